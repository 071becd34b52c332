"""SEND: statutory timeliness, backlog, demand and cohort, with England. /send?org=southend"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from dash import Dash, dcc, html

from dashboard.components import table_parts as parts
from dashboard.components.deck import cover, table_slides
from dashboard.components.folded import folded
from dashboard.components.marks import marks
from dashboard.components.rag_badge import rag_badge
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels import send
from dashboard.readmodels.send import SendGroup, SendQuery, SendRow, SendView
from dashboard.services import Services

PAGE = Page("send", "/send", "SEND")


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The SEND measures of the organisation in the address, up to its period."""
    view = services.read.answer(send.build, SendView, SendQuery(**query))
    if present:
        return Shown(view.frame, _slides(view), whole=True)
    return Shown(view.frame, [_group(group) for group in view.groups])


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _slides(view: SendView) -> list[html.Section]:
    """The message, then the groups a leader looks for, two or three measures at a time."""
    kicker, foot = view.frame.head.kicker, view.frame.foot
    slides = [cover(view.frame)]
    for group in view.groups:
        if group.first:
            draw = partial(_table, group)
            size = 2 if group.statutory else 3
            slides += table_slides(kicker, group.name, group.rows, draw, foot, size=size)
    return slides


def _group(group: SendGroup) -> html.Section:
    heading = group.name if group.first else f"{group.name}: {len(group.rows)} figures"
    table = _table(group, group.rows)
    return folded(heading, len(group.rows), [table], fold=not group.first)


def _table(group: SendGroup, shown: Sequence[SendRow]) -> html.Table:
    limits = group.statutory
    heads = [
        parts.column_head("Measure and why"),
        parts.column_head("Figure", numeric=True),
        parts.column_head("England", numeric=True),
        parts.column_head("Period"),
        *([parts.column_head("Limit")] if limits else []),
        parts.column_head("Rating"),
    ]
    rows = [_row(row, limits) for row in shown]
    caption = group.said or "The figure published, with England's for the same period."
    return parts.table(caption, [parts.row(heads)], rows, "sheet lines lines--summary")


def _row(row: SendRow, limits: bool) -> html.Tr:
    line = row.line
    title = [dcc.Link(line.title, href=line.href)]
    words = line.cell.commentary or ""
    return parts.row(
        [
            parts.row_head(
                [
                    *title,
                    html.P(words, className="why"),
                    *marks(tuple(mark for mark in line.marks if mark.kind != "note")),
                ]
            ),
            parts.cell(line.cell.text or "No figure", numeric=True, label="Figure", name="now"),
            parts.cell(row.england, numeric=True, label="England"),
            parts.cell(row.period, label="Period"),
            *([parts.cell(row.limit or "none", label="Limit", name="small")] if limits else []),
            parts.cell(rag_badge(line.cell.rating, current=False), name="line-rating"),
        ]
    )
