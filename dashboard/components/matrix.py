"""Where risks stand: likelihood by impact, the level in words and in shading."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from dashboard.components import table_parts as parts
from dashboard.readmodels.parts import Matrix, MatrixCell, MatrixRow


def risk_matrix(view: Matrix) -> html.Table:
    """A real table: a row for each likelihood, a column for each impact, risks in the cells.

    Where there is no room for both directions the cells that hold risks are listed, worst first.
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
    rows = [_row(row, view.impacts) for row in view.rows]
    return parts.table(view.caption, heads, rows, "matrix")


def _row(row: MatrixRow, impacts: Sequence[str]) -> html.Tr:
    places = [f"likelihood {row.likelihood}, impact {impact}" for impact in impacts]
    cells = [_cell(cell, place) for cell, place in zip(row.cells, places, strict=True)]
    return parts.row([parts.row_head(row.likelihood), *cells])


def _cell(view: MatrixCell, place: str) -> html.Td:
    """A cell; `place` stands in it where the heads of its row and column are not shown."""
    level = f"{view.level.capitalize()} {view.score}" if view.level else str(view.score)
    count = len(view.risks)
    held = f"{count} risk{'' if count == 1 else 's'}"
    links = html.Ul(
        [html.Li(dcc.Link(risk.ref, href=risk.href, title=risk.title)) for risk in view.risks]
    )
    level_class = f"matrix-cell matrix-cell--{view.level or 'unlevelled'}"
    drawn = parts.cell(
        [
            html.Span(level, className="matrix-level"),
            html.Span(place, className="matrix-place"),
            *([html.Strong(held, className="matrix-count"), links] if count else []),
        ],
        name=level_class if count else f"{level_class} matrix-cell--free",
    )
    drawn.style = {"order": -view.score}
    return drawn
