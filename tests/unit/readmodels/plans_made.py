"""A plan made by hand, and what the strategies page answers for it."""

from __future__ import annotations

from datetime import date

from dashboard.readmodels.strategies.page import StrategiesQuery, StrategiesView, build
from tests.unit.readmodels.papers import Row, books_of

TODAY = date(2024, 12, 10)


def action(
    number: int, status: str | None = "in_progress", **given: str | None
) -> dict[str, str | None]:
    made: dict[str, str | None] = {
        "plan": "Ageing Well",
        "plan_year": "2023-24",
        "priority": "1",
        "priority_title": "Homes",
        "action_id": f"A{number}",
        "title": f"Action {number}",
        "status": status,
        "as_at": "2024-06-30",
    }
    return made | given


def ask(
    *rows: Row, measures: tuple[Row, ...] = (), figures: tuple[Row, ...] = (), **query: str
) -> StrategiesView:
    held = books_of("kent", TODAY, actions=rows, measures=measures, observations=figures)
    return build(StrategiesQuery(org="kent", **query), held)
