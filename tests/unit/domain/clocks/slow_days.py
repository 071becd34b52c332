"""Counts days, weeks, months, working days and hours the slow way: one step at a time.

A second opinion for the tests. It shares no code with the product: Easter, the bank holidays and
the clock changes are worked out here afresh.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

ONE = timedelta(days=1)
HOUR = timedelta(hours=1)


def walk(start: date, days: int) -> date:
    """So many days on, or back."""
    step = ONE if days > 0 else -ONE
    at = start
    for _ in range(abs(days)):
        at += step
    return at


def days_between(first: date, last: date) -> int:
    """How many days it takes to walk from the first to the last; less than 0 if backwards."""
    if last < first:
        return -days_between(last, first)
    count = 0
    while first < last:
        first += ONE
        count += 1
    return count


def months_on(start: date, months: int) -> date:
    """The same day some months on or back, or the last of that month."""
    at = start
    while at.day != 1:
        at -= ONE
    for _ in range(abs(months)):
        at += ONE if months > 0 else -ONE
        while at.day != 1:
            at += ONE if months > 0 else -ONE
    while at.day != start.day and (at + ONE).day != 1:
        at += ONE
    return at


def year_from(start: date) -> date:
    """The last day of the 12 months that begin with a day: the day before its anniversary."""
    at = start + ONE
    while True:
        leap_born = (start.month, start.day) == (2, 29) and (at.month, at.day) == (3, 1)
        same = (at.month, at.day) == (start.month, start.day)
        if at.year == start.year + 1 and (same or leap_born):
            return at - ONE
        at += ONE


def easter(year: int) -> date:
    """Easter Sunday, by the computation printed in the old almanacs."""
    golden, century = year % 19 + 1, year // 100 + 1
    leaps, moon = 3 * century // 4 - 12, (8 * century + 5) // 25 - 5
    sunday, epact = 5 * year // 4 - leaps - 10, (11 * golden + 20 + moon - leaps) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    full = 44 - epact
    full += 30 if full < 21 else 0
    full += 7 - (sunday + full) % 7
    return date(year, 3, full) if full <= 31 else date(year, 4, full - 31)


def monday_of(year: int, month: int, *, last: bool) -> date:
    """The first or the last Monday of a month."""
    mondays = [date(year, month, number) for number in range(1, 32) if month in (5, 8)]
    mondays = [each for each in mondays if each.isoweekday() == 1]
    return mondays[-1] if last else mondays[0]


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England, from 2013."""
    first = date(year, 1, 1)
    while first.isoweekday() > 5:
        first += ONE
    days = {first, easter(year) - 2 * ONE, easter(year) + ONE}
    early_may, late_may = monday_of(year, 5, last=False), monday_of(year, 5, last=True)
    days.add(date(2020, 5, 8) if year == 2020 else early_may)
    days.add(date(2022, 6, 2) if year == 2022 else late_may)
    days.add(monday_of(year, 8, last=True))
    days |= {
        one for one in (date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)) if one.year == year
    }
    for festival in (date(year, 12, 25), date(year, 12, 26)):
        kept = festival
        while kept.isoweekday() > 5 or kept in days:
            kept += ONE
        days.add(kept)
    return frozenset(days)


def works(day: date) -> bool:
    """Whether England goes to work on a day."""
    return day.isoweekday() <= 5 and day not in bank_holidays(day.year)


def working_days_on(start: date, count: int) -> date:
    """So many working days on, the first day not counted."""
    at, counted = start, 0
    while counted < count:
        at += ONE
        if works(at):
            counted += 1
    return at


@cache
def clock_change(year: int, month: int) -> date:
    """The last Sunday of March, when the clocks go forward, or of October, when they go back."""
    at = date(year, month, 31)
    while at.isoweekday() != 7:
        at -= ONE
    return at


def is_summer(utc: datetime) -> bool:
    """Whether London's clocks are an hour ahead at a moment of universal time."""
    one = time(1)
    spring = datetime.combine(clock_change(utc.year, 3), one)
    return spring <= utc < datetime.combine(clock_change(utc.year, 10), one)


def to_utc(local: datetime) -> datetime:
    """Universal time of a London clock reading; the first of the two where it comes twice."""
    return local - HOUR if is_summer(local - HOUR) else local


def to_london(utc: datetime) -> datetime:
    """The London clock reading at a moment of universal time."""
    return utc + HOUR if is_summer(utc) else utc


def hours_on(local: datetime, hours: int) -> str:
    """So many hours after a London clock reading, as a timestamp with its offset."""
    utc = to_utc(local)
    for _ in range(hours):
        utc += HOUR
    return f"{to_london(utc).isoformat()}+0{int(is_summer(utc))}:00"
