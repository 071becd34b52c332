"""The page of locked periods and the ledger of restatements, and what locks and opens a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from flask import Flask, redirect, request, url_for

from dashboard import formats, visitor
from dashboard.close.pages import page, require_council
from dashboard.components.ledger_table import ledger_table
from dashboard.components.register_rows import around
from dashboard.domain.people import Action
from dashboard.domain.periods import Period, PeriodError
from dashboard.readmodels.addresses import address
from dashboard.readmodels.pager import ROWS, cut, pager
from dashboard.readmodels.returns.restatements import Restated, restatements
from dashboard.refusals import IngestError
from dashboard.services import Services
from dashboard.store import Lock, StoreError

_FEW = 3  # locked periods that a headline names


def add_periods(server: Flask, services: Services) -> None:
    """Add the periods that are locked, and what locks and opens one."""

    @server.get("/returns/periods")
    def periods_page() -> Any:
        return _periods(services, request.args.get("org", ""))

    @server.post("/returns/lock")
    def lock() -> Any:
        return _set_lock(services, locked=True)

    @server.post("/returns/unlock")
    def unlock() -> Any:
        return _set_lock(services, locked=False)


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
        ledger=_ledger(org, view.lines) if view.lines else None,
    )


def _ledger(org: str, lines: Sequence[Restated]) -> html.Div:
    """A page of the ledger, with the ways to the pages around it where there are more."""
    number, shown = cut(request.args.get("page"), len(lines))

    def at(asked: str | None) -> str:
        return f"{address('/returns/periods', org=org, page=asked)}#restatements"

    table = ledger_table(lines[shown], linked=True)
    if len(lines) <= ROWS:
        return html.Div(table)
    return html.Div([around("Restatements", pager(number, len(lines), "restatement", at)), table])


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
