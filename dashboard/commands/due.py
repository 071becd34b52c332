"""`scorecard due`: which returns are owed, by when, and what came of each."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from dashboard.commands.console import AnyOrg, AsJson, print_json, say
from dashboard.commands.tables import show_table
from dashboard.readmodels.returns.due import DueLine, DueQuery, build
from dashboard.services import open_books
from dashboard.settings import Settings

_HEADINGS = ("Due", "Service", "Return", "Period", "State", "What came")


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("due")(due)


def due(
    org: AnyOrg = None,
    as_at: Annotated[
        datetime | None,
        typer.Option("--as-at", formats=["%Y-%m-%d"], help="As it stood on a day: today."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List the returns that services owe, by due day: received, late, missing or awaited."""
    books, day = open_books(Settings()), as_at.date() if as_at else None
    orgs = [org] if org else [one.code for one in books.kept.organisations()]
    shown = (day or books.edition.as_at).isoformat()
    found = [
        (code, line)
        for code in orgs
        for line in build(DueQuery(code, shown if day else None), books).lines
    ]
    found.sort(key=lambda one: (one[1].due_on, one[0]))
    if as_json:
        returns = [{"org": code, **asdict(line)} for code, line in found]
        print_json({"as_at": shown, "returns": returns})
        return
    _show(found, several=len(orgs) > 1)
    say(f"{len(found):,} owed as at {shown}." if found else f"No return is owed as at {shown}.")


def _show(found: list[tuple[str, DueLine]], *, several: bool) -> None:
    if not found:
        return
    headings = ("Organisation", *_HEADINGS) if several else _HEADINGS
    rows = [_cells(line) for _, line in found]
    if several:
        rows = [(code, *cells) for (code, _), cells in zip(found, rows, strict=True)]
    show_table("Returns owed, by due day", headings, rows)


def _cells(line: DueLine) -> tuple[str, ...]:
    return (line.due_on, line.service, line.title, line.period, line.state, line.words)
