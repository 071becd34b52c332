"""Data: how fresh, what is missing, and what the papers print. /data?org=kent&show=differs"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import Any

from dash import Dash, html

from dashboard.components.data_tables import (
    download_line,
    freshness_table,
    late_table,
    missing_section,
)
from dashboard.components.empty import empty
from dashboard.components.reconciliation_table import reconciled_part, reconciliation_table
from dashboard.components.slide import cover, row_slides
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels.data import page as data
from dashboard.readmodels.data.freshness import Download
from dashboard.readmodels.data.page import DataQuery, DataView, ReconciledGroup, ReconciledPart
from dashboard.readmodels.data.reconciliation import Reconciled
from dashboard.readmodels.data.undefined import WHAT_TO_DO
from dashboard.services import Services

PAGE = Page("data", "/data", "Data", filters=("org", "show"))
_GAPS, _LINES = 4, 12  # to a slide: measures of two lines, lines of printed figures


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """Freshness, gaps and printed figures of the organisation in the address."""
    view = services.read.answer(data.build, DataView, DataQuery(**query))
    if present:
        return Shown(view.frame, _slides(view), whole=True)
    rows = services.shows_rows(view.org)
    files = [one for one in view.downloads if rows or not one.register]
    return Shown(view.frame, _sections(view, files))


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _sections(view: DataView, files: Sequence[Download]) -> list[html.Section]:
    """Freshness, gaps, printed figures; what is unexpected comes before them all."""
    alarm = [html.Section(reconciled_part(part)) for part in view.parts if part.alarm]
    fresh = freshness_table(view.sources) if view.sources else empty("Nothing is published yet.")
    ways = [download_line(files)] if files else []
    return [
        *alarm,
        html.Section([html.H2(view.sources_words), fresh, *ways], id="freshness"),
        html.Section([html.H2(view.missing_words), *map(missing_section, view.missing)]),
        *([_undefined(view)] if view.undefined else []),
        _printed(view, [part for part in view.parts if not part.alarm]),
    ]


def _undefined(view: DataView) -> html.Section:
    """Figures of measures that nothing defines: each code, and what to do."""
    codes = [html.Li(f"{one.code}: {one.words}") for one in view.undefined]
    head = html.H2(view.undefined_words)
    return html.Section([head, html.P(WHAT_TO_DO), html.Ul(codes)], id="undefined")


def _printed(view: DataView, parts: list[ReconciledPart]) -> html.Section:
    drawn = [reconciled_part(part) for part in parts]
    if not view.parts:
        drawn = [
            empty(
                "No figures as printed are held for this council.",
                hint="They appear here once a file of the dataset “printed” is published.",
            )
        ]
    return html.Section([html.H2(view.printed_words), *drawn], id="printed")


def _slides(view: DataView) -> list[html.Section]:
    """The message, gaps and printed figures; files and what agrees are looked up, not shown."""
    head, foot = view.frame.head, view.frame.foot
    cut = partial(row_slides, head.kicker, foot=foot)
    shown = [cover(head, foot)]
    for section in view.missing:
        shown += cut(section.words, section.late, late_table, size=_GAPS) if section.late else []
    for part in view.parts:
        if not part.folded:
            draw = partial(_printed_rows, caption=part.caption)
            shown += cut(part.heading, part.lines, draw, size=_LINES, weigh=_lines)
    return shown


def _printed_rows(lines: Sequence[Reconciled], caption: str) -> html.Table:
    return reconciliation_table(_groups(lines), caption)


def _lines(line: Reconciled) -> int:
    """How many lines a row takes on a slide: the longer of its two columns of words, and air."""
    left = -(-len(line.title) // 34) + -(-len(line.what + line.place) // 30)
    return 1 + max(left, 1 + -(-len(line.why) // 36))


def _groups(lines: Sequence[Reconciled]) -> list[ReconciledGroup]:
    """Lines back under what they are about."""
    named = groupby(lines, key=lambda line: line.group)
    return [ReconciledGroup(name, tuple(some)) for name, some in named]
