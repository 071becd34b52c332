"""Which actions and reviews the overview calls late."""

from __future__ import annotations

from datetime import date

from dashboard.readmodels.overdue import late_records
from tests.unit.readmodels.papers import Row, books_of

TODAY = date(2024, 12, 10)


def line(ref: str, **given: str) -> Row:
    made = {
        "plan": "Ageing Well",
        "plan_year": "2024-25",
        "priority": "1",
        "action_id": ref,
        "title": ref,
        "status": "in_progress",
        "due_on": "2024-10-30",
    }
    return made | given


def test_only_actions_past_their_date_are_late() -> None:
    rows = (
        line("A1"),
        line("A2", status="complete"),
        line("A3", due_on="2025-01-01"),
        line("A4", kind="next_step"),
    )
    (late,) = late_records(books_of("kent", TODAY, actions=rows), "kent")
    assert (late.title, late.words) == (
        "Ageing Well",
        "1 action past the due date, not known to be complete.",
    )


def test_a_review_made_since_it_was_due_is_not_late() -> None:
    risk = {"risk_id": "R1", "title": "Money", "likelihood": "4", "impact": "4"}
    due = {**risk, "review_due_on": "2024-10-30"}
    done = {**due, "risk_id": "R2", "reviewed_on": "2024-11-01"}
    (late,) = late_records(books_of("kent", TODAY, risks=(due, done)), "kent")
    assert late.words == "1 of 2 reviews past the date set."


def test_nothing_late_is_nothing_said() -> None:
    assert late_records(books_of("kent", TODAY), "kent") == ()
