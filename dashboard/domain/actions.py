"""Decides whether an action in a plan is done, on track or overdue (rule G11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from dashboard.domain.rating import Rag, Rating, Reason, not_rated
from dashboard.domain.rows import Cells, ColumnError, Row
from dashboard.formats import date_words


class ActionError(ColumnError):
    """An action that cannot be used, by the column that is wrong."""


class Status(StrEnum):
    """What its plan says of an action; blank is not stated."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    ON_HOLD = "on_hold"
    COMPLETE = "complete"
    UNCLEAR = "unclear"

    @property
    def words(self) -> str:
        """The status as it is read: "in progress"."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Action:
    """One action of a plan for a year: a row of the `actions` dataset, typed."""

    plan: str
    plan_year: str
    priority: str
    action_id: str
    title: str
    priority_title: str | None = None
    owner_body: str | None = None
    starts_on: date | None = None
    due_on: date | None = None
    completed_on: date | None = None
    status: Status | None = None
    progress_percent: Fraction | None = None
    baseline: Fraction | None = None
    latest: Fraction | None = None
    target: Fraction | None = None
    unit: str | None = None
    measure: str | None = None
    delay_reason: str | None = None
    evidence: str | None = None
    impact: str | None = None
    next_step: str | None = None
    as_at: date | None = None
    also_in: str | None = None

    @classmethod
    def from_row(cls, row: Row) -> Action:
        """Build an action from a checked row; raises ActionError naming the column at fault."""
        cells = Cells(row, ActionError)
        return cls(
            plan=cells.required("plan"),
            plan_year=cells.required("plan_year"),
            priority=cells.required("priority"),
            action_id=cells.required("action_id"),
            title=cells.required("title"),
            priority_title=cells.text("priority_title"),
            owner_body=cells.text("owner_body"),
            starts_on=cells.day("starts_on"),
            due_on=cells.day("due_on"),
            completed_on=cells.day("completed_on"),
            status=cells.choice("status", Status),
            progress_percent=cells.number("progress_percent"),
            baseline=cells.number("baseline"),
            latest=cells.number("latest"),
            target=cells.number("target"),
            unit=cells.text("unit"),
            measure=cells.text("measure"),
            delay_reason=cells.text("delay_reason"),
            evidence=cells.text("evidence"),
            impact=cells.text("impact"),
            next_step=cells.text("next_step"),
            as_at=cells.day("as_at"),
            also_in=cells.text("also_in"),
        )

    def overdue(self, as_at: date) -> bool:
        """Whether the due date has passed and the action is not complete."""
        return (
            self.status is not Status.COMPLETE and self.due_on is not None and self.due_on < as_at
        )


def rate_action(action: Action, as_at: date) -> Rating:
    """Blue complete, red off track or overdue, amber at risk, green in progress with time left.

    An action past its date and not complete is never green; one with nothing to show that it is
    on track is not rated.
    """
    if action.status is Status.COMPLETE:
        done = f" on {date_words(action.completed_on)}" if action.completed_on else ""
        return Rating(Rag.BLUE, None, f"Complete{done}.")
    due = f"due {date_words(action.due_on)}" if action.due_on else "no due date"
    if action.overdue(as_at):
        known = action.status not in (None, Status.UNCLEAR)
        said = "Not complete" if known else "Not known to be complete"
        return Rating(Rag.RED, None, f"{said}, and was {due}.")
    match action.status:
        case Status.OFF_TRACK:
            return Rating(Rag.RED, None, f"Off track, {due}.")
        case Status.AT_RISK:
            return Rating(Rag.AMBER, None, f"At risk, {due}.")
        case Status.IN_PROGRESS if action.due_on:
            return Rating(Rag.GREEN, None, f"In progress, {due}.")
        case Status.IN_PROGRESS:
            why = "In progress, but with no due date nothing shows it is on track."
            return not_rated(Reason.UNRATED, why)
        case Status.NOT_STARTED:
            return not_rated(Reason.NOT_DUE, f"Not started, {due}.")
        case None:
            return not_rated(Reason.UNRATED, "Status not stated.")
        case status:
            return not_rated(Reason.UNRATED, f"{status.words.capitalize()}, {due}.")
