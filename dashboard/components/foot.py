"""The foot of every page: where the figures came from, how they are rated, and which edition."""

from __future__ import annotations

from dash import html

from dashboard.readmodels.types import Foot


def foot(view: Foot) -> html.Footer:
    """Sources, bands and edition, so that a photograph of a page can be traced."""
    return html.Footer(
        [
            *(html.P(f"Source: {source}") for source in view.sources),
            *([html.P(view.bands)] if view.bands else []),
            html.P(f"Edition: {view.edition}", className="edition"),
        ],
        className="foot",
    )
