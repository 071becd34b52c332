"""Decides what being counted in a figure is: measure, period, and above the line or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.domain.cadence import containing, month_of
from dashboard.domain.clocks.limits import Limit, State, whole_day
from dashboard.domain.periods import Period, PeriodKind

_MISSED = (State.LATE, State.EXCEPTED_LATE, State.OVERDUE)


@dataclass(frozen=True, slots=True)
class Place:
    """One row's part in one figure: below the line, and above it too where `counted`."""

    measure: str
    period: Period
    counted: bool


def months_and_years(measure: str, day: date, *, counted: bool) -> Iterator[Place]:
    """A place in the month of `day`, and in its calendar year under the measure's yearly code."""
    yield Place(measure, month_of(day), counted)
    yield Place(yearly(measure), Period.calendar_year(day.year), counted)


def yearly(measure: str) -> str:
    """The code of the same measure by calendar year, as the DfE counts (S11)."""
    return f"{measure}-CY"


def of_limit(
    measure: str, limit: Limit, as_at: date, kind: PeriodKind = PeriodKind.MONTH
) -> Iterator[Place]:
    """A place in the period a limit falls in: met, or missed whether done since or not.

    One still open is not placed (D10), nor one whose period begins after the as-at day: of those,
    only the ones done early would be.
    """
    if limit.due is None or limit.state not in (State.MET, *_MISSED):
        return
    period = containing(kind, whole_day(limit.due))
    if period.start <= as_at:
        yield Place(measure, period, limit.state is State.MET)
