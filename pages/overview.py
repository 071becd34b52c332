"""Overview: where we are red, why, is it getting better, who is on it. /?org=kent"""

from __future__ import annotations

from typing import Any

from dash import Dash, dcc, html

from dashboard import formats
from dashboard.components import table_parts as parts
from dashboard.components.folded import LONG, folded
from dashboard.components.measure_line import met_table, missed_table, unrated_table
from dashboard.components.rag_badge import rag_badge
from dashboard.components.red_card import red_card
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels import overview
from dashboard.readmodels.movement import Change, Late
from dashboard.readmodels.overview import OverviewQuery, OverviewView
from dashboard.services import Services

PAGE = Page("overview", "/", "Overview", filters=("org", "section", "period"))


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The overview of the organisation, section and period in the address."""
    view = services.read.answer(overview.build, OverviewView, OverviewQuery(**query))
    sections = [_red(view, present), _amber(view), _changes(view), _compact(view), _late(view)]
    return Shown(view.frame, [section for section in sections if section is not None])


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _red(view: OverviewView, present: bool) -> html.Div | None:
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
    caption = "Furthest from target first."
    table = missed_table(view.amber, caption=caption, period_head="Figure")
    return html.Section([html.H2(heading), table])


def _compact(view: OverviewView) -> html.Div:
    """Green beside not rated where both are short; a long list of unrated has the width."""
    sections = [section for section in (_met(view), _unrated(view)) if section]
    short = len(sections) > 1 and len(view.unrated) <= LONG
    return html.Div(sections, className="pair pair--wide" if short else "stack")


def _met(view: OverviewView) -> html.Section | None:
    if not view.green:
        return None
    heading = f"{_said(len(view.green), '', 'green')}: target met"
    table = met_table(view.green, caption="Closest to target first.", title_head="Measure")
    return html.Section([html.H2(heading), table])


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
    head = parts.row([parts.column_head(words) for words in ("Measure", "From", "To", "Figures")])
    caption = "Ratings that changed, those that got worse first."
    rows = [_change(change) for change in view.changes]
    return html.Section([heading, parts.table(caption, [head], rows, "sheet lines")])


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
