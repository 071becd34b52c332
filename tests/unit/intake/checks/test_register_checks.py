"""Registers that contradict themselves."""

from __future__ import annotations

import pytest

from dashboard.intake.problems import Severity
from tests.unit.intake.sending import codes, only, problems

APRIL, MARCH = "2025-04-01", "31/03/2025"


def test_due_before_start_is_an_error() -> None:
    problem = only("actions", {"starts_on": APRIL, "due_on": MARCH})
    assert (problem.code, problem.column, problem.severity) == (
        "due_before_start",
        "due_on",
        Severity.ERROR,
    )
    assert problems("actions", {"starts_on": MARCH, "due_on": APRIL}) == []


def test_completed_before_start_is_a_warning() -> None:
    found = problems("actions", {"starts_on": APRIL, "completed_on": MARCH, "status": "complete"})
    assert codes(found) == [("completed_before_start", 2)]


@pytest.mark.parametrize("status", ["", "in_progress"])
def test_completed_but_not_complete_is_a_warning(status: str) -> None:
    found = problems("actions", {"completed_on": MARCH, "status": status})
    assert codes(found) == [("completed_but_not_complete", 2)]


def test_an_action_complete_without_a_date_or_long_past_due_is_no_problem_of_the_file() -> None:
    assert problems("actions", {"status": "complete"}) == []
    assert problems("actions", {"status": "in_progress", "due_on": "2001-01-01"}) == []


def test_income_differs_from_expenditure_is_a_warning_on_the_last_line_of_the_fund() -> None:
    def line(name: str, kind: str, budget: str, period: str = "2023-24") -> dict[str, str]:
        return {"line": name, "kind": kind, "budget": budget, "period": period}

    found = problems(
        "funds",
        line("Grant", "income", "£1,000"),
        line("Care", "expenditure", "600"),
        line("Beds", "expenditure", "300.50"),
        line("Grant", "income", "500", "2024-25"),
        line("Care", "expenditure", "500", "2024-25"),
        line("Grant", "income", "500", "2025-26"),
        line("Care", "expenditure", "", "2025-26"),
    )
    assert codes(found) == [("income_differs_from_expenditure", 4)]
    assert "income is £1,000 and expenditure £900.50" in found[0].message


def test_ends_before_start_is_an_error() -> None:
    found = problems("contracts", {"starts_on": APRIL, "ends_on": MARCH})
    assert codes(found) == [("ends_before_start", 2)]


def test_extended_before_end_is_an_error() -> None:
    found = problems("contracts", {"ends_on": APRIL, "extended_to": MARCH})
    assert codes(found) == [("extended_before_end", 2)]


def test_difference_without_reason_is_a_warning() -> None:
    found = problems("printed", {"expected": "differs"})
    assert codes(found) == [("difference_without_reason", 2)]
    assert problems("printed", {"expected": "differs", "reason": "Cut, not rounded"}) == []
