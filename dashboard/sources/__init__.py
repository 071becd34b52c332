"""The ways figures arrive: a file, a folder, a database, the sample."""
