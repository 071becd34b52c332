"""Decides which reviews and phase transfers each figure counts (rules R1 to R6, P1 to P4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dashboard.domain.cadence import month_of
from dashboard.domain.clocks.limits import State
from dashboard.domain.clocks.reviews import AnnualReview, ReviewClock
from dashboard.domain.cohorts.places import Place, months_and_years, of_limit
from dashboard.domain.periods import PeriodKind


def of_review(review: AnnualReview, clock: ReviewClock, as_at: date) -> Iterator[Place]:
    """Where a review counts: in the month each step was done, and among those overdue today.

    A register holds one review of each plan, so what is overdue is known for the as-at day only.
    """
    if review.decided_on and clock.decision.state.is_done:
        met = clock.decision.state is State.MET
        yield from months_and_years("AR-4W", review.decided_on, counted=met)
    if review.completed_on and clock.review.state.is_done:
        yield Place("AR-12M", month_of(review.completed_on), clock.review.state is State.MET)
    if review.final_amended_on and clock.final.state.is_done:
        met = clock.final.state is State.MET
        yield Place("AR-FINAL", month_of(review.final_amended_on), met)
    yield Place("AR-OVER", month_of(as_at), _any_overdue(clock))
    yield from of_limit("PT-READY", clock.phase, as_at, PeriodKind.CALENDAR_YEAR)


def _any_overdue(clock: ReviewClock) -> bool:
    steps = (clock.yearly, clock.decision, clock.notice, clock.final)
    return any(step.state is State.OVERDUE for step in steps)
