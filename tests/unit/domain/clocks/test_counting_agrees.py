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
from tests.unit.domain.clocks.agreement import SPECIAL, agrees, any_days, any_moments
from tests.unit.domain.clocks.law import BOOK, day


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


def test_the_days_that_are_hard_to_count_are_among_those_tried() -> None:
    known = {
        "a leap day": "2024-02-29",
        "the end of a month": "2026-04-30",
        "the clocks going forward": "2026-03-29",
        "the clocks going back": "2026-10-25",
        "Christmas": "2025-12-25",
        "Easter": "2026-04-06",
        "a one-off bank holiday": "2023-05-08",
    }
    assert [kind for kind in SPECIAL if day(known[kind]) not in SPECIAL[kind]] == []
    tried: set[date] = set()
    agrees(start=any_days)(lambda start: tried.add(start))()
    assert len(tried) > 100
    assert len([kind for kind, days in SPECIAL.items() if tried & days]) > 3


def test_D9_every_day_of_forty_years_is_a_working_day_to_both_or_to_neither() -> None:
    at = date(2013, 1, 1)
    while at < date(2053, 1, 1):
        assert BOOK.working_days.is_working_day(at) is slow_days.works(at), at
        at += slow_days.ONE
