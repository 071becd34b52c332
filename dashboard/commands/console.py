"""How commands speak: one JSON document on standard output, sentences on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from dashboard.against import against_published
from dashboard.catalogue import ORGANISATION_CODE
from dashboard.ingest import Ingest, SamePersonError
from dashboard.intake.batch import Batch
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Problem
from dashboard.settings import Settings
from dashboard.store import Store, Submission, Vault

ERRORS, USAGE = 1, 2

AsUser = Annotated[str, typer.Option("--as", help="Who is doing this, for the audit.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
Why = Annotated[str, typer.Option("--why", help="The reason, kept in the audit.")]


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def open_ingest(settings: Settings | None = None) -> Ingest:
    """The write path over the store that the settings name; a new store is made on the way."""
    settings = settings or Settings()
    store = Store(settings.database_url)
    store.database.require_current()
    return Ingest(store, Vault(settings.vault_dir), settings, now)


def compare(org: str, batch: Batch) -> list[Problem]:
    """What `check --org` says of a file beside what is published; a store is never made for it."""
    store = Store(Settings().database_url)
    if store.database.version() is None:
        return []
    store.database.require_current()
    return against_published(batch, store, org)


def say(sentence: str) -> None:
    """Tell the person something without disturbing what a program reads."""
    typer.echo(sentence, err=True)


def print_json(document: Any) -> None:
    """The one JSON document of a command."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2, default=_plain) + "\n")


def known_dataset(name: str) -> str:
    """A dataset's name as typed. Raises a usage error for one there is none of."""
    if name not in DATASETS:
        raise typer.BadParameter(f"there is no dataset {name}; there are {', '.join(DATASETS)}.")
    return name


def organisation_code(code: str | None) -> str | None:
    """An organisation's code as typed. Raises a usage error where it cannot be one."""
    if code is not None and not ORGANISATION_CODE.fullmatch(code):
        raise typer.BadParameter(
            f"{code!r} cannot be an organisation's code: use 2 to 32 lower-case letters, digits "
            "and hyphens, such as milton-keynes."
        )
    return code


Org = Annotated[str, typer.Option(callback=organisation_code, help="The organisation's code.")]
AnyOrg = Annotated[
    str | None, typer.Option("--org", callback=organisation_code, help="Only this organisation.")
]


def notice_new_organisation(ingest: Ingest, org: str) -> None:
    """Say so where nothing was ever loaded for a code: it may be a slip of the keyboard."""
    known = {*ingest.catalogue.organisations, *(one.code for one in ingest.store.organisations())}
    if org not in known:
        say(f"{org} is a new organisation: nothing was loaded for it before.")


def publish_if_allowed(ingest: Ingest, submission: Submission, by: str) -> Submission:
    """Publish where the approvals setting lets this person; else say who may."""
    try:
        return ingest.publish(submission.id, by=by)
    except SamePersonError as refused:
        say(f"Loaded, not published. {refused}")
        return submission


def loaded_document(
    dataset: str, rows: int, submission: Submission | None, problems: Iterable[Problem]
) -> dict[str, Any]:
    """What `--json` prints for one file: the contract's four keys, and what became of it."""
    return {
        "dataset": dataset,
        "rows": rows,
        "submission": submission.id if submission else None,
        "state": submission.state if submission else "refused",
        "revision": submission.revision if submission else None,
        "same_file": list(submission.same_file) if submission else [],
        "problems": [problem.as_dict() for problem in problems],
    }


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    raise TypeError(f"{type(value).__name__} has no place in a command's JSON")
