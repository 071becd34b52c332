"""Adult social care: every indicator against its own month's target. /social-care?org=kent"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import Dash, dcc, html

from dashboard.components import table_parts as parts
from dashboard.components.deck import cover, table_slides
from dashboard.components.marks import marks
from dashboard.components.measure_line import missed_table
from dashboard.components.rag_badge import rag_badge
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels import social_care
from dashboard.readmodels.social_care import SocialCareQuery, SocialCareView
from dashboard.readmodels.summary import SummaryGroup, SummaryRow
from dashboard.readmodels.types import Line
from dashboard.services import Services

PAGE = Page("social-care", "/social-care", "Social care")
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
_NUMERIC = (3, 4, 5)


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The summary table of the organisation and period in the address."""
    view = services.read.answer(social_care.build, SocialCareView, SocialCareQuery(**query))
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
    """The message, then every measure three at a time, in the order of the summary table."""
    kicker, foot = view.frame.head.kicker, view.frame.foot
    slides = [cover(view.frame)]
    for group in view.groups:
        heading = group.name or "Every measure"
        lines = [row.line for row in group.rows]
        slides += table_slides(kicker, heading, lines, _slide_table, foot, size=3)
    return slides


def _slide_table(lines: Sequence[Line]) -> html.Table:
    return missed_table(lines, caption="Against each period's own target.", period_head="Figure")


def _group(group: SummaryGroup) -> html.Section:
    return html.Section([*([html.H2(group.name)] if group.name else []), _table(group.rows)])


def _table(shown: Sequence[SummaryRow]) -> html.Table:
    heads = [parts.column_head(words, numeric=n in _NUMERIC) for n, words in enumerate(_HEADS)]
    rows = [_row(row) for row in shown]
    caption = "Each measure against its target for the period; in the order the paper gives them."
    return parts.table(caption, [parts.row(heads)], rows, "sheet lines lines--summary")


def _row(row: SummaryRow) -> html.Tr:
    line = row.line
    title = [dcc.Link(line.title, href=line.href), html.P(line.why, className="why")]
    return parts.row(
        [
            parts.cell(line.measure, label="Code", name="small"),
            parts.row_head([*title, *marks(line.marks)]),
            parts.cell(row.reports, label="Goes to", name="small"),
            parts.cell(row.outturn, numeric=True, label="Last year"),
            parts.cell(line.cell.target or "none", numeric=True, label="Target"),
            parts.cell(line.cell.text or "No figure", numeric=True, label="Position", name="now"),
            parts.cell(row.data_period, label="Period"),
            parts.cell(rag_badge(line.cell.rating), name="line-rating"),
        ]
    )
