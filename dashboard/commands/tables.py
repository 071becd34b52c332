"""How commands show rows and problems: tables that fit the terminal, or lines for a program."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import typer
from rich import box
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from dashboard.formats import plural
from dashboard.intake.checks.files import cannot_be_opened
from dashboard.intake.problems import Problem, Severity, UnreadableError

MOST_SHOWN = 200
_ENDLESS = 100_000  # wider than any row: what a table would take if it could


def read_file(file: Path) -> bytes:
    """The bytes of a file. Raises UnreadableError, with a problem to show, where there are none."""
    try:
        return file.read_bytes()
    except OSError as error:
        why = (error.strerror or "it cannot be read").lower()
        raise UnreadableError(cannot_be_opened.problem(value=file.name, reason=why)) from error


def show_table(title: str, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows on standard output; None prints as blank.

    On a terminal as a table, or, where words would be broken to fit it, each row as a list. Else
    one line a row, parted by tabs, for other programs.
    """
    shown = [["" if cell is None else str(cell) for cell in row] for row in rows[:MOST_SHOWN]]
    console = Console(file=sys.stdout)
    if not console.is_terminal:
        for line in ([title], headings, *shown):
            typer.echo("\t".join(" ".join(cell.split()) for cell in line))
    elif _fits(table := _table(title, headings, shown), console):
        console.print(table)
    else:
        console.print(Text(title, style="italic"))
        for row in shown:
            console.print(_as_list(headings, row))
    if len(rows) > MOST_SHOWN:
        typer.echo(f"The first {MOST_SHOWN} of {len(rows):,}; --json gives them all.")


def _table(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    columns = (
        # A code is searched for in the documentation, so it is never broken over lines.
        Column(heading, overflow="fold", no_wrap=heading == "Code")
        for heading in headings
    )
    table = Table(*columns, title=title, title_justify="left")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _fits(table: Table, console: Console) -> bool:
    """Whether no word of the table has to be broken."""
    endless = console.options.update(width=_ENDLESS)
    return console.measure(table, options=endless).minimum <= console.width


def _as_list(headings: Sequence[str], row: Sequence[str]) -> Table:
    """A row as a table of two columns, its headings and what stands under each; no blanks."""
    lines = Table(Column(no_wrap=True), Column(overflow="fold"), box=box.SIMPLE, show_header=False)
    for heading, cell in zip(headings, row, strict=True):
        if cell:
            lines.add_row(heading, Text(cell))
    return lines


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
