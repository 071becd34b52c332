"""The rest of the monthly close from the command line: submit, lock, the ledger, a folder."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from dashboard.commands.console import (
    ERRORS,
    AsJson,
    AsUser,
    Org,
    SubmissionId,
    Why,
    print_json,
    say,
)
from dashboard.commands.stores import notice_new_organisation, open_ingest
from dashboard.domain.periods import Period, PeriodError
from dashboard.ingest import Ingest
from dashboard.store import Restatement
from dashboard.watched import Taken, take_in

Settled = Annotated[
    int, typer.Option("--settled", min=0, help="Seconds a file has to lie untouched.")
]
Every = Annotated[
    int, typer.Option("--every", min=0, help="Look again every so many seconds; 0: look once.")
]
Watched = Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the files are put.")]


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except PeriodError as error:
        raise typer.BadParameter(str(error)) from error


PeriodName = Annotated[
    Any, typer.Argument(metavar="PERIOD", parser=_period, help="A period, such as 2026-10.")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (submit, lock, unlock, restatements, ingest):
        app.command(command.__name__)(command)


def submit(
    submission_id: SubmissionId,
    by: AsUser,
    why: Annotated[str, typer.Option("--why", help="Why its warnings can stand.")] = "",
) -> None:
    """Put a loaded file before whoever approves it; warnings need a reason."""
    done = open_ingest().submit(submission_id, by=by, why=why)
    say(f"{done.id}, {done.dataset} of {done.org}, is {done.state}.")


def lock(period: PeriodName, org: Org, by: AsUser) -> None:
    """From now on, change figures of a period only with a reason."""
    opened = open_ingest()
    notice_new_organisation(opened, org)
    opened.lock(org, period, by=by)
    say(f"{period.label} is locked.")


def unlock(period: PeriodName, org: Org, by: AsUser, why: Why) -> None:
    """Open a locked period again."""
    open_ingest().unlock(org, period, by=by, why=why)
    say(f"{period.label} is open.")


def restatements(org: Org, as_json: AsJson = False) -> None:
    """List the published figures that were changed since, newest first."""
    found = open_ingest().store.restatements(org)
    if as_json:
        print_json({"restatements": [_document(one) for one in found]})
        return
    for one in found:
        before, after = (_figure(row) for row in (one.before, one.after))
        typer.echo(
            f"{one.measure}  {one.period}  {before} -> {after}  {one.submission}  "
            f"{one.at:%Y-%m-%d %H:%M} by {one.by}  {one.why}"
        )
    if not found:
        say("No published figure was changed.")


def ingest(folder: Watched, org: Org, by: AsUser, settled: Settled = 10, every: Every = 0) -> None:
    """Take in the complete files of a folder, submit them, and move them to done or problems."""
    if not folder.is_dir():
        raise typer.BadParameter(f"there is no folder {folder}.")
    opened = open_ingest()
    notice_new_organisation(opened, org)
    while True:
        refused = [one for one in _look(folder, opened, org, by, settled) if one.refused]
        if not every:
            break
        time.sleep(every)
    if refused:
        raise typer.Exit(ERRORS)


def _look(folder: Path, opened: Ingest, org: str, by: str, settled: int) -> list[Taken]:
    taken = []
    for one in take_in(folder, opened, org=org, by=by, settled=timedelta(seconds=settled)):
        say(one.said)
        taken.append(one)
    return taken


def _document(one: Restatement) -> dict[str, Any]:
    return {
        "measure": one.measure,
        "period": one.period,
        "before": _figure(one.before),
        "after": _figure(one.after),
        "locked": one.locked,
        "submission": one.submission,
        "revision": one.revision,
        "by": one.by,
        "at": one.at,
        "why": one.why,
    }


def _figure(row: dict[str, str | None] | None) -> str | None:
    """A figure as kept: its value, else its counts."""
    if row is None:
        return None
    counts = f"{row.get('numerator')} of {row.get('denominator')}"
    return counts if row.get("denominator") else row.get("value")
