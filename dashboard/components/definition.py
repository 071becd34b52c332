"""What a measure means: its facts as labels and words, beside its chart."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard.readmodels.types import Fact


def definition(facts: Sequence[Fact], *, title: str = "Definition") -> html.Section:
    """A panel of facts; what a paper does not say is said to be not stated."""
    return html.Section([html.H2(title), fact_list(facts)], className="definition")


def fact_list(facts: Sequence[Fact]) -> html.Dl:
    """Labels and words, without the panel."""
    return html.Dl(
        [html.Div([html.Dt(fact.label), html.Dd(fact.words)]) for fact in facts],
        className="facts",
    )
