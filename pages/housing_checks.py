"""Checks due: overdue, due soon, and what fails homes. /housing/checks?org=demo&workstream=FRA"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from dash import Dash, html

from dashboard.components.folded import folded
from dashboard.components.register_rows import listing, not_listed
from dashboard.components.rules_fold import rules_fold
from dashboard.components.safety_table import safety_table
from dashboard.components.sheet import sheet, sheet_slides
from dashboard.components.slide import cover, row_slides
from dashboard.components.what_if import WhatIf, what_if
from dashboard.frame import Shown, answer_what_if, framed, keep_in_step, nothing
from dashboard.page import Page
from dashboard.readmodels.housing_checks import if_done as housing_checks_if
from dashboard.readmodels.housing_checks import page as housing_checks
from dashboard.readmodels.housing_checks import rows as housing_checks_rows
from dashboard.readmodels.housing_checks.found import ChecksQuery
from dashboard.readmodels.housing_checks.gas import GasPlan
from dashboard.readmodels.housing_checks.page import ChecksView
from dashboard.readmodels.housing_checks.rows import ChecksRows, RowsQuery
from dashboard.readmodels.parts import Sheet, SheetGroup, SheetRow
from dashboard.services import Services

PAGE = Page(
    "housing-checks",
    "/housing/checks",
    "Checks due",
    filters=("org", "workstream", "ward"),
    extra=("page",),
    tab="Housing",
    section="housing",
)
_IF = WhatIf(
    f"{PAGE.key}-if",
    "What if a check is done on a day?",
    "check",
    "Done on",
    "The checks of this council may not be seen one by one.",
)
_HINT = "The demonstration borough has one; a council’s appears once its inspections are published."


def show(
    services: Services, *, present: bool = False, page: str | None = None, **query: str | None
) -> Shown:
    """The checks of the organisation, workstream and ward in the address."""
    asked = ChecksQuery(**query)
    view = services.read.answer(housing_checks.build, ChecksView, asked)
    if view.workstreams is None:
        return nothing(view.frame, _HINT, present=present)
    if present:
        return Shown(view.frame, _slides(view, view.workstreams), whole=True)
    org, rows = view.frame.filters[0].value, None
    if services.shows_rows(org):
        rows = services.rows(housing_checks_rows.build, RowsQuery(asked, page), org)
    return Shown(view.frame, _body(view, view.workstreams, rows, services.today().isoformat()))


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters, and answer what would follow from a check."""
    keep_in_step(app, PAGE, show, services)
    answer_what_if(app, PAGE, _IF, services, housing_checks_if.build)


def _body(
    view: ChecksView, workstreams: Sheet, rows: ChecksRows | None, day: str
) -> list[html.Section]:
    tables = [("Overdue and due soon, by workstream", workstreams)]
    tables += [("By ward", view.wards)] if view.wards else []
    return [
        _safety(view, rows),
        *(html.Section([html.H2(name), sheet(table)]) for name, table in tables),
        *([_folded("By block", rows.blocks)] if rows and _rows(rows.blocks) else []),
        *([_gas(view.gas, rows)] if view.gas else []),
        _listed(rows),
        *([what_if(_IF, rows.choices, day)] if rows else []),
        rules_fold(view.rules),
    ]


def _safety(view: ChecksView, rows: ChecksRows | None) -> html.Section:
    table = [safety_table(view.safety, view.safety_said)] if view.safety else []
    worst = (
        [html.H3("Checks that fail several homes"), sheet(rows.fails)]
        if (rows and rows.fails)
        else []
    )
    alone = [] if view.safety else [html.P(view.safety_said)]
    return html.Section([html.H2("What fails homes"), *alone, *table, *worst])


def _gas(plan: GasPlan, rows: ChecksRows | None) -> html.Section:
    listed = [_folded("Gas checks in or near their window", rows.gas)] if rows and rows.gas else []
    return html.Section(
        [
            html.H2("When gas checks keep their anniversary"),
            html.P(plan.said),
            html.P(plan.rule, className="aside"),
            sheet(plan.weeks),
            *listed,
        ]
    )


def _folded(heading: str, table: Sheet) -> Any:
    return folded(heading, len(_rows(table)), [sheet(table)], fold=True)


def _rows(table: Sheet) -> tuple[SheetRow, ...]:
    return tuple(row for group in table.groups for row in group.rows)


def _listed(rows: ChecksRows | None) -> html.Section:
    heading = "Every check overdue, due soon or without a record"
    return listing("list", heading, rows.listed) if rows else not_listed("list", heading, "Checks")


def _slides(view: ChecksView, workstreams: Sheet) -> list[html.Section]:
    """The message, what fails homes, then the counts; no slide names an asset."""
    head, foot = view.frame.head, view.frame.foot
    late = tuple(row for row in _rows(workstreams) if row.cells[0].text != "0")
    short = replace(workstreams, groups=(SheetGroup("", late),))
    tables = [("Overdue, by workstream", short)] if late else []
    tables += [("Overdue, by ward", view.wards)] if view.wards else []
    tables += [("Gas windows and limits, week by week", view.gas.weeks)] if view.gas else []
    draw = partial(safety_table, caption=view.safety_said)
    fails = row_slides(head.kicker, "What fails homes", view.safety, draw, foot, 3)
    return [
        cover(head, foot),
        *(fails if view.safety else []),
        *(one for name, table in tables for one in sheet_slides(head.kicker, name, table, foot)),
    ]
