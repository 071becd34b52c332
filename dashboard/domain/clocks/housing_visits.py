"""Decides what a visit would come to: the next day due, and the anniversary (rules H1 to H16)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dashboard.domain.clocks.dates import is_on_time
from dashboard.domain.clocks.housing import (
    DEFAULTS,
    HousingSettings,
    Inspection,
    InspectionError,
    Visit,
    check,
    window_opens,
)
from dashboard.domain.clocks.rules import Rule, Rulebook


class Booking(StrEnum):
    """Where the day booked lies against a gas check's window (H2, H3)."""

    NONE = "none"
    EARLY = "early"
    IN_WINDOW = "in_window"
    LATE = "late"


def booking(due: date, opens: date | None, booked_for: date | None) -> Booking:
    """Where a booking lies; without a window any day up to the limit is in time."""
    if booked_for is None:
        return Booking.NONE
    if not is_on_time(booked_for, due):
        return Booking.LATE
    return Booking.EARLY if opens and booked_for < opens else Booking.IN_WINDOW


@dataclass(frozen=True, slots=True)
class IfDone:
    """What a check would come to if it were done on a day.

    `limit` is the day it was due by, None where none is known, and `days_late` how far past it;
    `opens` begins the window of a gas check. `next_due` is None where only the report can set it;
    `rule` says so, or where the next day comes from.
    """

    limit: date | None
    days_late: int
    opens: date | None
    next_due: date | None
    rule: Rule

    @property
    def keeps_anniversary(self) -> bool:
        """Whether the check counts as done on its limit (H2)."""
        return self.rule.id == "H2"


def next_due_if_done(
    inspection: Inspection, day: date, book: Rulebook, settings: HousingSettings = DEFAULTS
) -> IfDone:
    """What a check done on `day` comes to: its interval runs on, whatever its last report set.

    Raises InspectionError where it cannot be told when the check was due.
    """
    limit = check(inspection, day, book, settings).due
    done = replace(
        inspection,
        last_completed=day,
        previous_due=limit,
        next_due=None,
        outcome=Visit.SATISFACTORY,
    )
    try:
        after = check(done, day, book, settings)
    except InspectionError:  # no interval is known: the rule of its kind says who sets the day
        never = Inspection(inspection.asset_id, inspection.workstream, inspection.required)
        after = check(never, day, book, settings)
    return IfDone(
        limit=limit,
        days_late=max((day - limit).days, 0) if limit else 0,
        opens=window_opens(limit, book, settings) if limit and inspection.is_gas else None,
        next_due=after.due,
        rule=after.rule,
    )
