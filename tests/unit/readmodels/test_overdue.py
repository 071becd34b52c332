"""Which actions and reviews the overview calls late."""

from __future__ import annotations

from datetime import date

from dashboard.readmodels.overdue import late_records, late_returns
from tests.unit.readmodels.calendars import DUE, sent, to_september
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


def test_an_action_that_fell_due_after_the_day_looked_at_is_not_late() -> None:
    books = books_of("kent", TODAY, actions=(line("A1"), line("A2", due_on="2024-03-31")))
    (late,) = late_records(books, "kent", date(2024, 9, 30))
    assert late.words == "1 action past the due date, not known to be complete."
    assert late_records(books, "kent", date(2024, 3, 31)) == ()
    assert late_records(books, "kent", date(2030, 1, 1)) == late_records(books, "kent")


def test_a_review_made_since_it_was_due_is_not_late() -> None:
    risk = {"risk_id": "R1", "title": "Money", "likelihood": "4", "impact": "4"}
    due = {**risk, "review_due_on": "2024-10-30"}
    done = {**due, "risk_id": "R2", "reviewed_on": "2024-11-01"}
    (late,) = late_records(books_of("kent", TODAY, risks=(due, done)), "kent")
    assert late.words == "1 of 2 reviews past the date set."


def test_nothing_late_is_nothing_said() -> None:
    assert late_records(books_of("kent", TODAY), "kent") == ()


def test_a_missing_return_is_late_with_service_period_due_day_and_days() -> None:
    (late,) = late_returns(to_september().books(date(2023, 11, 20)), "thurrock")
    assert (late.title, late.href) == ("Gas return", "/returns?org=thurrock")
    assert late.words == (
        "not published for October 2023; due from Property services on 14 November 2023, "
        "six days late."
    )


def test_a_return_of_a_later_period_or_another_section_is_not_late_there() -> None:
    books = to_september().books(date(2023, 11, 20))
    assert late_returns(books, "thurrock", date(2023, 9, 30)) == ()
    assert len(late_returns(books, "thurrock", date(2023, 10, 31))) == 1
    assert late_returns(books, "thurrock", wanted=()) == ()


def test_a_return_that_came_late_or_is_not_due_is_not_an_exception() -> None:
    assert late_returns(to_september().books(DUE), "thurrock") == ()
    given = sent(to_september(), date(2023, 11, 16), "2023-10")
    assert late_returns(given.books(date(2023, 11, 20)), "thurrock") == ()
