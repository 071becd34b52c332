"""Strategies: plan, priority, action; what was claimed and measured. /strategies?org=southend"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import Dash, html

from dashboard.components.action_table import action_table, statement_lists, timeline_table
from dashboard.components.empty import empty
from dashboard.components.plan_table import claim, other_table, plan_table, priority_table
from dashboard.components.slide import slide
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels import strategies
from dashboard.readmodels.plan_views import PriorityLine
from dashboard.readmodels.strategies import StrategiesQuery, StrategiesView
from dashboard.services import Services

PAGE = Page(
    "strategies",
    "/strategies",
    "Strategies",
    filters=("org", "plan", "year", "priority", "status"),
)
_CAPTION = "One row a priority, in the plan’s own order."
_ON_A_SLIDE = 2  # priorities, each with up to four parts


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """All plans, a plan, a priority or the actions in one status, as the address asks."""
    view = services.read.answer(strategies.build, StrategiesView, StrategiesQuery(**query))
    if present and view.priorities:
        return Shown(view.frame, _slides(view))
    sections = [*_plans(view), *_priorities(view), *_priority(view), *_timeline(view)]
    return Shown(view.frame, sections or _nothing(view))


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _plans(view: StrategiesView) -> list[html.Section]:
    return [html.Section(plan_table(view.plans, view.total, view.statuses))] if view.plans else []


def _priorities(view: StrategiesView) -> list[html.Section]:
    sections = []
    if view.priorities:
        sections.append(html.Section(priority_table(view.priorities, _CAPTION)))
    if view.others:
        table = other_table(view.others, "Parts that hold no action.", ("Part", "Holds"))
        sections.append(html.Section([html.H2("Also in the plan"), table]))
    if view.shared:
        caption = "Lines of other plans that name this one; shared work is counted once."
        table = other_table(view.shared, caption, ("Action", "Where it is listed"))
        sections.append(html.Section([html.H2("Actions other plans share with this one"), table]))
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
    as_at = f" Statuses as at {view.as_at}." if view.as_at else ""
    table = action_table(view.actions, f"Each action with everything stated of it.{as_at}")
    return [html.Section([html.H2("The actions"), table])]


def _claims(view: StrategiesView) -> list[html.Section]:
    if not view.made:
        return []
    claims = [html.H2("The difference it made, as claimed"), *map(claim, view.made)]
    return [html.Section(claims)]


def _timeline(view: StrategiesView) -> list[html.Section]:
    if view.timeline is None:
        return []
    undated = [html.P(view.timeline.undated)] if view.timeline.undated else []
    table = timeline_table(view.timeline)
    return [html.Section([html.H2(view.timeline.heading), *undated, table])]


def _nothing(view: StrategiesView) -> list[html.Div]:
    hint = "A plan appears here once its actions are published."
    return [empty(view.frame.head.headline, hint=hint)]


def _slides(view: StrategiesView) -> list[html.Section]:
    return [_slide(view, some) for some in _in_parts(view.priorities)]


def _slide(view: StrategiesView, some: Sequence[PriorityLine]) -> html.Section:
    names = f"{some[0].code}. {some[0].title}"
    headline = names if len(some) == 1 else f"Priorities {some[0].code} and {some[-1].code}"
    head, foot = view.frame.head, view.frame.foot
    return slide(head.kicker, headline, [priority_table(some, _CAPTION)], foot)


def _in_parts(lines: Sequence[PriorityLine]) -> list[Sequence[PriorityLine]]:
    return [lines[start : start + _ON_A_SLIDE] for start in range(0, len(lines), _ON_A_SLIDE)]
