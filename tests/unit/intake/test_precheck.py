"""Hostile and broken files are refused quickly, each with a sentence; row numbers are Excel's."""

from __future__ import annotations

import time

import pytest

from dashboard.intake.batch import check
from dashboard.intake.limits import Limits
from tests.unit.intake.sending import codes, csv_file

HEADINGS = ("measure", "period", "commentary")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"," * 10_000_000, "too_many_columns"),
        (",".join(f"c{number}" for number in range(200_000)).encode(), "too_many_columns"),
        (b'"' * 10_000_000, "cell_too_long"),
        (b"\n" * 10_000_000, "empty_file"),
        (b",,,\n" * 500_000, "empty_file"),
        (b"measure,period\n" + b"," * 10_000_000, "ragged_row"),
    ],
)
def test_a_hostile_file_is_refused_within_two_seconds(data: bytes, code: str) -> None:
    started = time.perf_counter()
    batch = check("observations", data)
    assert time.perf_counter() - started < 2
    assert code in {problem.code for problem in batch.errors}
    assert batch.rows() == []


def test_a_cell_of_several_lines_is_one_row_as_in_a_spreadsheet() -> None:
    data = csv_file(HEADINGS, ("A", "2023-07", "one\r\ntwo\nthree"), ("A", "soon", ""))
    batch = check("observations", data)
    assert codes(batch.problems) == [("bad_period", 3)]
    assert batch.rows()[0][1]["commentary"] == "one\ntwo\nthree"


@pytest.mark.parametrize("blank", ["", ",,", "  , ,"])
def test_blank_rows_are_skipped_but_counted(blank: str) -> None:
    data = f"measure,period,commentary\n{blank}\nA,2023-07,\n{blank}\n{blank}\nA,soon,\n".encode()
    batch = check("observations", data)
    assert (batch.read, codes(batch.problems)) == (2, [("bad_period", 6)])
    assert [number for number, _ in batch.rows()] == [3]


def test_rows_are_counted_from_the_top_even_where_the_headings_are_not_there() -> None:
    data = b",,\n\nmeasure,period,odd\nA,soon,\n"
    assert codes(check("observations", data).problems) == [("unknown_column", 3), ("bad_period", 4)]


def test_old_line_endings_are_read() -> None:
    assert check("observations", b"measure,period\rA,2023-07\rB,2023-07").read == 2


def test_a_row_too_long_for_the_fast_parser_is_still_read() -> None:
    headings = (*HEADINGS, *(f"note {number}" for number in range(40)))
    row = ("A", "2023-07", *("x" * 120_000 for _ in range(41)))
    batch = check("observations", csv_file(headings, row))
    assert (batch.ok, len(batch.rows()[0][1]["commentary"] or "")) == (True, 120_000)


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(size=20), "too_large"),
        (Limits(columns=2), "too_many_columns"),
        (Limits(rows=1), "too_many_rows"),
    ],
)
def test_limits_are_kept(limits: Limits, code: str) -> None:
    data = csv_file(HEADINGS, ("A", "2023-07", ""), ("B", "2023-07", ""))
    batch = check("observations", data, limits=limits)
    assert codes(batch.problems) == [(code, None)]
    assert (batch.read, batch.ok, batch.rows()) == (0, False, [])
