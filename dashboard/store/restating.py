"""The ledger of restatements: which published figures a change to what is published changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select

from dashboard.domain.periods import Period
from dashboard.store import chain, figures
from dashboard.store.errors import LockedPeriodError
from dashboard.store.standing import Key, has_figure, standing
from dashboard.store.tables import events, locks, records
from dashboard.store.types import Lock, NewRecord, Record, Restatement, Row

# Where the changes that came with a publication, and with a withdrawal, are kept.
_KEPT_AS = {"published": "restatements", "withdrawn": "restatements_withdrawn"}


def enter(
    connection: Connection,
    kind: str,
    org: str,
    submission: str,
    revision: int,
    *,
    by: str,
    at: datetime,
    why: str,
) -> None:
    """Write down what the change that made `revision` changed, once it has been recorded.

    A provisional figure is expected to change, and is left out. Raises LockedPeriodError where a
    figure of a locked period changes or comes in without a reason.
    """
    before, after = (_figures(connection, org, one) for one in (revision - 1, revision))
    closed = [Period.parse(one.period) for one in standing_locks(connection, org)]
    found = list(_changes(before, after, closed))
    held = sorted({change.period for change in found if change.row["locked"]})
    if held and not why.strip():
        raise LockedPeriodError([Period.parse(one).label for one in held])
    if not found:
        return
    kept = _KEPT_AS[kind]
    rows = [
        NewRecord(kept, number, "", change.subject, change.period, change.row)
        for number, change in enumerate(found, start=1)
    ]
    figures.add(connection, submission, org, rows)
    vouched = {kept: figures.content_digest(connection, submission, kept)}
    chain.append(
        connection,
        f"restated by {kind}",
        by=by,
        at=at,
        submission=submission,
        why=why,
        detail={"records": vouched},
    )


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


def _figures(connection: Connection, org: str, revision: int) -> dict[Key, Record]:
    kept = [
        record
        for dataset in ("rollups", "observations")
        for record in figures.visible(connection, org, dataset, revision)
    ]
    found = standing(kept).items()
    return {key: record for key, record in found if _states_a_figure(record.row)}


def _states_a_figure(row: Row) -> bool:
    """Whether a row states one to be judged by: progress that is shown only does not."""
    return has_figure(row) and not row.get("unrated")


def _changes(
    before: dict[Key, Record], after: dict[Key, Record], closed: Sequence[Period]
) -> Iterator[NewRecord]:
    for key in sorted({*before, *after}):
        was, now = before.get(key), after.get(key)
        locked = any(period.contains(Period.parse(key[1])) for period in closed)
        if _same(was, now) or (was is None and not locked):
            continue
        if was is not None and was.row.get("provisional") and not locked:
            continue
        row: Row = {
            "measure": key[0],
            "period": key[1],
            "before": json.dumps(was.row, ensure_ascii=False) if was else None,
            "after": json.dumps(now.row, ensure_ascii=False) if now else None,
            "locked": "Y" if locked else None,
        }
        yield NewRecord("", 0, "", key[0], key[1], row)


def _same(was: Record | None, now: Record | None) -> bool:
    if was is None or now is None:
        return was is now
    return all(was.row.get(name) == now.row.get(name) for name in _SAID)


_SAID = ("value", "numerator", "denominator")
