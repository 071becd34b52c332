"""Decides what open EHC cases will come to if nothing is finished, or if one plan is issued."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from dashboard.domain.cadence import month_of
from dashboard.domain.clocks.ehc import DEFAULTS, EhcCase, EhcSettings, clock
from dashboard.domain.clocks.limits import Limit, State
from dashboard.domain.clocks.rules import Rulebook
from dashboard.domain.periods import Period
from dashboard.domain.shares import Share

_MONTHS_AHEAD = 3


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """What the end of a month brings: cases `past` their limit then, and those `newly` so.

    `newly` are the ones that pass it after the end before (after the as-at day for the first).
    """

    day: date
    past: int
    newly: int


@dataclass(frozen=True, slots=True)
class IfIssued:
    """A plan issued on some day: where its 20 weeks would stand, and the month's plans with it."""

    plan: Limit
    month: Period
    before: Share
    after: Share


def if_nothing_is_finished(
    limits: Iterable[date], as_at: date, ends: int = _MONTHS_AHEAD
) -> tuple[MonthEnd, ...]:
    """How many open cases will be past their limit at each coming month end, were none finished.

    `limits` are the last days of the open cases' limits; a case is past its own the day after
    (D5, D10). The month ends start with the first one after the as-at day.
    """
    days = tuple(limits)
    found: list[MonthEnd] = []
    past = _past(days, as_at)
    for end in islice(_month_ends(as_at), ends):
        before, past = past, _past(days, end)
        found.append(MonthEnd(end, past, past - before))
    return tuple(found)


def if_issued(
    case: EhcCase,
    day: date,
    book: Rulebook,
    issued: Mapping[Period, Share],
    settings: EhcSettings = DEFAULTS,
) -> IfIssued:
    """What it would come to if the case's final plan were issued on that day (S5, S10).

    `issued` are the plans of each month so far, those in time of all; a month without any is
    0 of 0. Raises ValueError for a day before the request was received.
    """
    if day < case.received_on:
        raise ValueError("a plan cannot be issued before the request was received")
    plan = clock(replace(case, final_plan_on=day), day, book, settings).plan
    month = month_of(day)
    before = issued.get(month, Share(0, 0))
    after = Share(before.done + (plan.state is State.MET), before.due + 1)
    return IfIssued(plan, month, before, after)


def _past(limits: Iterable[date], day: date) -> int:
    return sum(limit < day for limit in limits)


def _month_ends(after: date) -> Iterable[date]:
    month = month_of(after)
    while True:
        if month.end > after:
            yield month.end
        month = month.next()
