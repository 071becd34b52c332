"""What publishing a file would change: each figure before and after, with its rating."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import html

from dashboard.components import table_parts as parts
from dashboard.components.rag_badge import rag_badge
from dashboard.readmodels.returns.preview import Moved, Neighbour
from dashboard.readmodels.returns.totals import Total
from dashboard.readmodels.types import RatingView

_KINDS = {"added": "New", "changed": "Changed", "removed": "Gone"}
_NO_FIGURE = "There is no figure to rate."
# The caption of a table, then how its figures and ratings on either side are headed.
WOULD = (
    "Figures now published, and what they would be.",
    "Now",
    "Would be",
    "Rating now",
    "Would rate",
)
DID = (
    "Figures published before it, and those it published.",
    "Before",
    "After",
    "Rating before",
    "Rating after",
)


def moved_table(moved: Sequence[Moved], words: Sequence[str] = WOULD) -> html.Table | None:
    """A line for each figure that would differ, or did; None where none does."""
    if not moved:
        return None
    caption, *sides = words
    heads = ("Measure", "Period", "Change", *sides, "Why")
    head = parts.row([parts.column_head(one, numeric=one in sides[:2]) for one in heads])
    body = [_moved(one, sides) for one in moved]
    return parts.table(caption, [head], body, "sheet lines sheet--stack")


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


def totals_table(totals: Sequence[Total]) -> html.Table | None:
    """What the file adds up to, beside what it takes the place of and the period before, where
    there is any."""
    if not totals:
        return None
    sides = {
        "This file": [one.file for one in totals],
        "Published for the same": [one.published for one in totals],
        "Period before": [one.period_before for one in totals],
    }
    shown = {label: texts for label, texts in sides.items() if any(texts)}
    heads = [parts.column_head(label, numeric=True) for label in shown]
    body = [
        parts.row([parts.row_head(one.column), *_side_by_side(shown, at)])
        for at, one in enumerate(totals)
    ]
    caption = "Do the totals come to what they should?"
    head = parts.row([parts.column_head("Added up"), *heads])
    return parts.table(caption, [head], body, "sheet lines sheet--stack")


def _side_by_side(shown: Mapping[str, Sequence[str]], at: int) -> list[html.Td]:
    return [parts.cell(texts[at], numeric=True, label=label) for label, texts in shown.items()]


def _moved(one: Moved, sides: Sequence[str]) -> html.Tr:
    figure_was, figure_is, rating_was, rating_is = sides
    kind = _KINDS[one.kind] + (", in a locked period" if one.locked else "")
    then = one.rating_after
    return parts.row(
        [
            parts.row_head(one.title),
            parts.cell(one.period, label="Period", name="unbroken"),
            parts.cell(kind, label="Change"),
            parts.cell(one.before, numeric=True, label=figure_was),
            parts.cell(one.after, numeric=True, label=figure_is, name="now"),
            parts.cell(_rating(one.rating_before), label=rating_was),
            parts.cell(_rating(then), label=rating_is),
            parts.cell(then.why if then else _NO_FIGURE, label="Why", name="small"),
        ]
    )


def _rating(view: RatingView | None) -> html.Span | str:
    return rag_badge(view, current=False) if view else "Not rated"
