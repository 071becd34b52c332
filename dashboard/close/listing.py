"""The list of returns, the periods that are locked and the ledger of restatements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask, redirect, request, url_for

from dashboard import formats, visitor
from dashboard.close.held import HeldFiles
from dashboard.close.pages import councils, page, refuse, require_council
from dashboard.close.sections import may_be_of, own
from dashboard.close.shown import STATES
from dashboard.close.tables import submission_table
from dashboard.close.tasks import SENT_BACK, tasks
from dashboard.components.commentary import proposals
from dashboard.components.due_table import due_table
from dashboard.components.ledger_table import ledger_table
from dashboard.components.task_table import Task, task_table
from dashboard.domain.people import Action, may_in_part
from dashboard.domain.periods import Period, PeriodError
from dashboard.domain.sections import named
from dashboard.readmodels.returns.commentaries import proposed
from dashboard.readmodels.returns.due import DueLine, DueQuery, build
from dashboard.readmodels.returns.restatements import restatements
from dashboard.readmodels.types import Option
from dashboard.refusals import IngestError
from dashboard.services import Services
from dashboard.store import Lock, StoreError, Submission

_RECENT = 30
_SPOKEN = 10  # commentaries listed with their figures
_FEW = 3  # locked periods that a headline names
_OWED = ("missing", "awaited")  # what has yet to come


def add_listing(server: Flask, services: Services, held: HeldFiles) -> None:
    """Add `/returns`, and the periods that are locked."""

    @server.get("/returns")
    def returns_page() -> Any:
        offered = councils(services, Action.SEE)
        if not offered:
            refuse(403, "No council's returns are for you. Ask an administrator for another role.")
        return _returns(services, held, _asked(services, offered), offered)

    @server.get("/returns/periods")
    def periods_page() -> Any:
        return _periods(services, request.args.get("org", ""))

    @server.post("/returns/lock")
    def lock() -> Any:
        return _set_lock(services, locked=True)

    @server.post("/returns/unlock")
    def unlock() -> Any:
        return _set_lock(services, locked=False)


def _asked(services: Services, offered: list[Option]) -> str:
    """The council asked for, else the first for which there is anything."""
    codes, asked = [one.value for one in offered], request.args.get("org")
    if asked in codes:
        return asked
    known = {one.code for one in services.ingest.store.organisations()}
    return next((code for code in codes if code in known), codes[0])


def _returns(services: Services, held: HeldFiles, org: str, offered: list[Option]) -> Any:
    """Who owes what, for anyone; for officers also what to do, and what was sent."""
    person = visitor.person()
    store, sees = services.ingest.store, may_in_part(person, Action.SEE_ROWS, org)
    every = list(reversed(own(services, store.submissions(org)))) if sees else []
    waiting = [one for one in every if one.state in ("staged", "submitted")]
    closed = [one for one in every if one not in waiting]
    submitted = sum(one.state == "submitted" for one in waiting)
    lines = build(DueQuery(org), services.read.books()).lines
    owed = [one for one in lines if one.state in _OWED]
    came = [one for one in reversed(lines) if one.state not in _OWED]
    mine = _mine(services, held, org, every, owed)
    return page(
        "returns.html",
        org,
        sections=person.sections,
        limited=named(person.sections),
        councils=offered,
        name=services.ingest.catalogue.name_of(org),
        headline=_headline(owed, submitted if sees else None, mine),
        tasks=task_table(mine, "What came back first, then by due day.") if mine else None,
        owed=due_table(owed, "By due day.") if owed and not mine else None,
        known=bool(lines),
        came=due_table(came[:_RECENT], "Newest first.") if came else None,
        earlier=max(len(came) - _RECENT, 0),
        waiting=_table(one for one in waiting if one.state == "submitted"),
        spoken=_commentaries(services, org, waiting),
        checked=_table(one for one in waiting if one.state == "staged" and not mine),
        closed=submission_table(closed[:_RECENT], "Newest first.") if closed else None,
        more=max(len(closed) - _RECENT, 0),
    )


def _commentaries(services: Services, org: str, waiting: Sequence[Submission]) -> Any:
    """The first commentaries that wait for approval, each under its figure; None without any."""
    store = services.ingest.store
    told = [one for one in waiting if (one.state, one.dataset) == ("submitted", "commentaries")]
    rows = [record for one in told[:_SPOKEN] for record in store.rows_of(one.id)[:_SPOKEN]]
    found = proposed(services.read.books(), org, rows[:_SPOKEN])
    return proposals(found, STATES["submitted"], linked=True) if found else None


def _table(found: Iterable[Submission]) -> Any:
    """A table of submissions, None where there are none."""
    every = list(found)
    return submission_table(every, "Newest first.") if every else None


def _mine(
    services: Services,
    held: HeldFiles,
    org: str,
    every: Sequence[Submission],
    owed: Sequence[DueLine],
) -> tuple[Task, ...]:
    """What is to be done by whoever asks; nothing where they may send no return."""
    person = visitor.person()
    if not may_in_part(person, Action.UPLOAD, org):
        return ()
    refused = [one for one in held.of(person.name, org) if may_be_of(person, one.held.dataset)]
    return tasks(services.ingest, org, every, refused, owed)


def _headline(owed: Sequence[DueLine], submitted: int | None, mine: Sequence[Task]) -> str:
    """What came back, for who can send it again; else what is overdue, by name, before what waits
    for approval, which not everyone sees (None), and what else there is to do."""
    if back := sum(one.state == SENT_BACK for one in mine):
        returns = formats.numbered(back, "return").capitalize()
        return f"{returns} {formats.plural(back, 'was', 'were')} sent back to be corrected"
    late = [one for one in owed if one.state == "missing"]
    if len({one.return_id for one in late}) == 1:
        first, periods = late[0], " and ".join(one.period_label for one in late[-2:])
        earlier = f" {formats.numbered(len(late) - 2, 'earlier period')}," if len(late) > 2 else ""
        return f"{first.title} is overdue for{earlier} {periods}, from {first.service}"
    if late:
        named = " and ".join(sorted({formats.inside(one.title) for one in late})[:2])
        rest = ", among others" if len({one.title for one in late}) > 2 else ""
        return f"{formats.numbered(len(late), 'return').capitalize()} are overdue: {named}{rest}"
    if submitted:
        counted = formats.numbered(submitted, "return").capitalize()
        return f"{counted} {formats.plural(submitted, 'waits', 'wait')} for approval"
    if mine:
        return f"{formats.numbered(len(mine), 'thing').capitalize()} for you to do"
    return "No return is overdue" if submitted is None else "Nothing waits for approval"


def _periods(services: Services, org: str, refused: str = "", status: int = 200) -> Any:
    require_council(services, Action.SEE_ROWS, org, visitor.person().sections)
    book, view = services.ingest.book, restatements(services.read.books(), org)
    locked = [_locked(one) for one in book.locks(org)]
    return page(
        "periods.html",
        org,
        status,
        refused=refused,
        name=services.ingest.catalogue.name_of(org),
        headline=_locks_headline([one.label for one in locked]),
        locked=locked,
        before=[_locked(one) for one in book.lock_history(org)],
        restated=view.headline,
        ledger=ledger_table(view.lines, linked=True) if view.lines else None,
    )


@dataclass(frozen=True, slots=True)
class _Locked:
    """A period that was locked or opened, in words."""

    value: str
    label: str
    done: str  # "by manager, 7 February 2024, 12:00"
    opened: bool
    why: str


def _locked(one: Lock) -> _Locked:
    period = Period.parse(one.period)
    done = f"by {one.by}, {formats.moment_words(one.at)}"
    return _Locked(one.period, period.label, done, not one.locked, one.why)


def _locks_headline(labels: Sequence[str]) -> str:
    """ "June 2023 is locked": the periods by name while there are few."""
    if not labels:
        return "No period is locked"
    if len(labels) > _FEW:
        return f"{formats.numbered(len(labels), 'period').capitalize()} are locked"
    *first, last = labels
    named = f"{', '.join(first)} and {last}" if first else last
    return f"{named} {formats.plural(len(labels), 'is', 'are')} locked"


def _set_lock(services: Services, *, locked: bool) -> Any:
    org, ingest = request.form.get("org", ""), services.ingest
    person = require_council(services, Action.LOCK, org)
    try:
        period = Period.parse(request.form.get("period", ""))
        if locked:
            ingest.lock(org, period, by=person.name)
        else:
            ingest.unlock(org, period, by=person.name, why=request.form.get("why", ""))
    except (PeriodError, IngestError, StoreError) as refused:
        return _periods(services, org, str(refused), 422)
    return redirect(url_for("periods_page", org=org), 303)
