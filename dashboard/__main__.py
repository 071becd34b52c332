"""`python -m dashboard` is the command `scorecard`."""

from dashboard.cli import main

if __name__ == "__main__":
    main()
