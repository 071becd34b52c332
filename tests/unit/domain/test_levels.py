"""A range in which few of the points lie is not called usual: what is said instead is true."""

from __future__ import annotations

import pytest

from dashboard.domain.control import PointType, signal
from dashboard.domain.levels import lasting_step, stands_apart, verdict
from dashboard.domain.measures import Polarity
from dashboard.domain.signals import getting_better, in_brief

from .test_control import HIGHER, LOWER, series

# Kent's people in residential care: in October a step down, and no month of the year in the range.
STEP = series("3006 3018 3000 3011 3004 3008 2845 2855 2822 2840 2836 2848")
FREAK = series("99.6 99.7 99.6 99.65 99.7 99.6 99.7 99.65 99.6 99.7 99.6 88.92")
AMID = [*FREAK[:5], FREAK[-1], *FREAK[5:-1]]
DRIFT = series("1 2 3 4 5 6 7 8 9 10 11 12")


def said(values, polarity: Polarity = HIGHER, unit: str = "number", places: int = 0) -> str:
    labels = [f"point {n}" for n, _ in enumerate(values, start=1)]
    return getting_better(labels, values, polarity, unit=unit, places=places)


def test_C10_a_lasting_step_is_told_and_no_range_between_its_levels_is_called_usual():
    assert said(STEP) == (
        "Getting worse. Fell by 163 in point 7 and has stayed there: "
        "2,822 to 2,855 since, 3,000 to 3,018 before."
    )
    rose = [-value for value in STEP]
    assert said(rose, LOWER).startswith("Getting worse. Rose by 163 in point 7")
    assert in_brief(STEP, HIGHER) == "Getting worse"
    assert not signal(STEP, HIGHER).usual


def test_C10_a_freak_newest_point_is_said_to_stand_apart():
    assert said(FREAK, unit="percent", places=1) == (
        "Getting worse. point 12, at 88.9%, stands apart from the other 11 months, 99.6% to 99.7%."
    )
    brief = in_brief(FREAK, HIGHER, unit="percent")
    assert brief == "Getting worse: down 2 months running"


def test_C10_a_freak_point_amid_the_series_does_not_make_the_others_a_change():
    assert said(AMID, unit="percent", places=1) == (
        "No clear change. point 6, at 88.9%, stands apart from the other 11 months, 99.6% to 99.7%."
    )
    assert in_brief(AMID, HIGHER, unit="percent") == "Down this month, by 0.1 points"
    assert signal(AMID, HIGHER).variation is PointType.IMPROVEMENT
    assert verdict(signal(AMID, HIGHER)) is PointType.COMMON


def test_C10_a_steady_drift_is_told_from_its_first_to_its_last():
    assert said(DRIFT) == (
        "Getting better. From 1 in point 1 to 12 in point 12; most months lie away from the "
        "average, so no range is usual."
    )
    assert in_brief(DRIFT, HIGHER) == "Getting better: up 11 months running"


def test_C10_a_level_that_was_left_again_is_no_lasting_step():
    back = series("10 10.1 10 10.1 10 10.1 10 20 16.5 13 10.1 10")
    assert lasting_step(signal(back, HIGHER)) is None
    stairs = signal(series("1 1.1 1 1.1 1 5 9 9.1 9 9.1 9 9.1"), HIGHER)
    assert len(stairs.breaks) == 2
    assert stands_apart(stairs) is None
    assert stands_apart(signal(STEP, HIGHER)) is None


def test_C10_levels_of_one_figure_are_told_as_one():
    assert said(series("5 5 5 5 5 5 9 9 9 9 9 9")).endswith(
        "Rose by 4 in point 7 and has stayed there: 9 since, 5 before."
    )


@pytest.mark.parametrize("text", ["1 2 3", "1 - 2 - 1 - 2 - 1 - 2 - 1 - 2 - 1 - 2 - 1 - 2"])
def test_C7_nothing_is_decided_of_too_few_figures_in_a_row(text):
    found = signal(series(text), HIGHER)
    assert verdict(found) is None
    assert found.usual is (text == "1 2 3")


def test_C5_nothing_is_decided_where_the_newest_figure_is_missing():
    assert verdict(signal([*STEP, None], HIGHER)) is None
