"""SEND: statutory timeliness, backlog, demand and cohort, with England. /send?org=southend"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from dash import Dash, dcc, html

from dashboard.components import table_parts as parts
from dashboard.components.folded import folded
from dashboard.components.marks import marks
from dashboard.components.measure_line import figure_of
from dashboard.components.rag_badge import rag_badge
from dashboard.components.slide import cover, row_slides
from dashboard.formats import plural
from dashboard.frame import Shown, framed, keep_in_step, nothing
from dashboard.page import Page
from dashboard.readmodels.send import page as send
from dashboard.readmodels.send.page import SendGroup, SendQuery, SendRow, SendView
from dashboard.readmodels.summary import NOT_STATED, some_of
from dashboard.readmodels.titles import mid_sentence
from dashboard.services import Services

PAGE = Page("send", "/send", "SEND", section="send")
_CAPTION = "The figure published, with England’s for the same period."
_HINT = "Figures appear here once a measure of this section is published."


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The SEND measures of the organisation in the address, up to its period."""
    view = services.read.answer(send.build, SendView, SendQuery(**query))
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


def _slides(view: SendView) -> list[html.Section]:
    """The message, the groups a leader looks for, and what is red of the others: all context."""
    head, foot = view.frame.head, view.frame.foot
    slides = [cover(head, foot)]
    for group in view.groups:
        rows = group.rows if group.first else group.red
        if rows:
            caption = group.said if group.first else ""
            draw = partial(_table, limits=False, caption=caption or _CAPTION)
            slides += row_slides(head.kicker, _opened(group), rows, draw, foot, 4)
    return slides


def _opened(group: SendGroup) -> str:
    """What a group that is not folded is called: "Annual reviews: two of five are red"."""
    if group.first:
        return group.name
    red = len(group.red)
    of = mid_sentence(some_of(red, len(group.rows)))
    return f"{group.name}: {of} {plural(red, 'is', 'are')} red"


def _group(group: SendGroup) -> html.Section:
    table = _table(group.rows, limits=group.statutory, caption=group.said or _CAPTION)
    count, shut = len(group.rows), not (group.first or group.red)
    heading = f"{group.name}: {count} {plural(count, 'figure')}" if shut else _opened(group)
    return folded(heading, count, [table], fold=shut)


def _table(rows: Sequence[SendRow], *, limits: bool, caption: str) -> html.Table:
    compared = any(row.england != NOT_STATED for row in rows)
    heads = [
        parts.column_head("Measure and why"),
        parts.column_head("Figure", numeric=True),
        *([parts.column_head("England", numeric=True)] if compared else []),
        parts.column_head("Period"),
        *([parts.column_head("Limit")] if limits else []),
        parts.column_head("Rating"),
    ]
    body = [_row(row, limits, compared) for row in rows]
    return parts.table(caption, [parts.row(heads)], body, "sheet lines lines--summary")


def _row(row: SendRow, limits: bool, compared: bool) -> html.Tr:
    line = row.line
    known = tuple(mark for mark in line.marks if mark.kind != "note")  # the period has a column
    why = line.why if line.cell.rating.rag != "none" else ""  # the badge says why it has none
    said = [html.P(words, className="why") for words in (why, row.said) if words]
    title = [dcc.Link(line.title, href=line.href), *said, *marks(known)]
    return parts.row(
        [
            parts.row_head(title),
            parts.cell(figure_of(line), numeric=True, label="Figure", name="now"),
            *([parts.cell(row.england, numeric=True, label="England")] if compared else []),
            parts.cell(row.period, label="Period"),
            *([parts.cell(row.limit or NOT_STATED, label="Limit", name="small")] if limits else []),
            parts.cell(rag_badge(line.cell.rating, current=False), name="line-rating"),
        ]
    )
