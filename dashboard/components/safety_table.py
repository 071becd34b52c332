"""How the measures counted by home stand, each with the checks that fail homes, worst first."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from dashboard.components import table_parts as parts
from dashboard.components.rag_badge import rag_badge
from dashboard.readmodels.housing_checks.safety import SafetyRow

_HEADS = ("Measure and what fails it", "Homes", "In date", "Share", "Rating")


def safety_table(rows: Sequence[SafetyRow], caption: str) -> html.Table:
    """A row a measure: what fails it, homes that need the check, those in date, and the rating."""
    head = parts.row(parts.column_head(words, numeric=words in _HEADS[1:4]) for words in _HEADS)
    return parts.table(caption, [head], [_row(row) for row in rows], "sheet lines safety")


def _row(row: SafetyRow) -> html.Tr:
    title = dcc.Link(row.title, href=row.href) if row.href else row.title
    return parts.row(
        [
            parts.row_head([title, *(html.P(words, className="why") for words in row.why)]),
            parts.cell(row.homes, numeric=True, label=_HEADS[1]),
            parts.cell(row.in_date, numeric=True, label=_HEADS[2]),
            parts.cell(row.percent, numeric=True, label=_HEADS[3], name="now"),
            parts.cell(rag_badge(row.rating), name="line-rating"),
        ]
    )
