"""Where risks stand: likelihood by impact, the level in words and in shading."""

from __future__ import annotations

from dash import dcc, html

from dashboard.components import table_parts as parts
from dashboard.readmodels.parts import Matrix, MatrixCell, MatrixRow


def risk_matrix(view: Matrix) -> html.Div:
    """A real table: a row for each likelihood, a column for each impact, risks in the cells.

    It needs both directions at once, so where there is no room it scrolls by touch or by key.
    """
    spread = len(view.impacts)
    heads = [
        parts.row(
            [
                html.Td(role="cell"),
                parts.column_head("Impact", span=spread, name="matrix-axis"),
            ]
        ),
        parts.row(
            [
                parts.column_head("Likelihood", name="matrix-axis"),
                *(parts.column_head(impact) for impact in view.impacts),
            ]
        ),
    ]
    table = parts.table(view.caption, heads, [_row(row) for row in view.rows], "matrix")
    return html.Div(
        table, className="scrolls", tabIndex="0", role="region", **{"aria-label": view.caption}
    )


def _row(row: MatrixRow) -> html.Tr:
    return parts.row([parts.row_head(row.likelihood), *map(_cell, row.cells)])


def _cell(view: MatrixCell) -> html.Td:
    level = f"{view.level.capitalize()} {view.score}" if view.level else str(view.score)
    count = len(view.risks)
    held = f"{count} risk{'' if count == 1 else 's'}"
    links = html.Ul(
        [html.Li(dcc.Link(risk.ref, href=risk.href, title=risk.title)) for risk in view.risks]
    )
    return parts.cell(
        [
            html.Span(level, className="matrix-level"),
            *([html.Strong(held, className="matrix-count"), links] if count else []),
        ],
        name=f"matrix-cell matrix-cell--{view.level or 'unlevelled'}",
    )
