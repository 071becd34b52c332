"""The foot of every page: where the figures came from, how they are rated, and which edition."""

from __future__ import annotations

from dash import dcc, html

from dashboard.readmodels.types import Foot


def foot(view: Foot, here: str = "") -> html.Footer:
    """Sources, bands and edition, so that a photograph of a page can be traced.

    `here` is the address of the page in this edition.
    """
    link = [" ", dcc.Link("This page in this edition", href=here)] if here else []
    return html.Footer(
        [
            *(html.P(f"Source: {source}") for source in view.sources),
            *([html.P(view.bands)] if view.bands else []),
            html.P([f"Edition: {view.edition}", *link], className="edition"),
        ],
        className="foot",
    )
