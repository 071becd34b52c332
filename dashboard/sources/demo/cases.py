"""Decides how requests for EHC assessments came in, waited and ended: a backlog and a recovery."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dashboard.domain.clocks.advice import AdviceRequest
from dashboard.domain.clocks.ehc import Decision, EhcCase, Exemption, Outcome
from dashboard.sources.demo.chance import Chance, along, by
from dashboard.sources.demo.child import described

_YEARS_SHOWN = 3
_DAYS_BEFORE = 330  # what was still open when the three years began
_REQUESTS_A_MONTH, _FOR_HOMES = 30, 20_000
_LONGEST_WAIT = 560

# By days before the as-at day: the share of plans that will be in time, the mean of the days that
# the others take beyond 20 weeks, and the share of decisions that are late. The psychologists'
# posts emptied, then were filled.
_IN_TIME = (
    (-1425, 0.55),
    (-1230, 0.40),
    (-1080, 0.05),
    (-850, 0.03),
    (-640, 0.15),
    (-350, 0.50),
    (-120, 0.76),
)
_DAYS_OVER = ((-1425, 40), (-1000, 150), (-700, 165), (-400, 70), (-100, 28))
_LATE_DECISION = ((-1425, 0.08), (-1000, 0.22), (-500, 0.10), (-100, 0.05))
_REFUSED, _NO_PLAN, _LEFT, _EXCEPTED, _RESTARTED = 0.22, 0.07, 0.035, 0.03, 0.015
_SHARE_IN_TIME = {"health": 0.84, "social care": 0.91}
_SUMMER = (6, 7)  # a school that closes for the summer excuses advice asked for then


@dataclass(frozen=True, slots=True)
class Case:
    """A request, and the advice asked of each service for it."""

    row: EhcCase
    advice: tuple[AdviceRequest, ...]

    def ended_by(self, day: date) -> bool:
        """Whether nothing was left to do the day before."""
        it = self.row
        refused = it.decided_on if it.decision is Decision.REFUSE else None
        ends = (it.final_plan_on, it.no_plan_notified_on, it.left_on, refused)
        return any(end is not None and end < day for end in ends)


def cases(homes: int, as_at: date, seed: int) -> list[Case]:
    """The register in the order in which requests came in.

    It holds three years of requests, and those before them that were still open then.
    """
    chance = Chance.of(seed, "EHC cases")
    a_month = max(_REQUESTS_A_MONTH, round(_REQUESTS_A_MONTH * homes / _FOR_HOMES))
    shown_from = as_at - timedelta(round(365.25 * _YEARS_SHOWN))
    span = (as_at - shown_from).days + _DAYS_BEFORE
    ages = sorted((chance.whole(1, span) for _ in range(a_month * span // 30)), reverse=True)
    made = (_case(number, -age, as_at, chance) for number, age in enumerate(ages))
    return [case for case in made if not case.ended_by(shown_from)]


def _case(number: int, at: int, as_at: date, chance: Chance) -> Case:
    """The case that came in `at` days from the as-at day, which is before it."""
    received = as_at + timedelta(at)
    restarted = by(as_at, received + chance.days(60, 110)) if chance.happens(_RESTARTED) else None
    left = by(as_at, received + chance.days(10, 160)) if chance.happens(_LEFT) else None
    start = restarted or received
    late = chance.happens(along(_LATE_DECISION, at))
    decided = start + (chance.days(43, 75) if late else chance.days(20, 42))
    row = EhcCase(
        case_id=f"C{number + 10001}",
        received_on=received,
        left_on=left,
        clock_restarted_on=restarted,
    )
    row = described(row, number, chance)
    course = _Course(start, decided, at, left or as_at, chance)
    if restarted is None and chance.happens(_REFUSED):
        return Case(course.refused(row), ())
    return course.assessed(row)


@dataclass(frozen=True, slots=True)
class _Course:
    """What becomes of a request: each step has its date if it comes before `until`.

    `start` is the day its clock started and `at` where that stands in the story.
    """

    start: date
    decided: date
    at: int
    until: date
    chance: Chance

    def refused(self, row: EhcCase) -> EhcCase:
        """A request turned down, once that is decided."""
        decided = by(self.until, self.decided)
        return replace(row, decided_on=decided, decision=Decision.REFUSE if decided else None)

    def assessed(self, row: EhcCase) -> Case:
        """A request that is assessed, with the advice for it."""
        in_time = self.chance.happens(along(_IN_TIME, self.at))
        if self.chance.happens(_EXCEPTED):
            row = replace(row, exception=self._exception(row.received_on))
        if by(self.until, self.decided) is None:
            return Case(replace(row, exception=None), ())
        row = replace(
            row,
            decided_on=self.decided,
            decision=Decision.ASSESS,
            advice_due_on=self.decided + timedelta(42),
        )
        row, written_up = self._ended(row, in_time)
        return Case(row, tuple(self._advice(row.case_id, written_up, in_time)))

    def _ended(self, row: EhcCase, in_time: bool) -> tuple[EhcCase, date]:
        """The case to its end, and the day by which the advice was needed for that."""
        if self.chance.happens(_NO_PLAN):
            wait = self.chance.days(82, 112) if in_time else self.chance.days(95, 150)
            told = by(self.until, self.start + wait)
            outcome = Outcome.NO_PLAN if told else None
            row = replace(row, assessment_outcome=outcome, no_plan_notified_on=told)
            return row, self.start + wait
        final = self.start + (self.chance.days(119, 140) if in_time else self._late())
        draft = final - self.chance.days(17, 34)
        sent, issued = by(self.until, draft), by(self.until, final)
        outcome = Outcome.PLAN if sent else None
        row = replace(row, assessment_outcome=outcome, draft_sent_on=sent, final_plan_on=issued)
        return (replace(row, left_on=None) if issued else row), draft

    def _late(self) -> timedelta:
        over = 1 + int(self.chance.expovariate(1 / along(_DAYS_OVER, self.at)))
        return timedelta(min(140 + over, _LONGEST_WAIT))

    def _exception(self, received: date) -> Exemption:
        if received.month in _SUMMER:
            return Exemption(self.chance.one_of({"a": 4, "b": 1}))
        return Exemption(self.chance.one_of({"c": 3, "d": 2}))

    def _advice(self, case_id: str, written_up: date, in_time: bool) -> Iterator[AdviceRequest]:
        """Psychologists' advice is what late plans waited for."""
        given = self.decided + self.chance.days(22, 42)
        if not in_time:
            given = max(given, written_up - self.chance.days(4, 20))
        given = min(given, written_up - timedelta(2))
        service = "educational psychology"
        yield AdviceRequest(case_id, service, self.decided, by(self.until, given))
        for service, share in _SHARE_IN_TIME.items():
            wait = (18, 42) if self.chance.happens(share) else (43, 75)
            given = self.decided + self.chance.days(*wait)
            yield AdviceRequest(case_id, service, self.decided, by(self.until, given))
