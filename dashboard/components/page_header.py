"""The top of every page: what and when, the message, the sentence under it, and the tally."""

from __future__ import annotations

from dash import html

from dashboard.components.marks import shape
from dashboard.components.tally import tally
from dashboard.readmodels.types import PageHead


def page_header(head: PageHead) -> html.Div:
    """Notices first, because they say that something else is shown than was asked for."""
    return html.Div(
        [
            *(notice(words) for words in head.notices),
            html.P(head.kicker, className="kicker"),
            html.H1(head.headline, className="headline"),
            *([html.P(head.lead, className="standfirst")] if head.lead else []),
            *([tally(head.tally)] if head.tally else []),
        ],
        className="page-head",
    )


def notice(words: str) -> html.P:
    """Something to check about the view itself, in ink and outline."""
    return html.P([shape("check"), html.Span(words)], className="notice", role="status")
