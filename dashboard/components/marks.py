"""Which shape stands for what: every shape is drawn beside its words, never instead of them."""

from __future__ import annotations

from dash import html

from dashboard.readmodels.types import Mark

RATINGS = ("red", "amber", "green", "blue", "none")

# Marks that are not ratings, drawn in ink, by what they mean.
_MARKS = {
    "clock": "clock",
    "stale": "clock",
    "query": "query",
    "provisional": "open",
    "missing": "ring",
    "half": "half",
    "open": "open",
    "note": None,
}


def shape(kind: str) -> html.Span:
    """A shape in the colour of the words beside it; hidden from screen readers, who have the words.

    `kind` is a rating (`red` diamond, `amber` triangle, `green` disc, `blue` ticked square, `none`
    bar) or an ink mark: `clock`, `query`, `half`, `open`, `ring`, `cross`, `check`.
    """
    return html.Span(className=f"shape shape--{kind}", **{"aria-hidden": "true"})


def mark(view: Mark) -> html.Span:
    """Something to know about a figure: its shape (a plain note has none) and its words."""
    drawn = _MARKS[view.kind]
    return html.Span(
        [shape(drawn), html.Span(view.words)] if drawn else [html.Span(view.words)],
        className="ink-mark",
    )


def marks(views: tuple[Mark, ...]) -> list[html.Span]:
    """The marks of a figure in order."""
    return [mark(view) for view in views]


def severity(kind: str) -> html.Span:
    """`error` as a cross in an ink block, `warning` as an outline: never a rating colour."""
    drawn, word = {"error": ("cross", "Must fix"), "warning": ("check", "Check")}[kind]
    return html.Span([shape(drawn), html.Span(word)], className=f"severity severity--{kind}")
