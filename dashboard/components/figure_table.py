"""How figures stand in a table: words left, figures right, each period's rating with its word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dash import dcc, html

from dashboard.components import table_parts as parts
from dashboard.components.rag_badge import rag_badge
from dashboard.components.table_parts import Words
from dashboard.readmodels.types import ChartView, Point, TableView

_ROWS = "Rows behind it"


def figure_table(view: TableView, *, stack: bool = False) -> html.Table:
    """A table of words and figures; `stack` turns each row into labelled lines when narrow."""
    head = parts.row(
        parts.column_head(words, numeric=place in view.numeric)
        for place, words in enumerate(view.columns)
    )
    name = "sheet sheet--stack" if stack else "sheet"
    rows = [_row(view, cells, stack) for cells in view.rows]
    return parts.table(view.caption, [head], rows, name)


def _row(view: TableView, cells: Sequence[str], stack: bool) -> html.Tr:
    first, *rest = cells
    labels = view.columns if stack else (None,) * len(cells)
    return parts.row(
        [
            parts.row_head(first),
            *(
                parts.cell(words, numeric=place in view.numeric, label=labels[place])
                for place, words in enumerate(rest, start=1)
            ),
        ]
    )


def series_table(
    view: ChartView,
    *,
    caption: str,
    across: bool = False,
    rows: Mapping[str, str] = MappingProxyType({}),
) -> html.Table:
    """Every point of a chart in words: value, target, distance from target and rating.

    `across` lays the periods side by side where there is room, as a committee paper does. `rows`
    are the addresses of the rows behind its figures, by period; without any there is no column.
    """
    columns = _series_columns(view)
    if any(point.period in rows for point in view.points):
        columns.append(_ROWS)
    head = parts.row(
        parts.column_head(words, numeric=words not in ("Period", "Rating", _ROWS))
        for words in columns
    )
    last = len(view.points) - 1
    body = [
        _series_row(view, point, columns, rows.get(point.period), current=place == last)
        for place, point in enumerate(view.points)
    ]
    name = "sheet series sheet--across" if across else "sheet series"
    return parts.table(caption, [head], body, name)


def _series_columns(view: ChartView) -> list[str]:
    columns = ["Period", view.series_name]
    if any(point.target for point in view.points):
        columns += ["Target"]
    if any(point.gap for point in view.points):
        columns += ["From target"]
    if view.comparator_name and any(point.comparator_text for point in view.points):
        columns += [view.comparator_name]
    return [*columns, "Rating"]


def _series_row(
    view: ChartView, point: Point, columns: Sequence[str], rows: str | None, *, current: bool
) -> html.Tr:
    said: dict[str | None, Words] = {
        view.series_name: point.text or "No figure",
        "Target": point.target or "None set",
        "From target": point.gap or "",
        view.comparator_name: point.comparator_text or "No figure",
    }
    noted = ["provisional"] if point.provisional and point.text else []
    noted += ["restated"] if point.restated else []
    if noted:
        said[view.series_name] = [point.text or "No figure", html.Small(", ".join(noted))]
    figures = [
        parts.cell(said[words], numeric=True, name="now" if words == view.series_name else None)
        for words in columns[1:]
        if words in said
    ]
    rating = parts.cell(rag_badge(point.rating, current=current))
    last = [parts.cell(_rows(point, rows))] if _ROWS in columns else []
    return parts.row([parts.row_head(_period(point)), *figures, rating, *last])


def _rows(point: Point, href: str | None) -> Words:
    if href is None:
        return "None kept"
    return dcc.Link(["Rows", html.Span(f" behind {point.label}", className="said")], href=href)


def _period(point: Point) -> list[html.Span]:
    return [
        html.Span(point.label, className="period-full"),
        html.Span(_brief(point), className="period-brief", **{"aria-hidden": "true"}),
    ]


def _brief(point: Point) -> list[str | html.Span]:
    """ "Jan 19", "Q1 2023-24": a financial year cut short would read as another year.

    A line may end between quarter and year, and nowhere else.
    """
    if point.year in point.short:
        return [html.Span(point.short, className="unbroken")]
    if "-" in point.year:
        return [f"{point.short} ", html.Span(point.year, className="unbroken")]
    return [html.Span(f"{point.short} {point.year[-2:]}", className="unbroken")]
