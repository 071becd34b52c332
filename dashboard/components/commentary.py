"""A commentary in its parts: what happened, why, what is done about it, by whom and by when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.components.definition import fact_list
from dashboard.readmodels.commentaries import Proposed, Spoken


def commentary(view: Spoken) -> html.Div:
    """An approved commentary with its period, and who approved it."""
    return html.Div(
        [html.H3(view.period), *_parts(view)],
        className="commentary",
    )


def proposals(found: Sequence[Proposed]) -> list[html.Section]:
    """What commentaries say, each with what is published of the same period now."""
    return [_proposal(one) for one in found]


def _proposal(one: Proposed) -> html.Section:
    now = [html.H3("Published now"), *_parts(one.now)] if one.now else []
    heading = html.H2([html.A(one.title, href=one.href), f", {one.period}"])
    return html.Section([heading, fact_list(one.parts), *now], className="commentary")


def _parts(view: Spoken) -> list[Any]:
    return [fact_list(view.parts), html.P(view.approved, className="chart-source")]
