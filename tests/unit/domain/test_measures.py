"""Definitions that could not rate, or could rate two ways, are refused by column."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from dashboard.domain.measures import Measure, MeasureError, Polarity, RuleKind, Span
from dashboard.domain.periods import Period

from .made import measure, tolerance


def test_a_definition_is_typed_column_by_column():
    row = {
        "measure": "KPI06",
        "title": "Delayed transfers of care",
        "section": "adult-social-care",
        "unit": "per 100,000",
        "polarity": "lower",
        "rule": "tolerance",
        "tolerance": "10",
        "tolerance_kind": "percent",
        "decimals": "2",
        "in_arrears_months": "1",
        "owner_role": "Director",
        "frequency": "Monthly",
        "valid_from": "2018-04-01",
        "valid_to": "2019-03-31",
    }
    made = Measure.from_row(row)
    assert (made.code, made.unit, made.polarity) == ("KPI06", "per 100,000", Polarity.LOWER)
    assert (made.rule, made.tolerance, made.tolerance_kind) == ("tolerance", 10, "percent")
    assert (made.decimals, made.in_arrears_months) == (2, 1)
    assert (made.owner_role, made.frequency, made.group) == ("Director", "monthly", None)
    assert made.valid_to == date(2019, 3, 31)
    assert made.per == 100_000


@pytest.mark.parametrize(
    ("written", "unit", "per"),
    [
        ("%", "percent", 100),
        ("Percent", "percent", 100),
        ("per cent", "percent", 100),
        ("PERCENTAGE", "percent", 100),
        ("£", "gbp", 1),
        ("GBP", "gbp", 1),
        ("Number", "number", 1),
        ("percentage points", "percentage points", 1),
        ("Per 1,000 people", "Per 1,000 people", 1000),
        ("incidents per 2 homes", "incidents per 2 homes", 2),
        ("per 10k", "per 10k", 1),
        ("visits per week", "visits per week", 1),
    ],
)
def test_a_unit_is_known_however_it_is_written_and_says_what_counts_are_times(
    written: str, unit: str, per: int
):
    made = measure(unit=written)
    assert (made.unit, made.per) == (unit, per)


def test_a_range_is_read_as_low_to_high():
    made = measure(polarity="range", green="40..60", amber="35..65.5")
    assert made.green == Span(Fraction(40), Fraction(60))
    assert str(made.green) == "40 to 60"


@pytest.mark.parametrize(
    ("columns", "column", "message"),
    [
        ({"measure": ""}, "measure", "blank"),
        ({"polarity": ""}, "polarity", "blank"),
        ({"rule": ""}, "rule", "blank"),
        ({"rule": "guess"}, "rule", "not one of bands, tolerance"),
        ({"green": "lots"}, "green", "not a number"),
        ({"green": "", "amber": "90"}, "green", "rule bands needs"),
        ({"green": "100", "amber": ""}, "amber", "rule bands needs"),
        ({"green": "90", "amber": "100"}, "amber", "better than green"),
        ({"polarity": "lower", "green": "10", "amber": "5"}, "amber", "better than green"),
        ({"green": "90..100", "amber": "80"}, "green", "is a range"),
        ({"polarity": "range"}, "green", "one number"),
        ({"polarity": "range", "green": "40..60", "amber": "45..70"}, "amber", "better"),
        ({"polarity": "range", "green": "60..40", "amber": "1..99"}, "green", "starts after"),
        ({"rule": "tolerance"}, "tolerance", "0 or more"),
        ({"rule": "tolerance", "tolerance": "-1"}, "tolerance", "0 or more"),
        ({"rule": "tolerance", "tolerance": "5"}, "tolerance_kind", "percent"),
        ({"rule": "minimum", "polarity": "range"}, "rule", "higher or lower"),
        ({"rule": "matrix", "green": "6"}, "amber", "or neither"),
        ({"rule": "matrix", "amber": "15"}, "green", "or neither"),
        ({"rule": "matrix", "green": "15", "amber": "6"}, "amber", "more than green"),
        ({"rule": "matrix", "green": "1..6", "amber": "15"}, "green", "top score"),
        ({"decimals": "9"}, "decimals", "6 at most"),
        ({"decimals": "1.5"}, "decimals", "whole number"),
        ({"decimals": "-1"}, "decimals", "whole number"),
        ({"valid_from": "2024-01-01", "valid_to": "2023-01-01"}, "valid_to", "before"),
        ({"valid_from": "01/04/2024"}, "valid_from", "not a date"),
    ],
)
def test_a_wrong_definition_is_refused_by_the_column_at_fault(columns, column, message):
    with pytest.raises(MeasureError, match=message) as caught:
        measure(**columns)
    assert caught.value.column == column
    assert message in caught.value.message


@pytest.mark.parametrize(
    "columns",
    [
        {"green": "90", "amber": "90"},
        {"polarity": "lower", "green": "5", "amber": "10"},
        {"polarity": "range", "green": "40..60", "amber": "40..70"},
        {"polarity": "none", "rule": "none"},
        {"rule": "minimum"},
        {"rule": "status"},
        {"rule": "matrix"},
        {"rule": "matrix", "green": "6", "amber": "15"},
    ],
)
def test_a_definition_that_rates_one_way_is_accepted(columns):
    assert measure(**columns).rule in RuleKind


def test_a_tolerance_in_percent_of_a_target_of_nought_is_a_configuration_error():
    with pytest.raises(MeasureError, match="points") as caught:
        tolerance("10", "percent").check_target(Fraction(0))
    assert caught.value.column == "target"
    tolerance("10", "points").check_target(Fraction(0))


def test_a_target_has_to_have_the_shape_its_polarity_asks_for():
    with pytest.raises(MeasureError, match="is a range"):
        tolerance("5", "points").check_target(Span(Fraction(1), Fraction(2)))
    with pytest.raises(MeasureError, match="one number"):
        tolerance("5", "points", polarity="range").check_target(Fraction(1))


def test_a_version_covers_the_periods_that_end_while_it_is_in_force():
    made = measure(valid_from="2023-04-01", valid_to="2024-03-31")
    assert made.covers(Period.parse("2023-24 Q4"))
    assert not made.covers(Period.parse("2023-03"))
    assert measure().covers(Period.parse("2023-03"))


@pytest.mark.parametrize(
    ("unit", "per"), [("percent", 100), ("rate per 1,000", 1000), ("per person", 1), ("number", 1)]
)
def test_counts_are_multiplied_as_the_unit_says(unit, per):
    assert measure(unit=unit).per == per
