"""Headings and rows that do not make a sound table."""

from __future__ import annotations

import pytest

from dashboard.intake.batch import check
from dashboard.intake.limits import Limits
from dashboard.intake.problems import Problem, Severity
from tests.unit.intake.sending import codes, csv_file, workbook


def said(data: bytes, limits: Limits | None = None) -> Problem:
    (problem,) = check("observations", data, limits=limits).problems
    return problem


@pytest.mark.parametrize(
    ("data", "row"),
    [
        (b'measure,period\nA,2023\n"B,2023\n', 3),
        (b'measure,period\nA,"2023"x\n', 2),
        (b'"measure"x,period\nA,2023\n', 1),
    ],
)
def test_bad_quotes_point_at_the_row(data: bytes, row: int) -> None:
    assert codes([said(data)]) == [("bad_quotes", row)]


def test_cell_too_long_points_at_the_row() -> None:
    data = csv_file(("measure", "period"), ("A", "2023"), ("x" * 140_000, "2023"))
    assert codes([said(data)]) == [("cell_too_long", 3)]


def test_too_many_columns_names_the_limit() -> None:
    problem = said(b"measure,period,value\nA,2023,1\n", Limits(columns=2))
    assert problem.message == "The file has more than 2 columns."


def test_too_many_rows_names_the_limit() -> None:
    problem = said(b"measure,period\nA,2023\nB,2023\n", Limits(rows=1))
    assert problem.message == "The file has more than 1 rows."


@pytest.mark.parametrize("data", [b"measure,period", b"measure,period\n,\n\n"])
def test_no_rows_is_said_of_headings_alone(data: bytes) -> None:
    assert codes([said(data)]) == [("no_rows", None)]


@pytest.mark.parametrize("row", ["B,2023,1,2", "B,2023"])
def test_ragged_row_is_left_out_and_the_others_are_checked(row: str) -> None:
    data = f"measure,period,value\nA,2023,1\n{row}\nC,soon,1\n".encode()
    batch = check("observations", data)
    assert codes(batch.problems) == [("ragged_row", 3), ("bad_period", 4)]
    assert (batch.read, [number for number, _ in batch.rows()]) == (3, [2])


def test_ragged_row_alone_in_a_file_is_still_named() -> None:
    assert codes([said(b"measure,period\nA\n")]) == [("ragged_row", 2)]


def test_other_sheets_are_named_and_not_read() -> None:
    data = workbook(("measure", "period"), ("A", 2023), others=("see", "notes"))
    problem = said(data)
    assert (problem.code, problem.severity) == ("other_sheets", Severity.WARNING)
    assert "“Sheet”" in problem.message


def test_blank_heading_over_text_is_a_warning_and_over_nothing_is_no_matter() -> None:
    problem = said(b"measure,period,\nA,2023,note\n")
    assert (problem.code, problem.row) == ("blank_heading", 1)
    assert problem.message.startswith("Column number 3 ")
    assert check("observations", b"measure,period,\nA,2023,\n").problems == ()


def test_duplicate_heading_keeps_every_row_out() -> None:
    batch = check("observations", b"measure,period,Measure \nA,2023,B\n")
    assert codes(batch.problems) == [("duplicate_heading", 1)]
    assert (batch.problems[0].column, batch.rows()) == ("measure", [])


def test_unknown_column_is_a_warning_and_kept_out() -> None:
    batch = check("observations", b"measure,period,valu\nA,2023,1\n")
    (problem,) = batch.problems
    assert (problem.code, problem.value, problem.column) == ("unknown_column", "valu", "valu")
    assert "value, numerator" in problem.fix
    assert batch.rows()[0][1]["value"] is None
    assert "valu" not in batch.rows()[0][1]


def test_missing_column_is_an_error_of_the_whole_file() -> None:
    batch = check("observations", b"measure,value\nA,1\nA,1\n")
    assert codes(batch.problems) == [("missing_column", None)]
    assert (batch.problems[0].column, batch.read, batch.rows()) == ("period", 2, [])


@pytest.mark.parametrize("heading", ["period_completed", "Period Completed", " PERIOD-completed "])
def test_headings_are_matched_whatever_their_case_and_blanks(heading: str) -> None:
    data = csv_file(("\ufeffWorkstream", "period", heading), ("GAS-DOM", "2023-07", "5"))
    batch = check("compliance_returns", data)
    assert batch.problems == ()
    assert batch.rows()[0][1]["period_completed"] == "5"
