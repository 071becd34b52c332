"""Which gridlines a chart has, what they say, and which periods are named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.axis import axis, period_ticks, subtitle, tick_words
from dashboard.charts.theme import NARROW, SCREEN
from tests.drawn import DELAYS, chart, points


def test_the_axis_starts_at_nought() -> None:
    drawn = axis(chart())
    assert drawn.ticks == (0, 4, 8, 12, 16)
    assert subtitle(chart()) == chart().subtitle


def test_an_axis_that_does_not_start_at_nought_says_where_it_starts() -> None:
    flat = chart([2188, 2200, 2250, 2214], [2049] * 4)
    assert subtitle(flat).endswith("Axis starts at 2,000.")


def test_figures_that_are_all_the_same_keep_nought() -> None:
    assert axis(chart([100] * 4, [100] * 4, unit="percent")).ticks == (0, 25, 50, 75, 100)


def test_a_view_may_ask_for_an_axis_that_fits_its_figures() -> None:
    assert not axis(chart(axis_from_zero=False)).from_zero


def test_no_gridline_stands_above_all_of_a_whole() -> None:
    assert max(axis(chart([62, 97], [100, 100], unit="percent")).ticks) == 100


def test_a_fall_below_nought_is_drawn() -> None:
    drawn = axis(chart([-120000, 380000], [0, 0], unit="gbp"))
    assert drawn.low <= -120000
    assert 0 in drawn.ticks


def test_a_chart_without_figures_still_has_an_axis() -> None:
    assert axis(chart([None, None], None)).ticks == (0,)


@given(st.lists(st.integers(-(10**8), 10**8).map(lambda n: n / 100), min_size=1, max_size=12))
def test_every_figure_is_on_the_axis_and_gridlines_are_few(values: list[float]) -> None:
    drawn = axis(chart(values, None))
    assert drawn.low <= min(values)
    assert max(values) <= drawn.high
    assert 2 <= len(drawn.ticks) <= 6


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (75, "percent", "75%"),
        (1200, "number", "1,200"),
        (-2.6, "number", "−2.6"),
        (2_500_000, "gbp", "£2.5m"),
        (-200_000, "gbp", "−£200k"),
        (50, "gbp", "£50"),
    ],
)
def test_a_gridline_reads_as_people_write_it(value: float, unit: str, words: str) -> None:
    assert tick_words(value, unit) == words


def test_the_year_stands_once_under_the_first_period_and_each_january() -> None:
    _, words = period_ticks(points(DELAYS), SCREEN)
    assert words[0] == "Feb<br>2018"
    assert words[-1] == "Jan<br>2019"
    assert all("<br>" not in word for word in words[1:-1])


def test_every_fourth_period_is_named_when_narrow() -> None:
    places, _ = period_ticks(points(DELAYS), NARROW)
    assert places == [0, 4, 8, 11]


def test_a_period_that_says_its_year_is_not_told_it_twice() -> None:
    years = tuple(replace(point, short="2018-19", year="2018") for point in points([1, 2]))
    assert period_ticks(years, SCREEN)[1] == ["2018-19", "2018-19"]
