"""Process control limits and special causes, against published worked examples."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.control import Assurance, Cause, PointType, Rebase, rebased, signal
from dashboard.domain.measures import Polarity, Span

HIGHER, LOWER = Polarity.HIGHER, Polarity.LOWER


def series(text: str) -> list[Fraction | None]:
    """Numbers as they would be typed, with a dash for a missing one."""
    return [None if part == "-" else Fraction(part) for part in text.split()]


FREAK = series("1 2 1 2 10 1 2 1 2 1 2 1 2 1 2 1 2 1")
STEADY = series("78 81 79 83 80 82 77 84 80 79 81 83 80")
DELAYS = series("11.10 14.20 12.00 12.80 10.40 9.20 11.80 11.00 10.30 12.80 11.50 11.30")


@pytest.mark.parametrize(
    ("screening", "amr", "lower", "upper"),
    [(True, "1.0", "-0.72", "4.60"), (False, "1.882", "-3.06", "6.95")],
)
def test_C1_C2_a_freak_step_is_screened_out_of_the_limits_but_not_the_mean(
    screening, amr, lower, upper
):
    found = signal(FREAK, HIGHER, screening=screening)
    assert float(found.mean) == pytest.approx(1.944, abs=0.001)
    assert float(found.amr) == pytest.approx(float(amr), abs=0.001)
    assert float(found.lower) == pytest.approx(float(lower), abs=0.01)
    assert float(found.upper) == pytest.approx(float(upper), abs=0.01)
    assert found.causes[4] is Cause.OUTSIDE
    assert found.types[4] is PointType.IMPROVEMENT
    assert found.screening is screening


@pytest.mark.parametrize(
    ("target", "assurance"), [(90, "consistently failing"), (70, "consistently passing")]
)
def test_C1_C6_a_target_outside_the_limits_is_met_always_or_never(target, assurance):
    found = signal(STEADY, HIGHER, Fraction(target))
    assert float(found.mean) == pytest.approx(80.538, abs=0.001)
    assert float(found.amr) == pytest.approx(3.1667, abs=0.0001)
    assert float(found.lower) == pytest.approx(72.12, abs=0.01)
    assert float(found.upper) == pytest.approx(88.96, abs=0.01)
    assert found.assurance == assurance
    other = {Assurance.FAILING: Assurance.PASSING, Assurance.PASSING: Assurance.FAILING}
    assert signal(STEADY, LOWER, Fraction(target)).assurance is other[found.assurance]


def test_C6_a_target_within_or_on_the_limits_is_hit_or_miss():
    assert signal(STEADY, HIGHER, Fraction(80)).assurance is Assurance.HIT_OR_MISS
    upper = signal(STEADY, HIGHER).upper
    assert signal(STEADY, HIGHER, upper).assurance is Assurance.HIT_OR_MISS


def test_C6_without_a_target_or_a_better_way_nothing_is_assured():
    assert signal(STEADY, HIGHER).assurance is None
    assert signal(STEADY, Polarity.NONE, Fraction(80)).assurance is None
    span = Span(Fraction(70), Fraction(90))
    assert signal(STEADY, Polarity.RANGE, span).assurance is None
    assert signal([Fraction(1)], HIGHER, Fraction(1)).assurance is None


def test_C1_the_published_delays_range_from_7_2_to_15_8():
    found = signal(DELAYS, LOWER)
    assert found.enough
    assert (round(float(found.lower), 1), round(float(found.upper), 1)) == (7.2, 15.8)
    assert set(found.types) == {PointType.COMMON}


def test_C3_a_trend_marks_all_seven_points_and_a_tie_breaks_it():
    rising = series("9 1 9 1 9 1 2 3 4 5 6 7")
    found = signal(rising, HIGHER)
    assert [cause is Cause.TREND for cause in found.causes] == [False] * 5 + [True] * 7
    assert found.variation is PointType.IMPROVEMENT
    assert signal(rising, LOWER).variation is PointType.CONCERN
    assert signal(rising, Polarity.NONE).variation is PointType.NEUTRAL
    tied = signal(series("9 1 9 1 9 1 2 3 4 4 6 7"), HIGHER)
    assert Cause.TREND not in tied.causes


def test_C3_a_point_that_ends_one_trend_and_starts_another_belongs_to_the_later():
    found = signal(series("4 9 1 2 3 4 5 6 7 6 5 4 3 2 1 9 1 9 1 9"), HIGHER)
    assert found.causes[8] is Cause.TREND
    assert found.directions[8] == -1


def test_C3_a_shift_marks_every_point_on_one_side_of_the_mean():
    high = series("1 9 1 9 0 4 0 - 9 6 9 6 9 6 9")
    found = signal(high, LOWER)
    assert found.causes[8:] == (Cause.SHIFT,) * 7
    assert found.variation is PointType.CONCERN


def test_C3_a_point_on_the_mean_breaks_a_shift():
    broken = signal(series("4 0 4 0 4 0 4 5 10 6 10 6 10 6 10 6 0"), HIGHER)
    assert broken.mean == 5
    assert [cause is Cause.SHIFT for cause in broken.causes] == (
        [True] * 7 + [False] + [True] * 8 + [False]
    )


STEPS = "10 12 10 12 10 12 10 12 10 12 10 12 10 12 10 12 10 12"


def test_C3_two_of_three_near_a_limit_are_marked_when_all_three_are_on_one_side():
    found = signal(series(f"{STEPS} 15.5 13 15.5 12"), HIGHER)
    assert [n for n, cause in enumerate(found.causes) if cause is Cause.TWO_IN_THREE] == [18, 20]
    across = signal(series(f"{STEPS} 15.5 10 15.5 12"), HIGHER)
    assert Cause.TWO_IN_THREE not in across.causes


def test_C3_outside_a_limit_comes_before_any_other_cause():
    found = signal(series("5 6 5 6 5 6 5 6 5 6 1 2 3 4 5 6 30"), HIGHER)
    assert found.causes[-2:] == (Cause.TREND, Cause.OUTSIDE)


def test_C9_a_missing_point_breaks_runs_and_steps():
    whole = series("5 6 5 6 5 1 2 3 4 5 6 7 8")
    gap = [*whole[:8], None, *whole[9:]]
    found = signal(gap, HIGHER)
    assert Cause.TREND in signal(whole, HIGHER).causes
    assert Cause.TREND not in found.causes
    assert (found.types[8], found.causes[8], found.directions[8]) == (None, None, 0)


def test_C5_a_missing_last_point_shows_no_variation():
    assert signal([*STEADY, None], HIGHER).variation is None
    assert signal([], HIGHER).variation is None


def test_points_that_never_stand_side_by_side_have_no_limits():
    found = signal(series("1 - 2 - 3"), HIGHER)
    assert (found.mean, found.amr, found.lower, found.shown_limits("number")) == (
        2,
        None,
        None,
        None,
    )
    assert not found.enough


def test_a_level_series_has_no_special_cause():
    found = signal(series("3 3 3 3 3 3 3 3 3 3 3 3"), HIGHER)
    assert found.lower == found.upper == 3
    assert set(found.types) == {PointType.COMMON}


def test_C9_limits_are_drawn_only_where_figures_can_be():
    percent = signal(series("98 2 99 1 97 3"), HIGHER)
    assert percent.lower < 0
    assert percent.upper > 100
    assert percent.shown_limits("percent") == (0, 100)
    assert percent.shown_limits("number") == (0, percent.upper)
    money = signal(series("-98 2 -99 1 -97 3"), HIGHER)
    assert money.shown_limits("gbp") == (money.lower, money.upper)


def test_C7_limits_may_be_frozen_on_twelve_points_or_more():
    later = [*DELAYS, Fraction(30), Fraction(30)]
    assert signal(later, LOWER, baseline=12).mean == signal(DELAYS, LOWER).mean
    with pytest.raises(ValueError, match="12 points or more, not 11"):
        signal(later, LOWER, baseline=11)


def test_C8_limits_start_afresh_only_with_a_reason_and_a_name():
    parts = rebased(DELAYS, [Rebase(6, "New way of counting", "Head of Performance")], LOWER)
    assert [part.values for part in parts] == [tuple(DELAYS[:6]), tuple(DELAYS[6:])]
    for reason, by in (("", "Head of Performance"), ("New way of counting", " ")):
        with pytest.raises(ValueError, match="reason and the name"):
            Rebase(6, reason, by)


points = st.lists(st.one_of(st.none(), st.integers(0, 20).map(Fraction)), max_size=20)


@given(points)
def test_C4_turning_a_series_upside_down_turns_better_into_worse(values):
    upside_down = [None if value is None else -value for value in values]
    assert signal(values, HIGHER).types == signal(upside_down, LOWER).types
