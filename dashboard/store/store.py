"""The store: what is kept, what can be seen as of a revision, and every change to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from dashboard.store import chain, figures, restating
from dashboard.store.database import Database
from dashboard.store.errors import UnknownSubmissionError, WrongStateError
from dashboard.store.history import require_unchanged, submissions_where
from dashboard.store.tables import events, organisations, submissions
from dashboard.store.types import (
    Arrival,
    AuditLine,
    Broken,
    NewRecord,
    Organisation,
    Record,
    Restatement,
    Submission,
)

# What each decision asks of a submission's state.
_COMES_FROM = {
    "submitted": ("staged",),
    "published": ("staged", "submitted"),
    "rejected": ("staged", "submitted"),
    "withdrawn": ("published",),
}

_NEWEST = (
    "SELECT revision, head FROM events WHERE revision IS NOT NULL ORDER BY revision DESC LIMIT 1"
)


class Store:
    """Submissions and their rows on SQLite or PostgreSQL: inserted, never changed or deleted.

    Writers take turns, so revisions and audit lines are numbered without gaps. Reads take a
    revision and always answer the same for it. Any method may raise StoreUnavailableError.
    """

    def __init__(self, url: str) -> None:
        self.database = Database(url)

    def migrate(self) -> None:
        """Make the tables or bring them up to this release."""
        self.database.migrate()

    def revision(self) -> int:
        """The number of changes made to what is published: 0 in a new store."""
        with self.database.reading() as connection:
            return figures.current_revision(connection)

    def head(self) -> str:
        """The audit's last hash: tells two stores at the same revision apart. Blank when new."""
        query = select(events.c.head).order_by(events.c.number.desc()).limit(1)
        with self.database.reading() as connection:
            return connection.execute(query).scalar() or chain.START

    def newest(self) -> tuple[int, str]:
        """The newest revision and its audit hash: a store put back from a copy differs in one."""
        found = self.database.glance(_NEWEST)
        return (int(found[0]), str(found[1])) if found else (0, "")

    def organisations(self) -> tuple[Organisation, ...]:
        """Every organisation that anything was loaded for, by name."""
        with self.database.reading() as connection:
            found = connection.execute(select(organisations)).all()
        return tuple(sorted((Organisation(*row) for row in found), key=lambda org: org.name))

    def rows(
        self,
        org: str,
        dataset: str,
        *,
        revision: int | None = None,
        subject: str | None = None,
        period: str | None = None,
        without: str = "",
    ) -> list[Record]:
        """The rows that showed at a revision (the latest unless given), oldest submission first.

        `subject` is the first column of the dataset's key, `period` is in normal form, `without`
        is a submission to leave out, as if it were withdrawn.
        """
        with self.database.reading() as connection:
            revision = figures.settled(connection, revision)
            return figures.visible(connection, org, dataset, revision, subject, period, without)

    def rows_of(self, submission: str, dataset: str | None = None) -> list[Record]:
        """The rows of one submission, published or not, in file order; its own dataset's unless
        another is named. Raises UnknownSubmissionError."""
        with self.database.reading() as connection:
            found = _require(connection, submission)
            return figures.rows_of(connection, submission, dataset or found.dataset)

    def sent(self, org: str, dataset: str, periods: Collection[str]) -> list[Record]:
        """The rows of these periods in every submission of a dataset, published or not."""
        with self.database.reading() as connection:
            return figures.sent(connection, org, dataset, periods)

    def submission(self, submission_id: str) -> Submission:
        """One submission. Raises UnknownSubmissionError."""
        with self.database.reading() as connection:
            return _require(connection, submission_id)

    def submissions(self, org: str | None = None) -> tuple[Submission, ...]:
        """Every submission, of one organisation if given, in the order they were loaded."""
        with self.database.reading() as connection:
            where = [submissions.c.org == org] if org is not None else []
            return tuple(submissions_where(connection, *where))

    def register(
        self, org: str, dataset: str, *, revision: int | None = None, without: str = ""
    ) -> Submission | None:
        """The register that showed at a revision, as figures.newest; both as for `rows`."""
        with self.database.reading() as connection:
            revision = figures.settled(connection, revision)
            newest = figures.newest(connection, org, dataset, revision, without)
            return _require(connection, newest) if newest else None

    def stage(
        self,
        arrival: Arrival,
        rows: Sequence[NewRecord],
        *,
        by: str,
        at: datetime,
        count: int | None = None,
    ) -> Submission:
        """Keep a checked file's rows under a new id; nothing shows until it is published.

        `count` is how many rows it has, where they are kept in the vault and not here.
        """
        with self.database.writing() as connection:
            before = connection.execute(select(func.count()).select_from(submissions)).scalar_one()
            identity = f"S{before + 1}"
            ensure_organisation(connection, arrival.org)
            described = {
                "org": arrival.org.code,
                "dataset": arrival.dataset,
                "filename": arrival.filename,
                "digest": arrival.digest,
                "rows": len(rows) if count is None else count,
                "source": arrival.source,
                "whole_register": arrival.whole_register,
                **_kept_whole(arrival),
            }
            connection.execute(insert(submissions).values(id=identity, **described))
            figures.add(connection, identity, arrival.org.code, rows)
            detail = {"arrival": described, "records": _vouched(connection, identity, arrival)}
            chain.append(connection, "staged", by=by, at=at, submission=identity, detail=detail)
            return _require(connection, identity)

    def publish(
        self,
        submission: str,
        *,
        by: str,
        at: datetime,
        why: str = "",
        derived: Sequence[NewRecord] = (),
        seen: int | None = None,
    ) -> Submission:
        """Make a submission, and rows derived from it, show as the next revision.

        `seen` is the revision of what the person had before them. Raises
        UnknownSubmissionError, WrongStateError, ChangedSinceError and LockedPeriodError.
        """
        with self.database.writing() as connection:
            found = _require_state(connection, submission, "published")
            require_unchanged(connection, found, seen)
            figures.add(connection, submission, found.org, derived)
            vouched = {
                dataset: figures.content_digest(connection, submission, dataset)
                for dataset in sorted({row.dataset for row in derived})
            }
            said = {"by": by, "at": at, "why": why}
            _revise(connection, "published", found, said, {"records": vouched})
            return _require(connection, submission)

    def newest_of(self, org: str, dataset: str) -> Submission | None:
        """An organisation's newest submission of a dataset; one that was rejected or withdrawn
        does not count as there."""
        there = ("staged", "submitted", "published")
        found = [it for it in self.submissions(org) if it.dataset == dataset and it.state in there]
        return found[-1] if found else None

    def submit(self, submission: str, *, by: str, at: datetime, why: str = "") -> Submission:
        """Put a staged submission before whoever approves.

        Raises UnknownSubmissionError or WrongStateError.
        """
        with self.database.writing() as connection:
            _require_state(connection, submission, "submitted")
            chain.append(connection, "submitted", by=by, at=at, submission=submission, why=why)
            return _require(connection, submission)

    def reject(self, submission: str, *, by: str, at: datetime, why: str) -> Submission:
        """Turn a staged submission down. Raises UnknownSubmissionError or WrongStateError."""
        with self.database.writing() as connection:
            _require_state(connection, submission, "rejected")
            chain.append(connection, "rejected", by=by, at=at, submission=submission, why=why)
            return _require(connection, submission)

    def withdraw(
        self, submission: str, *, by: str, at: datetime, why: str, seen: int | None = None
    ) -> Submission:
        """Take a published submission back as a new revision: what it replaced shows again.

        `seen` is the revision of what the person had before them. Raises UnknownSubmissionError,
        WrongStateError, ChangedSinceError or LockedPeriodError.
        """
        with self.database.writing() as connection:
            found = _require_state(connection, submission, "withdrawn")
            require_unchanged(connection, found, seen)
            _revise(connection, "withdrawn", found, {"by": by, "at": at, "why": why})
            return _require(connection, submission)

    def restatements(self, org: str, *, revision: int | None = None) -> tuple[Restatement, ...]:
        """The published figures of an organisation that were changed since, newest first."""
        with self.database.reading() as connection:
            revision = figures.settled(connection, revision)
            found = restating.ledger(connection, org, revision)
            return tuple(sorted(found, key=lambda one: -one.revision))

    def note(self, kind: str, *, by: str, at: datetime, detail: dict[str, object]) -> None:
        """Put something that changes no figure, such as a purge of old files, in the audit."""
        with self.database.writing() as connection:
            chain.append(connection, kind, by=by, at=at, detail=detail)

    def audit(self) -> list[AuditLine]:
        """The audit, oldest first."""
        with self.database.reading() as connection:
            return list(chain.lines(connection))

    def verify(self) -> Broken | None:
        """The first line of the audit that does not hold, None where all do."""
        with self.database.reading() as connection:
            return chain.verify(connection)


def _revise(
    connection: Connection,
    kind: str,
    found: Submission,
    said: dict[str, Any],
    detail: Mapping[str, object] | None = None,
) -> None:
    """Record a change to what is published as the next revision, and what it restated."""
    revision = figures.current_revision(connection) + 1
    chain.append(connection, kind, submission=found.id, revision=revision, detail=detail, **said)
    restating.enter(connection, kind, found, revision, **said)


def _vouched(connection: Connection, identity: str, arrival: Arrival) -> dict[str, str]:
    """The digest of the rows kept. What waits as one file is vouched for by the file's own: rows
    may come of it once it is published, and are vouched for then."""
    if arrival.register:
        return {}
    return {arrival.dataset: figures.content_digest(connection, identity, arrival.dataset)}


def _kept_whole(arrival: Arrival) -> dict[str, object]:
    """Where a register's rows are, and its day; said of no other: earlier audit lines hold."""
    return {name: said for name in ("register", "as_at") if (said := getattr(arrival, name))}


def ensure_organisation(connection: Connection, org: Organisation) -> None:
    """Make the organisation known where it is not."""
    known = select(organisations.c.code).where(organisations.c.code == org.code)
    if connection.execute(known).first() is None:
        connection.execute(insert(organisations).values(code=org.code, name=org.name))


def _require(connection: Connection, submission: str) -> Submission:
    found = submissions_where(connection, submissions.c.id == submission)
    if not found:
        raise UnknownSubmissionError(submission)
    return found[0]


def _require_state(connection: Connection, submission: str, kind: str) -> Submission:
    found = _require(connection, submission)
    if found.state not in _COMES_FROM[kind]:
        raise WrongStateError(submission, found.state, kind)
    return found
