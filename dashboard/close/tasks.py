"""What an officer of a council has to do next: what came back, what is unfinished, what is owed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from dashboard.close.beside import speaks_of
from dashboard.close.held import Refused
from dashboard.close.shown import when
from dashboard.components.task_table import Task
from dashboard.domain.people import Action, Person, folded, may_in_part
from dashboard.domain.periods import Period
from dashboard.formats import date_words
from dashboard.ingest import Ingest
from dashboard.intake.contracts import DATASETS
from dashboard.readmodels.addresses import address, commentary_address
from dashboard.readmodels.returns.due import DueLine
from dashboard.store import Record, Store, Submission

SENT_BACK = "Sent back"
TO_DECIDE = "Waits for approval"
_ASKED_FOR = timedelta(days=92)  # how long a return that was sent back is asked for again
_LOOKED_AT = 5_000  # rows whose periods are looked at


def tasks(
    ingest: Ingest,
    org: str,
    sent: Sequence[Submission],
    refused: Sequence[Refused],
    owed: Sequence[DueLine],
    person: Person,
) -> tuple[Task, ...]:
    """What waits for a person at one organisation: decisions, then what came back.

    `sent` are the submissions that the person sees, newest first; `refused` the person's own
    files with problems, `owed` the returns yet to come.
    """
    store, every = ingest.store, sent[::-1]
    decides = may_in_part(person, Action.APPROVE, org)
    to_decide = [one for one in every if one.state == "submitted" and decides]
    mine = [one for one in every if one.state == "staged" and folded(one.by) == folded(person.name)]
    found = [_to_decide(store, one) for one in to_decide if ingest.may_publish(one, person.name)]
    if not may_in_part(person, Action.UPLOAD, org):
        return tuple(found)
    return (
        *found,
        *(_sent_back(store, one) for one in sent_back(store, every, ingest.clock())),
        *map(_refused, refused),
        *(_unfinished(store, one) for one in reversed(mine)),
        *(_owed(org, one) for one in owed),
    )


def sent_back(store: Store, every: Sequence[Submission], now: datetime) -> Iterator[Submission]:
    """What was sent back in the last three months and not sent again, newest first.

    `every` are the submissions of one organisation, oldest first.
    """
    for number, one in reversed(list(enumerate(every))):
        recent = one.closed_at is not None and now - one.closed_at < _ASKED_FOR
        if one.state != "rejected" or not one.submitted_at or not recent:
            continue
        later = [it for it in every[number + 1 :] if it.dataset == one.dataset]
        if not any(speaks_of(store, it, one) for it in later):
            yield one


def again(store: Store, one: Submission) -> tuple[str, str]:
    """How a submission is sent again: what the link says, and where it leads."""
    rows, period = _about(store, one)
    if one.dataset == "commentaries" and len(rows) == 1 and period:
        measure = str(rows[0].row["measure"])
        return "Write it again", commentary_address(one.org, measure, period)
    query = {"dataset": one.dataset, "period": str(period or ""), "as_at": one.as_at}
    return "Send the corrected file", address("/returns/send", org=one.org, **query)


def _about(store: Store, one: Submission) -> tuple[list[Record], Period | None]:
    """The rows of a submission, none where they are very many, and the one period they are of."""
    rows = [] if one.register or one.rows > _LOOKED_AT else store.rows_of(one.id)
    periods = {str(record.row["period"]) for record in rows if record.row.get("period")}
    return rows, Period.parse(periods.pop()) if len(periods) == 1 else None


def _when(store: Store, one: Submission) -> str:
    """The one period of a submission, or the day a register says, in words; blank for others."""
    _, period = _about(store, one)
    said = f"As at {date_words(date.fromisoformat(one.as_at))}" if one.as_at else ""
    return period.label if period else said if one.whole_register else ""


def _to_decide(store: Store, one: Submission) -> Task:
    sent = f", {when(one.submitted_at)}" if one.submitted_at else ""
    return replace(
        _unfinished(store, one),
        state=TO_DECIDE,
        words=f"By {one.submitted_by or one.by}{sent}",
        why=one.submitted_why,
        label="Look and decide",
    )


def _sent_back(store: Store, one: Submission) -> Task:
    label, href = again(store, one)
    return Task(
        title=DATASETS[one.dataset].title,
        detail=one.filename,
        detail_href=f"/returns/{one.id}",
        period=_when(store, one),
        due="",
        kind="query",
        state=SENT_BACK,
        words=f"By {one.closed_by}, {when(one.closed_at)}" if one.closed_at else "",
        why=one.why,
        label=label,
        href=href,
    )


def _refused(one: Refused) -> Task:
    held = one.held
    return Task(
        title=DATASETS[held.dataset].title,
        detail=held.filename,
        detail_href="",
        period=Period.parse(held.period).label if held.period else "",
        due="",
        kind="missing",
        state="Not loaded",
        words=one.report.headline,
        why="",
        label="See what is wrong",
        href=f"/returns/refused/{one.token}",
    )


def _unfinished(store: Store, one: Submission) -> Task:
    return Task(
        title=DATASETS[one.dataset].title,
        detail=one.filename,
        detail_href="",
        period=_when(store, one),
        due="",
        kind="half",
        state="Checked, not submitted",
        words=f"By {one.by}, {when(one.created_at)}",
        why="",
        label="Look and submit it",
        href=f"/returns/{one.id}",
    )


def _owed(org: str, one: DueLine) -> Task:
    query = {"dataset": one.dataset, "period": one.period}
    return Task(
        title=one.title,
        detail=one.service,
        detail_href="",
        period=one.period_label,
        due=one.due_label,
        kind="clock" if one.state == "missing" else "open",
        state="Overdue" if one.state == "missing" else "Due",
        words=one.words,
        why="",
        label="Send it",
        href=address("/returns/send", org=org, **query),
    )
