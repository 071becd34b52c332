"""A figure with its label, and the line of them that opens a measure's page."""

from __future__ import annotations

from dash import html

from dashboard.components.marks import marks
from dashboard.components.rag_badge import rag_with_reason
from dashboard.readmodels.types import Cell


def tile(label: str, figure: str) -> html.Div:
    """A small label over one figure."""
    return html.Div([html.Dt(label), html.Dd(figure)], className="tile")


def tile_row(cell: Cell) -> html.Div:
    """Value, target, what would make it green, then the badge with its reason, on one line."""
    return html.Div(
        [
            html.Dl(
                [
                    tile(cell.period_label, cell.text or "No figure"),
                    *([tile("Target", cell.target)] if cell.target else []),
                    *([tile("To be green", cell.rating.to_green)] if cell.rating.to_green else []),
                ],
                className="tiles",
            ),
            rag_with_reason(cell.rating),
            *([html.P(cell.counts, className="tile-counts")] if cell.counts else []),
            *marks(cell.marks),
        ],
        className="tile-row",
    )
