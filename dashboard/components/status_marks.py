"""How far a recommendation has come: a mark for each action, and the counts in words."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard.components.tally import count_marks
from dashboard.readmodels.types import TallyItem


def status_marks(items: Sequence[TallyItem]) -> html.Div:
    """Marks in the order given, then "3 complete, 6 in progress, 1 unclear"."""
    held = [item for item in items if item.count]
    words = ", ".join(f"{item.count:,} {item.word}" for item in held)
    return html.Div(
        [count_marks(held), html.P(words or "No actions", className="status-words")],
        className="status-marks",
    )
