"""Decides which EHC cases each SEND figure counts (rules S9 to S20)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dashboard.domain.cadence import month_of, run_of
from dashboard.domain.clocks.advice import AdviceClock, AdviceRequest
from dashboard.domain.clocks.ehc import Decision, EhcCase, EhcClock, Outcome
from dashboard.domain.clocks.limits import State
from dashboard.domain.cohorts.places import Place, months_and_years


def of_case(case: EhcCase, clock: EhcClock, as_at: date) -> Iterator[Place]:
    """Where a case counts: as received, decided, refused a plan, issued, and open month by month.

    A step counts in the period it was done (S11), an open case in each month it was open at the
    end of, the as-at day ending the last.
    """
    yield from months_and_years("EHC-REQ", case.received_on, counted=True)
    if case.decided_on and clock.decision.state.is_done:
        met = clock.decision.state is State.MET
        yield from months_and_years("EHC-6W", case.decided_on, counted=met)
    if case.no_plan_notified_on and clock.no_plan.state.is_done:
        met = clock.no_plan.state is State.MET
        yield from months_and_years("EHC-16W", case.no_plan_notified_on, counted=met)
    yield from _issued(case, clock)
    yield from _open(case, clock, as_at)


def of_advice(request: AdviceRequest, clock: AdviceClock, as_at: date) -> Iterator[Place]:
    """Where a request for advice counts: in the month the advice came (S2)."""
    if request.received_on and clock.advice.state.is_done:
        met = clock.advice.state is State.MET
        yield Place("EHC-ADV", month_of(request.received_on), met)


def _issued(case: EhcCase, clock: EhcClock) -> Iterator[Place]:
    day = case.final_plan_on
    if day is None or not clock.plan.state.is_done:
        return
    met = clock.plan.state is State.MET
    yield from months_and_years("EHC-20W", day, counted=met)
    if case.exception is None:
        yield from months_and_years("EHC-20W-EX", day, counted=met)
    yield from months_and_years("EHC-EXC", day, counted=case.exception is not None)
    yield from months_and_years("EHC-52W", day, counted=clock.over_52w)


def _open(case: EhcCase, clock: EhcClock, as_at: date) -> Iterator[Place]:
    """The months at whose end the case was open, and whether it was then past 20 weeks.

    A restart moves the limit in the months before it too: the register keeps only the last clock.
    """
    ended, due = _ended_on(case, as_at), clock.last_day_20w
    for month in run_of(month_of(case.received_on), month_of(as_at)):
        end = min(month.end, as_at)
        if end < case.received_on or (ended is not None and ended <= end):
            return
        yield Place("EHC-OPEN", month, counted=True)
        if due is not None:
            yield Place("EHC-OVER", month, counted=end > due)


def _ended_on(case: EhcCase, as_at: date) -> date | None:
    """The day nothing more was to come of the case, None while something is.

    An end without its day is known of from the register's own; a plan issued after an end is one
    more end, and the case was not open between them.
    """
    ends = [case.final_plan_on, case.left_on]
    if case.decision is Decision.REFUSE:
        ends.append(case.decided_on or as_at)
    if case.assessment_outcome is Outcome.NO_PLAN:
        ends.append(case.no_plan_notified_on or as_at)
    return min((day for day in ends if day), default=None)
