"""What every table promises: a caption, scoped heads, and roles that outlast a narrow layout.

A table that CSS lays out as blocks loses its meaning to screen readers unless the roles are said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from dash import html
from dash.development.base_component import Component

Words: TypeAlias = Any  # a string, a component, or a list of them, as Dash takes children


def table(
    caption: Words,
    head: Iterable[html.Tr],
    body: Iterable[html.Tr | html.Tbody],
    name: str,
    *,
    unseen: bool = False,
) -> html.Table:
    """A table from its rows; `body` may come as several `html.Tbody`, one for each group.

    An `unseen` caption is for readers alone, where the heading above says the same.
    """
    rows = list(body)
    grouped = bool(rows) and isinstance(rows[0], html.Tbody)
    return html.Table(
        [
            html.Caption(caption, **named("said" if unseen else None)),
            html.Thead(list(head), role="rowgroup"),
            *(rows if grouped else [group(rows)]),
        ],
        className=name,
        role="table",
    )


def group(rows: Sequence[html.Tr]) -> html.Tbody:
    """A body of rows."""
    return html.Tbody(list(rows), role="rowgroup")


def group_head(words: Words, columns: int) -> html.Tr:
    """The row that names the group below it, across all its columns."""
    head = html.Th(words, colSpan=columns, scope="rowgroup", role="rowheader")
    return row([head], "sheet-group")


def row(cells: Iterable[Component], name: str | None = None) -> html.Tr:
    """A row of heads and cells."""
    return html.Tr(list(cells), role="row", **named(name))


def column_head(
    words: Words, *, numeric: bool = False, span: int = 1, name: str | None = None
) -> html.Th:
    """The head of a column, or of several neighbours where `span` is over 1."""
    wide = {"colSpan": span} if span > 1 else {}
    return html.Th(
        words,
        scope="colgroup" if span > 1 else "col",
        role="columnheader",
        **named(name, numeric=numeric),
        **wide,
    )


def row_head(words: Words, name: str | None = None) -> html.Th:
    """The head of a row."""
    return html.Th(words, scope="row", role="rowheader", **named(name))


def cell(
    words: Words, *, numeric: bool = False, label: str | None = None, name: str | None = None
) -> html.Td:
    """A cell; `label` is its column's head again. A table with labels stacks when narrow."""
    said = {"data-label": label} if label else {}
    return html.Td(words, role="cell", **named(name, numeric=numeric), **said)


def named(name: str | None, *, numeric: bool = False) -> dict[str, str]:
    """The class of an element, if it has any."""
    names = " ".join(part for part in (name, "figures" if numeric else None) if part)
    return {"className": names} if names else {}
