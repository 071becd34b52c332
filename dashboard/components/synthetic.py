"""The line that says figures are made up, at the top of a page and of every slide."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

WORDS = "Synthetic figures: no real home, child or council"


def marked_synthetic(content: Sequence[Component]) -> list[Component]:
    """A page's content under the line; slides carry it each, whoever photographs only one."""
    for part in filter(_is_slide, content):
        part.children = [_line(), *part.children]
    return [*content] if content and _is_slide(content[0]) else [_line(), *content]


def _is_slide(part: Component) -> bool:
    return "slide" in (getattr(part, "className", None) or "").split()


def _line() -> html.P:
    return html.P(WORDS, className="synthetic")
