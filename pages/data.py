"""Data: how fresh, what is missing, and what the papers print. /data?org=kent&show=differs"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from dash import Dash, html

from dashboard.components.data_tables import freshness_table, late_table, missing_section
from dashboard.components.empty import empty
from dashboard.components.reconciliation_table import reconciled_part, reconciliation_table
from dashboard.components.slide import in_slides, slide
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels import data
from dashboard.readmodels.data import DataQuery, DataView, ReconciledGroup, ReconciledPart
from dashboard.readmodels.data_freshness import FreshFile, FreshSource
from dashboard.readmodels.reconciliation import Reconciled
from dashboard.readmodels.types import Foot
from dashboard.services import Services

PAGE = Page("data", "/data", "Data", filters=("org", "show"))
_ROWS, _FILES = 5, 3  # to a slide: each has a second line, and files their source above them


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """Freshness, gaps and printed figures of the organisation in the address."""
    view = services.read.answer(data.build, DataView, DataQuery(**query))
    return Shown(view.frame, _slides(view) if present else _sections(view))


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _sections(view: DataView) -> list[html.Section]:
    """Freshness, gaps, printed figures; what is unexpected comes before them all."""
    alarm = [html.Section(reconciled_part(part)) for part in view.parts if part.alarm]
    fresh = freshness_table(view.sources) if view.sources else empty("Nothing is published yet.")
    return [
        *alarm,
        html.Section([html.H2(view.sources_words), fresh], id="freshness"),
        html.Section([html.H2(view.missing_words), *map(missing_section, view.missing)]),
        _printed(view, [part for part in view.parts if not part.alarm]),
    ]


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
    """The same in slides, a few rows at a time; what agrees needs none."""
    kicker, foot = view.frame.head.kicker, view.frame.foot
    files = [(source.source, file) for source in view.sources for file in source.files]
    shown = [
        slide(kicker, view.sources_words, [freshness_table(_sources(some))], foot)
        for some in in_slides(files, _FILES)
    ]
    for section in view.missing:
        shown += [
            slide(kicker, section.words, [late_table(some)], foot)
            for some in in_slides(section.late, _ROWS)
        ]
    for part in view.parts:
        shown += [] if part.folded else _printed_slides(part, kicker, foot)
    return shown


def _printed_slides(part: ReconciledPart, kicker: str, foot: Foot) -> list[html.Section]:
    return [
        slide(kicker, part.heading, [reconciliation_table(_groups(some), part.caption)], foot)
        for some in in_slides(part.lines, _ROWS)
    ]


def _groups(lines: Sequence[Reconciled]) -> list[ReconciledGroup]:
    """Lines back under what they are about."""
    named = groupby(lines, key=lambda line: line.group)
    return [ReconciledGroup(name, tuple(some)) for name, some in named]


def _sources(files: Sequence[tuple[str, FreshFile]]) -> list[FreshSource]:
    """Files back under their source."""
    named = groupby(files, key=lambda pair: pair[0])
    return [FreshSource(name, tuple(file for _, file in some)) for name, some in named]
