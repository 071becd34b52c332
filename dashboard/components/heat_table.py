"""Which workstreams met their checks and when: a cell as wide as the time it covers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components import table_parts as parts
from dashboard.components.marks import RATINGS, marks, shape
from dashboard.readmodels.housing.heat import (
    HeatCell,
    HeatColumn,
    HeatGroup,
    HeatKey,
    HeatRow,
    HeatTable,
)

# What a cell says and shows where it has no rating; a dashed edge means a figure should be here.
_WORDS = {
    "nothing_due": "Nothing due",
    "no_figure": "No figure",
    "late": "Late",
    "not_due": "Not due yet",
    "suppressed": "Not shown: small number",
}
_SHAPES = {
    "nothing_due": "none",
    "no_figure": "ring",
    "late": "clock",
    "not_due": None,
    "suppressed": "none",
    "unrated": "none",
}
LONG = 8  # columns: more than this and a cell says its counts on a second line
WIDE = 3  # columns: a narrower cell stacks its words


def heat_table(view: HeatTable) -> html.Div:
    """The key, then the table: group heads, a row for each workstream, notes at the end."""
    bodies = [_group(group, len(view.columns)) for group in view.groups]
    table = parts.table(
        view.caption,
        _heads(view),
        bodies,
        "heat heat--long" if len(view.columns) > LONG else "heat",
    )

    return html.Div([*([heat_key(view.key)] if view.key else []), table], className="heat-block")


def heat_key(items: Sequence[HeatKey]) -> html.Ul:
    """The states of the cells, each drawn as it is in the table, with its band in words."""
    return html.Ul([_key_item(item) for item in items], className="heat-key")


def _key_item(item: HeatKey) -> html.Li:
    drawn = item.state if item.state in RATINGS else _SHAPES[item.state]
    return html.Li(
        [
            *([shape(drawn)] if drawn else []),
            *([html.Strong(item.word)] if item.word else []),
            html.Span(item.words),
        ],
        className=f"heat-cell heat-cell--{item.state}",
    )


def _heads(view: HeatTable) -> list[html.Tr]:
    stretches = [
        parts.column_head(name, span=len(list(columns)), name="heat-stretch")
        for name, columns in groupby(view.columns, key=_stretch)
    ]
    return [
        parts.row([_gap(), _gap(), *stretches, _gap()], "heat-stretches"),
        parts.row(
            [
                parts.column_head(view.row_head),
                parts.column_head("Reports"),
                *(parts.column_head(column.label, name="heat-column") for column in view.columns),
                parts.column_head("Note"),
            ]
        ),
    ]


def _stretch(column: HeatColumn) -> str:
    return column.group


def _gap() -> html.Td:
    return html.Td(role="cell")


def _group(group: HeatGroup, columns: int) -> html.Tbody:
    head = html.Th(
        group.title, colSpan=columns + 3, scope="rowgroup", role="rowheader", className="heat-group"
    )
    return parts.group([parts.row([head], "heat-group-row"), *map(_row, group.rows)])


def _row(row: HeatRow) -> html.Tr:
    return parts.row(
        [
            parts.row_head(dcc.Link(row.title, href=row.href), "heat-name"),
            parts.cell(row.cadence, name="heat-cadence"),
            *map(_cell, row.cells),
            parts.cell(marks(row.notes), name="heat-note" if row.notes else "heat-note none"),
        ],
        "heat-row heat-row--months" if all(c.span < WIDE for c in row.cells) else "heat-row",
    )


def _cell(view: HeatCell) -> html.Td:
    rated = view.cell.state == "rated"
    state = view.cell.rating.rag if rated else view.cell.state
    form = "heat-cell" if view.span >= WIDE else "heat-cell heat-cell--stacked"
    inside = _rated(view) if rated else _unrated(view)
    drawn, name = (
        [html.Span(view.label, className="heat-when"), *inside],
        f"{form} heat-cell--{state}",
    )
    return html.Td(
        dcc.Link(drawn, href=view.href, className=name)
        if view.href
        else html.Div(drawn, className=name),
        role="cell",
        **({"colSpan": view.span} if view.span > 1 else {}),
    )


def _rated(view: HeatCell) -> list[Component]:
    cell = view.cell
    return [
        shape(cell.rating.rag),
        html.Strong(cell.text, className="heat-figure"),
        html.Span(cell.counts or cell.note or "", className="heat-counts"),
        html.Span(cell.rating.word, className="heat-word"),
    ]


def _unrated(view: HeatCell) -> list[Component]:
    """A figure shown but not rated, or what stands in a figure's place, with the reason."""
    cell, drawn = view.cell, _SHAPES[view.cell.state]
    if cell.state == "not_due" and not view.words:
        due = cell.note or _WORDS["not_due"]
        return [html.Span(due, className="heat-state")]
    if cell.state == "unrated":
        # The row's note says once that nothing is set to rate it by.
        word = None if cell.rating.reason == "no_target" else cell.rating.word
        says = [cell.counts, cell.note or word]
        figure = html.Strong(cell.text or "No figure", className="heat-figure")
    else:
        says = [cell.note or cell.counts]
        figure = html.Span(view.words or _WORDS[cell.state], className="heat-state")
    reason = ": ".join(part for part in says if part)
    return [
        *([shape(drawn)] if drawn else []),
        figure,
        html.Span(reason, className="heat-counts"),
    ]
