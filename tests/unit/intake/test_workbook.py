"""Workbooks read as the officer sees them: dates, percentages, sheets and errors."""

from __future__ import annotations

import zipfile
from datetime import datetime, time
from io import BytesIO

import pytest

from dashboard.intake.batch import Batch, check
from dashboard.intake.limits import Limits
from dashboard.intake.workbook import cell_text
from tests.unit.intake.sending import codes, csv_file, workbook

HEADINGS = ("measure", "period", "value", "as_at")


def observations(*rows: object, **more: object) -> Batch:
    return check("observations", workbook(HEADINGS, *rows, **more))  # type: ignore[arg-type]


def test_a_workbook_and_a_csv_of_the_same_figures_give_the_same_rows() -> None:
    as_csv = check("observations", csv_file(HEADINGS, ("A", "2023", "99.68", "31/07/2023")))
    as_workbook = observations(("A", 2023, 99.68, datetime(2023, 7, 31)))  # noqa: DTZ001
    assert as_workbook.rows() == as_csv.rows()
    assert as_workbook.problems == ()


@pytest.mark.parametrize("filename", ["figures.csv", "figures.xlsx", ""])
def test_a_file_is_read_by_its_content_whatever_it_is_called(filename: str) -> None:
    book = workbook(HEADINGS, ("A", 2023, 1, None))
    text = csv_file(HEADINGS, ("A", "2023", "1", ""))
    for data in (book, text):
        assert check("observations", data, filename=filename).ok


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        (True, "General", "Y"),
        (False, "General", "N"),
        (8609, "#,##0", "8609"),
        (100, "General", "100"),
        (0.1 + 0.2, "0.00", "0.3"),
        (0.9968, "0.00%", "99.68"),
        (0.5, '0.0 "% of homes"', "0.5"),
        (1e21, "General", "1000000000000000000000"),
        (datetime(2023, 7, 31), "dd/mm/yyyy", "2023-07-31"),  # noqa: DTZ001
        (datetime(2003, 4, 1), "mmm-yy", "April 2003"),  # noqa: DTZ001
        (datetime(2023, 4, 1), "yyyy", "2023"),  # noqa: DTZ001
        (datetime(2023, 7, 31, 9, 30), "dd/mm/yyyy hh:mm", "2023-07-31 09:30:00"),  # noqa: DTZ001
        (datetime(2023, 7, 31), "[$-809]mmm-yy", "July 2023"),  # noqa: DTZ001
        (time(9, 30), "hh:mm", "09:30:00"),
        ("GAS-DOM", "@", "GAS-DOM"),
    ],
)
def test_a_cell_reads_as_it_is_shown(value: object, number_format: str, text: str) -> None:
    assert cell_text(value, number_format) == text


def test_a_month_that_excel_made_a_date_of_is_a_month() -> None:
    data = workbook(
        HEADINGS,
        ("A", datetime(2023, 7, 1), 0.9968, None),  # noqa: DTZ001
        formats={"B2": "mmm-yy", "C2": "0.00%"},
    )
    ((_, row),) = check("observations", data).rows()
    assert (row["period"], row["value"]) == ("2023-07", "99.68")


def test_cells_that_hold_an_error_are_errors_and_not_blank() -> None:
    batch = observations(("A", "2023-07", "#N/A", None), ("A", "2023-08", "#DIV/0!", None))
    assert codes(batch.problems) == [("excel_error", 2), ("excel_error", 3)]


def test_cells_that_are_formatted_but_blank_are_no_fault() -> None:
    data = workbook(HEADINGS, ("A", "2023-07"), formats={"Z2": "0.00", "AA9": "0.00"})
    batch = check("observations", data)
    assert (batch.problems, batch.read) == ((), 1)


def test_blank_rows_and_short_rows_are_no_fault_in_a_workbook() -> None:
    batch = observations(("A", "2023-07"), (), ("A", "2023-08", None, "  "))
    assert (batch.problems, [number for number, _ in batch.rows()]) == ((), [2, 4])


def test_text_to_the_right_of_the_headings_is_a_ragged_row() -> None:
    batch = observations(("A", "2023-07", 1, None, "see note"), ("A", "2023-08", 1))
    assert codes(batch.problems) == [("ragged_row", 2)]
    assert (batch.read, len(batch.rows())) == (2, 1)


def test_a_workbook_without_anything_in_it_is_empty() -> None:
    assert codes(check("observations", workbook()).problems) == [("empty_file", None)]


@pytest.mark.parametrize(
    ("limits", "code"),
    [(Limits(columns=3), "too_many_columns"), (Limits(rows=1), "too_many_rows")],
)
def test_limits_are_kept_while_a_sheet_is_read(limits: Limits, code: str) -> None:
    data = workbook(HEADINGS, ("A", 2022), ("A", 2023))
    assert codes(check("observations", data, limits=limits).problems) == [(code, None)]


def test_a_workbook_whose_insides_are_damaged_gets_a_sentence() -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    (problem,) = check("observations", data.getvalue()).problems
    assert (problem.code, problem.row) == ("damaged_workbook", None)
