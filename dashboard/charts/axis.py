"""Which lines the axis has and how its figures read: from nought unless the data would be flat."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.theme import Size
from dashboard.readmodels.types import ChartView, Point

FLAT = 0.15  # figures that spread over less than this share of the largest would look level
_STEPS = (1, 2, 2.5, 4, 5, 10)


@dataclass(frozen=True, slots=True)
class Axis:
    """Gridlines from `low` to the last tick; `high` leaves room for a label above it."""

    low: float
    high: float
    ticks: tuple[float, ...]
    from_zero: bool


def axis(view: ChartView) -> Axis:
    """Four or five gridlines that take in the series, its targets and any comparator."""
    values = _drawn(view.points)
    if not values:
        return Axis(0, 1, (0,), True)
    least, most = min(values), max(values)
    from_zero = view.axis_from_zero and not _flat(least, most)
    if from_zero:
        least, most = min(least, 0), max(most, 0)
    step = _step(least, most)
    first, last = math.floor(least / step), math.ceil(most / step)
    if view.unit == "percent" and most <= 100:
        last = min(last, math.floor(100 / step))
    ticks = tuple(round(step * place, 10) for place in range(first, max(last, first + 1) + 1))
    room = 0.08 * (ticks[-1] - ticks[0])
    high = ticks[-1] + (room if most > ticks[-1] - room else 0.02 * (ticks[-1] - ticks[0]))
    low = ticks[0] - (0 if from_zero and ticks[0] == 0 else room / 4)
    return Axis(low, max(high, most + room), ticks, from_zero)


def subtitle(view: ChartView) -> str:
    """What is measured and how often, with where the axis starts when that is not nought."""
    drawn = axis(view)
    if drawn.from_zero:
        return view.subtitle
    return f"{view.subtitle} Axis starts at {tick_words(drawn.ticks[0], view.unit)}.".strip()


def tick_words(value: float, unit: str) -> str:
    """A gridline's figure: "75%", "£2.5m", "1,200"; the minus is the real sign."""
    sign = "\u2212" if value < 0 else ""
    size = abs(value)
    if unit == "gbp":
        for scale, letter in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
            if size >= scale:
                return f"{sign}£{size / scale:,.10g}{letter}"
        return f"{sign}£{size:,.10g}"
    return f"{sign}{size:,.10g}{'%' if unit == 'percent' else ''}"


def period_ticks(points: Sequence[Point], size: Size) -> tuple[list[int], list[str]]:
    """Which periods are labelled, and how: the year once, under the first and each new year.

    Every period where there is room, else every fourth, and the last where it stands clear.
    """
    widest = max((size.words(point.short) for point in points), default=0)
    room = size.plot_width / max(len(points), 1)
    every = next((n for n in (1, 2, 4) if room * n >= widest + 6 and n != _spoilt(n, points)), 12)
    places = list(range(0, len(points), every))
    last = len(points) - 1
    if places and (last - places[-1]) * room >= widest + 6:
        places.append(last)
    return places, _period_words(points, places)


def _spoilt(every: int, points: Sequence[Point]) -> int:
    """Every second month of a year reads as a slip; look asks for every fourth."""
    return every if every == 2 and len(points) > 6 else 0


def _period_words(points: Sequence[Point], places: Sequence[int]) -> list[str]:
    words, year = [], None
    for place in places:
        point = points[place]
        said = point.short
        if point.year != year and point.year not in point.short:
            said = f"{point.short}<br>{point.year}"
        year = point.year
        words.append(said)
    return words


def _drawn(points: Sequence[Point]) -> list[float]:
    every = [(p.number, p.target_number, p.comparator) for p in points]
    return [value for group in every for value in group if value is not None]


def _flat(least: float, most: float) -> bool:
    """True where a nought on the axis would press every figure into one level line."""
    furthest = max(abs(least), abs(most))
    return least * most > 0 and most > least and (most - least) < FLAT * furthest


def _step(least: float, most: float) -> float:
    """The step that gives four intervals or as near to it as round numbers allow."""
    spread = (most - least) or abs(most) or 1
    power = 10 ** math.floor(math.log10(spread / 4))
    choices = [mantissa * power * scale for scale in (1, 10) for mantissa in _STEPS]
    fits = [c for c in choices if math.ceil(most / c) - math.floor(least / c) <= 4]
    return min(fits)
