"""Cells that cannot be read, and the sentence that says why."""

from __future__ import annotations

import pytest

from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Problem
from tests.unit.intake.sending import checked, only


def said_of(value: str, column: str = "value", dataset: str = "observations") -> Problem:
    problem = only(dataset, {column: value})
    assert (problem.row, problem.column, problem.value) == (2, column, value)
    assert checked(dataset, {column: value}).rows() == []
    return problem


@pytest.mark.parametrize("value", ["#N/A", "#REF!", "#DIV/0!", "#NAME?", "########"])
@pytest.mark.parametrize("column", ["value", "period", "as_at", "measure", "commentary"])
def test_excel_error_is_an_error_in_any_column(value: str, column: str) -> None:
    assert said_of(value, column).code == "excel_error"


@pytest.mark.parametrize("value", ["<5", "< 10", "≤5", "c", "[x]", "low", "*"])
def test_suppressed_figure_is_not_a_number(value: str) -> None:
    problem = said_of(value)
    assert problem.code == "suppressed_figure"
    assert "Leave the cell blank" in problem.fix


@pytest.mark.parametrize("value", ["n/a", "N/A", "-", "–", "..", "nil", "TBC", "not known"])
def test_no_figure_is_to_be_left_blank(value: str) -> None:
    assert said_of(value).code == "no_figure"


@pytest.mark.parametrize("value", ["1O0", "o", "l2", "99.6I"])
def test_letter_for_digit_is_seen(value: str) -> None:
    assert said_of(value).code == "letter_for_digit"


@pytest.mark.parametrize("value", ["–5", "— 0.05"])
def test_dash_for_minus_is_not_guessed_at(value: str) -> None:
    assert said_of(value).code == "dash_for_minus"


@pytest.mark.parametrize("value", ["99,68", "1,72,1065", "0,123"])
def test_misplaced_comma_may_be_a_decimal(value: str) -> None:
    assert said_of(value).code == "misplaced_comma"


def test_bracketed_number_may_be_below_nought() -> None:
    assert said_of("(1,234)").code == "bracketed_number"


def test_scientific_number_may_have_lost_digits() -> None:
    assert said_of("1.72E+06").code == "scientific_number"


@pytest.mark.parametrize("value", ["about 5", "over 200", "~5%", ">5", "c. 40", "200+"])
def test_worded_number_goes_with_a_qualifier(value: str) -> None:
    problem = said_of(value)
    assert problem.code == "worded_number"
    assert "qualifier" in problem.fix


def test_range_upside_down_begins_above_where_it_ends() -> None:
    assert said_of("60..40", "target").code == "range_upside_down"


@pytest.mark.parametrize(
    "value", ["99.78 9%", "five", "12 of 15", "1..2..3", "(old)", "–x", "1e5x"]
)
def test_not_a_number_is_said_of_the_rest(value: str) -> None:
    assert said_of(value).code == "not_a_number"


def test_not_a_whole_number_is_said_of_a_count() -> None:
    assert said_of("12.5", "period_due", "compliance_returns").code == "not_a_whole_number"


@pytest.mark.parametrize(
    ("value", "column", "dataset"),
    [
        ("6", "likelihood", "risks"),
        ("0", "impact", "risks"),
        ("-1", "period_due", "compliance_returns"),
        ("-0.5", "units", "contracts"),
        ("101", "progress_percent", "actions"),
    ],
)
def test_out_of_range_says_what_the_column_takes(value: str, column: str, dataset: str) -> None:
    problem = said_of(value, column, dataset)
    assert problem.code == "out_of_range"
    (allowed,) = DATASETS[dataset].column(column).allowed
    assert allowed in problem.fix


@pytest.mark.parametrize("value", ["31/02/2025", "2025-02-31", "03/31/2025", "29/02/2023"])
def test_impossible_date_is_never_turned_round(value: str) -> None:
    problem = said_of(value, "as_at")
    assert problem.code == "impossible_date"
    assert "day first" in problem.message


def test_unlikely_year_is_a_slip_of_the_keyboard() -> None:
    assert said_of("31/03/0205", "as_at").code == "unlikely_year"


def test_two_digit_year_could_be_of_two_centuries() -> None:
    assert said_of("31/03/25", "as_at").code == "two_digit_year"


def test_spreadsheet_day_number_is_not_a_date() -> None:
    assert said_of("45747", "as_at").code == "spreadsheet_day_number"


@pytest.mark.parametrize("value", ["31-03-2025", "March 2025", "2025-03-31 09:30", "soon"])
def test_not_a_date_is_said_of_forms_that_are_not_read(value: str) -> None:
    assert said_of(value, "as_at").code == "not_a_date"


def test_bad_period_says_once_how_to_write_it() -> None:
    problem = only("observations", {"period": "soon"})
    assert problem.message == "The period cannot be read. 'soon' is not a period."
    assert problem.fix.startswith("Write it as 2023-07")


def test_bad_period_says_what_the_two_readings_are() -> None:
    problem = said_of("2003-04", "period")
    assert problem.code == "bad_period"
    assert "April 2003" in problem.message


@pytest.mark.parametrize(
    ("value", "column", "dataset"),
    [("delayed", "status", "actions"), ("perhaps", "provisional", "observations")],
)
def test_not_a_choice_lists_what_may_be_chosen(value: str, column: str, dataset: str) -> None:
    problem = said_of(value, column, dataset)
    assert problem.code == "not_a_choice"
    assert ", ".join(DATASETS[dataset].column(column).allowed) in problem.fix


@pytest.mark.parametrize("value", ["GAS\nDOM", "x" * 101])
def test_not_a_code_is_on_one_line_and_short(value: str) -> None:
    assert said_of(value, "measure").code == "not_a_code"


@pytest.mark.parametrize(
    ("column", "dataset"),
    [
        ("period_due", "compliance_returns"),
        ("budget", "funds"),
        ("annual_value", "contracts"),
    ],
)
def test_percent_for_count_is_no_count(column: str, dataset: str) -> None:
    assert said_of("98%", column, dataset).code == "percent_for_count"


@pytest.mark.parametrize("value", ["GAS-DOM\u200b", "GAS\u202eDOM", "GAS\ufffdDOM", "GAS\x7fDOM"])
def test_unseen_character_keeps_a_code_from_being_matched(value: str) -> None:
    assert said_of(value, "measure").code == "unseen_character"


def test_a_wide_blank_in_a_code_is_a_blank() -> None:
    ((_, row),) = checked("observations", {"measure": "LIFT\u00a0ADP"}).rows()
    assert row["measure"] == "LIFT ADP"


def test_the_apostrophe_before_what_looks_like_a_formula_is_taken_off() -> None:
    typed = {"commentary": "'=1+1", "value": "'-5", "measure": "'plain"}
    ((_, row),) = checked("observations", typed).rows()
    assert (row["commentary"], row["value"], row["measure"]) == ("=1+1", "-5", "'plain")
