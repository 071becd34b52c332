"""How ratings that changed, and things that are late, are listed."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from dashboard.components import table_parts as parts
from dashboard.components.rag_badge import rag_badge
from dashboard.readmodels.addresses import RETURNS
from dashboard.readmodels.movement import Change, Late


def change_table(changes: Sequence[Change]) -> html.Table:
    """Each measure with its rating before and after, and both figures."""
    head = parts.row([parts.column_head(words) for words in ("Measure", "From", "To", "Figures")])
    caption = "Ratings that changed, those that got worse first."
    return parts.table(caption, [head], [_change(one) for one in changes], "sheet lines")


def _change(change: Change) -> html.Tr:
    return parts.row(
        [
            parts.row_head([dcc.Link(change.title, href=change.href)]),
            parts.cell(rag_badge(change.before, current=False), label="From"),
            parts.cell(rag_badge(change.after, current=False), label="To"),
            parts.cell(change.figures, label="Figures"),
        ]
    )


def late_list(late: Sequence[Late]) -> html.Ul:
    """What should be here by now, each with how late it is."""
    return html.Ul([html.Li([_link(one), f": {one.words}"]) for one in late])


def _link(one: Late) -> dcc.Link | html.A:
    """A page that Dash does not draw is asked of the server."""
    whole = one.href.partition("?")[0] == RETURNS
    return html.A(one.title, href=one.href) if whole else dcc.Link(one.title, href=one.href)
