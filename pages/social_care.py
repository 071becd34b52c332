"""Adult social care: every indicator against its own month's target. /social-care?org=kent"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboard.components import table_parts as parts
from dashboard.components.marks import marks, shape
from dashboard.components.measure_line import figure_of, said_of
from dashboard.components.rag_badge import rag_badge
from dashboard.components.slide import cover, row_slides
from dashboard.frame import Shown, framed, keep_in_step, nothing
from dashboard.page import Page
from dashboard.readmodels import social_care
from dashboard.readmodels.social_care import SocialCareQuery, SocialCareView
from dashboard.readmodels.summary import SummaryGroup, SummaryRow
from dashboard.readmodels.types import Mark
from dashboard.services import Services

PAGE = Page("social-care", "/social-care", "Social care", section="adult-social-care")
_HEADS = (
    "Code",
    "Measure and why",
    "Goes to",
    "Last year",
    "Target",
    "Position",
    "Period",
    "Rating",
)
_BRIEF = ("Measure and why", "Last year", "Target", "Position", "Rating")  # on a slide
_NUMERIC = ("Last year", "Target", "Position")
_CAPTION = "Each measure against its target for the period; in the order the paper gives them."
_HINT = "Figures appear here once a measure of this section is published."


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The summary table of the organisation and period in the address."""
    view = services.read.answer(social_care.build, SocialCareView, SocialCareQuery(**query))
    if not view.groups:
        return nothing(view.frame, _HINT, present=present)
    if present:
        return Shown(view.frame, _slides(view), whole=True)
    return Shown(view.frame, [_group(group) for group in view.groups])


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _slides(view: SocialCareView) -> list[html.Section]:
    """The message, then the table a few measures at a time."""
    head, foot = view.frame.head, view.frame.foot
    slides = [cover(head, foot)]
    for group in view.groups:
        name = group.name or "Every measure against its target"
        slides += row_slides(head.kicker, name, group.rows, partial(_table, heads=_BRIEF), foot, 4)
    return slides


def _group(group: SummaryGroup) -> html.Section:
    table = _table(group.rows, heads=_HEADS)
    return html.Section([*([html.H2(group.name)] if group.name else []), table])


def _table(rows: Sequence[SummaryRow], *, heads: Sequence[str]) -> html.Table:
    head = [parts.column_head(words, numeric=words in _NUMERIC) for words in heads]
    body = [parts.row([_cells(row)[words] for words in heads]) for row in rows]
    return parts.table(_CAPTION, [parts.row(head)], body, "sheet lines lines--summary")


def _cells(row: SummaryRow) -> dict[str, Component]:
    """The cells of a row by the head of their column."""
    line, cell = row.line, row.line.cell
    known = tuple(mark for mark in line.marks if mark.kind != "note")  # the period has a column
    title = [dcc.Link(line.title, href=line.href), html.P(line.why, className="why")]
    title += said_of(line)
    outturn: list[Component | str] = [row.outturn]
    if row.queried:
        known = (*known, Mark("query", f"Last year, {row.outturn}: {row.queried}"))
        outturn.append(shape("query"))
    return {
        "Code": parts.cell(line.measure, label="Code", name="small"),
        "Measure and why": parts.row_head([*title, *marks(known)]),
        "Goes to": parts.cell(row.reports, label="Goes to", name="small"),
        "Last year": parts.cell(outturn, numeric=True, label="Last year"),
        "Target": parts.cell(cell.target or "None set", numeric=True, label="Target"),
        "Position": parts.cell(figure_of(line), numeric=True, label="Position", name="now"),
        "Period": parts.cell(row.data_period, label="Period"),
        "Rating": parts.cell(rag_badge(cell.rating), name="line-rating"),
    }
