"""Where a measure stands at a period: an older figure never stands in for a missing one."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.rating import Rag
from dashboard.readmodels.assessed import Series, assess
from dashboard.readmodels.cells import cell
from dashboard.readmodels.movement import late_figures
from dashboard.readmodels.positions import (
    choices,
    containing,
    distance,
    each,
    expected_period,
    grain,
    last_within,
    missed,
    period_before,
    position,
)
from tests.unit.readmodels.figures import CARE, JANUARY, delays, monthly, months, series
from tests.unit.readmodels.papers import Papers

DECEMBER = JANUARY.previous()


def of(values: list[str | None], **columns: str | None) -> Papers:
    return monthly(Papers(), "ASC-06", values, "8.7", **columns)


def test_the_figure_of_the_period_is_the_position() -> None:
    place = position(series(delays()), JANUARY)
    assert (place.state, place.rag, place.expected) == ("rated", Rag.RED, JANUARY)
    assert place.found is not None
    assert place.found.observation.value == Fraction("11.3")
    assert place.last is not None
    assert place.last.period == DECEMBER


def test_a_month_not_sent_is_late_and_says_what_came_last() -> None:
    place = position(series(of(["9", "8", "7", None])), JANUARY)
    assert (place.state, place.rag, place.found) == ("late", Rag.NONE, None)
    assert place.last is not None
    assert place.last.period == DECEMBER


def test_a_measure_that_has_ended_awaits_no_figure() -> None:
    ended = of(["9", "8", "7", None], valid_to="2018-12-31")
    place = position(series(ended), JANUARY)
    assert (place.state, place.rag, place.found) == ("unrated", Rag.NONE, None)
    assert late_figures([place], "kent") == ()
    kept = of(["9", "8", "7", None], valid_to="2019-01-31")
    assert position(series(kept), JANUARY).state == "late"


def test_a_month_before_the_first_figure_has_none_and_is_not_late() -> None:
    place = position(series(delays()), Period.parse("2017-12"))
    assert (place.state, place.last) == ("no_figure", None)


@pytest.mark.parametrize(
    ("columns", "state"),
    [
        ({"value": "11"}, "unrated"),
        ({}, "no_figure"),
        ({"numerator": "0", "denominator": "0"}, "nothing_due"),
        ({"value": "5", "target": "8.7"}, "rated"),
    ],
)
def test_what_was_published_for_the_period_is_its_state(
    columns: dict[str, str], state: str
) -> None:
    given = of(["9", "8", "7", None]).observed("kent", "ASC-06", "2019-01", **columns)
    assert position(series(given), JANUARY).state == state


def test_a_measure_in_arrears_is_looked_for_a_month_earlier() -> None:
    given = of(["9", "8", "7", None], in_arrears_months="1")
    place = position(series(given), JANUARY)
    assert (place.expected, place.state) == (DECEMBER, "rated")


def test_a_monthly_measure_seen_by_the_quarter_is_that_of_its_last_month() -> None:
    place = position(series(delays()), Period.parse("2018-19 Q3"))
    assert place.expected == DECEMBER


def test_a_figure_without_rhythm_is_the_newest_published_even_when_that_is_blank() -> None:
    given = Papers().measure("kent", "PLANS", frequency=None)
    given.observed("kent", "PLANS", "2018-03-31", value="100")
    assert position(series(given, "PLANS"), JANUARY).rag is Rag.GREEN
    given.observed("kent", "PLANS", "2018-09-30")
    place = position(series(given, "PLANS"), JANUARY)
    assert (place.state, place.expected) == ("no_figure", None)
    assert place.last is not None


VALUES = st.lists(st.one_of(st.none(), st.integers(0, 20).map(str)), min_size=3, max_size=14)


@given(VALUES, st.integers(0, 16))
def test_an_older_figure_is_never_the_current_one(values: list[str | None], back: int) -> None:
    if values.count(None) == len(values):
        values = [*values[:-1], "1"]
    papers = of(values)
    period = months(17)[-1 - back]
    found = series(papers)
    place, sent = position(found, period), found.at(period)
    shown = cell(place, papers.books(), period)
    assert place.found is sent
    assert shown.period == str(period)
    if sent is None:
        assert (shown.text, shown.number, shown.rating.rag) == (None, None, "none")
        assert place.last is None or place.last.period < period
    else:
        assert shown.number == float(sent.observation.value or 0)


@given(VALUES)
def test_only_periods_with_a_figure_are_offered_and_newest_first(values: list[str | None]) -> None:
    offered = choices([series(of(values))])
    assert list(offered) == sorted(offered, reverse=True)
    assert set(offered) == {p for p, v in zip(months(len(values)), values, strict=True) if v}


def test_a_rhythm_is_the_commonest_kind_of_period_and_the_finest_of_equals() -> None:
    given = delays().observed("kent", "ASC-06", "2017-18", value="11")
    assert grain(series(given)) is PeriodKind.MONTH
    both = Papers().measure("kent", "GAS", frequency="quarterly")
    both.observed("kent", "GAS", "2018-19", value="1").observed("kent", "GAS", "2018-06", value="1")
    assert grain(series(both, "GAS")) is PeriodKind.MONTH


def test_a_figure_that_came_twice_and_states_no_frequency_is_not_awaited() -> None:
    twice = of(["9", "8"], frequency=None)
    assert grain(series(twice)) is None
    assert expected_period(series(twice), JANUARY) is None
    assert grain(series(of(["9", "8", "7"], frequency=None))) is PeriodKind.MONTH


def test_one_period_is_called_by_its_kind() -> None:
    assert each(series(delays())) == "month"
    assert each(series(Papers().measure("kent", "GAS"), "GAS")) == "period"


@pytest.mark.parametrize(
    ("kind", "day", "whole"),
    [
        (PeriodKind.MONTH, "2019-01-31", "2019-01"),
        (PeriodKind.QUARTER, "2019-01-31", "2018-19 Q4"),
        (PeriodKind.QUARTER, "2018-04-01", "2018-19 Q1"),
        (PeriodKind.HALF, "2018-09-30", "2018-19 H1"),
        (PeriodKind.HALF, "2019-03-31", "2018-19 H2"),
        (PeriodKind.YEAR, "2019-03-31", "2018-19"),
    ],
)
def test_a_day_falls_in_one_period_of_each_kind(kind: PeriodKind, day: str, whole: str) -> None:
    assert str(containing(kind, Period.parse(day).end)) == whole


def test_a_period_not_yet_over_is_not_the_last_one() -> None:
    assert str(last_within(PeriodKind.QUARTER, JANUARY)) == "2018-19 Q3"
    assert str(last_within(PeriodKind.QUARTER, Period.parse("2019-03"))) == "2018-19 Q4"


def test_the_commonest_rhythm_sets_the_choice_and_months_to_come_are_not_offered() -> None:
    given = delays().measure("kent", "SUM", **(CARE | {"frequency": "annual"}))
    given.observed("kent", "SUM", "2017-18", value="9")
    given.observed("kent", "ASC-06", "2019-03", numerator="0", denominator="0")
    found = choices([series(given), series(given, "SUM")])
    assert found[0] == JANUARY
    assert len(found) == 12


def test_without_a_rhythm_every_dated_period_is_a_choice() -> None:
    given = Papers().measure("kent", "PLANS")
    given.observed("kent", "PLANS", "2018-03-31", value="100").observed("kent", "PLANS", "2017")
    assert [str(one) for one in choices([series(given, "PLANS")])] == ["2018-03-31"]
    assert choices([]) == ()


def test_missed_counts_the_rated_and_those_not_green() -> None:
    given = of(["8", "9", "20", None, "7"]).observed("kent", "ASC-06", "2018-12")
    assert missed(series(given).points) == (2, 4)


UNRATED: dict[str, str | None] = {"rule": "none", "tolerance": None, "tolerance_kind": None}
BANDED = UNRATED | {"rule": "bands", "polarity": "higher", "green": "90", "amber": "80"}


@pytest.mark.parametrize(
    ("value", "columns", "share"),
    [
        ("9.57", {}, Fraction(1, 10)),
        ("7.83", {}, Fraction(-1, 10)),
        ("8.7", {}, Fraction(0)),
        ("7.83", {"polarity": "higher"}, Fraction(1, 10)),
        ("45", BANDED, Fraction(1, 2)),
        ("11", UNRATED, Fraction(0)),
    ],
)
def test_distance_is_a_share_of_where_green_ends(
    value: str, columns: dict[str, str | None], share: Fraction
) -> None:
    assert distance(series(of([value], **columns)).points[0]) == share


def test_distance_from_a_target_of_nought_is_the_figure_itself() -> None:
    columns = {"tolerance": "1", "tolerance_kind": "points"}
    given = monthly(Papers(), "ASC-06", ["3"], "0", **columns)
    assert distance(series(given).points[0]) == 3


def test_a_blank_is_at_no_distance() -> None:
    given = of(["9"]).observed("kent", "ASC-06", "2018-12", target="8.7")
    assert distance(series(given).points[0]) == 0


def test_a_month_that_has_not_ended_is_awaited_only_once_it_has_come() -> None:
    papers = Papers().measure("demo", "GAS", frequency="monthly")
    for month in ("2024-01", "2024-02"):
        papers.observed("demo", "GAS", month, value="99")
    quarter, day = Period.parse("2023-24 Q4"), date(2024, 2, 7)
    assert expected_period(assess(papers.books(day), "demo")["GAS"], quarter) == Period.month(
        2024, 2
    )
    papers = Papers().measure("demo", "GAS", frequency="monthly").observed("demo", "GAS", "2024-01")
    assert expected_period(assess(papers.books(day), "demo")["GAS"], quarter) == Period.month(
        2024, 1
    )


HALVES: dict[str, str | None] = {"frequency": "half-yearly"}


def half_yearly(*given: str) -> Series:
    """A half-yearly measure that is printed by the quarter, with a figure in each of these."""
    papers = Papers().measure("kent", "DRY", **HALVES)
    for quarter in given:
        papers.observed("kent", "DRY", quarter, value="100")
    return assess(papers.books(date(2024, 6, 1)), "kent")["DRY"]


@pytest.mark.parametrize(
    ("given", "looked_at", "state"),
    [
        (("2022-23 Q3", "2023-24 Q1"), "2023-24 Q2", "not_due"),  # it came in this half
        (("2022-23 Q3", "2023-24 Q1"), "2023-24 Q3", "not_due"),  # the next half has not ended
        (("2022-23 Q3", "2023-24 Q1"), "2023-24 Q4", "late"),
        (("2022-23 Q1", "2022-23 Q3"), "2023-24 Q2", "late"),
    ],
)
def test_a_half_yearly_figure_printed_by_the_quarter_is_late_once_its_own_half_has_ended(
    given: tuple[str, ...], looked_at: str, state: str
) -> None:
    place = position(half_yearly(*given), Period.parse(looked_at))
    assert (place.state, place.expected) == (state, Period.parse(looked_at))


def test_what_reports_next_is_said_in_its_cell() -> None:
    one = half_yearly("2022-23 Q3", "2023-24 Q1")
    quarter = Period.parse("2023-24 Q2")
    shown = cell(position(one, quarter), Papers().books(), quarter)
    assert (shown.state, shown.rating.reason) == ("not_due", "not_due")
    assert shown.rating.why == ("Reported half-yearly: last in Q1 2023-24, next due March 2024.")


def test_the_period_before_is_that_of_the_period_looked_at() -> None:
    one = series(monthly(Papers(), "A", ["5"] * 6), "A")
    assert period_before(position(one, JANUARY)) == Period.parse("2018-12")
    quarter = position(one, Period.parse("2018-19 Q3"))
    assert (quarter.expected, period_before(quarter)) == (
        Period.parse("2018-12"), Period.parse("2018-09")
    )  # fmt: skip
