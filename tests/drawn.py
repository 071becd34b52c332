"""Answers to draw, as read models hand them over, from Kent's and Thurrock's printed figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.readmodels.types import Cell, ChartView, Line, Point, RatingView

WORDS = {
    "red": "Red",
    "amber": "Amber",
    "green": "Green",
    "blue": "Complete",
    "none": "Not rated: no target",
}
MONTHS = ["Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan"]
DELAYS = [11.1, 14.2, 12.0, 12.8, 10.4, 9.2, 11.8, 11.0, 10.3, 12.8, 11.5, 11.3]
TARGETS = [9.3] * 6 + [8.7] * 6


def rating(rag: str = "red", why: str = "30% worse than target; amber ends at 10%.") -> RatingView:
    return RatingView(rag, WORDS[rag], why)


def points(
    values: Sequence[float | None], targets: Sequence[float | None] | None = None, **more: Any
) -> tuple[Point, ...]:
    """Monthly points from February 2018; None is a month without a figure."""
    wanted = targets or [None] * len(values)
    return tuple(
        _point(place, value, target, **more)
        for place, (value, target) in enumerate(zip(values, wanted, strict=True))
    )


def _point(place: int, value: float | None, target: float | None, **more: Any) -> Point:
    year, month = 2018 + (place + 1) // 12, MONTHS[place % 12]
    missed = value is not None and target is not None and value > target
    return Point(
        period=f"{year}-{(place + 1) % 12 + 1:02}",
        label=f"{month} {year}",
        short=month,
        year=str(year),
        text=None if value is None else f"{value:g}",
        number=value,
        rating=rating("none" if value is None else "red" if missed else "green"),
        target=None if target is None else f"{target:g}",
        target_number=target,
        gap=None if value is None or target is None else f"{value - target:+.1f}",
        **more,
    )


def chart(
    values: Sequence[float | None] = DELAYS,
    targets: Sequence[float | None] | None = TARGETS,
    **changed: Any,
) -> ChartView:
    """Kent's delayed transfers of care, unless told otherwise."""
    made: dict[str, Any] = {
        "title": "Delays missed target in 11 months of 12",
        "subtitle": "Per 100,000 people, monthly. Shaded where worse than target.",
        "summary": "Delays missed target in 11 months of 12. 11.3 in January against 8.7.",
        "points": points(values, targets),
        "unit": "per 100,000",
        "rag": "red",
        "lower_is_better": True,
        "series_name": "Delays",
        "source": "Kent County Council, January 2019",
    }
    return ChartView(**(made | changed))


def cell(state: str = "rated", rag: str = "red", **changed: Any) -> Cell:
    made: dict[str, Any] = {
        "measure": "6",
        "period": "2019-01",
        "period_label": "January 2019",
        "state": state,
        "text": "11.3",
        "rating": rating(rag),
        "number": 11.3,
        "target": "8.7",
        "target_number": 8.7,
    }
    return Cell(**(made | changed))


def line(rag: str = "red", **changed: Any) -> Line:
    made: dict[str, Any] = {
        "measure": "6",
        "title": "Delayed transfers of care",
        "href": "/social-care?measure=6",
        "cell": cell(rag=rag),
        "why": "30% worse than target. Missed 11 months of 12.",
        "direction": "Up 2 months running",
        "trend": chart(rag=rag),
    }
    return Line(**(made | changed))


def parts(tree: Component) -> list[Component]:
    """The component and everything inside it."""
    return [tree, *(part for part in tree._traverse() if isinstance(part, Component))]


def of(tree: Component, kind: type[Component]) -> list[Any]:
    return [part for part in parts(tree) if isinstance(part, kind)]


def called(tree: Component, name: str) -> list[Any]:
    """Every part with this class."""
    return [part for part in parts(tree) if name in (getattr(part, "className", "") or "").split()]


def text(tree: object) -> str:
    """What a tree says, in order."""
    return " ".join(_strings(tree))


def _strings(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, list | tuple):
        for part in tree:
            yield from _strings(part)
    elif isinstance(tree, Component):
        yield from _strings(getattr(tree, "children", None))


def rows(table: Component) -> list[list[str]]:
    """The rows of a table's body in words."""
    return [
        [text(part) for part in row.children]
        for body in of(table, html.Tbody)
        for row in of(body, html.Tr)
    ]
