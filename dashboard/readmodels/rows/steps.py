"""What a row of a register shows of itself behind a figure: the step counted, its days and rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dashboard import formats
from dashboard.catalogue.rules import load_rules
from dashboard.domain.clocks.dates import LONDON
from dashboard.domain.clocks.ehc import EhcCase, EhcClock
from dashboard.domain.clocks.hazards import Hazard, HazardClock
from dashboard.domain.clocks.housing import Check, Inspection, Status
from dashboard.domain.clocks.limits import Limit, State, judged
from dashboard.domain.clocks.reviews import AnnualReview, ReviewClock
from dashboard.domain.clocks.rules import Rule
from dashboard.registers.behind import Counted


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a row: when it began, its last day, when it was done, and where it stands.

    `rule` is the wording that decided, None where a figure counts by a date alone.
    """

    started: date | None
    due: date | None
    done: date | None
    state: str
    days_late: int
    rule: Rule | None


# A step that has a limit: the limit, when it began, and when it was done.
Judged = tuple[Limit, date | None, date | None]
_LIMITS: Mapping[str, Callable[[Any, Any], Judged]] = {
    "EHC-6W": lambda row, clock: _of_case(row, clock.decision, row.decided_on),
    "EHC-16W": lambda row, clock: _of_case(row, clock.no_plan, row.no_plan_notified_on),
    "EHC-20W": lambda row, clock: _of_case(row, clock.plan, row.final_plan_on),
    "EHC-20W-EX": lambda row, clock: _of_case(row, clock.plan, row.final_plan_on),
    "EHC-ADV": lambda row, clock: (clock.advice, row.requested_on, row.received_on),
    "AR-12M": lambda row, clock: (clock.review, row.starts_on, row.completed_on),
    "AR-4W": lambda row, clock: (clock.decision, row.meeting_on, row.decided_on),
    "AR-FINAL": lambda row, clock: _final(row, clock),
    "AR-OVER": lambda row, clock: _most_overdue(row, clock),
    "PT-READY": lambda row, clock: (clock.phase, row.phase_transfer_on, row.ready_on),
    "HAZ-EM": lambda row, clock: (clock.investigate, row.aware_at, row.investigated_at),
    "HAZ-SIG": lambda row, clock: (clock.investigate, row.aware_at, row.investigated_at),
    "HAZ-SUM": lambda row, clock: (clock.summary, row.investigated_at, row.summary_sent_on),
    "HAZ-SAFE": lambda row, clock: _made_safe(row, clock),
    "HAZ-WORK": lambda row, clock: (
        clock.further_work,
        row.investigated_at,
        row.further_work_started_on,
    ),
}
_STATES = {
    State.MET: "in time",
    State.LATE: "late",
    State.EXCEPTED_LATE: "late, with a lawful exception",
    State.OVERDUE: "overdue",
}
_STATUSES = {
    Status.IN_DATE: "in date",
    Status.DUE_SOON: "in date, due soon",
    Status.OVERDUE: "overdue",
    Status.NO_RECORD: "no record of a check",
}


def step(measure: str, one: Counted, end: date) -> Step:
    """The step that a figure counts of a row; `end` is the last day the figure knows of."""
    code, row, clock = measure.removesuffix("-CY"), one.stood.row, one.stood.clock
    if code in _LIMITS:
        limit, started, done = _LIMITS[code](row, clock)
        state = _STATES.get(limit.state, "no step overdue")
        return Step(started, limit.due, done, state, limit.days_late, limit.rule)
    if isinstance(row, Inspection):
        return of_check(row, clock)
    return _counted_by_date(code, row, clock, one.above, end)


def of_check(row: Inspection, check: Check) -> Step:
    """Where a safety check stands."""
    state = _STATUSES[check.status]
    if check.without_access and not check.status.counts_as_in_date:
        state = f"{state}, no access"
    return Step(row.last_completed, check.due, None, state, check.days_late, check.rule)


def day_words(day: date | None) -> str:
    """A day as it is printed, an instant with its time in London; "" where there is none."""
    if isinstance(day, datetime):
        local = day.astimezone(LONDON)
        return f"{formats.date_words(local)}, {local:%H:%M}"
    return formats.date_words(day) if day else ""


def _of_case(row: EhcCase, limit: Limit, done: date | None) -> Judged:
    return limit, row.start_for(done), done


def _final(row: AnnualReview, clock: ReviewClock) -> Judged:
    return clock.final, row.amendment_notice_on or row.meeting_on, row.final_amended_on


def _most_overdue(row: AnnualReview, clock: ReviewClock) -> Judged:
    """The step longest overdue; the review itself where none is."""
    steps = (
        (clock.review, row.starts_on, row.completed_on),
        (clock.decision, row.meeting_on, row.decided_on),
        _final(row, clock),
    )
    overdue = [one for one in steps if one[0].state is State.OVERDUE]
    return max(overdue, key=lambda one: one[0].late_by, default=steps[0])


def _made_safe(row: Hazard, clock: HazardClock) -> Judged:
    began = row.aware_at if row.is_emergency else row.investigated_at
    return clock.make_safe, began, row.made_safe_at


def _counted_by_date(code: str, row: EhcCase, clock: EhcClock, above: bool, end: date) -> Step:
    """A case as one received, open at a month's end, issued with an exception or after a year."""
    book, started, due = load_rules(), row.start_for(row.final_plan_on), clock.last_day_20w
    if code == "EHC-REQ":
        return Step(row.received_on, None, None, "received", 0, None)
    if code == "EHC-EXC":
        state = f"exception {row.exception}" if row.exception else "no exception"
        rule, late = book.nearest("S6", started), clock.plan.days_late
        return Step(started, due, row.final_plan_on, state, late, rule)
    if code == "EHC-52W":
        rule = book.nearest("S12", started)
        limit = judged(rule, book.due(rule, started), row.final_plan_on, end)
        state = "over 52 weeks" if above else "within 52 weeks"
        return Step(started, limit.due, row.final_plan_on, state, limit.days_late, rule)
    late = max((end - due).days, 0) if due else 0
    state = "open, past 20 weeks" if late else "open"
    return Step(started, due, None, state, late, clock.plan.rule)
