"""The only place a graph is made: its message, its picture, its words and its figures together."""

from __future__ import annotations

from dash import dcc, html

from dashboard.charts.axis import subtitle
from dashboard.charts.line import figure
from dashboard.components.figure_table import series_table
from dashboard.readmodels.types import ChartView

# Plotly 7 offers to send a chart to a company's cloud; nothing here may leave the host.
CONFIG = {
    "displayModeBar": False,
    "showSendToCloud": False,
    "displaylogo": False,
    "staticPlot": True,
    "responsive": True,
}


def chart_card(view: ChartView, *, present: bool = False, level: int | None = None) -> html.Section:
    """Title, subtitle, graph, source, and the same figures as a table one key press away.

    `level` is the heading's, 3 unless said; on a slide the slide's own headline stands in place
    of the title, unless a level asks for it.
    """
    heading = {2: html.H2, 3: html.H3}[level or 3]
    titled = level is not None or not present
    return html.Section(
        [
            *([heading(view.title, className="chart-title")] if titled else []),
            html.P(subtitle(view), className="chart-subtitle"),
            _graph(view, present),
            *([] if present else _under(view)),
        ],
        className="chart",
    )


def _graph(view: ChartView, present: bool) -> html.Div:
    drawn = dcc.Graph(
        figure=figure(view, present=present),
        config=CONFIG,
        responsive=True,
    )
    # The graph fills this box, whose height the style sheets set for each kind of room.
    return html.Div(drawn, role="img", className="chart-graph", **{"aria-label": view.summary})


def _under(view: ChartView) -> list[html.P | html.Details]:
    table = html.Details(
        [
            html.Summary("The same figures as a table"),
            series_table(view, caption=f"{view.title}. {subtitle(view)}".strip()),
        ],
        className="chart-figures",
    )
    source = [html.P(f"Source: {view.source}", className="chart-source")] if view.source else []
    return [*source, table]
