"""What a heading most likely is, before an officer has said so."""

from __future__ import annotations

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
