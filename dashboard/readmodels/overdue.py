"""Actions and risk reviews whose date has passed, counted by register."""

from __future__ import annotations

from collections import Counter

from dashboard import formats
from dashboard.domain.actions import Action, rate_action
from dashboard.domain.rating import Rag
from dashboard.domain.risks import Risk
from dashboard.readmodels.addresses import address, plan_address
from dashboard.readmodels.books import Books
from dashboard.readmodels.movement import Late


def late_records(books: Books, org: str) -> tuple[Late, ...]:
    """One line a plan with overdue actions, and one for risk reviews past their date."""
    as_at = books.edition.as_at
    actions = [Action.from_row(record.row) for record in books.rows(org, "actions")]
    overdue = Counter(
        action.plan
        for action in actions
        if action.due_on and action.due_on < as_at and rate_action(action, as_at).rag is Rag.RED
    )
    late = [_plan(org, plan, count) for plan, count in sorted(overdue.items())]
    risks = [Risk.from_row(record.row) for record in books.rows(org, "risks")]
    passed = sum(risk.review_due_on is not None and risk.review_due_on < as_at for risk in risks)
    if passed:
        words = (
            f"{passed} of {len(risks)} {formats.plural(len(risks), 'review')} past the date set."
        )
        late.append(Late("Risk register", address("/risks", org=org), words))
    return tuple(late)


def _plan(org: str, plan: str, count: int) -> Late:
    words = f"{count} {formats.plural(count, 'action')} past the due date and not complete."
    return Late(plan, plan_address(org, plan), words)
