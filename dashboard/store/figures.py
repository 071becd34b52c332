"""Which rows can be seen: for each scope, those of the newest submission not withdrawn.

A register is as new as its day: one of an earlier day, sent late, takes the place of none later.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, insert, literal, select

from dashboard.domain.clocks.dates import day_of
from dashboard.registers.clocks import KEPT_WHOLE
from dashboard.store.tables import events, records, submissions
from dashboard.store.types import NewRecord, Record, Row

# Rows worked out when a submission is published, and the datasets they are worked out from. Each
# figure stands by itself: a register of November does not take away what October's added up to.
DERIVED = {"rollups": ("compliance_returns", *sorted(KEPT_WHOLE))}

_SHOWN = (records.c.body, records.c.number, records.c.submission, records.c.scope)


def add(connection: Connection, submission: str, org: str, rows: Iterable[NewRecord]) -> None:
    """Keep the rows of a submission; they show once it is published."""
    values = [
        {
            "submission": submission,
            "dataset": row.dataset,
            "number": row.number,
            "org": org,
            "scope": row.scope,
            "subject": row.subject,
            "period": row.period,
            "body": json.dumps(row.row, ensure_ascii=False, separators=(",", ":")),
        }
        for row in rows
    ]
    if values:
        connection.execute(insert(records), values)


def current_revision(connection: Connection) -> int:
    """The store's change number: 0 before anything was published."""
    latest: int | None = connection.execute(select(func.max(events.c.revision))).scalar_one()
    return latest or 0


def settled(connection: Connection, revision: int | None) -> int:
    """The revision asked for, the latest where none is."""
    return current_revision(connection) if revision is None else revision


def visible(
    connection: Connection,
    org: str,
    dataset: str,
    revision: int,
    subject: str | None = None,
    period: str | None = None,
    without: str = "",
) -> list[Record]:
    """The rows an organisation's dataset showed at a revision, oldest submission first; `without`
    leaves one submission out, as though it had never been published."""
    live = _live(org, DERIVED.get(dataset, (dataset,)), revision, without)
    found = connection.execute(live).all()
    if not found:
        return []
    newest = _newest(found)
    chosen = and_(
        records.c.org == org,
        records.c.dataset == dataset,
        *([records.c.subject == subject] if subject is not None else []),
        *([records.c.period == period] if period is not None else []),
    )
    if newest.whole_register and dataset not in DERIVED:
        query = _records_of(newest.id, newest.revision).where(chosen)
    else:
        query = _newest_by_scope(live, chosen, counted=dataset in DERIVED)
    return [_record(row) for row in connection.execute(query)]


def newest(
    connection: Connection, org: str, dataset: str, revision: int, without: str = ""
) -> str | None:
    """The id of the submission that an organisation's whole register showed at a revision."""
    found = connection.execute(_live(org, (dataset,), revision, without)).all()
    return _newest(found).id if found else None


def rows_of(connection: Connection, submission: str, dataset: str) -> list[Record]:
    """Every row of one submission in file order, published or not (revision 0)."""
    query = _records_of(submission, 0).where(records.c.dataset == dataset)
    return [_record(row) for row in connection.execute(query)]


def sent(connection: Connection, org: str, dataset: str, periods: Collection[str]) -> list[Record]:
    """The rows of these periods in every submission of a dataset, published or not."""
    query = select(*_SHOWN, literal(0).label("revision")).where(
        records.c.org == org,
        records.c.dataset == dataset,
        records.c.period.in_(sorted(periods)),
    )
    return [_record(row) for row in connection.execute(query)]


def content_digest(connection: Connection, submission: str, dataset: str) -> str:
    """SHA-256 over the kept rows of one submission, so that the audit can vouch for them."""
    columns = [column for column in records.c if column is not records.c.submission]
    query = (
        select(*columns)
        .where(records.c.submission == submission, records.c.dataset == dataset)
        .order_by(records.c.number)
    )
    digest = hashlib.sha256()
    for row in connection.execute(query):
        digest.update(json.dumps(list(row), ensure_ascii=False).encode() + b"\n")
    return digest.hexdigest()


def _newest(found: Sequence[Any]) -> Any:
    """The live submission that shows where one shows alone: the last that was published.

    A register that says its day leaves one of a later day where it is (`Submission.day`).
    """
    first, *others = sorted(found, key=lambda one: one.revision)
    for one in others:
        if not one.as_at or one.as_at >= _day(first):
            first = one
    return first


def _day(one: Any) -> str:
    return one.as_at or day_of(datetime.fromisoformat(one.loaded_at)).isoformat()


def _live(org: str, datasets: Iterable[str], revision: int, without: str) -> Select[Any]:
    """Submissions published and not withdrawn as of the revision."""
    withdrawn, staged = events.alias("withdrawn"), events.alias("staged")
    gone = select(withdrawn.c.submission).where(
        withdrawn.c.kind == "withdrawn",
        withdrawn.c.revision <= revision,
        withdrawn.c.submission == submissions.c.id,
    )
    return (
        select(
            submissions.c.id,
            submissions.c.dataset,
            submissions.c.whole_register,
            # A file of very many rows that waited as one has a day too, but is no register.
            case((submissions.c.whole_register, submissions.c.as_at), else_="").label("as_at"),
            staged.c.at.label("loaded_at"),
            events.c.revision,
        )
        .join(events, events.c.submission == submissions.c.id)
        .join(staged, staged.c.submission == submissions.c.id)
        .where(
            staged.c.kind == "staged",
            submissions.c.org == org,
            submissions.c.dataset.in_(datasets),
            events.c.kind == "published",
            events.c.revision <= revision,
            submissions.c.id != without,
            ~gone.exists(),
        )
    )


def _newest_by_scope(live_query: Select[Any], chosen: Any, *, counted: bool) -> Select[Any]:
    """Rows of the newest live submission of each scope, narrowed to those chosen; `counted` says
    that registers may have been counted for them."""
    live = live_query.cte("live")
    found = _latest_of_each_kind(live, chosen) if counted else _said(live, chosen)
    newest = (
        select(found.c.scope, func.max(found.c.revision).label("revision"))
        .group_by(found.c.scope)
        .cte("newest")
    )
    return (
        select(*_SHOWN, live.c.revision)
        .join(live, live.c.id == records.c.submission)
        .join(
            newest,
            and_(newest.c.scope == records.c.scope, newest.c.revision == live.c.revision),
        )
        .where(chosen)
        .order_by(live.c.revision, records.c.number)
    )


def _said(live: Any, chosen: Any) -> Any:
    """The scopes that each live submission says something of."""
    joined = select(records.c.scope, live.c.revision).join(live, live.c.id == records.c.submission)
    return joined.where(chosen).subquery()


def _latest_of_each_kind(live: Any, chosen: Any) -> Any:
    """The same, but of registers of one kind only that of the latest day."""
    place = func.rank().over(
        partition_by=(records.c.scope, live.c.dataset),
        order_by=(live.c.as_at.desc(), live.c.revision.desc()),
    )
    ranked = (
        select(records.c.scope, live.c.revision, place.label("place"))
        .join(live, live.c.id == records.c.submission)
        .where(chosen)
        .subquery()
    )
    return select(ranked.c.scope, ranked.c.revision).where(ranked.c.place == 1).subquery()


def _records_of(submission: str, revision: int) -> Select[Any]:
    return (
        select(*_SHOWN, literal(revision).label("revision"))
        .where(records.c.submission == submission)
        .order_by(records.c.number)
    )


def _record(row: Any) -> Record:
    body: Row = json.loads(row.body)
    return Record(body, row.number, row.submission, row.revision, row.scope)
