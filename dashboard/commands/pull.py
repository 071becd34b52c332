"""Loading all that a folder or a database holds, by the same checks as a file sent by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from dashboard import formats
from dashboard.commands.console import ERRORS, AsJson, AsUser, Org, print_json, say
from dashboard.commands.stores import (
    loaded_document,
    notice_new_organisation,
    open_ingest,
    publish_if_allowed,
)
from dashboard.commands.tables import show_problems
from dashboard.ingest import FileRefusedError, Ingest
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Problem
from dashboard.sources import Delivery, database_deliveries, folder_deliveries
from dashboard.store import Submission
from dashboard.watched import submit_to_look_at


def pull(
    org: Org,
    by: AsUser,
    folder: Annotated[
        Path | None, typer.Option(help="A folder of files named after their datasets.")
    ] = None,
    database: Annotated[
        str | None,
        typer.Option(
            envvar="SCORECARD_SOURCE_URL",
            help="The SQLAlchemy address of a database; better given in the variable, where other "
            "users of the machine cannot see its password.",
        ),
    ] = None,
    sql: Annotated[
        Path | None, typer.Option(help="A folder of queries, such as observations.sql.")
    ] = None,
    submit: Annotated[
        bool, typer.Option("--submit", help="Submit too, for somebody to approve.")
    ] = False,
    publish: Annotated[bool, typer.Option("--publish", help="Publish too, if allowed.")] = False,
    source: Annotated[str, typer.Option(help="Where the figures come from, in a sentence.")] = "",
    as_json: AsJson = False,
) -> None:
    """Load what a folder or a database holds; a file that was loaded before is passed over."""
    deliveries = _deliveries(folder, database, sql, source)
    ingest = open_ingest()
    notice_new_organisation(ingest, org)
    done = []
    for delivery in deliveries:
        document, problems = _load(ingest, delivery, org, by, submit=submit, publish=publish)
        done.append(document)
        if not as_json:
            show_problems(problems, Path(delivery.filename))
    if as_json:
        print_json({"loaded": done})
    if any(one["state"] == "refused" for one in done):
        raise typer.Exit(ERRORS)


def _deliveries(
    folder: Path | None, database: str | None, sql: Path | None, source: str
) -> list[Delivery]:
    if folder is not None and sql is None:
        return folder_deliveries(folder, DATASETS, source)
    if database is not None and sql is not None and folder is None:
        return database_deliveries(database, sql, DATASETS, source)
    if sql is not None and folder is None:
        raise typer.BadParameter(
            "--sql needs the database it asks: its address in the variable SCORECARD_SOURCE_URL, "
            "or in --database."
        )
    raise typer.BadParameter("name a --folder, or a --database with its --sql folder.")


def _load(
    ingest: Ingest, delivery: Delivery, org: str, by: str, *, submit: bool, publish: bool
) -> tuple[dict[str, Any], Sequence[Problem]]:
    """Load one file, and say what became of it; one bad file does not stop the others."""
    dataset, name = delivery.dataset, delivery.filename
    if (same := ingest.latest_same(dataset, delivery.data, org)) is not None:
        say(f"{name}: unchanged since {same.id}, not loaded again.")
        if submit and same.state == "staged":
            same = _submit(ingest, same, ingest.recheck(same.id).problems, by)
        return {**loaded_document(dataset, same.rows, same, ()), "state": "unchanged"}, ()
    try:
        submission, batch = ingest.stage(
            dataset, delivery.data, org=org, by=by, filename=name, source=delivery.source
        )
    except FileRefusedError as refused:
        say(f"{name}: {refused}")
        found = refused.batch.problems
        return loaded_document(dataset, refused.batch.read, None, found), found
    if submit:
        submission = _submit(ingest, submission, batch.problems, by)
    if publish:
        submission = publish_if_allowed(ingest, submission, by)
    rows = formats.numbered(submission.rows, "row")
    say(f"{name}: {submission.id}, {rows}, is {submission.state}.")
    return loaded_document(dataset, batch.read, submission, batch.problems), batch.problems


def _submit(
    ingest: Ingest, submission: Submission, problems: Sequence[Problem], by: str
) -> Submission:
    done = submit_to_look_at(ingest, submission, problems, by=by, whence="a folder or database")
    say(f"{done.id} is submitted, for somebody to approve.")
    return done
