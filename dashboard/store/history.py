"""What has become of each submission, worked out from its events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from dashboard.store.errors import ChangedSinceError
from dashboard.store.tables import events, submissions
from dashboard.store.types import Submission


def submissions_where(connection: Connection, *where: ColumnElement[bool]) -> list[Submission]:
    """The submissions that match, in the order they were loaded."""
    staged = events.alias("staged")
    query = (
        select(submissions)
        .join(staged, (staged.c.submission == submissions.c.id) & (staged.c.kind == "staged"))
        .where(*where)
        .order_by(staged.c.number)
    )
    found = connection.execute(query).all()
    ids = select(submissions.c.id).where(*where)
    happened: dict[str, dict[str, Row[Any]]] = defaultdict(dict)
    for event in connection.execute(select(events).where(events.c.submission.in_(ids))):
        happened[event.submission][event.kind] = event
    same = _same_files(connection, [row.digest for row in found])
    return [_submission(row, happened[row.id], same) for row in found]


def require_unchanged(connection: Connection, found: Submission, seen: int | None) -> None:
    """Refuse where anything of the dataset was published or withdrawn after a revision."""
    if seen is None:
        return
    newer = connection.execute(
        select(events)
        .join(submissions, submissions.c.id == events.c.submission)
        .where(
            submissions.c.org == found.org,
            submissions.c.dataset == found.dataset,
            events.c.revision > seen,
        )
        .order_by(events.c.revision.desc())
        .limit(1)
    ).first()
    if newer is not None:
        moment = datetime.fromisoformat(newer.at)
        raise ChangedSinceError(newer.submission, newer.kind, newer.done_by, moment)


def _same_files(
    connection: Connection, digests: Sequence[str]
) -> Mapping[tuple[str, str, str], list[str]]:
    same: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    wanted = set(digests)
    query = select(submissions.c.org, submissions.c.dataset, submissions.c.digest, submissions.c.id)
    if len(wanted) == 1:
        query = query.where(submissions.c.digest == next(iter(wanted)))
    for org, dataset, digest, identity in connection.execute(query):
        same[org, dataset, digest].append(identity)
    return same


def _submission(
    row: Row[Any],
    happened: Mapping[str, Row[Any]],
    same: Mapping[tuple[str, str, str], list[str]],
) -> Submission:
    staged, published = happened["staged"], happened.get("published")
    closed = happened.get("withdrawn") or happened.get("rejected")
    submitted = happened.get("submitted")
    last = closed or published or submitted or staged
    twins = same[row.org, row.dataset, row.digest]
    return Submission(
        id=row.id,
        org=row.org,
        dataset=row.dataset,
        state=last.kind,
        filename=row.filename,
        digest=row.digest,
        rows=row.rows,
        source=row.source,
        by=staged.done_by,
        created_at=datetime.fromisoformat(staged.at),
        submitted_at=datetime.fromisoformat(submitted.at) if submitted else None,
        submitted_by=submitted.done_by if submitted else None,
        submitted_why=submitted.why if submitted else "",
        revision=published.revision if published else None,
        published_at=datetime.fromisoformat(published.at) if published else None,
        published_by=published.done_by if published else None,
        published_why=published.why if published else "",
        closed_at=datetime.fromisoformat(closed.at) if closed else None,
        closed_by=closed.done_by if closed else None,
        why=last.why,
        withdrawn_revision=closed.revision if closed else None,
        same_file=tuple(other for other in twins if other != row.id),
        whole_register=bool(row.whole_register),
        register=row.register,
        as_at=row.as_at,
    )
