"""The links between the pages of one section, under the filters."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from dashboard.readmodels.types import Option


def local_nav(pages: Sequence[Option]) -> list[html.Nav]:
    """The pages beside one another, the present one without an address; nothing where alone."""
    if not pages:
        return []
    links = [html.Li(_place(page)) for page in pages]
    return [html.Nav(html.Ul(links, className="beside"), **{"aria-label": "Pages of this section"})]


def _place(page: Option) -> html.Span | dcc.Link:
    if not page.value:
        return html.Span(page.label, className="beside-here", **{"aria-current": "page"})
    return dcc.Link(page.label, href=page.value)
