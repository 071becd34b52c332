"""The audit: every change is a line that carries the hash of the line before it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from dashboard.store.figures import content_digest
from dashboard.store.tables import audit, events, headings, locks, submissions
from dashboard.store.types import AuditLine, Broken

START = ""  # what the first line names as the hash before it


def stamp(at: datetime) -> str:
    """A moment as it is kept: UTC, to the second, the same text on every database."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def append(
    connection: Connection,
    kind: str,
    *,
    by: str,
    at: datetime,
    submission: str | None = None,
    revision: int | None = None,
    why: str = "",
    detail: Mapping[str, object] | None = None,
) -> int:
    """Record a change as an event and as the next line of the audit; the line's number."""
    last = connection.execute(
        select(audit.c.number, audit.c.hash).order_by(audit.c.number.desc()).limit(1)
    ).first()
    number, previous = (last.number + 1, last.hash) if last else (1, START)
    said = {"revision": revision, "why": why, **(detail or {})}
    line = {
        "number": number,
        "at": stamp(at),
        "done_by": by,
        "action": kind,
        "submission": submission,
        "detail": json.dumps(said, ensure_ascii=False, sort_keys=True),
        "previous": previous,
    }
    head = line_hash(line)
    happened = {name: line[name] for name in ("number", "submission", "at", "done_by")}
    connection.execute(insert(audit).values(**line, hash=head))
    connection.execute(
        insert(events).values(**happened, kind=kind, revision=revision, why=why, head=head)
    )
    return number


def line_hash(line: Mapping[str, object]) -> str:
    """SHA-256 of everything a line says, the hash before it included."""
    said = [line[name] for name in _HASHED]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


_HASHED = ("number", "at", "done_by", "action", "submission", "detail", "previous")


def lines(connection: Connection) -> Iterator[AuditLine]:
    """The audit, oldest first."""
    for line in connection.execute(select(audit).order_by(audit.c.number)):
        yield AuditLine(
            line.number,
            datetime.fromisoformat(line.at),
            line.done_by,
            line.action,
            line.submission,
            json.loads(line.detail),
            line.hash,
        )


def verify(connection: Connection) -> Broken | None:
    """The first line that does not hold, None where all do.

    A line holds if its number follows, it names the hash before it, its own hash is right, the
    event recorded with it says the same, and the figures, locks and headings it vouched for are
    as they were. As each event keeps the chain's head, an audit cut short no longer reaches the
    last event.
    """
    kept = {line.number: line for line in connection.execute(select(audit))}
    recorded = {event.number: event for event in connection.execute(select(events))}
    remembered = _remembered(connection)
    previous = START
    for number in range(1, max([0, *kept, *recorded, *remembered]) + 1):
        line = kept.get(number)
        why = "the line is missing" if line is None else _line_fault(line, previous)
        why = why or _event_fault(line, recorded.get(number)) or _content_fault(connection, line)
        why = why or _remembered_fault(line, remembered.get(number, []))
        if why:
            return Broken(number, why)
        previous = line.hash if line else START
    stray = connection.execute(_unrecorded_submissions()).scalars().first()
    if stray is not None:
        return Broken(len(kept) + 1, f"submission {stray} is in the store but not in the audit")
    return None


def _line_fault(line: Row[Any], previous: str) -> str:
    if line.previous != previous:
        return "it does not follow from the line before it"
    if line_hash(line._asdict()) != line.hash:
        return "it was altered after it was written"
    return ""


def _event_fault(line: Row[Any] | None, event: Row[Any] | None) -> str:
    if line is None or event is None:
        return "what it records is no longer in the store"
    detail = json.loads(line.detail)
    told = (line.action, line.submission, detail["revision"], line.at, line.done_by, detail["why"])
    done = (event.kind, event.submission, event.revision, event.at, event.done_by, event.why)
    if (*told, line.hash) != (*done, event.head):
        return "the store's history no longer agrees with it"
    return ""


def _content_fault(connection: Connection, line: Row[Any] | None) -> str:
    """Whether the submission and the rows that the line vouched for are as they were."""
    if line is None or line.submission is None:
        return ""
    detail = json.loads(line.detail)
    for dataset, digest in detail.get("records", {}).items():
        if content_digest(connection, line.submission, dataset) != digest:
            return f"the {dataset} rows of {line.submission} are not those that were {line.action}"
    if "arrival" not in detail:
        return ""
    query = select(submissions).where(submissions.c.id == line.submission)
    found = connection.execute(query).mappings().first()
    if found is None or any(found[name] != value for name, value in detail["arrival"].items()):
        return f"the description of {line.submission} was altered"
    return ""


def _remembered(connection: Connection) -> dict[int, list[dict[str, Any]]]:
    """What is kept of locks and of councils' own headings, by the number of its line."""
    found: dict[int, list[dict[str, Any]]] = {}
    for table in (locks, headings):
        for row in connection.execute(select(table)).mappings():
            kept = dict(row)
            found.setdefault(kept.pop("number"), []).append(kept)
    return found


def _remembered_fault(line: Row[Any] | None, kept: list[dict[str, Any]]) -> str:
    """Whether what is kept under the line's number is what the line says."""
    said = json.loads(line.detail) if line else {}
    told = [said["lock"]] if "lock" in said else []
    for heading, column in said.get("headings", {}).items():
        of = {name: said[name] for name in ("org", "dataset")}
        told.append({**of, "heading": heading, "column": column})
    if Counter(map(_whole, told)) != Counter(map(_whole, kept)):
        return "the lock or the headings that it records were altered"
    return ""


def _whole(row: Mapping[str, Any]) -> frozenset[tuple[str, Any]]:
    return frozenset(row.items())


def _unrecorded_submissions() -> Any:
    staged = select(events.c.submission).where(events.c.kind == "staged")
    return select(submissions.c.id).where(submissions.c.id.not_in(staged)).order_by("id")
