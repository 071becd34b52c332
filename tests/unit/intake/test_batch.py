"""A checked file: all its problems in order, and the rows that may be kept."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.intake.batch import check
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Problem, Severity, in_file_order
from tests.unit.intake.sending import TEXTS, checked, codes, csv_file, file_of


def test_every_problem_is_named_at_once_and_in_the_order_of_the_spreadsheet() -> None:
    batch = checked(
        "observations",
        {"period": "soon", "value": "lots", "as_at": "31/02/2025", "odd": "x"},
        {},
        {"value": "<5", "period": "2003-04", "odd": ""},
    )
    assert codes(batch.problems) == [
        ("unknown_column", 1),
        ("bad_period", 2),
        ("not_a_number", 2),
        ("impossible_date", 2),
        ("bad_period", 4),
        ("suppressed_figure", 4),
    ]
    assert (batch.read, len(batch.errors), batch.ok) == (3, 5, False)
    assert [number for number, _ in batch.rows()] == [3]


def test_a_checked_row_has_every_column_in_normal_form_and_blanks_as_none() -> None:
    ((number, row),) = checked(
        "observations",
        {"period": "Jul-23", "value": "99.68%", "target": " 100 ", "provisional": "n"},
    ).rows()
    assert number == 2
    assert row == {
        "measure": "GAS-DOM",
        "period": "2023-07",
        "value": "99.68",
        "numerator": None,
        "denominator": None,
        "target": "100",
        "minimum": None,
        "provisional": "N",
        "as_at": None,
        "commentary": None,
        "qualifier": None,
    }


def test_the_same_bad_cell_is_named_on_every_row_it_stands_in() -> None:
    rows = [{"period": f"2023-0{month}", "value": "n/a"} for month in (1, 2, 3)]
    assert codes(checked("observations", *rows).problems) == [("no_figure", n) for n in (2, 3, 4)]


def test_a_batch_carries_the_digest_and_name_of_its_file() -> None:
    data = file_of("risks", {})
    batch = check("risks", data, filename="risks.csv", org="kent")
    assert batch.digest == hashlib.sha256(data).hexdigest()
    assert (batch.dataset, batch.filename) == ("risks", "risks.csv")


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(list(DATASETS)), st.data())
def test_no_text_in_any_cell_is_more_than_a_problem(dataset: str, data: st.DataObject) -> None:
    names = DATASETS[dataset].names
    texts = data.draw(st.lists(TEXTS, min_size=len(names), max_size=len(names)))
    batch = check(dataset, csv_file(names, texts))
    assert batch.ok == all(one.severity is Severity.WARNING for one in batch.problems)
    assert len(batch.rows()) == (batch.read if batch.ok else 0)


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"measure,period,value\n", b"PK\x03\x04"]))
def test_no_file_is_more_than_a_problem(data: bytes, start: bytes) -> None:
    batch = check("observations", start + data)
    assert batch.problems or batch.rows()


def test_a_dataset_there_is_not_is_the_callers_mistake() -> None:
    with pytest.raises(KeyError):
        check("gossip", b"a,b\n1,2\n")


def test_a_problem_prints_with_the_seven_keys_of_the_contract() -> None:
    (problem,) = checked("observations", {"as_at": "31/02/2025"}).problems
    assert list(problem.as_dict()) == [
        "severity",
        "code",
        "row",
        "column",
        "value",
        "message",
        "fix",
    ]
    assert (problem.as_dict()["severity"], problem.as_dict()["value"]) == ("error", "31/02/2025")


def test_problems_of_the_whole_file_come_first_and_unlisted_columns_last() -> None:
    def at(row: int | None, column: str | None) -> Problem:
        return Problem(Severity.ERROR, "x", row, column, None, "", "")

    ordered = in_file_order(
        [at(3, "a"), at(2, "z"), at(2, "b"), at(2, "a"), at(None, "b")], ("a", "b")
    )
    assert [(one.row, one.column) for one in ordered] == [
        (None, "b"),
        (2, "a"),
        (2, "b"),
        (2, "z"),
        (3, "a"),
    ]


def test_a_column_is_told_by_row_without_blanks_or_cells_that_cannot_be_read() -> None:
    batch = checked(
        "inspections",
        {"asset_id": "H1", "next_due": "2026-01-31"},
        {"asset_id": "H2", "required": "perhaps"},
        {"asset_id": "H3", "next_due": "soon"},
    )
    assert list(batch.column("asset_id")) == [(2, "H1"), (3, "H2"), (4, "H3")]
    assert list(batch.column("next_due")) == [(2, "2026-01-31")]
    assert list(batch.column("outcome")) == []


def test_a_file_of_which_nothing_can_be_kept_is_read_all_the_same() -> None:
    batch = check("observations", b"measure,value\nA,1\nB,n/a\n")
    assert (batch.rows(), list(batch.column("measure"))) == ([], [(2, "A"), (3, "B")])
    assert list(batch.sound("measure", "value")) == [(2, {"measure": "A", "value": "1"})]
    assert list(batch.sound("measure", "period")) == []


def test_a_register_holds_the_sound_rows_under_their_spreadsheet_numbers() -> None:
    batch = checked(
        "ehc_cases",
        {"case_id": "C1", "received_on": "02/01/2025", "org": "kent"},
        {"case_id": "C2", "received_on": "31/02/2025", "org": "kent"},
        {"case_id": "C3", "received_on": "2025-01-03", "org": "kent"},
    )
    register = batch.register(date(2025, 6, 10))
    assert register.rows() == [
        {"case_id": "C1", "received_on": "2025-01-02"},
        {"case_id": "C3", "received_on": "2025-01-03"},
    ]
    assert (register.frame["row"].tolist(), register.as_at) == ([2, 4], date(2025, 6, 10))


def test_a_file_that_cannot_be_read_has_no_column_and_an_empty_register() -> None:
    batch = check("ehc_cases", b"")
    assert list(batch.column("case_id")) == []
    assert batch.register(date(2025, 6, 10)).rows() == []
