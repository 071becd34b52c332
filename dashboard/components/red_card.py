"""How a red measure is shown: in full, under a red rule, with its trend beside it."""

from __future__ import annotations

from dash import dcc, html

from dashboard.charts.theme import SCREEN
from dashboard.components.chart_card import chart_card
from dashboard.components.marks import marks
from dashboard.components.rag_badge import rag_badge
from dashboard.readmodels.types import Line

ENOUGH_TO_DRAW = 2


def red_card(line: Line, *, present: bool = False) -> html.Section:
    """Badge, name, big figure, target, reason and direction; the chart takes the wider side."""
    drawn = is_drawn(line)
    return html.Section(
        [
            html.Div(
                [
                    rag_badge(line.cell.rating),
                    html.H2(dcc.Link(line.title, href=line.href)),
                    big_figure(line),
                    html.P(line.why, className="red-why"),
                    html.P(line.direction, className="red-direction"),
                    *([html.P(line.told, className="told")] if line.told else []),
                    *(
                        html.P(f"{fact.label}: {fact.words}", className="small")
                        for fact in line.facts
                    ),
                    *marks(line.marks),
                ],
                className="red-words",
            ),
            *([chart_card(line.trend, present=present, level=3)] if line.trend and drawn else []),
        ],
        className="red-card" if drawn else "red-card red-card--plain",
    )


def is_drawn(line: Line) -> bool:
    """Whether a chart says more than the figure: two points make a line, not a trend."""
    figured = [point for point in line.trend.points if point.text] if line.trend else []
    return len(figured) > ENOUGH_TO_DRAW


def big_figure(line: Line) -> html.P:
    """The one big number of a page or slide, with what it is against.

    It says how wide it is for its size, so that a long one is set small enough for its column.
    """
    words = line.cell.text or "No figure"
    ems = SCREEN.words(words, 1)
    target = line.cell.target
    against = [html.Span(["against a target of ", html.Strong(target)], className="against")]
    return html.P(
        [
            html.Span(words, className="big-figure", style={"--ems": f"{ems:.2f}"}),
            *(against if target else []),
        ],
        className="big-line",
    )
