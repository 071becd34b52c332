"""Decides which returns the borough's services owe, one of which never comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dashboard.domain.cadence import containing, month_of
from dashboard.domain.periods import PeriodKind

COLUMNS = (
    "return_id",
    "title",
    "dataset",
    "service",
    "frequency",
    "due_working_days",
    "covers",
    "first_period",
)


def calendar(as_at: date) -> Iterator[tuple[object, ...]]:
    """A row for each return.

    The two years of figures before are all published on one day, so the first period owed is the
    last to have ended. Nobody sends a risk register, and one was due the quarter before.
    """
    month = month_of(as_at)
    quarter = containing(PeriodKind.QUARTER, as_at).previous()
    returns = "compliance_returns"
    gas, fire = "GAS-DOM", "FIRE-ALM; FIRE-EML; FIRE-DRY"
    yield "GAS", "Gas return", returns, "Property services", "monthly", 20, gas, month.previous()
    yield "FIRE", "Fire safety return", returns, "Building safety", "quarterly", 30, fire, quarter
    yield "EHC", "EHC case register", "ehc_cases", "SEND casework", "monthly", 10, "", month
    first = quarter.previous()
    yield "RISK", "Risk register", "risks", "Risk and assurance", "quarterly", 15, "", first
