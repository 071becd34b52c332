"""Decides which safety checks and hazards each housing figure counts (rules T2 to T8, A3 to A8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dashboard.domain.clocks.hazards import Hazard, HazardClock
from dashboard.domain.clocks.housing import Check
from dashboard.domain.cohorts.places import Place, of_limit
from dashboard.domain.periods import Period


def of_check(check: Check, period: Period) -> Iterator[Place]:
    """Where a check counts: among those required, in date or not, as a snapshot of `period`.

    One that could not get in is not in date (T6); an unsatisfactory one was done (T2).
    """
    if check.required:
        yield Place(check.workstream, period, check.status.counts_as_in_date)


def of_hazard(hazard: Hazard, clock: HazardClock, as_at: date) -> Iterator[Place]:
    """Where a hazard counts: in the month each of its limits falls in."""
    kind = "HAZ-EM" if hazard.is_emergency else "HAZ-SIG"
    yield from of_limit(kind, clock.investigate, as_at)
    yield from of_limit("HAZ-SUM", clock.summary, as_at)
    yield from of_limit("HAZ-SAFE", clock.make_safe, as_at)
    yield from of_limit("HAZ-WORK", clock.further_work, as_at)
