"""Decides what stretch of time a figure is about, and refuses to guess."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dashboard.formats import MONTHS, date_words

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2212/", "-------")
_MONTH = re.compile(r"([A-Za-z]{3,9})[ -](\d{2}|\d{4})")
_PART = re.compile(r"(\d{2}|\d{4})-(\d{2}|\d{4})[ -]([QH])(\d)", re.IGNORECASE)
_PART_FIRST = re.compile(r"([QH])(\d)[ -](\d{2}|\d{4})-(\d{2}|\d{4})", re.IGNORECASE)
FORMS = (
    "Write a month as 2023-07 or July 2023, a quarter as 2023-24 Q1, a half as 2023-24 H1, "
    "a financial year as 2023-24, a calendar year as 2023, a day as 2023-09-30."
)


class PeriodError(ValueError):
    """A period that cannot be read, said in a sentence for the officer who wrote it."""


class PeriodKind(StrEnum):
    """The kinds of period; a snapshot is the state of things on one day."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    CALENDAR_YEAR = "calendar_year"
    SNAPSHOT = "snapshot"


_MONTHS_IN = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.YEAR: 12,
    PeriodKind.CALENDAR_YEAR: 12,
}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of whole days, first and last included; in order of last day, then first."""

    end: date
    start: date
    kind: PeriodKind

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period in any form that `FORMS` names, and as spreadsheets write them, or a slug.

        Raises PeriodError for one that is ambiguous, impossible or not a period.
        """
        tidy = " ".join(text.translate(_DASHES).split())
        for reader in (_read_numbers, _read_month_name, _read_part):
            period = reader(tidy)
            if period is not None:
                return period
        raise PeriodError(f"'{text}' is not a period. {FORMS}")

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """A calendar month; months are 1 to 12."""
        return _months_from(date(year, month, 1), PeriodKind.MONTH)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """A quarter of the financial year that starts in April of `year`; 1 is April to June."""
        start = _add_months(date(year, 4, 1), 3 * (quarter - 1))
        return _months_from(start, PeriodKind.QUARTER)

    @classmethod
    def half(cls, year: int, half: int) -> Period:
        """A half of the financial year that starts in April of `year`; 1 is April to September."""
        return _months_from(_add_months(date(year, 4, 1), 6 * (half - 1)), PeriodKind.HALF)

    @classmethod
    def year(cls, year: int) -> Period:
        """The financial year that starts in April of `year`."""
        return _months_from(date(year, 4, 1), PeriodKind.YEAR)

    @classmethod
    def calendar_year(cls, year: int) -> Period:
        """January to December of `year`."""
        return _months_from(date(year, 1, 1), PeriodKind.CALENDAR_YEAR)

    @classmethod
    def snapshot(cls, day: date) -> Period:
        """The state of things on one day."""
        return cls(day, day, PeriodKind.SNAPSHOT)

    def __str__(self) -> str:
        """The normal form, which `parse` reads back to the same period.

        The twelve months and years that share a form (2003-04) are written "April 2003" and
        "2003-2004", so that what is stored is never ambiguous.
        """
        match self.kind:
            case PeriodKind.MONTH:
                twin = self.start.month == (self.start.year + 1) % 100
                return self.label if twin else f"{self.start:%Y-%m}"
            case PeriodKind.YEAR:
                twin = 1 <= self.end.year % 100 <= 12
                return f"{self.start.year}-{self.end.year}" if twin else self.financial_year
            case PeriodKind.QUARTER | PeriodKind.HALF:
                return f"{self.financial_year} {self.short}"
            case PeriodKind.CALENDAR_YEAR:
                return str(self.start.year)
            case _:
                return self.start.isoformat()

    @property
    def slug(self) -> str:
        """The normal form for an address: 2023-24-Q1."""
        return str(self).replace(" ", "-")

    @property
    def financial_year(self) -> str:
        """The financial year the period ends in, as 2023-24."""
        first = self.end.year if self.end.month >= 4 else self.end.year - 1
        return f"{first}-{(first + 1) % 100:02d}"

    @property
    def label(self) -> str:
        """The period in words: July 2023, Q1 2023-24, 30 September 2023."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"{MONTHS[self.start.month - 1]} {self.start.year}"
            case PeriodKind.QUARTER | PeriodKind.HALF:
                return f"{self.short} {self.financial_year}"
            case PeriodKind.SNAPSHOT:
                return date_words(self.start)
            case _:
                return self.short

    @property
    def short(self) -> str:
        """The period for an axis whose year is given once: Jul, Q1, H1, 2023-24, 2023, 30 Sep."""
        month = MONTHS[self.start.month - 1][:3]
        part = (self.start.month - 4) % 12 // 3 + 1
        match self.kind:
            case PeriodKind.MONTH:
                return month
            case PeriodKind.QUARTER:
                return f"Q{part}"
            case PeriodKind.HALF:
                return f"H{(part + 1) // 2}"
            case PeriodKind.YEAR:
                return self.financial_year
            case PeriodKind.CALENDAR_YEAR:
                return str(self.start.year)
            case _:
                return f"{self.start.day} {month}"

    def previous(self) -> Period:
        """The period before, of the same kind; for a snapshot, which has no cadence, the day."""
        return self._move(-1)

    def next(self) -> Period:
        """The period after, of the same kind; for a snapshot, which has no cadence, the day."""
        return self._move(1)

    def year_earlier(self) -> Period:
        """The same period a year before; a snapshot of 29 February gives 28 February."""
        start = _add_months(self.start, -12)
        if self.kind is PeriodKind.SNAPSHOT:
            return Period.snapshot(start)
        return _months_from(start, self.kind)

    def contains(self, other: Period) -> bool:
        """Whether every day of the other period lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def _move(self, steps: int) -> Period:
        if self.kind is PeriodKind.SNAPSHOT:
            return Period.snapshot(self.start + timedelta(days=steps))
        return _months_from(_add_months(self.start, steps * _MONTHS_IN[self.kind]), self.kind)


def _add_months(day: date, months: int) -> date:
    """The same day some months on, cut to the month's end (rule D8)."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def _months_from(start: date, kind: PeriodKind) -> Period:
    return Period(_add_months(start, _MONTHS_IN[kind]) - timedelta(days=1), start, kind)


def _year(text: str) -> int:
    """A year in full or by its last two figures, which mean 1970 to 2069."""
    year = int(text)
    if len(text) == 2:
        year += 1900 if year >= 70 else 2000
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise PeriodError(f"The year {text} is impossible: years run from 1900 to 2199.")
    return year


def _runs_on(first: str, second: str) -> bool:
    """Whether the second year, as written, is the one after the first."""
    return str(_year(first) + 1).endswith(second)


def _read_numbers(text: str) -> Period | None:
    """2023, 2023-24, 2023-2024, 2023-07, 07/2023 and 2023-09-30."""
    match text.split("-"):
        case [year] if _is_digits(year, 4):
            return Period.calendar_year(_year(year))
        case [month, year] if _is_digits(month, 1, 2) and _is_digits(year, 4):
            if not 1 <= int(month) <= 12:
                raise PeriodError(f"{month} is not the number of a month.")
            return Period.month(_year(year), int(month))
        case [year, second] if _is_digits(year, 4) and _is_digits(second, 2, 4):
            return _read_pair(year, second)
        case [year, month, day] if all(map(_is_digits, (year, month, day), (4, 2, 2))):
            _year(year)
            try:
                return Period.snapshot(date(int(year), int(month), int(day)))
            except ValueError:
                raise PeriodError(f"{text} is not a day in the calendar.") from None
    return None


def _is_digits(text: str, *lengths: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) in lengths


def _read_pair(year: str, second: str) -> Period:
    is_year = _runs_on(year, second)
    is_month = len(second) == 2 and 1 <= int(second) <= 12
    if is_year and is_month:
        month = MONTHS[int(second) - 1]
        raise PeriodError(
            f"{year}-{second} could be {month} {year} or the financial year {year}-{second}: "
            f"write {month} {year} or {year}-{int(year) + 1}."
        )
    if is_month:
        return Period.month(_year(year), int(second))
    if is_year:
        return Period.year(_year(year))
    raise PeriodError(
        f"{year}-{second} is neither a month (01 to 12) nor a financial year "
        f"({year}-{(int(year) + 1) % 100:02d})."
    )


def _read_month_name(text: str) -> Period | None:
    """Jul-23, Jul 2023, July 2023 and Sept 2023."""
    found = _MONTH.fullmatch(text)
    if found is None:
        return None
    name = found[1].capitalize()
    for number, month in enumerate(MONTHS, start=1):
        if name in {month, month[:3]} or (name == "Sept" and number == 9):
            return Period.month(_year(found[2]), number)
    raise PeriodError(f"'{found[1]}' is not the name of a month.")


def _read_part(text: str) -> Period | None:
    """2023-24 Q1, Q1 23-24, 2023-24-Q1 and the same for halves."""
    if found := _PART.fullmatch(text):
        first, second, letter, digit = found.groups()
    elif found := _PART_FIRST.fullmatch(text):
        letter, digit, first, second = found.groups()
    else:
        return None
    if not _runs_on(first, second):
        raise PeriodError(f"{first}-{second} is not a financial year: the second year follows on.")
    number, is_quarter = int(digit), letter.upper() == "Q"
    if not 1 <= number <= (4 if is_quarter else 2):
        raise PeriodError(
            f"There is no {letter.upper()}{digit}: quarters are Q1 to Q4, halves H1, H2."
        )
    return (Period.quarter if is_quarter else Period.half)(_year(first), number)
