"""The list of returns, the periods that are locked and the ledger of restatements."""

from __future__ import annotations

from typing import Any

from flask import Flask, redirect, request, url_for

from dashboard import formats
from dashboard.close.pages import councils, page, refuse, require
from dashboard.close.tables import submission_table
from dashboard.components.ledger_table import ledger_table
from dashboard.domain.people import Action
from dashboard.domain.periods import Period, PeriodError
from dashboard.readmodels.restatements import restatements
from dashboard.readmodels.types import Option
from dashboard.refusals import IngestError
from dashboard.services import Services
from dashboard.store import StoreError

_RECENT = 30


def add_listing(server: Flask, services: Services) -> None:
    """Add `/returns`, and the periods that are locked."""

    @server.get("/returns")
    def returns_page() -> Any:
        offered = councils(services, Action.SEE_ROWS)
        if not offered:
            refuse(403, "Returns are for officers. Ask an administrator for another role.")
        asked = request.args.get("org")
        org = asked if asked in {one.value for one in offered} else offered[0].value
        return _returns(services, org, offered)

    @server.get("/returns/periods")
    def periods_page() -> Any:
        return _periods(services, request.args.get("org", ""))

    @server.post("/returns/lock")
    def lock() -> Any:
        return _set_lock(services, locked=True)

    @server.post("/returns/unlock")
    def unlock() -> Any:
        return _set_lock(services, locked=False)


def _returns(services: Services, org: str, offered: list[Option]) -> Any:
    every = list(reversed(services.ingest.store.submissions(org)))
    waiting = [one for one in every if one.state in ("staged", "submitted")]
    closed = [one for one in every if one not in waiting]
    return page(
        "returns.html",
        org,
        councils=offered,
        name=services.ingest.catalogue.name_of(org),
        headline=_headline(sum(one.state == "submitted" for one in waiting)),
        waiting=submission_table(waiting, "Newest first.") if waiting else None,
        closed=submission_table(closed[:_RECENT], "Newest first.") if closed else None,
        more=max(len(closed) - _RECENT, 0),
    )


def _headline(submitted: int) -> str:
    if not submitted:
        return "Nothing waits for approval"
    counted = formats.numbered(submitted, "return").capitalize()
    return f"{counted} {formats.plural(submitted, 'waits', 'wait')} for approval"


def _periods(services: Services, org: str, refused: str = "", status: int = 200) -> Any:
    require(Action.SEE_ROWS, org)
    locked = [Period.parse(one) for one in services.ingest.book.locked(org)]
    view = restatements(services.read.books(), org)
    return page(
        "periods.html",
        org,
        status,
        refused=refused,
        name=services.ingest.catalogue.name_of(org),
        headline=view.headline,
        locked=[Option(str(period), period.label) for period in locked],
        ledger=ledger_table(view.lines) if view.lines else None,
    )


def _set_lock(services: Services, *, locked: bool) -> Any:
    org, ingest = request.form.get("org", ""), services.ingest
    person = require(Action.LOCK, org)
    try:
        period = Period.parse(request.form.get("period", ""))
        if locked:
            ingest.lock(org, period, by=person.name)
        else:
            ingest.unlock(org, period, by=person.name, why=request.form.get("why", ""))
    except (PeriodError, IngestError, StoreError) as refused:
        return _periods(services, org, str(refused), 422)
    return redirect(url_for("periods_page", org=org), 303)
