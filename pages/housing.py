"""Housing: every safety check by month and quarter. /housing?org=thurrock&period=2023-24-Q2"""

from __future__ import annotations

from typing import Any

from dash import Dash, html

from dashboard.components.empty import empty
from dashboard.components.heat_table import heat_key, heat_table
from dashboard.components.slide import cover, slide
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels.housing import page as housing
from dashboard.readmodels.housing.heat_slides import slides
from dashboard.readmodels.housing.page import HousingQuery, HousingView
from dashboard.services import Services

PAGE = Page("housing", "/housing", "Housing", filters=("org", "period", "sort"), section="housing")


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The workstreams of the organisation up to the period in the address."""
    view = services.read.answer(housing.build, HousingView, HousingQuery(**query))
    if present:
        return Shown(view.frame, _slides(view), whole=True)
    if not view.table.groups:
        return Shown(view.frame, [html.Section(empty("No compliance return is published."))])
    return Shown(view.frame, [html.Section(heat_table(view.table))])


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _slides(view: HousingView) -> list[html.Section]:
    """The message and the key, what fell short, then the whole table a group or two at a time."""
    head, foot = view.frame.head, view.frame.foot
    parts = slides(view.table, view.goal)
    return [
        cover(head, foot, *([heat_key(view.table.key)] if parts else [])),
        *(slide(head.kicker, title, [heat_table(part)], foot) for title, part in parts),
    ]
