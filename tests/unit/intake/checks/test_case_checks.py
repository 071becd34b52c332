"""EHC cases that contradict themselves or one another."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from dashboard.intake.batch import check
from dashboard.intake.checks.cases import many_exceptions
from dashboard.intake.problems import Severity
from tests.unit.intake.sending import codes, only, problems

TODAY = date(2026, 3, 31)


def warned(row: dict[str, str]) -> list[str]:
    found = problems("ehc_cases", row, today=TODAY)
    assert all(one.severity is Severity.WARNING for one in found)
    return [one.code for one in found]


def test_child_in_two_cases_is_an_error_while_both_are_open() -> None:
    first = {"case_id": "C1", "child_id": "L1"}
    found = problems("ehc_cases", first, {"case_id": "C2", "child_id": "L1"}, today=TODAY)
    assert codes(found) == [("child_in_two_cases", 3)]
    assert "row 2" in found[0].message


@pytest.mark.parametrize(
    "second",
    [
        {"child_id": "L2"},
        {"child_id": ""},
        {"decided_on": "2025-02-01", "decision": "refuse"},
        {"decided_on": "2025-02-01", "final_plan_on": "2025-05-01"},
        {"left_on": "2025-05-01"},
        {"decided_on": "2025-02-01", "assessment_outcome": "no_plan"},
        {"org": "kent"},
    ],
)
def test_a_child_may_have_a_case_that_has_ended(second: dict[str, str]) -> None:
    rows = ({"case_id": "C1", "child_id": "L1"}, {"case_id": "C2", "child_id": "L1", **second})
    assert problems("ehc_cases", *rows, today=TODAY) == []


def test_a_case_that_cannot_be_read_is_not_compared() -> None:
    rows = ({"child_id": "L1"}, {"case_id": "C2", "child_id": "L1", "left_on": "soon"})
    assert codes(problems("ehc_cases", *rows)) == [("not_a_date", 3)]


@pytest.mark.parametrize("text", ["A123456789012", "Long, Orchard", "Orchard Long"])
def test_child_id_is_personal_is_an_error_that_does_not_repeat_it(text: str) -> None:
    problem = only("ehc_cases", {"child_id": text})
    assert (problem.code, problem.value) == ("child_id_is_personal", None)
    assert text not in problem.message
    assert problems("ehc_cases", {"child_id": "SEN-2041"}) == []


def test_plan_before_request_is_an_error() -> None:
    found = problems("ehc_cases", {"final_plan_on": "2025-01-01"})
    assert codes(found) == [("step_passed_over", 2), ("plan_before_request", 2)]
    assert found[1].severity is Severity.ERROR


def test_step_passed_over_is_a_warning() -> None:
    assert warned({"final_plan_on": "2025-05-22"}) == ["step_passed_over"]


def test_decision_undated_is_a_warning() -> None:
    assert warned({"decision": "assess"}) == ["decision_undated"]


def test_no_plan_without_outcome_is_a_warning() -> None:
    row = {"decided_on": "2025-02-01", "no_plan_notified_on": "2025-03-01"}
    assert warned(row) == ["no_plan_without_outcome"]


def test_plan_after_all_is_a_warning() -> None:
    row = {"decided_on": "2025-02-01", "decision": "refuse", "final_plan_on": "2025-05-22"}
    assert warned(row) == ["plan_after_all"]


def test_restarted_after_refusal_is_a_warning() -> None:
    row = {"decided_on": "2025-02-01", "decision": "refuse", "clock_restarted_on": "2025-03-01"}
    assert warned(row) == ["restarted_after_refusal"]


def test_inside_draft_window_is_a_warning() -> None:
    row = {"decided_on": "2025-02-01", "draft_sent_on": "2025-04-01", "final_plan_on": "2025-04-15"}
    assert warned(row) == ["inside_draft_window"]
    assert warned({**row, "final_plan_on": "2025-04-16"}) == []


def test_many_exceptions_is_told_above_the_usual_share() -> None:
    usual = Fraction(61, 10)
    assert many_exceptions.find(Fraction(7), usual)
    assert not many_exceptions.find(usual, usual)
    assert not many_exceptions.find(None, usual)


def test_a_file_without_received_on_is_told_so_and_nothing_else() -> None:
    assert codes(check("ehc_cases", b"case_id,child_id\nC1,L1\nC2,L1\n").problems) == [
        ("missing_column", None)
    ]
