"""What every test shares: a skipped test is counted out loud, so that no gap goes unseen."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# Tests of the pages come as a visitor of a demonstration; those of signing in say otherwise.
os.environ["SCORECARD_SIGN_IN"] = "demonstration"

settings.register_profile("unhurried", deadline=None)  # a busy machine is not a fault
settings.load_profile("unhurried")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests did not run and why, where nobody can overlook it."""
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    count = f"{len(skipped)} TEST{'' if len(skipped) == 1 else 'S'} DID NOT RUN"
    terminalreporter.write_sep("!", count, red=True, bold=True)
    for reason in sorted({_reason(report) for report in skipped}):
        terminalreporter.write_line(f"  {reason}")


def _reason(report: pytest.TestReport) -> str:
    """A skip is reported as (file, line, sentence)."""
    where = report.longrepr
    return where[2] if isinstance(where, tuple) else str(where)
