"""How commands reach the store: opened for writing, compared with, and told of to a program."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.against import Published, against_published
from dashboard.commands.console import now, say
from dashboard.ingest import Ingest, SamePersonError
from dashboard.intake.batch import Batch
from dashboard.intake.problems import Problem
from dashboard.settings import Settings
from dashboard.store import Store, Submission, Vault


def open_ingest(settings: Settings | None = None) -> Ingest:
    """The write path over the store that the settings name; a new store is made on the way."""
    settings = settings or Settings()
    store = Store(settings.database_url)
    store.database.require_current()
    return Ingest(store, Vault(settings.vault_dir), settings, now)


def compare(org: str, batch: Batch) -> list[Problem]:
    """What `check --org` says of a file beside what is published; a store is never made for it."""
    settings = Settings()
    store = Store(settings.database_url)
    if store.database.version() is None:
        return []
    store.database.require_current()
    return against_published(batch, Published(store, Vault(settings.vault_dir), org))


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
