"""The rows behind one figure. /rows-behind?org=demo&measure=EHC-20W&period=2026-10"""

from __future__ import annotations

from typing import Any

from dash import Dash, dcc, html

from dashboard.components.definition import definition
from dashboard.components.empty import empty
from dashboard.components.figure_table import figure_table
from dashboard.components.not_shown import rows_not_shown
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels.rows import behind as rows_behind
from dashboard.readmodels.rows import page as rows
from dashboard.readmodels.rows.behind import BehindQuery, BehindView
from dashboard.readmodels.rows.page import RowsQuery, RowsView
from dashboard.services import Services

PAGE = Page(
    "rows", "/rows-behind", "Rows behind a figure", filters=("org", "measure", "period", "part")
)
_NOT_PROJECTED = "The rows behind a figure are not projected."


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The rows of the figure in the address, where they may be seen; else that they may not."""
    part = query.pop("part", None)
    asked = BehindQuery(**query)
    head = services.read.answer(rows_behind.build, BehindView, asked)
    if not head.submission:
        return _without_rows(head)
    if not services.shows_rows(head.org):
        return _without_rows(head, rows_not_shown("The rows behind this figure"))
    if present:
        return _without_rows(head, _NOT_PROJECTED)
    wanted = RowsQuery(head.org, head.measure, head.period, head.submission, part)
    view = services.rows(rows.build, wanted, head.org)
    return Shown(rows_behind.with_pages(head.frame, view.pages), _body(head, view), head.tab)


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _without_rows(head: BehindView, *why: str) -> Shown:
    frame = rows_behind.with_pages(head.frame, rows_behind.NO_PAGES)
    return Shown(frame, [*_back(head), *(html.Section(empty(words)) for words in why)], head.tab)


def _body(head: BehindView, view: RowsView) -> list[Any]:
    said = html.P(view.words, className="standfirst")
    listed = [figure_table(view.table, stack=True)] if view.table.rows else []
    following = [html.P(dcc.Link(view.next_words, href=view.next_href))] if view.next_href else []
    rules = [definition(view.rules, title="Which rule decided")] if view.rules else []
    return [*_back(head), html.Section([said, *listed, *following]), *rules]


def _back(head: BehindView) -> list[html.P]:
    words = f"{head.name}: the figure and its record"
    return [html.P(dcc.Link(words, href=head.href))] if head.href else []
