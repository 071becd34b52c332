"""How commands show rows and problems to a person: tables that fit the width of the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from dashboard.formats import plural
from dashboard.intake.checks.files import cannot_be_opened
from dashboard.intake.problems import Problem, Severity, UnreadableError

MOST_SHOWN = 200


def read_file(file: Path) -> bytes:
    """The bytes of a file. Raises UnreadableError, with a problem to show, where there are none."""
    try:
        return file.read_bytes()
    except OSError as error:
        why = (error.strerror or "it cannot be read").lower()
        raise UnreadableError(cannot_be_opened.problem(value=file.name, reason=why)) from error


def show_table(title: str, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table on standard output; None prints as blank."""
    columns = (
        # A code is searched for in the documentation, so it is never broken over lines.
        Column(heading, overflow="fold", no_wrap=heading == "Code")
        for heading in headings
    )
    table = Table(*columns, title=title, title_justify="left")
    for row in rows[:MOST_SHOWN]:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console = Console(file=sys.stdout)
    console.print(table)
    if len(rows) > MOST_SHOWN:
        console.print(f"The first {MOST_SHOWN} of {len(rows):,}; --json gives them all.")


def show_problems(problems: Sequence[Problem], file: Path) -> None:
    """Print every problem of a file: where it is, what is wrong and what to do."""
    if problems:
        rows = [(p.severity, p.row, p.column, p.code, p.message, p.fix) for p in problems]
        show_table(file.name, ("", "Row", "Column", "Code", "What is wrong", "What to do"), rows)


def sum_up(read: int, problems: Sequence[Problem]) -> str:
    """What a check found, in a sentence: 42 rows, 0 errors, 4 warnings."""
    errors = sum(one.severity is Severity.ERROR for one in problems)
    counted = ((read, "row"), (errors, "error"), (len(problems) - errors, "warning"))
    return ", ".join(f"{count:,} {plural(count, noun)}" for count, noun in counted) + "."
