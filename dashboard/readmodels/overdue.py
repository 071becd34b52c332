"""Returns, actions and risk reviews whose date has passed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from datetime import date

from dashboard import formats
from dashboard.domain.calendar import Owed, Return, ReturnState
from dashboard.domain.risks import Risk
from dashboard.readmodels.addresses import plan_address, returns_address, risk_address
from dashboard.readmodels.books import Books
from dashboard.readmodels.movement import Late
from dashboard.readmodels.returns.owed import returns_owed
from dashboard.readmodels.strategies.plans import counted_once, published_plans


def late_records(books: Books, org: str, day: date | None = None) -> tuple[Late, ...]:
    """One line a plan with overdue actions, and one for risk reviews past their date.

    They are those past by `day`, that of the edition where none is given.
    """
    as_at = min(day or books.edition.as_at, books.edition.as_at)
    entries = (entry for plan in published_plans(books, org) for entry in plan.actions)
    overdue = Counter(e.action.plan for e in counted_once(entries) if e.past(as_at))
    late = [_plan(org, plan, count) for plan, count in sorted(overdue.items())]
    risks = [Risk.from_row(record.row) for record in books.rows(org, "risks")]
    passed = sum(risk.review_overdue(as_at) for risk in risks)
    if passed:
        due = sum(risk.review_due_on is not None for risk in risks)
        words = f"{passed} of {due} {formats.plural(due, 'review')} past the date set."
        late.append(Late("Risk register", risk_address(org), words))
    return tuple(late)


def late_returns(
    books: Books, org: str, day: date | None = None, wanted: Container[Return] | None = None
) -> tuple[Late, ...]:
    """The returns whose due day passed with nothing published, the longest late first.

    One that was loaded and waits for approval is among them, as its figures are not here. They are
    those of periods up to `day`, and of the lines of the calendar that are `wanted`, if given.
    """
    found = [one for one in returns_owed(books, org) if one.state is ReturnState.MISSING]
    if day is not None:
        found = [one for one in found if one.period.end <= day]
    return tuple(_return(one, org) for one in found if wanted is None or one.entry in wanted)


def _return(owed: Owed, org: str) -> Late:
    day, days = formats.date_words(owed.due_on), formats.numbered(owed.days_late, "day")
    service = owed.entry.service
    words = f"not published for {owed.period.label}; due from {service} on {day}, {days} late."
    return Late(owed.entry.title, returns_address(org), words)


def _plan(org: str, plan: str, count: int) -> Late:
    words = (
        f"{count} {formats.plural(count, 'action')} past the due date, not known to be complete."
    )
    return Late(plan, plan_address(org, plan), words)
