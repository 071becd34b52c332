"""Loading all that a folder or a database holds, by the same checks as a file sent by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from dashboard.commands.console import (
    ERRORS,
    AsJson,
    AsUser,
    Org,
    loaded_document,
    notice_new_organisation,
    open_ingest,
    print_json,
    print_problems,
    publish_if_allowed,
    say,
)
from dashboard.ingest import FileRefusedError, Ingest
from dashboard.intake.contracts import DATASETS
from dashboard.sources import Delivery, database_deliveries, folder_deliveries


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
    publish: Annotated[bool, typer.Option("--publish", help="Publish too, if allowed.")] = False,
    source: Annotated[str, typer.Option(help="Where the figures come from, in a sentence.")] = "",
    as_json: AsJson = False,
) -> None:
    """Load what a folder or a database holds; a file that was loaded before is passed over."""
    deliveries = _deliveries(folder, database, sql, source)
    ingest = open_ingest()
    notice_new_organisation(ingest, org)
    done = [_load(ingest, delivery, org, by, publish=publish) for delivery in deliveries]
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
    raise typer.BadParameter("name a --folder, or a --database with its --sql folder.")


def _load(
    ingest: Ingest, delivery: Delivery, org: str, by: str, *, publish: bool
) -> dict[str, Any]:
    """Load one file, and say what became of it; one bad file does not stop the others."""
    dataset = delivery.dataset
    if (same := ingest.latest_same(dataset, delivery.data, org)) is not None:
        say(f"{delivery.filename}: unchanged since {same.id}, not loaded again.")
        return {"dataset": dataset, "submission": same.id, "state": "unchanged"}
    try:
        submission, batch = ingest.stage(
            dataset,
            delivery.data,
            org=org,
            by=by,
            filename=delivery.filename,
            source=delivery.source,
        )
    except FileRefusedError as refused:
        print_problems(refused.batch.problems, delivery.filename)
        say(f"{delivery.filename}: {refused}")
        return loaded_document(dataset, None, refused.batch)
    print_problems(batch.problems, delivery.filename)
    if publish:
        submission = publish_if_allowed(ingest, submission, by)
    say(f"{delivery.filename}: {submission.id}, {submission.rows} rows, {submission.state}.")
    return loaded_document(dataset, submission, batch)
