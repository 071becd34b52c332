"""How ratings and statuses are counted: one small mark each, with the count and its word."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard.components.marks import RATINGS, shape
from dashboard.readmodels.types import TallyItem

# Statuses of an action, which are not ratings except for `complete`.
_STATUS_SHAPES = {
    "complete": "blue",
    "in_progress": "half",
    "not_started": "open",
    "at_risk": "check",
    "off_track": "cross",
    "on_hold": "none",
    "unclear": "query",
    "not_stated": "ring",
}
MANY = 30  # more marks than this are drawn smaller
COUNTABLE = 60  # more of one kind than this are counted, not drawn: nobody counts them
SHAPES = {rag: rag for rag in RATINGS} | _STATUS_SHAPES


def tally(items: Sequence[TallyItem]) -> html.Ul:
    """Each group's marks above its count and word; nought is written, without a mark."""
    many = sum(item.count for item in items) > MANY
    name = "tally tally--many" if many else "tally"
    return html.Ul([_group(item) for item in items], className=name)


def count_marks(items: Sequence[TallyItem]) -> html.Span:
    """The small marks alone, in order, hidden from screen readers: words must stand beside them."""
    return html.Span(
        [_mark(item.kind) for item in items for _ in range(item.count) if item.count <= COUNTABLE],
        className="tally-marks",
        **{"aria-hidden": "true"},
    )


def _group(item: TallyItem) -> html.Li:
    return html.Li(
        [
            count_marks([item]),
            html.Span([html.Strong(f"{item.count:,}"), f" {item.word}"], className="tally-words"),
        ],
        className="tally-group",
    )


def _mark(kind: str) -> html.Span:
    return html.Span(shape(SHAPES[kind]), className=f"tally-mark tally-mark--{kind}")
