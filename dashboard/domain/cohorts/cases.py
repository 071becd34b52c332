"""Decides which EHC cases each SEND figure counts (rules S9 to S20)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

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

    Before a restart the limit was that of the request, as it was told then.
    """
    ended, due, restart = _ended_on(case), clock.last_day_20w, case.clock_restarted_on
    unanswered = _answer_undated(case)
    moved = restart - case.received_on if restart else timedelta()
    for month in run_of(month_of(case.received_on), month_of(as_at)):
        end = min(month.end, as_at)
        if end < case.received_on or (ended is not None and ended <= end):
            return
        yield Place("EHC-OPEN", month, counted=True)
        if due is not None and not unanswered:
            limit = due - moved if restart and end < restart else due
            yield Place("EHC-OVER", month, counted=end > limit)


def _ended_on(case: EhcCase) -> date | None:
    """The day nothing more was to come of the case, None while something is.

    An answer without its day has not been given (D10); a plan issued after an end is one more
    end, and the case was not open between them.
    """
    ends = [case.final_plan_on, case.left_on]
    if case.decision is Decision.REFUSE:
        ends.append(case.decided_on)
    if case.assessment_outcome is Outcome.NO_PLAN:
        ends.append(case.no_plan_notified_on)
    return min((day for day in ends if day), default=None)


def _answer_undated(case: EhcCase) -> bool:
    """Whether no plan is to come, but the family's answer has no day: 20 weeks bind no longer."""
    refused = case.refused and case.decided_on is None
    return refused or (case.without_plan and case.no_plan_notified_on is None)
