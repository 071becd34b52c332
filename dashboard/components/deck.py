"""A page as slides: the message first, then its tables a few rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from dash import html
from dash.development.base_component import Component

from dashboard.components.slide import in_slides, slide
from dashboard.components.tally import tally
from dashboard.readmodels.types import Foot, Frame

Row = TypeVar("Row")


def cover(frame: Frame) -> html.Section:
    """The first slide: the page's headline, the sentence under it and the tally."""
    head = frame.head
    body = html.Div([html.P(head.lead, className="standfirst"), tally(head.tally)])
    return slide(head.kicker, head.headline, [body], frame.foot, first=True)


def table_slides(
    kicker: str,
    headline: str,
    rows: Sequence[Row],
    draw: Callable[[Sequence[Row]], Component],
    foot: Foot,
    *,
    size: int = 6,
) -> list[html.Section]:
    """A table over as many slides as it takes, `size` rows each, numbered where there are more."""
    cut = in_slides(rows, size)
    return [
        slide(
            kicker,
            headline if len(cut) == 1 else f"{headline}, {n} of {len(cut)}",
            [draw(part)],
            foot,
        )
        for n, part in enumerate(cut, start=1)
    ]
