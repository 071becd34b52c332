"""Overview: where we are red, why, is it getting better, who is on it. /?org=kent"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from dash import Dash, html

from dashboard.components.change_table import change_table, late_list
from dashboard.components.folded import LONG, folded
from dashboard.components.measure_line import met_table, missed_table, unrated_table
from dashboard.components.red_card import is_drawn, red_card
from dashboard.components.slide import cover, measure_slide, row_slides
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels import overview
from dashboard.readmodels.cells import figure_head
from dashboard.readmodels.overview import OverviewQuery, OverviewView
from dashboard.readmodels.titles import at_start
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
    """The message, each red in full, then what misses target, what changed and what is late."""
    head, foot = view.frame.head, view.frame.foot
    full, others = view.red[: view.worst_in_full], view.red[view.worst_in_full :]
    ambers = partial(_missed, caption=view.amber_caption)

    def rows(headline: str, some: Sequence[Any], draw: Callable[..., Any], size: int) -> list[Any]:
        return row_slides(head.kicker, headline, some, draw, foot, size)

    return [
        cover(head, foot),
        *(measure_slide(f"{one.title}, {one.cell.period_label}", one, foot) for one in full),
        *rows(_said(len(others), "more", "red"), others, _missed, 3),
        *rows(view.amber_heading, view.amber, ambers, 3),
        *rows(view.changes_heading, view.changes, change_table, 6),
        *rows(_green_heading(view), view.green, _met_table, 5),
        *rows("What is late", view.late, late_list, 6),
    ]


def _red(view: OverviewView) -> html.Div | None:
    if not view.red:
        return None
    full = view.red[: view.worst_in_full]
    cards = [red_card(line) for line in full if is_drawn(line)]
    plain = [red_card(line) for line in full if not is_drawn(line)]
    others = view.red[view.worst_in_full :]
    table = [_missed(others, caption=_said(len(others), "more", "red"))] if others else []
    return html.Div([*cards, *([html.Div(plain, className="abreast")] if plain else []), *table])


def _amber(view: OverviewView) -> html.Section | None:
    if not view.amber:
        return None
    table = _missed(view.amber, caption=view.amber_caption)
    return html.Section([html.H2(view.amber_heading), table])


def _missed(lines: Sequence[Line], caption: str = "Furthest from target first.") -> html.Table:
    return missed_table(lines, caption=caption, period_head=figure_head(lines))


def _changes(view: OverviewView) -> html.Section:
    table = [change_table(view.changes)] if view.changes else []
    said = [html.P(view.compared)] if view.compared else []
    return html.Section([html.H2(view.changes_heading), *table, *said])


def _compact(view: OverviewView) -> html.Div:
    """Green beside not rated where both are short; a long list of unrated has the width."""
    sections = [section for section in (_met(view), _unrated(view)) if section]
    short = len(sections) > 1 and len(view.unrated) <= LONG
    return html.Div(sections, className="pair pair--wide" if short else "stack")


def _met(view: OverviewView) -> html.Section | None:
    if not view.green:
        return None
    return html.Section([html.H2(_green_heading(view)), _met_table(view.green)])


def _green_heading(view: OverviewView) -> str:
    return f"{_said(len(view.green), '', 'green')}: target met"


def _met_table(lines: Sequence[Line]) -> html.Table:
    head, order = figure_head(lines), "Closest to target first"
    return met_table(lines, caption=f"{order}.", title_head=order, period_head=head)


def _unrated(view: OverviewView) -> html.Section | None:
    if not view.unrated:
        return None
    table = unrated_table(
        view.unrated,
        caption="Each with its reason.",
        title_head="Measure",
        period_head=figure_head(view.unrated),
    )
    return folded(_said(len(view.unrated), "", "not rated"), len(view.unrated), [table])


def _said(count: int, more: str, what: str) -> str:
    """ "Five are amber", "Two more are red"."""
    words = f"{at_start(count)}{' ' + more if more else ''}"
    return f"{words} {'is' if count == 1 else 'are'} {what}"


def _late(view: OverviewView) -> html.Section:
    if not view.late:
        return html.Section([html.H2("What is late"), html.P(view.none_late)])
    heading = (
        "What is late" if len(view.late) <= LONG else f"{at_start(len(view.late))} things are late"
    )
    return folded(heading, len(view.late), [late_list(view.late)])
