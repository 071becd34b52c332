"""Decides which period a day belongs to, by how often something reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.rows import squash

CADENCES = {
    "monthly": PeriodKind.MONTH,
    "quarterly": PeriodKind.QUARTER,
    "half-yearly": PeriodKind.HALF,
    "yearly": PeriodKind.YEAR,
}
# How each may be written, without its case and what joins its words.
FREQUENCIES = {
    **{squash(frequency): frequency for frequency in CADENCES},
    **dict.fromkeys(("annual", "annually"), "yearly"),
}


def containing(kind: PeriodKind, day: date) -> Period:
    """The month, quarter, half, financial year or calendar year that `day` falls in."""
    into = (day.month - 4) % 12  # whole months since the financial year began
    began = day.year - (day.month < 4)
    match kind:
        case PeriodKind.MONTH:
            return Period.month(day.year, day.month)
        case PeriodKind.QUARTER:
            return Period.quarter(began, into // 3 + 1)
        case PeriodKind.HALF:
            return Period.half(began, into // 6 + 1)
        case PeriodKind.CALENDAR_YEAR:
            return Period.calendar_year(day.year)
    return Period.year(began)


def month_of(day: date) -> Period:
    """The calendar month that `day` falls in."""
    return Period.month(day.year, day.month)


def run_of(first: Period, last: Period) -> Iterator[Period]:
    """The periods from the first to the last, both included; none where the last comes first."""
    while first <= last:
        yield first
        first = first.next()
