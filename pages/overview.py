"""Overview: where we are red, why, is it getting better, who is on it. /?org=kent"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import Dash, dcc, html

from dashboard import formats
from dashboard.components import table_parts as parts
from dashboard.components.deck import cover, table_slides
from dashboard.components.folded import LONG, folded
from dashboard.components.measure_line import met_table, missed_table, unrated_table
from dashboard.components.rag_badge import rag_badge
from dashboard.components.red_card import red_card
from dashboard.components.slide import measure_slide
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels import overview
from dashboard.readmodels.movement import Change, Late
from dashboard.readmodels.overview import OverviewQuery, OverviewView
from dashboard.readmodels.types import Line
from dashboard.services import Services

PAGE = Page("overview", "/", "Overview", filters=("org", "section", "period"))


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The overview of the organisation, section and period in the address."""
    view = services.read.answer(overview.build, OverviewView, OverviewQuery(**query))
    if present:
        return Shown(view.frame, _slides(view), whole=True)
    sections = [_red(view), _amber(view), _changes(view), _compact(view), _late(view)]
    return Shown(view.frame, [section for section in sections if section is not None])


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _slides(view: OverviewView) -> list[html.Section]:
    """The message, each red measure, then the ambers, greens and changes; unrated are named."""
    kicker, foot = view.frame.head.kicker, view.frame.foot
    amber = _said(len(view.amber), "", "amber")
    green = f"{_said(len(view.green), '', 'green')}: target met"
    changed = f"What changed {view.changes_words}"
    return [
        cover(view.frame),
        *(measure_slide(kicker, line, foot) for line in view.red),
        *table_slides(kicker, amber, view.amber, _amber_table, foot, size=3),
        *table_slides(kicker, changed, view.changes, _changes_table, foot, size=4),
        *table_slides(kicker, green, view.green, _met_table, foot),
    ]


def _red(view: OverviewView) -> html.Div | None:
    if not view.red:
        return None
    cards = [red_card(line) for line in view.red[: view.worst_in_full]]
    others = view.red[view.worst_in_full :]
    table = [missed_table(others, caption=_said(len(others), "more", "red"), period_head="Figure")]
    return html.Div([*cards, *(table if others else [])])


def _amber(view: OverviewView) -> html.Section | None:
    if not view.amber:
        return None
    heading = _said(len(view.amber), "", "amber")
    return html.Section([html.H2(heading), _amber_table(view.amber)])


def _amber_table(lines: Sequence[Line]) -> html.Table:
    return missed_table(lines, caption="Furthest from target first.", period_head="Figure")


def _compact(view: OverviewView) -> html.Div:
    """Green beside not rated where both are short; a long list of unrated has the width."""
    sections = [section for section in (_met(view), _unrated(view)) if section]
    short = len(sections) > 1 and len(view.unrated) <= LONG
    return html.Div(sections, className="pair pair--wide" if short else "stack")


def _met(view: OverviewView) -> html.Section | None:
    if not view.green:
        return None
    heading = f"{_said(len(view.green), '', 'green')}: target met"
    return html.Section([html.H2(heading), _met_table(view.green)])


def _met_table(lines: Sequence[Line]) -> html.Table:
    return met_table(lines, caption="Closest to target first.", title_head="Measure")


def _unrated(view: OverviewView) -> html.Section | None:
    if not view.unrated:
        return None
    table = unrated_table(
        view.unrated, caption="Each with its reason.", title_head="Measure", period_head="Figure"
    )
    return folded(_said(len(view.unrated), "", "not rated"), len(view.unrated), [table])


def _said(count: int, more: str, what: str) -> str:
    """ "Five are amber", "Two more are red"."""
    words = f"{formats.count_words(count).capitalize()}{' ' + more if more else ''}"
    return f"{words} {'is' if count == 1 else 'are'} {what}"


def _changes(view: OverviewView) -> html.Section:
    heading = html.H2(f"What changed {view.changes_words}")
    if not view.changes:
        return html.Section([heading, html.P("No rating changed.")])
    return html.Section([heading, _changes_table(view.changes)])


def _changes_table(changes: Sequence[Change]) -> html.Table:
    head = parts.row([parts.column_head(words) for words in ("Measure", "From", "To", "Figures")])
    caption = "Ratings that changed, those that got worse first."
    rows = [_change(change) for change in changes]
    return parts.table(caption, [head], rows, "sheet lines")


def _change(change: Change) -> html.Tr:
    return parts.row(
        [
            parts.row_head([dcc.Link(change.title, href=change.href)]),
            parts.cell(rag_badge(change.before, current=False), label="From"),
            parts.cell(rag_badge(change.after, current=False), label="To"),
            parts.cell(change.figures, label="Figures"),
        ]
    )


def _late(view: OverviewView) -> html.Section:
    if not view.late:
        words = html.P("Nothing is late: every figure expected is here.")
        return html.Section([html.H2("What is late"), words])
    heading = "What is late" if len(view.late) <= LONG else f"{len(view.late)} things are late"
    return folded(heading, len(view.late), [html.Ul([_late_item(late) for late in view.late])])


def _late_item(late: Late) -> html.Li:
    return html.Li([dcc.Link(late.title, href=late.href), f": {late.words}"])
