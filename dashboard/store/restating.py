"""The ledger of restatements: which published figures a change to what is published changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from dashboard.domain.periods import Period
from dashboard.store import chain, figures
from dashboard.store.errors import LockedPeriodError
from dashboard.store.judged import judged, restated
from dashboard.store.standing import taken_out
from dashboard.store.tables import events, locks, records
from dashboard.store.types import Lock, NewRecord, Restatement, Row, Submission

# Where the changes that came with a publication, and with a withdrawal, are kept.
_KEPT_AS = {"published": "restatements", "withdrawn": "restatements_withdrawn"}


def enter(
    connection: Connection,
    kind: str,
    changed: Submission,
    revision: int,
    *,
    by: str,
    at: datetime,
    why: str,
) -> None:
    """Write down what the change that made `revision` changed, once it has been recorded.

    A provisional figure is expected to change, and is left out. The reason is that of whoever
    decides, else the one it was submitted with. Raises LockedPeriodError where a figure of a
    locked period changes or comes in without either.
    """
    if kind == "published":
        why = why.strip() or changed.submitted_why
    found = _restated(connection, changed, revision)
    held = sorted({change.period for change in found if change.row["locked"]})
    if held and not why.strip():
        raise LockedPeriodError([Period.parse(one).label for one in held])
    if not found:
        return
    said: dict[str, Any] = {"by": by, "at": at, "why": why, "submission": changed.id}
    vouched = {"records": _write(connection, kind, changed, found)}
    chain.append(connection, f"restated by {kind}", detail=vouched, **said)


def _write(
    connection: Connection, kind: str, changed: Submission, found: Sequence[NewRecord]
) -> dict[str, str]:
    """Keep what was restated; the digest of it, for the audit to vouch for."""
    kept = _KEPT_AS[kind]
    rows = [
        NewRecord(kept, number, "", change.subject, change.period, change.row)
        for number, change in enumerate(found, start=1)
    ]
    figures.add(connection, changed.id, changed.org, rows)
    return {kept: figures.content_digest(connection, changed.id, kept)}


def _restated(connection: Connection, changed: Submission, revision: int) -> list[NewRecord]:
    org, defined = changed.org, changed.dataset == "measures"
    before, after = (judged(connection, org, one, defined) for one in (revision - 1, revision))
    closed = [Period.parse(one.period) for one in standing_locks(connection, org)]
    gone = taken_out(ledger(connection, org, revision - 1))
    return list(restated(before, after, closed, gone))


def ledger(connection: Connection, org: str, revision: int) -> Iterator[Restatement]:
    """Every restatement of an organisation's figures up to a revision, the newest first."""
    for kind, kept in _KEPT_AS.items():
        query = (
            select(records.c.body, events.c.submission, events.c.revision)
            .add_columns(events.c.done_by, events.c.at, events.c.why)
            .join(events, (events.c.submission == records.c.submission) & (events.c.kind == kind))
            .where(records.c.org == org, records.c.dataset == kept, events.c.revision <= revision)
            .order_by(events.c.revision.desc(), records.c.number)
        )
        for found in connection.execute(query):
            row: Row = json.loads(found.body)
            yield Restatement(
                measure=row["measure"] or "",
                period=row["period"] or "",
                before=json.loads(row["before"]) if row["before"] else None,
                after=json.loads(row["after"]) if row["after"] else None,
                locked=row["locked"] == "Y",
                submission=found.submission,
                revision=found.revision,
                by=found.done_by,
                at=datetime.fromisoformat(found.at),
                why=found.why,
            )


def standing_locks(connection: Connection, org: str, revision: int | None = None) -> list[Lock]:
    """The locks that hold now, or held when a revision was made, by period."""
    said = select(func.max(locks.c.number)).where(locks.c.org == org).group_by(locks.c.period)
    if revision is not None:
        made = select(events.c.number).where(events.c.revision == revision).scalar_subquery()
        said = said.where(locks.c.number < made)
    holding = (locks.c.number.in_(said), locks.c.locked.is_(True))
    return sorted(_locks(connection, *holding), key=lambda one: one.period)


def lock_history(connection: Connection, org: str) -> list[Lock]:
    """Every lock of an organisation's periods and every opening, the newest first."""
    return _locks(connection, locks.c.org == org)


def _locks(connection: Connection, *where: ColumnElement[bool]) -> list[Lock]:
    query = (
        select(locks.c.period, locks.c.locked, events.c.done_by, events.c.at, events.c.why)
        .join(events, events.c.number == locks.c.number)
        .where(*where)
        .order_by(locks.c.number.desc())
    )
    return [
        Lock(one.period, one.locked, one.done_by, datetime.fromisoformat(one.at), one.why)
        for one in connection.execute(query)
    ]
