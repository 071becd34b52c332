"""How rows of a register are listed and turned over, or what stands where they may not be seen."""

from __future__ import annotations

from dash import html

from dashboard.components.sheet import sheet
from dashboard.components.withheld import withheld
from dashboard.readmodels.pager import Pager
from dashboard.readmodels.parts import Listing


def listing(key: str, heading: str, view: Listing) -> html.Section:
    """A page of rows under its heading, with the ways to the pages around it above them.

    They are ordinary links to `key`: they open at the list and not at the top of the page.
    """
    body = [sheet(view.sheet)] if any(group.rows for group in view.sheet.groups) else []
    return html.Section([html.H2(heading), around(heading, view), *body], id=key)


def around(heading: str, view: Listing | Pager) -> html.Nav:
    """Which rows of a list these are, and the ways to the pages before and after them."""
    links = [("Earlier rows", view.before), ("Later rows", view.after)]
    return html.Nav(
        [html.Span(view.said), *(html.A(words, href=href) for words, href in links if href)],
        className="pager",
        **{"aria-label": f"{heading}: rows"},
    )


def not_listed(key: str, heading: str, rows: str) -> html.Section:
    """The heading of a list that may not be seen, and why; `rows` says of what ("Cases")."""
    return html.Section([html.H2(heading), withheld(rows)], id=key)
