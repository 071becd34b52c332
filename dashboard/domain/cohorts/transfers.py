"""Decides how far the plans with a phase transfer have come, by transfer and day (P1 to P3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.domain.clocks.limits import State
from dashboard.domain.clocks.reviews import AnnualReview, Phase, ReviewClock

ON_THE_DAY = "phase_on_the_day"  # the warning of a plan that P2's reading alone has in time


@dataclass(frozen=True, slots=True)
class Transfers:
    """The plans that have to be ready for one kind of transfer by one day.

    `on_the_day` are those of `in_time` that were ready on the day itself, which the regulation
    says "before" of (P2).
    """

    phase: Phase
    due: date
    in_time: int
    late: int
    to_do: int
    on_the_day: int

    @property
    def plans(self) -> int:
        """How many plans there are."""
        return self.in_time + self.late + self.to_do


def transfers(reviews: Iterable[tuple[AnnualReview, ReviewClock]]) -> tuple[Transfers, ...]:
    """The transfers of a register, the earliest day first, then in the order of the phases."""
    found: dict[tuple[date, Phase], list[ReviewClock]] = defaultdict(list)
    for review, clock in reviews:
        if review.phase is not None and clock.phase.due is not None:
            found[clock.phase.due, review.phase].append(clock)
    order = list(Phase)
    keys = sorted(found, key=lambda key: (key[0], order.index(key[1])))
    return tuple(_counted(phase, due, found[due, phase]) for due, phase in keys)


def _counted(phase: Phase, due: date, clocks: list[ReviewClock]) -> Transfers:
    states = [clock.phase.state for clock in clocks]
    told = [warning.code for clock in clocks for warning in clock.warnings]
    in_time, late = states.count(State.MET), states.count(State.LATE)
    to_do = len(states) - in_time - late
    return Transfers(phase, due, in_time, late, to_do, told.count(ON_THE_DAY))
