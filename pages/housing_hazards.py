"""Hazards in homes: the board of Awaab's Law. /housing/hazards?org=demo"""

from __future__ import annotations

from typing import Any

from dash import Dash, html

from dashboard.components.register_rows import listing, not_listed
from dashboard.components.rules_fold import rules_fold
from dashboard.components.sheet import sheet, sheet_slides
from dashboard.components.slide import cover
from dashboard.frame import Shown, framed, keep_in_step, nothing
from dashboard.page import Page
from dashboard.readmodels.housing_hazards import page as hazards
from dashboard.readmodels.housing_hazards import rows as hazards_rows
from dashboard.readmodels.housing_hazards.found import HazardsQuery
from dashboard.readmodels.housing_hazards.page import HazardsView
from dashboard.readmodels.housing_hazards.rows import HazardRowsQuery
from dashboard.readmodels.parts import Listing, Sheet
from dashboard.services import Services

PAGE = Page(
    "housing-hazards",
    "/housing/hazards",
    "Hazards",
    filters=("org",),
    extra=("page",),
    tab="Housing",
    section="housing",
)
_HINT = "The demonstration borough has one; a council’s appears once its hazards are published."


def show(
    services: Services, *, present: bool = False, page: str | None = None, **query: str | None
) -> Shown:
    """The hazards of the organisation in the address."""
    asked = HazardsQuery(**query)
    view = services.read.answer(hazards.build, HazardsView, asked)
    tables = _tables(view)
    if not tables:
        hint = " ".join(view.said) or _HINT
        return nothing(view.frame, hint, present=present)
    if present:
        return Shown(view.frame, _slides(view, tables), whole=True)
    org, rows = view.frame.filters[0].value, None
    if services.shows_rows(org):
        rows = services.rows(hazards_rows.build, HazardRowsQuery(asked, page), org)
    return Shown(
        view.frame,
        [
            *(html.Section([html.H2(name), sheet(table)]) for name, table in tables),
            html.Section([html.P(words) for words in view.said]),
            _listed(rows),
            rules_fold(view.rules),
        ],
    )


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _tables(view: HazardsView) -> list[tuple[str, Sheet]]:
    titled = (
        ("What each limit came to", view.limits),
        ("How much time is left", view.left),
        ("Emergencies made safe, read both ways", view.readings),
    )
    return [(name, table) for name, table in titled if table]


def _listed(rows: Listing | None) -> html.Section:
    heading = "Hazards with a limit open or past"
    return listing("list", heading, rows) if rows else not_listed("list", heading, "Hazards")


def _slides(view: HazardsView, tables: list[tuple[str, Sheet]]) -> list[html.Section]:
    """The message, then each table; no slide names a home."""
    head, foot = view.frame.head, view.frame.foot
    return [
        cover(head, foot),
        *(one for name, table in tables for one in sheet_slides(head.kicker, name, table, foot)),
    ]
