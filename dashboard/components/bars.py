"""How a whole divides: a bar from zero for each part, with its figure beside it."""

from __future__ import annotations

from dash import dcc, html

from dashboard.components import table_parts as parts
from dashboard.readmodels.parts import Bar, Bars


def bar_table(view: Bars) -> html.Table:
    """Label, bar, figure and share; the bars are drawn on one scale and hidden from readers."""
    longest = max((abs(bar.number) for bar in view.bars), default=0) or 1
    shares = any(bar.share for bar in view.bars)
    head = parts.row(
        [
            parts.column_head(view.label_head),
            html.Td(role="cell", className="bar-cell"),
            parts.column_head(view.figure_head, numeric=True),
            *([parts.column_head(view.share_head, numeric=True)] if shares else []),
        ]
    )
    body = [_row(bar, longest, shares) for bar in view.bars]
    return parts.table(view.caption, [head], body, "sheet bars")


def _row(bar: Bar, longest: float, shares: bool) -> html.Tr:
    width = f"{100 * max(bar.number, 0) / longest:.2f}%"
    drawn = html.Span(className="bar", style={"width": width}, **{"aria-hidden": "true"})
    return parts.row(
        [
            parts.row_head(dcc.Link(bar.label, href=bar.href) if bar.href else bar.label),
            parts.cell(drawn, name="bar-cell"),
            parts.cell(bar.text, numeric=True, name="now"),
            *([parts.cell(bar.share, numeric=True)] if shares else []),
        ]
    )
