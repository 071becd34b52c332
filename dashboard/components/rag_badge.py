"""How a rating looks: word, shape and colour together, and a block only for the current period."""

from __future__ import annotations

from dash import html

from dashboard.components.marks import shape
from dashboard.readmodels.types import RatingView


def rag_badge(rating: RatingView, *, current: bool = True) -> html.Span:
    """The rating as a badge, or in its past form: the same word and shape with no block.

    Twelve red months are twelve words; the latest is the alarm.
    """
    form = "rag" if current else "rag rag--past"
    return html.Span(
        [shape(rating.rag), html.Span(rating.word)], className=f"{form} rag--{rating.rag}"
    )


def rag_with_reason(rating: RatingView) -> html.Div:
    """The badge followed by its reason in one line."""
    return html.Div(
        [rag_badge(rating), html.Span(rating.why, className="rag-why")], className="rag-line"
    )
