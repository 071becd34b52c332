"""Actions and risk reviews whose date has passed, counted by register."""

from __future__ import annotations

from dashboard import formats
from dashboard.domain.risks import Risk
from dashboard.readmodels.addresses import address, plan_address
from dashboard.readmodels.books import Books
from dashboard.readmodels.movement import Late
from dashboard.readmodels.plans import counted_once, published_plans


def late_records(books: Books, org: str) -> tuple[Late, ...]:
    """One line a plan with overdue actions, and one for risk reviews past their date."""
    as_at = books.edition.as_at
    overdue = {
        plan.name: sum(entry.past(as_at) for entry in counted_once(plan.entries))
        for plan in published_plans(books, org)
    }
    late = [_plan(org, plan, count) for plan, count in sorted(overdue.items()) if count]
    risks = [Risk.from_row(record.row) for record in books.rows(org, "risks")]
    passed = sum(risk.review_overdue(as_at) for risk in risks)
    if passed:
        words = (
            f"{passed} of {len(risks)} {formats.plural(len(risks), 'review')} past the date set."
        )
        late.append(Late("Risk register", address("/risks", org=org), words))
    return tuple(late)


def _plan(org: str, plan: str, count: int) -> Late:
    words = f"{count} {formats.plural(count, 'action')} past the due date and not complete."
    return Late(plan, plan_address(org, plan), words)
