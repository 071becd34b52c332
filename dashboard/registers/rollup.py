"""What a register adds up to: an observation of each of its measures for each period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from dashboard.catalogue.register_measures import RegisterMeasure
from dashboard.domain.cadence import month_of, run_of
from dashboard.domain.cohorts.cases import of_advice, of_case
from dashboard.domain.cohorts.homes import of_check, of_hazard
from dashboard.domain.cohorts.places import Place
from dashboard.domain.cohorts.reviews import of_review
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.shares import Share
from dashboard.domain.tsm import SafetyMeasure
from dashboard.registers.clocks import Stood
from dashboard.registers.frames import RegisterFrame

# The period a workstream's figure is for, given its code and the day of the register.
PeriodOf = Callable[[str, date], Period]
Counts = dict[tuple[str, Period], tuple[int, int]]


def by_month(workstream: str, day: date) -> Period:
    """The calendar month, where nothing says how often a workstream reports."""
    return month_of(day)


def places(
    dataset: str, one: Stood, as_at: date, period_of: PeriodOf = by_month
) -> Iterator[Place]:
    """Every figure that a row of a register is part of."""
    match dataset:
        case "ehc_cases":
            yield from of_case(one.row, one.clock, as_at)
        case "ehc_advice":
            yield from of_advice(one.row, one.clock, as_at)
        case "annual_reviews":
            yield from of_review(one.row, one.clock, as_at)
        case "hazards":
            yield from of_hazard(one.row, one.clock, as_at)
        case "inspections":
            yield from of_check(one.clock, period_of(one.clock.workstream, as_at))


def roll_up(
    register: RegisterFrame,
    defined: Mapping[str, RegisterMeasure],
    period_of: PeriodOf = by_month,
) -> list[Observation]:
    """The observations of a register as at its day, oldest period first within a measure.

    A month in which nothing was to be counted is told as such (0 of 0), so that a gap is never a
    month forgotten; the period the day falls in is provisional until it ends.
    """
    counts = _counted(register, period_of)
    return [
        _observation(code, period, *counts.get((code, period), (0, 0)), register.as_at, defined)
        for code, periods in _runs(counts, register.as_at)
        for period in periods
    ]


def by_home(measures: Iterable[SafetyMeasure], as_at: date) -> list[Observation]:
    """BS01 to BS05 as observations of the month the day falls in."""
    return [
        _observation(one.code, month_of(as_at), one.compliant, one.homes, as_at, {})
        for one in measures
    ]


def of_actions(
    left: Iterable[tuple[str, int]], as_at: date, defined: Mapping[str, RegisterMeasure]
) -> list[Observation]:
    """What safety checks left to be done, as observations of the month the day falls in."""
    return [_observation(code, month_of(as_at), count, 0, as_at, defined) for code, count in left]


def _counted(register: RegisterFrame, period_of: PeriodOf) -> Counts:
    stands = register.stood()
    alike: dict[int, int] = defaultdict(int)
    for group in stands.groups:
        alike[group] += 1
    above: dict[tuple[str, Period], int] = defaultdict(int)
    below: dict[tuple[str, Period], int] = defaultdict(int)
    for group, one in enumerate(stands.made):
        for place in places(register.dataset, one, register.as_at, period_of):
            below[place.measure, place.period] += alike[group]
            above[place.measure, place.period] += alike[group] * place.counted
    return {key: (above[key], below[key]) for key in below}


def _runs(counts: Counts, as_at: date) -> Iterator[tuple[str, list[Period]]]:
    """Each measure's periods without gaps: months up to the as-at day's, years as they come."""
    found: dict[str, set[Period]] = defaultdict(set)
    for code, period in counts:
        found[code].add(period)
    for code, periods in sorted(found.items()):
        last = max(periods)
        if last.kind is PeriodKind.MONTH:
            last = max(last, month_of(as_at))
        yield code, list(run_of(min(periods), last))


def _observation(
    code: str,
    period: Period,
    above: int,
    below: int,
    as_at: date,
    defined: Mapping[str, RegisterMeasure],
) -> Observation:
    provisional = period.end > as_at
    known = defined.get(code)
    if known is not None and not known.is_share:
        return Observation(
            code, period, value=Fraction(above), provisional=provisional, as_at=as_at
        )
    return Observation(
        measure=code,
        period=period,
        value=Share(above, below).percent,
        numerator=Fraction(above),
        denominator=Fraction(below),
        provisional=provisional,
        as_at=as_at,
    )
