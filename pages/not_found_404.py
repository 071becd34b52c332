"""What stands where there is no page. Its name is the one Dash looks for; /no-such-page"""

from __future__ import annotations

from typing import Any

from dash import Dash, dcc, html

from dashboard import visitor
from dashboard.components.nav import tabs_for
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels import not_found
from dashboard.readmodels.addresses import address
from dashboard.readmodels.not_found import NotFoundQuery, NotFoundView
from dashboard.services import Services

PAGE = Page("not-found", "/no-such-page", "No such page", filters=("org",))


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The pages there are, for the organisation in the address."""
    view = services.read.answer(not_found.build, NotFoundView, NotFoundQuery(**query))
    there_are = [html.H2("The pages there are"), html.Ul(_links(view.org))]
    return Shown(view.frame, [html.Section(there_are, className="prose")])


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _links(org: str) -> list[html.Li]:
    return [
        html.Li(dcc.Link(tab.name, href=address(tab.path, org=org)))
        for tab in tabs_for(visitor.person())
    ]
