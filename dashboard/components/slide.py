"""One message at a time for a projected meeting: headline, chart, one big figure, source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from dash import html
from dash.development.base_component import Component

from dashboard.components.chart_card import chart_card
from dashboard.components.rag_badge import rag_badge
from dashboard.components.red_card import big_figure
from dashboard.components.tally import tally
from dashboard.readmodels.types import Foot, Line, PageHead

Row = TypeVar("Row")

_LONG = 180  # letters: longer than this and papers are named on the first slide alone
_SHORT = 140  # letters of commentary that a slide has room for
ROWS = 8  # a table on a slide has no more; the rest go on the next


def slide(
    kicker: str, headline: str, body: Sequence[Component], foot: Foot, *, first: bool = False
) -> html.Section:
    """A slide fills the screen; the keys in civic.js move from one to the next.

    `first` makes the headline the page's H1; a page has exactly one.
    """
    heading = html.H1 if first else html.H2
    return html.Section(
        [
            html.P(kicker, className="kicker"),
            heading(headline, className="headline"),
            html.Div(list(body), className="slide-body"),
            html.Div(
                [
                    html.P(_sources(foot, first)),
                    html.P(f"Edition: {foot.edition}"),
                ],
                className="slide-foot",
            ),
        ],
        className="slide",
        tabIndex="-1",
    )


def _sources(foot: Foot, first: bool) -> str:
    """The papers; where their names are long, the first slide has them for all."""
    named = "; ".join(foot.sources)
    if first or len(named) <= _LONG:
        return f"Source: {named}"
    return "Source: as on the first slide"


def measure_slide(kicker: str, line: Line, foot: Foot, *, first: bool = False) -> html.Section:
    """One measure: the chart takes two thirds, its figure, rating and reason the rest; who is on
    it stands above, where that is stated."""
    words = html.Div(
        [
            rag_badge(line.cell.rating),
            big_figure(line),
            html.P(line.why, className="red-why"),
            html.P(_brief(line.direction), className="red-direction"),
            *_told(line),
        ],
        className="slide-words",
    )
    headline = line.trend.title if line.trend else line.title
    chart = [chart_card(line.trend, present=True)] if line.trend else []
    known = [f"{fact.label}: {fact.words}" for fact in line.facts if fact.stated]
    return slide(". ".join([kicker, *known]), headline, [*chart, words], foot, first=first)


def _told(line: Line) -> list[html.P]:
    """How the approved commentary begins, where that is short enough for a slide."""
    begins = _brief(line.told, 1)
    return [html.P(begins, className="red-why")] if 0 < len(begins) <= _SHORT else []


def _brief(words: str, most: int = 2) -> str:
    """The first two sentences, or as many as are said: a slide is not read out."""
    sentences = words.split(". ")
    return words if len(sentences) <= most else f"{'. '.join(sentences[:most])}."


def cover(head: PageHead, foot: Foot, *more: Component) -> html.Section:
    """The first slide: the page's message, how it is made up, what it leaves out, and `more`."""
    said = [html.P(words, className="notice") for words in head.notices]
    lead = [html.P(head.lead, className="standfirst")] if head.lead else []
    counts = [tally(head.tally)] if head.tally else []
    body = html.Div([*said, *lead, *counts, *more], className="slide-cover")
    return slide(head.kicker, head.headline, [body], foot, first=True)


def row_slides(
    kicker: str,
    headline: str,
    rows: Sequence[Row],
    draw: Callable[[Sequence[Row]], Component],
    foot: Foot,
    size: int = ROWS,
    weigh: Callable[[Row], int] | None = None,
) -> list[html.Section]:
    """A table or list drawn by `draw` over as many slides as it needs, each with its number.

    `size` is in rows, or in what `weigh` gives for each where their heights differ much.
    """
    parts = _packed(rows, size, weigh) if weigh else in_slides(rows, size)
    of = len(parts)
    names = [f"{headline}, {n} of {of}" if of > 1 else headline for n in range(1, of + 1)]
    return [
        slide(kicker, name, [draw(some)], foot) for name, some in zip(names, parts, strict=True)
    ]


def in_slides(rows: Sequence[Row], size: int = ROWS) -> list[Sequence[Row]]:
    """Rows of a table, eight to a slide at most and shared evenly among the slides."""
    slides = -(-len(rows) // size) or 1
    each = -(-len(rows) // slides) or 1
    return [rows[start : start + each] for start in range(0, len(rows), each)]


def _packed(rows: Sequence[Row], size: int, weigh: Callable[[Row], int]) -> list[Sequence[Row]]:
    """Rows together while their weights come to no more than `size`; a heavier one stands alone."""
    parts: list[list[Row]] = []
    room = 0
    for row in rows:
        weight = weigh(row)
        if weight > room or not parts:
            parts.append([])
            room = size
        parts[-1].append(row)
        room -= weight
    return list(parts)
