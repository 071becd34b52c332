"""The monthly close from the command line: load, publish, reject, withdraw."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from dashboard import formats
from dashboard.commands.console import (
    ERRORS,
    AnyOrg,
    AsJson,
    AsUser,
    Org,
    SubmissionId,
    Why,
    known_dataset,
    print_json,
    say,
)
from dashboard.commands.pull import pull
from dashboard.commands.stores import (
    loaded_document,
    notice_new_organisation,
    open_ingest,
    publish_if_allowed,
)
from dashboard.commands.tables import read_file, show_problems
from dashboard.ingest import FileRefusedError
from dashboard.intake.problems import UnreadableError
from dashboard.store import Submission

AsAt = Annotated[
    datetime | None,
    typer.Option("--as-at", formats=["%Y-%m-%d"], help="The day a register was taken: today."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (load, pull, submissions, publish, reject, withdraw, rollback):
        app.command(command.__name__)(command)


def load(
    dataset: Annotated[str, typer.Argument(callback=known_dataset, help="The kind of file.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV or XLSX file.")],
    org: Org,
    by: AsUser,
    publish: Annotated[bool, typer.Option("--publish", help="Publish it too, if allowed.")] = False,
    source: Annotated[str, typer.Option(help="Where the figures come from, in a sentence.")] = "",
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Check a file and keep it for someone to publish; a file with errors is not kept."""
    ingest = open_ingest()
    notice_new_organisation(ingest, org)
    rows, submission, problems = 0, None, []
    day, name = as_at.date() if as_at else None, file.name
    try:
        submission, batch = ingest.stage(
            dataset, read_file(file), org=org, by=by, filename=name, source=source, as_at=day
        )
        rows, problems = batch.read, [*batch.problems]
    except UnreadableError as unread:
        problems = [unread.problem]
    except FileRefusedError as refused:
        rows, problems = refused.batch.read, [*refused.batch.problems]
        say(str(refused))
    if submission is not None and publish:
        submission = publish_if_allowed(ingest, submission, by)
    if as_json:
        print_json(loaded_document(dataset, rows, submission, problems))
    else:
        show_problems(problems, file)
    if submission is None:
        raise typer.Exit(ERRORS)
    say(f"{submission.id}, {_rows(submission)} of {dataset}, is {submission.state}.")


def _rows(one: Submission) -> str:
    return f"{one.rows:,} {formats.plural(one.rows, 'row')}"


def submissions(org: AnyOrg = None, as_json: AsJson = False) -> None:
    """List what was loaded and what has become of it, oldest first."""
    found = open_ingest().store.submissions(org)
    if as_json:
        print_json({"submissions": [asdict(one) for one in found]})
        return
    for one in found:
        revision = f"revision {one.revision}" if one.revision else "not published"
        when = f"{one.created_at:%Y-%m-%d %H:%M}"
        typer.echo(
            f"{one.id}  {one.org}  {one.dataset}  {one.state}  {revision}  "
            f"{_rows(one)}  {when} by {one.by}  {one.filename}"
        )
    if not found:
        say("Nothing has been loaded.")


def publish(
    submission_id: SubmissionId,
    by: AsUser,
    why: Annotated[str, typer.Option("--why", help="A note for the audit.")] = "",
) -> None:
    """Make a submission's figures show, as a new revision."""
    _done(open_ingest().publish(submission_id, by=by, why=why))


def reject(submission_id: SubmissionId, by: AsUser, why: Why) -> None:
    """Turn down a submission that is waiting to be published."""
    _done(open_ingest().reject(submission_id, by=by, why=why))


def withdraw(submission_id: SubmissionId, by: AsUser, why: Why) -> None:
    """Withdraw a published submission: the figures it replaced show again."""
    rollback(submission_id, by, why)


def rollback(submission_id: SubmissionId, by: AsUser, why: Why) -> None:
    """Withdraw a published submission: the older name of `scorecard withdraw`."""
    _done(open_ingest().rollback(submission_id, by=by, why=why))


def _done(submission: Submission) -> None:
    revision = submission.withdrawn_revision or submission.revision
    at = f" at revision {revision}" if revision else ""
    say(f"{submission.id}, {submission.dataset} of {submission.org}, is {submission.state}{at}.")
