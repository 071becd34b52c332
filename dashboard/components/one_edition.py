"""How a page that keeps to one edition says so, and how its links stay in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.marks import shape

_OTHERS = ("//", "/returns")  # addresses that know no edition


def edition_note(words: str, newest: str) -> html.P:
    """What is shown, and the way to the newest figures."""
    way = dcc.Link("Show the newest figures", href=newest)
    return html.P([shape("ring"), html.Span([words, " ", way])], className="notice")


def kept_in(edition: str, content: Sequence[Any]) -> list[Any]:
    """The content with every link to a page of figures leading to the same edition of it."""
    for part in _parts(content):
        href = getattr(part, "href", None)
        if isinstance(href, str) and _is_page(href):
            path, mark, place = href.partition("#")
            joint = "&" if "?" in path else "?"
            part.href = f"{path}{joint}edition={quote(edition)}{mark}{place}"
    return [*content]


def _is_page(href: str) -> bool:
    """Whether an address is of a page of figures that does not yet name its edition."""
    return href.startswith("/") and not href.startswith(_OTHERS) and "edition=" not in href


def _parts(tree: Any) -> Iterator[Component]:
    for one in tree if isinstance(tree, list | tuple) else [tree]:
        if isinstance(one, Component):
            yield one
            yield from _parts(getattr(one, "children", None))
