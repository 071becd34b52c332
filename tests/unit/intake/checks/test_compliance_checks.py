"""Compliance returns with the traps that published ones have been caught in."""

from __future__ import annotations

from dashboard.intake.problems import Severity
from tests.unit.intake.sending import checked, codes, only, problems

Q1, Q2, Q3 = ({"period": f"2023-24 Q{quarter}"} for quarter in (1, 2, 3))


def test_completed_over_due_is_an_error_without_commentary_and_a_warning_with() -> None:
    over = {"period_due": "148", "period_completed": "149"}
    bare = only("compliance_returns", over)
    assert (bare.code, bare.severity, bare.column, bare.value) == (
        "completed_over_due",
        Severity.ERROR,
        "period_completed",
        "149",
    )
    explained = checked("compliance_returns", {**over, "commentary": "Work brought forward."})
    assert [one.severity for one in explained.problems] == [Severity.WARNING]
    assert len(explained.rows()) == 1


def test_completed_over_due_looks_at_the_year_too() -> None:
    problem = only(
        "compliance_returns",
        {"annual_target": "2525", "annual_completed": "2562", "basis": "stock"},
    )
    assert (problem.code, problem.column) == ("completed_over_due", "annual_completed")


def test_same_figures_on_two_workstreams_are_a_warning_on_the_second() -> None:
    counts = {"annual_target": "248", "period_due": "62", "period_completed": "62"}
    alarms, lights = ({"workstream": code, **counts} for code in ("FIRE-ALM", "FIRE-EML"))
    problem = only("compliance_returns", alarms, lights)
    assert (problem.code, problem.row, problem.severity) == ("same_figures", 3, Severity.WARNING)
    assert "FIRE-ALM" in problem.message


def test_same_figures_are_no_sign_of_copying_where_nothing_was_due() -> None:
    nothing = {"period_due": "0", "period_completed": "0"}
    assert problems("compliance_returns", {"workstream": "MANSAFE", **nothing}, nothing) == []


def test_annual_target_changed_within_a_year_is_a_warning() -> None:
    problem = only(
        "compliance_returns",
        {**Q2, "annual_target": "320"},
        {**Q1, "annual_target": "308"},
        {"period": "2024-25 Q1", "annual_target": "400"},
        {"period": "2024-25 Q2", "annual_target": "400"},
        {**Q3, "annual_target": ""},
        {"workstream": "ASB", "annual_target": "473"},
    )
    assert (problem.code, problem.row, problem.value) == ("annual_target_changed", 2, "320")
    assert "308 in 2023-24 Q1" in problem.message


def running(completed: str, **more: str) -> dict[str, str]:
    return {"annual_completed": completed, "basis": "running", **more}


def test_running_total_fell_is_a_warning() -> None:
    found = problems("compliance_returns", running("342", **Q1), running("171", **Q2))
    assert codes(found) == [("running_total_fell", 3)]


def test_running_total_gap_is_what_was_completed_and_does_not_show() -> None:
    found = problems(
        "compliance_returns",
        running("181", **Q1),
        running("363", **Q2, period_completed="181"),
        running("544", **Q3, period_completed="181"),
    )
    assert codes(found) == [("running_total_gap", 3)]
    assert "but 181 were completed" in found[0].message


def test_running_total_gap_is_not_said_over_a_missing_period_or_of_a_stock() -> None:
    gap = (running("171", **Q1), running("500", **Q3, period_completed="171"))
    stock = ({**row, "basis": "stock"} for row in gap)
    assert problems("compliance_returns", *gap) == []
    assert problems("compliance_returns", *stock) == []


def test_basis_blank_matters_where_a_yearly_figure_is_given() -> None:
    problem = only("compliance_returns", {"annual_target": "320", "annual_completed": "314"})
    assert (problem.code, problem.column, problem.severity) == (
        "basis_blank",
        "basis",
        Severity.WARNING,
    )
    assert problems("compliance_returns", {"period_due": "5", "period_completed": "5"}) == []


def test_no_access_over_overdue_is_a_warning() -> None:
    problem = only("compliance_returns", {"overdue": "9", "no_access": "10"})
    assert (problem.code, problem.column, problem.severity) == (
        "no_access_over_overdue",
        "no_access",
        Severity.WARNING,
    )
    assert "no access, 10, than are past their date, 9." in problem.message
    assert problems("compliance_returns", {"overdue": "9", "no_access": "9"}) == []
    assert problems("compliance_returns", {"overdue": "9"}, {**Q1, "no_access": "9"}) == []


def test_half_of_a_period_is_a_warning_unless_nothing_was_due_or_the_year_says_it() -> None:
    due = only("compliance_returns", {"period_due": "148"})
    assert (due.code, due.column, due.value) == ("half_of_a_period", "period_due", "148")
    assert due.message.startswith("There is a period_due but no period_completed, so no figure")
    done = only("compliance_returns", {"period_completed": "142"})
    assert (done.code, done.column) == ("half_of_a_period", "period_completed")
    assert problems("compliance_returns", {"period_due": "0"}) == []
    year = {"annual_target": "320", "annual_completed": "314", "basis": "stock"}
    assert problems("compliance_returns", {**year, "period_completed": "9"}) == []
    so_far = {"annual_completed": "314", "basis": "running"}
    assert problems("compliance_returns", {**so_far, "period_completed": "9"}) == []
    late = only("compliance_returns", {**year, "period_due": "9"})
    assert late.code == "half_of_a_period"
