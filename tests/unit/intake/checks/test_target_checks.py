"""Targets of a file held against those that are published."""

from __future__ import annotations

from dashboard.domain.measures import Measure
from dashboard.intake.checks.targets import target_missing, target_removed
from dashboard.intake.sheet import Row

RENT: Row = {
    "measure": "RENT",
    "title": "Rent collected",
    "section": "housing",
    "unit": "percent",
    "polarity": "higher",
    "rule": "minimum",
}
MINIMUM = Measure.from_row(RENT)
TOLERANCE = Measure.from_row(
    {**RENT, "rule": "tolerance", "tolerance": "5", "tolerance_kind": "points"}
)
BANDS = Measure.from_row({**RENT, "rule": "bands", "green": "95", "amber": "90"})
SHOWN = Measure.from_row({**RENT, "polarity": "none"})
NAMES = ("value", "numerator", "denominator", "target", "minimum")


def row(**given: str) -> Row:
    return {"measure": "RENT", "period": "2023-07", **dict.fromkeys(NAMES), **given}


def test_target_removed_is_said_of_what_is_given_again_without_it() -> None:
    was = row(value="55", target="60", minimum="50")
    again = row(value="56")
    both = [("target", "60"), ("minimum", "50")]
    assert list(target_removed.find(again, was, MINIMUM)) == both
    assert list(target_removed.find(again, was, TOLERANCE)) == both[:1]
    assert list(target_removed.find(again, was, None)) == both[:1]
    assert list(target_removed.find(again, was, BANDS)) == []
    assert list(target_removed.find(row(value="56", target="61"), was, TOLERANCE)) == []
    assert list(target_removed.find(again, row(value="55"), TOLERANCE)) == []


def test_target_removed_leaves_a_figure_that_goes_to_the_check_of_figures() -> None:
    assert list(target_removed.find(row(), row(value="55", target="60"), TOLERANCE)) == []
    assert list(target_removed.find(row(), row(target="60"), TOLERANCE)) == [("target", "60")]


def test_target_missing_is_said_where_a_row_s_own_target_rates_it() -> None:
    found = [target_missing.find(one) for one in (MINIMUM, TOLERANCE, BANDS, SHOWN, None)]
    assert found == [True, True, False, False, False]
