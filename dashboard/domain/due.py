"""Decides whether something that was due by a day is overdue."""

from __future__ import annotations

from datetime import date


def is_overdue(due: date | None, done: date | None, as_at: date) -> bool:
    """Whether the due day has passed and nothing was done on or after it; no due day never is.

    A review made before the day it fell due answered an earlier one.
    """
    if due is None or due >= as_at:
        return False
    return done is None or done < due
