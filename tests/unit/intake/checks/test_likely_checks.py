"""Figures that cannot well be what their measure counts."""

from __future__ import annotations

import pytest

from dashboard.domain.measures import Measure
from dashboard.domain.observations import Observation
from dashboard.intake.checks.likely import below_nought, fraction_for_target, more_than_all

RENT = {
    "measure": "RENT",
    "title": "Rent collected",
    "section": "housing",
    "unit": "percent",
    "polarity": "higher",
    "rule": "bands",
    "green": "98",
    "amber": "95",
}
MEASURE = Measure.from_row(RENT)


def figure(**given: str) -> Observation:
    return Observation.from_row({"measure": "RENT", "period": "2023-07", **given}, MEASURE)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"value": "100.1"}, True),
        ({"numerator": "12", "denominator": "10"}, True),
        ({"numerator": "10", "denominator": "10"}, False),
        ({"value": "104", "target": "102"}, False),
        ({"value": "104", "target": "95..102"}, False),
        ({}, False),
    ],
)
def test_more_than_all_is_said_of_a_percentage_over_100_unless_its_lines_are(
    given: dict[str, str], found: bool
) -> None:
    assert more_than_all.find(figure(**given), MEASURE) is found
    assert not more_than_all.find(
        figure(**given), Measure.from_row({**RENT, "green": "101", "amber": "99"})
    )


def test_below_nought_is_said_of_a_figure_unless_its_lines_are() -> None:
    assert below_nought.find(figure(value="-0.1"), MEASURE)
    assert not below_nought.find(figure(value="0"), MEASURE)
    assert not below_nought.find(figure(), MEASURE)
    change = Measure.from_row({**RENT, "green": "1", "amber": "-1"})
    assert not below_nought.find(figure(value="-0.1"), change)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"value": "55", "target": "0.6"}, True),
        ({"value": "98", "target": "1"}, True),
        ({"value": "1.2", "target": "0.6"}, False),
        ({"value": "0.5", "target": "0.6"}, False),
        ({"value": "55", "target": "60"}, False),
        ({"value": "55", "target": "0.5..0.6"}, False),
        ({"value": "55"}, False),
        ({"target": "0.6"}, False),
    ],
)
def test_fraction_for_target_is_said_where_a_hundred_times_it_is_nearer(
    given: dict[str, str], found: bool
) -> None:
    assert fraction_for_target.find(figure(**given)) is found
