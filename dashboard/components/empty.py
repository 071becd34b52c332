"""What stands where something could be: that it is not there, why, and what will appear."""

from __future__ import annotations

from dash import html

from dashboard.components.marks import shape


def empty(words: str, *, hint: str = "") -> html.Div:
    """A dashed block: dashed always means that something should be here."""
    return html.Div(
        [
            html.P([shape("ring"), html.Span(words)]),
            *([html.P(hint, className="empty-hint")] if hint else []),
        ],
        className="empty",
    )
