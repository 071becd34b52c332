"""A gas return owed monthly by a service, for the tests of what is late."""

from __future__ import annotations

from datetime import date

from dashboard.domain.periods import Period
from tests.unit.readmodels.papers import Papers

GAS = {
    "return_id": "GAS",
    "title": "Gas return",
    "dataset": "observations",
    "service": "Property services",
    "frequency": "monthly",
    "due_working_days": "10",
    "covers": "GAS-DOM",
    "first_period": "2023-08",
}
OCTOBER = Period.parse("2023-10")
DUE = date(2023, 11, 14)  # ten working days after Tuesday 31 October


def calendar(given: Papers | None = None, *rows: dict[str, str | None]) -> Papers:
    """Thurrock's calendar and its one gas measure, loaded on 1 August 2023."""
    given = given or Papers()
    given.day = date(2023, 8, 1)
    given.measure("thurrock", "GAS-DOM", title="Gas", frequency="monthly")
    return given.publish("thurrock", "returns_calendar", *(rows or (dict(GAS),)))


def sent(given: Papers, day: date, *periods: str, **columns: str | None) -> Papers:
    """Gas figures for these periods, published on a day."""
    given.day = day
    rows = [
        {"measure": "GAS-DOM", "period": period, "value": "99", **columns} for period in periods
    ]
    return given.publish("thurrock", "observations", *rows)


def to_september(*rows: dict[str, str | None]) -> Papers:
    """A calendar whose returns came in time until the one for October."""
    given = sent(calendar(None, *rows), date(2023, 9, 8), "2023-08")
    return sent(given, date(2023, 10, 9), "2023-09")
