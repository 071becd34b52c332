"""Strategies: plan, priority, action; what was claimed and measured. /strategies?org=southend"""

from __future__ import annotations

from typing import Any

from dash import Dash, html

from dashboard.components.action_table import action_table, statement_lists, timeline_table
from dashboard.components.empty import empty
from dashboard.components.plan_slides import plan_slides
from dashboard.components.plan_table import (
    claim_list,
    part_table,
    plan_table,
    priority_table,
    shared_table,
)
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels.strategies import page as strategies
from dashboard.readmodels.strategies.page import StrategiesQuery, StrategiesView
from dashboard.services import Services

PAGE = Page(
    "strategies",
    "/strategies",
    "Strategies",
    filters=("org", "plan", "year", "priority", "status"),
    section="strategies",
)
_CAPTION = "One row a priority, in the plan’s own order."


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """All plans, a plan, a priority or the actions in one status, as the address asks."""
    view = services.read.answer(strategies.build, StrategiesView, StrategiesQuery(**query))
    if present:
        return Shown(view.frame, plan_slides(view), whole=True)
    sections = [*_plans(view), *_priorities(view), *_priority(view), *_timeline(view)]
    return Shown(view.frame, sections or _nothing(view))


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _plans(view: StrategiesView) -> list[html.Section]:
    total = [view.total] if view.total else []
    table = plan_table([*view.plans, *total], view.statuses)
    return [html.Section(table)] if view.plans else []


def _priorities(view: StrategiesView) -> list[html.Section]:
    sections = []
    if view.priorities:
        sections.append(html.Section(priority_table(view.priorities, _CAPTION)))
    if view.others:
        sections.append(html.Section([html.H2("Also in the plan"), part_table(view.others)]))
    if view.shared:
        heading = html.H2("Actions other plans share with this one")
        sections.append(html.Section([heading, shared_table(view.shared)]))
    return sections


def _priority(view: StrategiesView) -> list[html.Section]:
    """The four parts in order: what was wanted, what was done, the difference, what is next."""
    wanted = [group for group in view.statements if group.kind == "objective"]
    others = [group for group in view.statements if group.kind != "objective"]
    return [
        *statement_lists(wanted),
        *_actions(view),
        *_claims(view),
        *statement_lists(others),
    ]


def _actions(view: StrategiesView) -> list[html.Section]:
    if not view.actions:
        return []
    table = action_table(view.actions, as_at=view.as_at)
    return [html.Section([html.H2("The actions"), table])]


def _claims(view: StrategiesView) -> list[html.Section]:
    if not view.made:
        return []
    heading = html.H2("The difference it made, as claimed")
    return [html.Section([heading, claim_list(view.made)])]


def _timeline(view: StrategiesView) -> list[html.Section]:
    if view.timeline is None:
        return []
    undated = [html.P(view.timeline.undated)] if view.timeline.undated else []
    table = timeline_table(view.timeline.lines, view.timeline.caption)
    return [html.Section([html.H2(view.timeline.heading), *undated, table])]


def _nothing(view: StrategiesView) -> list[html.Div]:
    hint = "A plan appears here once its actions are published."
    return [empty(view.frame.head.headline, hint=hint)]
