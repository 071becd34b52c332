"""Decides how days, weeks, months, working days and hours are counted (rules D1 to D11)."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

import holidays

LONDON = ZoneInfo("Europe/London")
_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_IN_EVERY_MONTH = 28


def days_after(start: date, days: int, *, count_first_day: bool = False) -> date:
    """The last day of a limit of so many days; the first day is not counted unless asked (D1, D2).

    Weekends and bank holidays count like any other day, and a limit may end on one (D3, D4).
    """
    return start + timedelta(days=days - count_first_day)


def weeks_after(start: date, weeks: int, *, count_first_day: bool = False) -> date:
    """The last day of a limit of so many weeks (D1, D2)."""
    return days_after(start, 7 * weeks, count_first_day=count_first_day)


def months_after(start: date, months: int) -> date:
    """The same day of a later month (an earlier one where `months` is negative).

    A day that the month does not have becomes its last (D7, D8).
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if start.day <= _IN_EVERY_MONTH:
        return date(year, month + 1, start.day)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def months_starting_with(start: date, months: int = 12) -> date:
    """The last day of a period of months that begins with `start` itself (D6).

    It is the day before the anniversary. The anniversary of 29 February is 1 March in a common
    year, so a period from there ends on 28 February.
    """
    same_day = months_after(start, months)
    return same_day - _ONE_DAY if same_day.day == start.day else same_day


def is_on_time(done: date, due: date) -> bool:
    """Whether something was done by its limit; done on the last day is on time (D5)."""
    return done <= due


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days count as working days in England (D9).

    `added` are bank holidays that the published list did not know yet, `removed` days on it that
    were moved away: one-off changes are data.
    """

    added: frozenset[date] = frozenset()
    removed: frozenset[date] = frozenset()

    @classmethod
    def of(cls, added: Iterable[date] = (), removed: Iterable[date] = ()) -> WorkingDays:
        """The calendar with these one-off changes; a day cannot be both added and removed."""
        calendar_ = cls(frozenset(added), frozenset(removed))
        if both := calendar_.added & calendar_.removed:
            raise ValueError(f"{min(both)} is both added and removed")
        return calendar_

    def is_bank_holiday(self, day: date) -> bool:
        """Whether the day is a bank holiday in England."""
        listed = day in _listed_bank_holidays(day.year) and day not in self.removed
        return listed or day in self.added

    def is_working_day(self, day: date) -> bool:
        """Whether the day is no Saturday, no Sunday and no bank holiday."""
        return day.weekday() < _SATURDAY and not self.is_bank_holiday(day)

    def after(self, start: date, count: int) -> date:
        """The last of so many working days; counting starts the day after `start`."""
        day = start
        while count > 0:
            day += _ONE_DAY
            count -= self.is_working_day(day)
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days come after `first`, up to and with `last`; nought where none."""
        return sum(map(self.is_working_day, _days(first, last)))

    def bank_holidays(self, first: date, last: date) -> tuple[date, ...]:
        """The bank holidays after `first`, up to and with `last`, that are no weekend anyway."""
        week = (day for day in _days(first, last) if day.weekday() < _SATURDAY)
        return tuple(filter(self.is_bank_holiday, week))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(1, (last - first).days + 1))


@cache
def _listed_bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in a year: the one place that asks the `holidays` package."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def read_moment(text: str) -> datetime:
    """A timestamp as an instant; one without an offset is London time (D11).

    Of the two readings of the hour that comes twice in October the first is taken. Raises
    ValueError where the text is no timestamp.
    """
    read = datetime.fromisoformat(text)
    return (read if read.tzinfo else read.replace(tzinfo=LONDON)).astimezone(UTC)


def has_time(text: str) -> bool:
    """Whether a timestamp that can be read says the time of day."""
    return len(text) > len("2026-01-07")


def is_midnight(moment: datetime) -> bool:
    """Whether an instant is the first of its day in London, as a day alone is read."""
    return moment.astimezone(LONDON).time() == time()


def hours_after(start: datetime, hours: int) -> datetime:
    """So many elapsed hours later, with the offset London has then (D11)."""
    later = (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(LONDON)
    return later.replace(tzinfo=timezone(later.utcoffset() or timedelta(0)))


def day_of(moment: datetime) -> date:
    """The day in London of an instant."""
    return moment.astimezone(LONDON).date()
