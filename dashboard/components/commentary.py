"""A commentary in its parts: what happened, why, what is done about it, by whom and by when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.components.definition import fact_list
from dashboard.components.tile import tile_row
from dashboard.readmodels.returns.commentaries import Proposed, Returning, Spoken

_NO_LAST = "No earlier commentary on this measure."


def commentary(view: Spoken) -> html.Div:
    """An approved commentary with its period, and who approved it."""
    return html.Div(
        [html.H3(view.period), *_parts(view)],
        className="commentary",
    )


def proposals(found: Sequence[Proposed], state: str, *, linked: bool = False) -> list[html.Section]:
    """What commentaries say, each under its figure, beside what is published of the same period
    now and what was said last; `state` is where they stand ("Waiting for approval").

    `linked` leads from each to where it is decided on.
    """
    return [_proposal(one, state, linked=linked) for one in found]


def returns_to(found: Sequence[Returning]) -> list[html.Section]:
    """What stands with each figure once the commentary approved last is gone."""
    return [_returning(one) for one in found]


def _proposal(one: Proposed, state: str, *, linked: bool) -> html.Section:
    figure = [tile_row(one.cell)] if one.cell else []
    decide = html.A(f"Decide on {one.submission}", href=f"/returns/{one.submission}")
    waits = html.Div(
        [
            html.H3(state),
            fact_list(one.parts),
            *([html.P(decide, className="after")] if linked else []),
        ]
    )
    now = [html.H3("Published now"), *_parts(one.now)] if one.now else []
    last = _parts(one.last) if one.last else [html.P(_NO_LAST, className="chart-source")]
    before = f"Said last, of {one.last.period}" if one.last else "Said last"
    beside = html.Div([*now, html.H3(before), *last])
    pair = html.Div([waits, beside], className="pair")
    return html.Section([_heading(one), *figure, pair], className="commentary")


def _returning(one: Returning) -> html.Section:
    again = _parts(one.again) if one.again else [html.P("No commentary stands there then.")]
    heading = "Shows again" if one.again else "Nothing shows again"
    return html.Section([_heading(one), html.H3(heading), *again], className="commentary")


def _heading(one: Proposed | Returning) -> html.H2:
    return html.H2([html.A(one.title, href=one.href), f", {one.period}"])


def _parts(view: Spoken) -> list[Any]:
    return [fact_list(view.parts), html.P(view.approved, className="chart-source")]
