"""Decides what the checks of each workstream add up to (rules T2, T6, T8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from dashboard.domain.clocks.housing import Check, Status
from dashboard.domain.shares import Share


@dataclass(frozen=True, slots=True)
class WorkstreamSummary:
    """Counts of one workstream's checks. Actions left by checks are counted apart (T2)."""

    workstream: str
    required: int
    in_date: int
    due_soon: int
    overdue: int
    no_record: int
    without_access: int
    actions_open: int
    actions_overdue: int

    @property
    def percent(self) -> Fraction | None:
        """Required checks in date, due soon included; None where none is required."""
        return Share(self.in_date, self.required).percent


def by_workstream(checks: Iterable[Check]) -> tuple[WorkstreamSummary, ...]:
    """What each workstream's checks add up to, in the order of their codes.

    `without_access` counts checks not in date whose last visit could not get in: a reason, and
    never compliance (T6).
    """
    kept: dict[str, list[Check]] = {}
    for check in checks:
        kept.setdefault(check.workstream, []).append(check)
    return tuple(_summary(code, kept[code]) for code in sorted(kept))


def _summary(code: str, checks: list[Check]) -> WorkstreamSummary:
    required = [check for check in checks if check.required]
    statuses = [check.status for check in required]
    due_soon = statuses.count(Status.DUE_SOON)
    without = [check for check in required if check.without_access]
    return WorkstreamSummary(
        workstream=code,
        required=len(required),
        in_date=statuses.count(Status.IN_DATE) + due_soon,
        due_soon=due_soon,
        overdue=statuses.count(Status.OVERDUE),
        no_record=statuses.count(Status.NO_RECORD),
        without_access=sum(not check.status.counts_as_in_date for check in without),
        actions_open=sum(check.actions_open for check in required),
        actions_overdue=sum(check.actions_overdue for check in required),
    )
