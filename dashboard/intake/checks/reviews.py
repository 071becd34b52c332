"""Whether annual reviews contradict themselves.

`find` is handed the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.intake.checks.registry import check
from dashboard.intake.clocked import warned
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Found, Sheet

_REVIEWS = ("annual_reviews",)


@check(
    "decision_is_the_last_one",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_REVIEWS,
    message="decided_on is no later than last_decision_on, so this review is not complete.",
    fix="Leave decided_on blank until the next review is decided.",
)
def decision_is_the_last_one(sheet: Sheet) -> Iterator[Found]:
    return warned(sheet, "decision_is_the_last_one")


@check(
    "next_review_overdue",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_REVIEWS,
    message="{reason}",
    fix="Move this decision to last_decision_on and record the next review.",
)
def next_review_overdue(sheet: Sheet) -> Iterator[Found]:
    return warned(sheet, "next_review_overdue")


@check(
    "phase_missing",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_REVIEWS,
    message="A phase transfer is given without its phase, so no limit can be set for it.",
    fix="Fill in phase: post16, within_post16 or other.",
)
def phase_missing(sheet: Sheet) -> Iterator[Found]:
    return warned(sheet, "phase_missing")


@check(
    "phase_on_the_day",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_REVIEWS,
    message="The plan was ready on the day of the limit itself; the regulation says before it.",
    fix="Nothing has to be done, unless it was ready earlier.",
)
def phase_on_the_day(sheet: Sheet) -> Iterator[Found]:
    return warned(sheet, "phase_on_the_day")


@check(
    "inside_comment_window",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_REVIEWS,
    message="The amended plan followed its notice inside the days that the family has to comment.",
    fix="Check both dates, and that the family had answered.",
)
def inside_comment_window(sheet: Sheet) -> Iterator[Found]:
    return warned(sheet, "inside_comment_window")
