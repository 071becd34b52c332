"""Which rows can be seen: for each scope, those of the newest submission not withdrawn."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Select, and_, func, insert, literal, select

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


def visible(
    connection: Connection,
    org: str,
    dataset: str,
    revision: int,
    subject: str | None = None,
    period: str | None = None,
) -> list[Record]:
    """The rows an organisation's dataset showed at a revision, oldest submission first."""
    live = _live(org, DERIVED.get(dataset, (dataset,)), revision)
    found = connection.execute(live.order_by(events.c.revision)).all()
    if not found:
        return []
    chosen = and_(
        records.c.org == org,
        records.c.dataset == dataset,
        *([records.c.subject == subject] if subject is not None else []),
        *([records.c.period == period] if period is not None else []),
    )
    if found[-1].whole_register and dataset not in DERIVED:
        query = _records_of(found[-1].id, found[-1].revision).where(chosen)
    else:
        query = _newest_by_scope(live, chosen)
    return [_record(row) for row in connection.execute(query)]


def newest(connection: Connection, org: str, dataset: str, revision: int) -> str | None:
    """The id of the submission that an organisation's whole register showed at a revision."""
    live = _live(org, (dataset,), revision).order_by(events.c.revision.desc()).limit(1)
    found = connection.execute(live).first()
    return found.id if found else None


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


def _live(org: str, datasets: Iterable[str], revision: int) -> Select[Any]:
    """Submissions published and not withdrawn as of the revision."""
    withdrawn = events.alias("withdrawn")
    gone = select(withdrawn.c.submission).where(
        withdrawn.c.kind == "withdrawn",
        withdrawn.c.revision <= revision,
        withdrawn.c.submission == submissions.c.id,
    )
    return (
        select(submissions.c.id, submissions.c.whole_register, events.c.revision)
        .join(events, events.c.submission == submissions.c.id)
        .where(
            submissions.c.org == org,
            submissions.c.dataset.in_(datasets),
            events.c.kind == "published",
            events.c.revision <= revision,
            ~gone.exists(),
        )
    )


def _newest_by_scope(live_query: Select[Any], chosen: Any) -> Select[Any]:
    """Rows of the newest live submission of each scope, narrowed to those chosen."""
    live = live_query.cte("live")
    newest = (
        select(records.c.scope, func.max(live.c.revision).label("revision"))
        .join(live, live.c.id == records.c.submission)
        .where(chosen)
        .group_by(records.c.scope)
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


def _records_of(submission: str, revision: int) -> Select[Any]:
    return (
        select(*_SHOWN, literal(revision).label("revision"))
        .where(records.c.submission == submission)
        .order_by(records.c.number)
    )


def _record(row: Any) -> Record:
    body: Row = json.loads(row.body)
    return Record(body, row.number, row.submission, row.revision, row.scope)
