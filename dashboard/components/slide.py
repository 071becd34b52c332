"""One message at a time for a projected meeting: headline, chart, one big figure, source."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TypeVar

from dash import html
from dash.development.base_component import Component

from dashboard.components.chart_card import chart_card
from dashboard.components.rag_badge import rag_badge
from dashboard.components.red_card import big_figure
from dashboard.readmodels.types import Foot, Line

Row = TypeVar("Row")
ROWS = 8  # a table on a slide has no more; the rest go on the next


def slide(
    kicker: str, headline: str, body: Sequence[Component], foot: Foot, *, first: bool = False
) -> html.Section:
    """A slide fills the screen; the keys in civic.js move from one to the next.

    `first` makes the headline the page's H1; a page has exactly one.
    """
    heading = html.H1 if first else html.H2
    return html.Section(
        [
            html.P(kicker, className="kicker"),
            heading(headline, className="headline"),
            html.Div(list(body), className="slide-body"),
            html.Div(
                [
                    html.P(f"Source: {'; '.join(foot.sources)}"),
                    html.P(f"Edition: {foot.edition}"),
                ],
                className="slide-foot",
            ),
        ],
        className="slide",
        tabIndex="-1",
    )


def measure_slide(kicker: str, line: Line, foot: Foot, *, first: bool = False) -> html.Section:
    """One measure: the chart takes two thirds, its figure, rating and reason the rest."""
    words = html.Div(
        [
            rag_badge(line.cell.rating),
            big_figure(line),
            html.P(line.why, className="red-why"),
            html.P(line.direction, className="red-direction"),
        ],
        className="slide-words",
    )
    headline = line.trend.title if line.trend else line.title
    chart = [chart_card(line.trend, present=True)] if line.trend else []
    return slide(kicker, headline, [*chart, words], foot, first=first)


def in_slides(rows: Sequence[Row], size: int = ROWS) -> list[Sequence[Row]]:
    """Rows of a table, at most `size` to a slide and as evenly as they go: seven make four, three."""
    if not rows:
        return []
    each = ceil(len(rows) / ceil(len(rows) / size))
    return [rows[start : start + each] for start in range(0, len(rows), each)]
