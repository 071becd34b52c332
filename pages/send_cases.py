"""SEND: assessments in time, the backlog and what is ahead. /send/cases?org=demo&received=2024"""

from __future__ import annotations

from typing import Any

from dash import Dash, html

from dashboard.components.register_rows import listing, not_listed
from dashboard.components.rules_fold import rules_fold
from dashboard.components.sheet import by_group, section
from dashboard.components.slide import cover, slide
from dashboard.components.what_if import WhatIf, what_if
from dashboard.frame import Shown, answer_what_if, framed, keep_in_step, nothing
from dashboard.page import Page
from dashboard.readmodels.send_cases import if_issued as send_cases_if
from dashboard.readmodels.send_cases import page as send_cases
from dashboard.readmodels.send_cases import rows as send_cases_list
from dashboard.readmodels.send_cases.page import SendCasesQuery, SendCasesView
from dashboard.readmodels.send_cases.rows import PAGE as LIST
from dashboard.readmodels.send_cases.rows import CaseListQuery
from dashboard.services import Services

PAGE = Page(
    "send-cases",
    "/send/cases",
    "Assessments in time",
    ("org", "received"),
    (LIST,),
    tab="SEND",
    section="send",
)
_HINT = "The page counts the cases once the register ehc_cases is published."
_IF = WhatIf(
    f"{PAGE.key}-if",
    "What if one plan is issued on a day?",
    "case",
    "Issued on",
    "The cases of this organisation may not be seen here.",
)
_LISTED = "Open cases, those that run out of time first"


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The assessments of the organisation in the address, and its list where it may be seen."""
    asked = SendCasesQuery(query.get("org"), query.get("received"))
    view = services.read.answer(send_cases.build, SendCasesView, asked)
    if not view.sections:
        return nothing(view.frame, _HINT, present=present)
    if present:
        return Shown(view.frame, _slides(view), whole=True)
    listed = _list(services, view, query.get(LIST))
    body = [*map(section, view.sections), *listed, rules_fold(view.rules)]
    return Shown(view.frame, body)


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters, and answer what one plan would come to."""
    keep_in_step(app, PAGE, show, services)
    answer_what_if(app, PAGE, _IF, services, send_cases_if.build)


def _list(services: Services, view: SendCasesView, page: str | None) -> list[html.Section]:
    """What one plan would come to and the cases themselves, or why they are not shown."""
    if not services.shows_rows(view.org):
        return [not_listed(LIST, _LISTED, "Cases")]
    query = CaseListQuery(view.org, view.received, page)
    found = services.rows(send_cases_list.build, query, view.org)
    form = what_if(_IF, found.choices, services.today().isoformat())
    return [form, listing(LIST, _LISTED, found)]


def _slides(view: SendCasesView) -> list[html.Section]:
    """The message, then a slide for each count; never a case."""
    head, foot = view.frame.head, view.frame.foot
    parts = (part for one in view.sections for part in by_group(one))
    return [cover(head, foot), *(slide(head.kicker, said, [body], foot) for said, body in parts)]
