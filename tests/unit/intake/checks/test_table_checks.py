"""Headings and rows that do not make a sound table."""

from __future__ import annotations

import pytest

from dashboard.intake.batch import check
from dashboard.intake.limits import Limits
from dashboard.intake.problems import Problem, Severity
from tests.unit.intake.sending import codes, csv_file, sheet_of, with_part, workbook


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


def test_months_across_is_one_error_in_place_of_what_is_said_of_each_heading() -> None:
    head = "measure,Target,Apr-26,May 2026,2026-06-30,30/07/2026,August"
    problem = said(f"{head}\nA,1,2,3,4,5,6\n".encode())
    assert (problem.code, problem.row, problem.severity) == ("months_across", 1, Severity.ERROR)
    assert problem.message.startswith("Months stand across the top, from “Apr-26” on, 5 in all")


@pytest.mark.parametrize(
    "head",
    ["measure,Apr-26,May-26,Total", "measure,period,Apr-26,May-26,Jun-26", "measure,2023,Q1,24"],
)
def test_months_across_is_not_two_months_to_compare_nor_beside_a_period(head: str) -> None:
    found = check("observations", f"{head}\n{',1' * head.count(',')}\n".encode()).problems
    assert "months_across" not in {one.code for one in found}


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
    assert {one.code for one in batch.problems} == {"half_of_a_period"}
    assert batch.rows()[0][1]["period_completed"] == "5"


MERGED = sheet_of(
    "<row><c t='inlineStr'><is><t>Returns</t></is></c></row>"
    "<row><c t='inlineStr'><is><t>measure</t></is></c><c t='inlineStr'><is><t>period</t></is></c>"
    "<c t='inlineStr'><is><t>value</t></is></c></row>"
    "<row hidden='1'><c t='inlineStr'><is><t>A</t></is></c><c><v>2023</v></c><c><v>98</v></c></row>"
    "<row hidden='true'/>"
    "<row hidden='0'><c t='inlineStr'><is><t>B</t></is></c><c><v>2023</v></c></row>"
)


def with_merged(reference: str) -> bytes:
    merges = f'</sheetData><mergeCells><mergeCell ref="{reference}"/></mergeCells>'.encode()
    sheet = MERGED.replace(b"</sheetData>", merges)
    return with_part(workbook(), "xl/worksheets/sheet1.xml", sheet)


@pytest.mark.parametrize(
    ("reference", "rows"),
    [("C3:C5", [3, 4, 5]), ("A2:B2", [2]), ("A5:C9", [5]), ("A1:C1", []), ("D3:E3", [])],
)
def test_merged_cells_would_leave_blanks_among_the_figures(reference: str, rows: list[int]) -> None:
    found = codes(check("observations", with_merged(reference)).problems)
    assert [row for code, row in found if code == "merged_cells"] == rows


def test_hidden_rows_are_read_and_said_to_be() -> None:
    (problem,) = [
        one
        for one in check("observations", with_merged("A1:C1")).problems
        if one.code == "hidden_rows"
    ]
    assert (problem.row, problem.message[:31]) == (3, "Rows are hidden, 1 in all from ")


@pytest.mark.parametrize("above", ["Returns,,\n", "Returns\n\nJuly 2023\n"])
def test_rows_above_headings_are_passed_over(above: str) -> None:
    batch = check("observations", f"{above}measure,period,value\nA,2023-07,1\n".encode())
    assert [one.code for one in batch.problems] == ["rows_above_headings"]
    assert [row["value"] for _, row in batch.rows()] == ["1"]


@pytest.mark.parametrize(
    ("row", "severity"), [("A,soon,", Severity.ERROR), (",2023,12 High Street", Severity.WARNING)]
)
def test_too_many_problems_are_not_all_listed(row: str, severity: Severity) -> None:
    lines = [row.replace(",2023", f"M{at},2023") for at in range(4)]
    data = "\n".join(["measure,period,commentary", *lines]).encode()
    batch = check("observations", data, limits=Limits(problems=2))
    assert [one.code for one in batch.problems if one.row is None] == ["too_many_problems"]
    assert (batch.problems[0].severity, len(batch.problems)) == (severity, 3)
    assert len(batch.rows()) == (4 if severity is Severity.WARNING else 0)


def test_too_many_different_unreadable_cells_are_not_all_looked_at() -> None:
    data = "measure,period\n" + "\n".join(f"A,soon {at}" for at in range(5))
    batch = check("observations", data.encode(), limits=Limits(problems=2))
    assert codes(batch.problems) == [
        ("too_many_problems", None),
        ("bad_period", 2),
        ("bad_period", 3),
    ]
