"""Whether EHC cases contradict themselves or one another.

`find` is handed the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from dashboard.domain.clocks.ehc import EhcClock
from dashboard.domain.clocks.limits import State
from dashboard.intake.checks.dates import out_of_order
from dashboard.intake.checks.registry import check
from dashboard.intake.clocked import rows_where, warned
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Found, Sheet

_CASES = ("ehc_cases",)
_UPN_OR_NAME = re.compile(r"[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]|[^\W\d_]{2,}([ ,]+[^\W\d_]+)+")


@check(
    "child_in_two_cases",
    topic="sheet",
    datasets=_CASES,
    message="The child {value} has an open case already, in row {first}.",
    fix="Close the case that has ended (final_plan_on, left_on, or a decision not to go on), or "
    "delete the row that is there twice.",
)
def child_in_two_cases(sheet: Sheet) -> Iterator[Found]:
    children = sheet.cells.get("child_id")
    if children is None:
        return
    orgs = sheet.cells.get("org")
    first: dict[tuple[str, str | None], int] = {}
    for row in rows_where(sheet, _is_open):
        child = children.normal[children.codes[row]]
        if child is None:
            continue
        before = first.setdefault((child, orgs.normal[orgs.codes[row]] if orgs else None), row)
        if before != row:
            yield Found(row, "child_id", child, {"first": before})


@check(
    "child_id_is_personal",
    topic="sheet",
    datasets=_CASES,
    message="{column} seems to hold a name or a pupil's number (UPN), which may not be kept here.",
    fix="Use a local reference that means nothing outside the service.",
)
def child_id_is_personal(sheet: Sheet) -> Iterator[Found]:
    for name in ("case_id", "child_id"):
        if cells := sheet.cells.get(name):
            found = [at for at, text in enumerate(cells.typed) if _UPN_OR_NAME.fullmatch(text)]
            for row, _ in cells.where(found):
                yield Found(row, name, None, {})


@check(
    "plan_before_request",
    topic="sheet",
    datasets=_CASES,
    message="The final plan was issued on {value}, before the request was received on {day}.",
    fix="Correct whichever of the two dates is wrong.",
)
def plan_before_request(sheet: Sheet) -> Iterator[Found]:
    return out_of_order(sheet, (("received_on", "final_plan_on"),))


@check(
    "step_passed_over",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=("ehc_cases", "annual_reviews"),
    message="{column} is blank, but a later step has its date; the step passed over is not scored.",
    fix="Fill in {column} if the day is known.",
)
def step_passed_over(sheet: Sheet) -> Iterator[Found]:
    return warned(sheet, "step_passed_over")


@check(
    "decision_undated",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=("ehc_cases", "annual_reviews"),
    message="The decision is given without its date, so it counts as not made.",
    fix="Fill in decided_on.",
)
def decision_undated(sheet: Sheet) -> Iterator[Found]:
    return warned(sheet, "decision_undated")


@check(
    "no_plan_without_outcome",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_CASES,
    message="A decision not to issue a plan was notified, but assessment_outcome is not no_plan.",
    fix="Set assessment_outcome to no_plan, or take the date out.",
)
def no_plan_without_outcome(sheet: Sheet) -> Iterator[Found]:
    return warned(sheet, "no_plan_without_outcome")


@check(
    "plan_after_all",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_CASES,
    message="A final plan was issued although the case says there was to be none.",
    fix="Record the later decision in decision and assessment_outcome.",
)
def plan_after_all(sheet: Sheet) -> Iterator[Found]:
    return warned(sheet, "plan_after_all")


@check(
    "restarted_after_refusal",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_CASES,
    message="The clock was restarted after the refusal, but the decision is still to refuse.",
    fix="Leave what was refused (decision, or assessment_outcome) and its date blank until the new "
    "decision is made.",
)
def restarted_after_refusal(sheet: Sheet) -> Iterator[Found]:
    return warned(sheet, "restarted_after_refusal")


@check(
    "inside_draft_window",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_CASES,
    message="The final plan followed the draft inside the days that the family has to comment.",
    fix="Check both dates, and that the family had answered.",
)
def inside_draft_window(sheet: Sheet) -> Iterator[Found]:
    return warned(sheet, "inside_draft_window")


@check(
    "many_exceptions",
    topic="score",
    severity=Severity.WARNING,
    datasets=_CASES,
    message="{reason}",
    fix="Read the percentage with exceptions beside the one without.",
)
def many_exceptions(rate: Fraction | None, usual: Fraction) -> bool:
    """Given the share of plans issued with an exception, and the share that is usual."""
    return rate is not None and rate > usual


def _is_open(clock: EhcClock) -> bool:
    return clock.plan.state in (State.OPEN, State.OVERDUE)
