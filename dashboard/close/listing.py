"""The list of returns: what there is to do, what is owed, what waits and what was sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask import Flask, request

from dashboard import formats, visitor
from dashboard.close.held import HeldFiles
from dashboard.close.pages import councils, page, refuse
from dashboard.close.sections import may_be_of, own
from dashboard.close.shown import STATES
from dashboard.close.tables import submission_table
from dashboard.close.tasks import SENT_BACK, TO_DECIDE, tasks
from dashboard.components.commentary import proposals
from dashboard.components.due_table import due_table
from dashboard.components.task_table import Task, task_table
from dashboard.domain.people import Action, may_in_part
from dashboard.domain.sections import named
from dashboard.readmodels.returns.commentaries import proposed
from dashboard.readmodels.returns.due import DueLine, DueQuery, build
from dashboard.readmodels.types import Option
from dashboard.services import Services
from dashboard.store import Submission

_RECENT = 30
_SPOKEN = 10  # commentaries listed with their figures
_OWED = ("missing", "awaited")  # what has yet to come


def add_listing(server: Flask, services: Services, held: HeldFiles) -> None:
    """Add `/returns`."""

    @server.get("/returns")
    def returns_page() -> Any:
        offered = councils(services, Action.SEE)
        if not offered:
            refuse(403, "No council's returns are for you. Ask an administrator for another role.")
        return _returns(services, held, _asked(services, offered), offered)


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
    others = [one for one in waiting if f"/returns/{one.id}" not in {it.href for it in mine}]
    return page(
        "returns.html",
        org,
        sections=person.sections,
        limited=named(person.sections),
        councils=offered,
        name=services.ingest.catalogue.name_of(org),
        headline=_headline(owed, submitted if sees else None, mine),
        tasks=task_table(mine, "What came first stands first, then by due day.") if mine else None,
        owed=due_table(owed, "By due day.") if owed and not mine else None,
        known=bool(lines),
        came=due_table(came[:_RECENT], "Newest first.") if came else None,
        earlier=max(len(came) - _RECENT, 0),
        waiting=_table(one for one in others if one.state == "submitted"),
        spoken=_commentaries(services, org, waiting),
        checked=_table(one for one in others if one.state == "staged"),
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
    """What is to be done by whoever asks; nothing where they may neither send nor approve."""
    person = visitor.person()
    refused = [one for one in held.of(person.name, org) if may_be_of(person, one.held.dataset)]
    return tasks(services.ingest, org, every, refused, owed, person)


def _headline(owed: Sequence[DueLine], submitted: int | None, mine: Sequence[Task]) -> str:
    """What waits for whoever asks to approve it, or came back to be sent again; else what is
    overdue, by name, before what waits for others, which not everyone sees (None), and what else
    there is to do."""
    if decide := sum(one.state == TO_DECIDE for one in mine):
        returns = formats.numbered(decide, "return").capitalize()
        return f"{returns} {formats.plural(decide, 'waits', 'wait')} for you to approve"
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
