"""What a heading most likely is, before an officer has said so."""

from __future__ import annotations

import pytest

from dashboard.close.shown import Heading
from dashboard.close.suggesting import suggested


def columns(*typed: str, lacking: tuple[str, ...] = ("measure", "period", "value")) -> list[str]:
    return [one.column for one in suggested([Heading(one, "") for one in typed], lacking)]


def test_a_heading_that_officers_use_for_a_column_suggests_it() -> None:
    assert columns("Month", "KPI", "Actual") == ["period", "measure", "value"]


def test_a_heading_spelt_almost_as_a_column_suggests_it() -> None:
    assert columns("Meassure", "Periods", "Ward") == ["measure", "period", ""]


def test_no_column_is_suggested_twice_nor_one_that_the_file_has() -> None:
    assert columns("Month", "Quarter") == ["period", ""]
    assert columns("Month", lacking=("value",)) == [""]
    named = [Heading("Figure", "value"), Heading("Result", "")]
    assert suggested(named, ["value"]) == named


_COUNTS = ("annual_target", "annual_completed", "period_due", "period_completed", "as_at")


@pytest.mark.parametrize(
    "heading",
    [
        "Properties with valid LGSR",
        "Valid",
        "Compliant homes",
        "No. compliant",
        "In date",
        "Properties with a valid gas safety certificate",
        "LGSR",
    ],
)
def test_a_count_of_homes_in_date_is_suggested_beside_the_count_of_all(heading: str) -> None:
    found = columns("Total properties", heading, "Date of extract", lacking=_COUNTS)
    assert found == ["annual_target", "annual_completed", "as_at"]
    assert columns(heading, "Properties", lacking=("numerator", "denominator")) == [
        "numerator",
        "denominator",
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Non-compliant",
        "% compliant",
        "Compliant %",
        "Invalid",
        "Not in date",
        "Properties without a valid LGSR",
        "Stock value",
        "Number",
    ],
)
def test_what_only_sounds_like_a_count_is_suggested_as_none(heading: str) -> None:
    assert columns(heading, lacking=_COUNTS) == [""]


def test_a_count_is_suggested_only_where_one_heading_alone_may_be_it() -> None:
    assert columns("Valid", "Compliant", lacking=_COUNTS) == ["", ""]
    assert columns("Total properties", "Due", "Completed", lacking=_COUNTS) == [
        "",
        "period_due",
        "period_completed",
    ]
