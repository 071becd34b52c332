"""Which files of submissions are deleted once they are old: never figures, never the audit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from dashboard.ingest import Ingest
from dashboard.refusals import words
from dashboard.store import Submission


def purge(ingest: Ingest, older_than: timedelta, *, by: str) -> list[str]:
    """Delete the files of submissions never published and older than this; their digests.

    So are files that old of no submission: whatever put them away was cut off. A file that any
    other submission still needs is kept. The rows and the audit stay.
    """
    by = words(by, "Say who is purging.")
    everything = ingest.store.submissions()
    before = ingest.clock() - older_than
    idle = [
        found
        for found in everything
        if found.state in {"staged", "rejected"} and found.created_at < before
    ]
    stray = {*ingest.vault.older(before)} - _files_of(everything)
    needed = [found for found in everything if found not in idle]
    unneeded = (_files_of(idle) - _files_of(needed)) | stray
    gone = sorted(digest for digest in unneeded if ingest.vault.has(digest))
    if gone:
        ingest.store.note("purged", by=by, at=ingest.clock(), detail={"files": gone})
    for digest in gone:
        ingest.vault.remove(digest)
    return gone


def _files_of(found: Iterable[Submission]) -> set[str]:
    """What the vault holds for submissions: the files as they came, and registers as kept."""
    return {digest for one in found for digest in (one.digest, one.register) if digest}
