"""A trend on one line of a table, with its message in words."""

from __future__ import annotations

from dash import html

from dashboard.charts.sparkline import HEIGHT, WIDTH, sparkline_uri
from dashboard.readmodels.types import ChartView


def sparkline(view: ChartView) -> html.Img:
    """A picture whose words are the chart's summary; its figures stand in the same row."""
    return html.Img(
        src=sparkline_uri(view),
        alt=view.summary,
        width=str(WIDTH),
        height=str(HEIGHT),
        className="sparkline",
    )
