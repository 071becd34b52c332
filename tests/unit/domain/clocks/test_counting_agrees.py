"""Days, months, working days and hours agree with counting them one step at a time."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import strategies as st

from dashboard.domain.clocks.dates import (
    hours_after,
    months_after,
    months_starting_with,
    read_moment,
    weeks_after,
)
from tests.unit.domain.clocks import slow_days
from tests.unit.domain.clocks.agreement import agrees, any_days, any_moments
from tests.unit.domain.clocks.law import BOOK


@agrees(start=any_days, weeks=st.integers(0, 60), first=st.booleans())
def test_D1_D2_weeks_agree_with_a_walk(start: date, weeks: int, first: bool) -> None:
    last = slow_days.walk(start, 7 * weeks - (1 if first else 0))
    assert weeks_after(start, weeks, count_first_day=first) == last


@agrees(start=any_days, months=st.integers(-24, 72))
def test_D7_D8_months_agree_with_a_walk(start: date, months: int) -> None:
    assert months_after(start, months) == slow_days.months_on(start, months)


@agrees(start=any_days)
def test_D6_a_year_starting_with_a_day_agrees_with_a_walk(start: date) -> None:
    assert months_starting_with(start) == slow_days.year_from(start)


@agrees(start=any_days, count=st.integers(0, 30))
def test_D9_working_days_agree_with_a_walk(start: date, count: int) -> None:
    assert BOOK.working_days.after(start, count) == slow_days.working_days_on(start, count)


@agrees(local=any_moments, hours=st.integers(0, 72))
def test_D11_hours_agree_with_a_walk(local: datetime, hours: int) -> None:
    due = hours_after(read_moment(local.isoformat()), hours)
    assert due.isoformat() == slow_days.hours_on(local, hours)


def test_D9_every_day_of_forty_years_is_a_working_day_to_both_or_to_neither() -> None:
    day = date(2013, 1, 1)
    while day < date(2053, 1, 1):
        assert BOOK.working_days.is_working_day(day) is slow_days.works(day), day
        day += slow_days.ONE
