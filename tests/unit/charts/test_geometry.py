"""Where a series is worse than its own period's target, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.geometry import misses, step_line, stretches
from tests.drawn import DELAYS, TARGETS, points

FIGURES = st.lists(st.one_of(st.none(), st.floats(0, 100)), min_size=2, max_size=14)


def test_a_target_holds_half_a_period_either_side_of_its_own() -> None:
    assert step_line([9.3, 9.3, 8.7]) == ([-0.5, 0, 1, 2, 2.5], [9.3, 9.3, 9.3, 8.7, 8.7])


def test_a_target_is_broken_where_there_is_none() -> None:
    xs, ys = step_line([5, None, 6])
    assert (xs, ys) == ([-0.5, 0, 0.5, None, 1.5, 2, 2.5], [5, 5, 5, None, 6, 6, 6])


def test_a_new_level_starts_where_the_target_changes_or_returns() -> None:
    found = stretches(points([1, 1, 1, 1, 1], [5, 5, 6, None, 6]))
    assert [(one.start, one.end, one.words) for one in found] == [
        (0, 1, "5"),
        (2, 2, "6"),
        (4, 4, "6"),
    ]


def test_nothing_is_shaded_where_the_target_was_met() -> None:
    assert misses([5, 6, 7], [8, 8, 8], lower_is_better=True) == []
    assert misses([9, 9.5, 8], [8, 8, 8], lower_is_better=False) == []


def test_the_shading_ends_exactly_where_the_lines_cross() -> None:
    (shape,) = misses([10, 6], [8, 8], lower_is_better=True)
    assert shape == [(0, 10), (0.5, 8), (0.5, 8), (0, 8), (0, 10)]


def test_the_shading_steps_straight_down_with_the_target() -> None:
    (shape,) = misses([10, 10], [9, 8], lower_is_better=True)
    assert (0.5, 9) in shape
    assert (0.5, 8) in shape


def test_a_period_without_a_figure_or_a_target_is_not_shaded() -> None:
    assert misses([10, None, 10], [8, 8, 8], lower_is_better=True) == []
    assert misses([10, 10], [None, None], lower_is_better=True) == []


def test_the_month_that_met_target_parts_the_shading_of_the_others() -> None:
    shapes = misses(DELAYS, TARGETS, lower_is_better=True)
    assert len(shapes) == 2
    before, after = (max(x for x, _ in shapes[0]), min(x for x, _ in shapes[1]))
    assert before < 5 < after


@given(series=FIGURES, lower=st.booleans(), level=st.floats(0, 100))
def test_no_corner_of_the_shading_is_on_the_better_side(
    series: list[float | None], lower: bool, level: float
) -> None:
    for shape in misses(series, [level] * len(series), lower_is_better=lower):
        for _, y in shape:
            assert (y >= level - 1e-9) if lower else (y <= level + 1e-9)


@pytest.mark.parametrize("lower", [True, False])
def test_better_and_worse_change_places_with_the_direction(lower: bool) -> None:
    over = misses([9, 9], [8, 8], lower_is_better=lower)
    under = misses([7, 7], [8, 8], lower_is_better=lower)
    assert bool(over) is lower
    assert bool(under) is not lower
