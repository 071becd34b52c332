"""What holds in every dataset: required cells, keys and organisations."""

from __future__ import annotations

import pytest

from dashboard.intake.batch import check
from tests.unit.intake.sending import checked, codes, csv_file, only, problems


def test_required_blank_is_said_of_each_cell() -> None:
    found = problems("risks", {"title": " ", "impact": ""}, {"risk_id": ""})
    assert [(one.code, one.row, one.column) for one in found] == [
        ("required_blank", 2, "title"),
        ("required_blank", 2, "impact"),
        ("required_blank", 3, "risk_id"),
    ]


def test_key_twice_names_the_first_row_and_keeps_it() -> None:
    july = {"period": "2023-07"}
    batch = checked("observations", july, {"period": "2023-08"}, {"period": "Jul-23"}, july)
    assert codes(batch.problems) == [("key_twice", 4), ("key_twice", 5)]
    assert batch.problems[0].message == "Row 2 has the same measure and period already."
    assert [number for number, _ in batch.rows()] == [2, 3]


def test_key_twice_takes_blanks_in_a_key_as_alike() -> None:
    assert codes(problems("measures", {}, {"valid_from": "2024-04-01"}, {})) == [("key_twice", 4)]


def test_key_twice_is_not_said_of_rows_without_a_key_or_of_another_organisation() -> None:
    blank = {"measure": ""}
    assert codes(problems("observations", blank, blank)) == [
        ("required_blank", 2),
        ("required_blank", 3),
    ]
    assert problems("observations", {"org": "kent"}, {"org": "thurrock"}) == []


def test_key_twice_is_not_said_where_half_the_key_has_no_column() -> None:
    data = csv_file(("measure",), ("A",), ("A",))
    assert codes(check("observations", data).problems) == [("missing_column", None)]


def test_other_org_is_an_error_where_the_file_is_read_for_another() -> None:
    problem = only("risks", {"org": "Kent"}, {"risk_id": "R2", "org": "Thurrock"}, org="thurrock")
    assert (problem.code, problem.row, problem.column) == ("other_org", 2, "org")
    assert problem.message == "This row is for “Kent”, but the file is being read for “thurrock”."


def test_any_organisation_may_stand_in_a_file_that_is_read_for_none() -> None:
    batch = checked("risks", {"org": "kent"}, {"org": ""})
    assert batch.problems == ()
    assert [row["org"] for _, row in batch.rows()] == ["kent", None]


@pytest.mark.parametrize("name", ["Total", "TOTALS", "Grand total:", "Sub-total", "Average"])
@pytest.mark.parametrize(
    ("dataset", "column"), [("observations", "measure"), ("assets", "asset_id"), ("funds", "line")]
)
def test_totals_row_is_not_a_row_like_the_others(dataset: str, column: str, name: str) -> None:
    found = problems(dataset, {}, {column: name})
    assert [(one.code, one.row, one.column) for one in found] == [("totals_row", 3, column)]
