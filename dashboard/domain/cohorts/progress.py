"""Decides how far each request for an EHC assessment has come, and where the open ones wait."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.domain.clocks.ehc import EhcCase, EhcClock, Outcome
from dashboard.domain.clocks.limits import Limit, State

STEPS = 3  # decided whether to assess, assessed, plan issued


class Stage(StrEnum):
    """What an open request waits for."""

    DECISION = "decision"
    ASSESSMENT = "assessment"
    DRAFT = "draft"
    FINAL = "final"


class At(StrEnum):
    """Where a request stands at one step; `unlimited` is done where no limit can be judged."""

    IN_TIME = "in_time"
    LATE = "late"
    UNLIMITED = "unlimited"
    OPEN = "open"
    OVERDUE = "overdue"
    LEFT = "left"


_DONE = (At.IN_TIME, At.LATE, At.UNLIMITED)
_JUDGED = {State.MET: At.IN_TIME, State.LATE: At.LATE, State.EXCEPTED_LATE: At.LATE}


@dataclass(frozen=True, slots=True)
class Step:
    """How many requests came to a step, by where they stand at it.

    The first six add up to `entered`; of those done, `ended` go no further: refused, without a
    plan, or with one.
    """

    in_time: int = 0
    late: int = 0
    unlimited: int = 0
    open: int = 0
    overdue: int = 0
    left: int = 0
    ended: int = 0

    @property
    def done(self) -> int:
        """How many have the step behind them."""
        return self.in_time + self.late + self.unlimited

    @property
    def entered(self) -> int:
        """How many came to the step."""
        return self.done + self.open + self.overdue + self.left


def waits_for(case: EhcCase) -> Stage | None:
    """What an open request waits for; None for one that has ended, with a plan or without.

    An answer without its day has not been given (D10).
    """
    if case.final_plan_on or case.left_on or _refused(case) or _without_plan(case):
        return None
    if not _decided(case):
        return Stage.DECISION
    if not _assessed(case):
        return Stage.ASSESSMENT
    return Stage.FINAL if case.draft_sent_on else Stage.DRAFT


def next_limit(case: EhcCase, clock: EhcClock, as_at: date) -> Limit | None:
    """The limit an open request has to keep next; None for one that has ended.

    6 weeks until it is decided (S1). Then 16 weeks while the answer may still be that there is to
    be no plan (S3), and 20 weeks once that day has passed or a plan is to come (S5).
    """
    match waits_for(case):
        case None:
            return None
        case Stage.DECISION:
            return clock.decision
        case Stage.ASSESSMENT if clock.no_plan.due is not None and as_at <= clock.no_plan.due:
            return clock.no_plan
    return clock.plan


def course(case: EhcCase, clock: EhcClock, as_at: date) -> Iterator[At]:
    """Where a request stands at each step it came to: decided, assessed, plan issued.

    The second step has a limit only for the answer that there is to be no plan (S3, S19); waiting
    for the outcome is overdue once the day of that limit has passed.
    """
    yield (at := _at(case, clock.decision, as_at, done=_decided(case)))
    if at not in _DONE or _refused(case):
        return
    yield (at := _at(case, clock.no_plan, as_at, done=_assessed(case)))
    if at not in _DONE or _without_plan(case):
        return
    yield _at(case, clock.plan, as_at, done=case.final_plan_on is not None)


def funnel(requests: Iterable[tuple[EhcCase, EhcClock]], as_at: date) -> tuple[Step, ...]:
    """How many of some requests came to each step, and where they stand at it.

    Every request is at exactly one place at each step it came to, and comes to the next unless it
    ended or waits: a step's `done` less its `ended` is the next one's `entered`.
    """
    counts: list[Counter[str]] = [Counter() for _ in range(STEPS)]
    for case, clock in requests:
        for place, at in enumerate(course(case, clock, as_at)):
            counts[place][at.value] += 1
        ended = (_refused(case), _without_plan(case), case.final_plan_on is not None)
        if any(ended):
            counts[ended.index(True)]["ended"] += 1
    return tuple(Step(**count) for count in counts)


def age_band(days: int, tops: Sequence[int]) -> int:
    """Which of the bands of weeks so many days fall in, a band's last day included.

    `tops` are the bands' ends in weeks, rising; days beyond them all are in one band more.
    """
    return bisect_left([7 * weeks for weeks in tops], days)


def _at(case: EhcCase, limit: Limit, as_at: date, *, done: bool) -> At:
    if done:
        return _JUDGED.get(limit.state, At.UNLIMITED)
    if case.left_on:
        return At.LEFT
    return At.OVERDUE if limit.due is not None and as_at > limit.due else At.OPEN


def _decided(case: EhcCase) -> bool:
    """Whether it is known if the child is to be assessed, from the decision or a later step."""
    return bool(case.decided_on or case.no_plan_notified_on) or _assessed(case)


def _assessed(case: EhcCase) -> bool:
    to_come = case.assessment_outcome is Outcome.PLAN or case.draft_sent_on or case.final_plan_on
    return bool(to_come) or _without_plan(case)


def _refused(case: EhcCase) -> bool:
    return case.refused and case.decided_on is not None


def _without_plan(case: EhcCase) -> bool:
    return case.without_plan and case.no_plan_notified_on is not None
