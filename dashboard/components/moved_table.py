"""What publishing a file would change: each figure before and after, with its rating."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard.components import table_parts as parts
from dashboard.components.rag_badge import rag_badge
from dashboard.readmodels.preview import Moved, Neighbour
from dashboard.readmodels.types import RatingView

_KINDS = {"added": "New", "changed": "Changed", "removed": "Gone"}


def moved_table(moved: Sequence[Moved]) -> html.Table | None:
    """A line for each figure that would differ; None where none would."""
    if not moved:
        return None
    heads = ("Measure", "Period", "Change", "Now", "Would be", "Rating now", "Would rate", "Why")
    head = parts.row(
        [parts.column_head(words, numeric=words in ("Now", "Would be")) for words in heads]
    )
    caption = "Figures now published, and what they would be."
    return parts.table(caption, [head], [_moved(one) for one in moved], "sheet lines sheet--stack")


def neighbour_table(neighbours: Sequence[Neighbour]) -> html.Table | None:
    """Each figure that comes in beside those before it, so that a slip is seen."""
    if not neighbours:
        return None
    heads = ("Measure", "Period", "Comes in", "Period before", "Year before")
    head = parts.row([parts.column_head(words, numeric=words in heads[2:]) for words in heads])
    body = [
        parts.row(
            [
                parts.row_head(one.title),
                parts.cell(one.period, label="Period"),
                parts.cell(one.figure, numeric=True, label="Comes in", name="now"),
                parts.cell(one.period_before, numeric=True, label="Period before"),
                parts.cell(one.year_before, numeric=True, label="Year before"),
            ]
        )
        for one in neighbours
    ]
    caption = "Does each follow from the ones before it?"
    return parts.table(caption, [head], body, "sheet lines sheet--stack")


def _moved(one: Moved) -> html.Tr:
    kind = _KINDS[one.kind] + (", in a locked period" if one.locked else "")
    then = one.rating_after
    return parts.row(
        [
            parts.row_head(one.title),
            parts.cell(one.period, label="Period", name="unbroken"),
            parts.cell(kind, label="Change"),
            parts.cell(one.before, numeric=True, label="Now"),
            parts.cell(one.after, numeric=True, label="Would be", name="now"),
            parts.cell(_rating(one.rating_before), label="Rating now"),
            parts.cell(_rating(then), label="Would rate"),
            parts.cell(then.why if then else "", label="Why", name="small"),
        ]
    )


def _rating(view: RatingView | None) -> html.Span | str:
    return rag_badge(view, current=False) if view else "None"
