"""Risks: where each stands, how it moved, whether it was reviewed in time. /risks?org=kent"""

from __future__ import annotations

from typing import Any

from dash import Dash, dcc, html

from dashboard.components.empty import empty
from dashboard.components.matrix import risk_matrix
from dashboard.components.risk_table import moves, risk_detail, risk_table
from dashboard.components.slide import slide
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels import risks
from dashboard.readmodels.parts import Matrix
from dashboard.readmodels.risks import RisksQuery, RisksView
from dashboard.services import Services

PAGE = Page("risks", "/risks", "Risks", filters=("org", "risk"))
_CAPTION = "Worst score first; then the greater impact."
_ON_A_SLIDE = 5  # risks, each over two lines


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The register of the organisation in the address, or one risk of it."""
    view = services.read.answer(risks.build, RisksView, RisksQuery(**query))
    if view.detail:
        return Shown(view.frame, _one(view))
    if not view.lines:
        return Shown(view.frame, [empty(view.frame.head.headline)])
    return Shown(view.frame, _slides(view) if present else _register(view))


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
    kicker, foot = view.frame.head.kicker, view.frame.foot
    shown = [slide(kicker, one.caption, [risk_matrix(one)], foot) for one in _both(view)]
    slides = -(-len(view.lines) // _ON_A_SLIDE)
    each = -(-len(view.lines) // slides)  # evenly, so that no slide is left with one
    for start in range(0, len(view.lines), each):
        some = view.lines[start : start + each]
        headline = f"Risks {start + 1} to {start + len(some)} of {len(view.lines)}"
        shown.append(slide(kicker, headline, [risk_table(some, _CAPTION, brief=True)], foot))
    return shown


def _both(view: RisksView) -> list[Matrix]:
    return [one for one in (view.now, view.target) if one]
