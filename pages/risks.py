"""Risks: where each stands, how it moved, whether it was reviewed in time. /risks?org=kent"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import Dash, dcc, html

from dashboard.components.definition import fact_list
from dashboard.components.empty import empty
from dashboard.components.matrix import risk_matrix
from dashboard.components.risk_table import moves, risk_detail, risk_scores, risk_table
from dashboard.components.slide import cover, row_slides, slide
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels.parts import Matrix
from dashboard.readmodels.risks import page as risks
from dashboard.readmodels.risks.page import RisksQuery, RisksView
from dashboard.readmodels.risks.views import RiskLine
from dashboard.services import Services

PAGE = Page("risks", "/risks", "Risks", filters=("org", "risk"), section="risks")
_CAPTION = "Worst score first; then the greater impact."


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The register of the organisation in the address, or one risk of it."""
    view = services.read.answer(risks.build, RisksView, RisksQuery(**query))
    if present:
        return Shown(view.frame, _slides(view), whole=True)
    if view.detail:
        return Shown(view.frame, _one(view))
    if not view.lines:
        return Shown(view.frame, [empty(view.frame.head.headline)])
    return Shown(view.frame, _register(view))


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _one(view: RisksView) -> list[html.Section]:
    if view.detail is None:
        return []
    back = html.P(dcc.Link(f"All {len(view.lines)} risks", href=view.detail.back))
    return [html.Section(risk_detail(view.detail)), _matrices(view), html.Section(back)]


def _register(view: RisksView) -> list[html.Section]:
    table = html.Section([html.H2("The register"), risk_table(view.lines, _CAPTION)])
    return [*_moves(view), _matrices(view), table]


def _moves(view: RisksView) -> list[html.Section]:
    if not view.moves:
        return []
    return [html.Section([html.H2("Since the previous scores"), moves(view.moves)])]


def _matrices(view: RisksView) -> html.Section:
    drawn = [risk_matrix(one) for one in _both(view)]
    return html.Section(
        [
            html.H2("Likelihood by impact", className="said"),
            html.Div(drawn, className="pair matrices" if len(drawn) > 1 else "matrices"),
        ]
    )


def _slides(view: RisksView) -> list[html.Section]:
    """The message and the moves, where risks stand and are meant to, then the register."""
    head, foot = view.frame.head, view.frame.foot
    if view.detail:
        words = [fact_list(view.detail.words)]
        return [
            cover(head, foot, risk_scores(view.detail)),
            slide(head.kicker, "Cause, consequence, controls and actions", words, foot),
        ]
    return [
        cover(head, foot, *([moves(view.moves)] if view.moves else [])),
        *(slide(head.kicker, one.caption, [risk_matrix(one)], foot) for one in _both(view)),
        *row_slides(head.kicker, "The register, worst first", view.lines, _brief, foot, 4),
    ]


def _brief(lines: Sequence[RiskLine]) -> html.Table:
    return risk_table(lines, _CAPTION, brief=True)


def _both(view: RisksView) -> list[Matrix]:
    return [one for one in (view.now, view.target) if one]
