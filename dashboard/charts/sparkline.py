"""A trend at the size of a line of text: SVG with its own scale, never without its figures."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from dashboard.charts import geometry
from dashboard.charts.theme import colour, rating_colour, wash
from dashboard.readmodels.types import ChartView

WIDTH, HEIGHT = 248, 46
_LEFT, _RIGHT, _TOP, _BOTTOM = 10, 236, 9, 37
_MARK = 6.5  # half the width of the last point's shape

Place = tuple[float, float]


def sparkline_svg(view: ChartView) -> str:
    """The series in ink, its target in steps, the miss shaded, the last point as its rating."""
    series, target = geometry.numbers(view.points), geometry.targets(view.points)
    scale = _Scale(series, target)
    shapes = geometry.misses(series, target, lower_is_better=view.lower_is_better)
    parts = [
        *(f'<path d="{_path(scale.all(shape))}z" fill="{wash(view.rag)}"/>' for shape in shapes),
        _steps(target, scale),
        *(_line(run) for run in scale.runs(series)),
    ]
    last = series[-1] if series else None
    if last is not None:
        parts.append(_mark(view.rag, scale.at(len(series) - 1, last)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'
    )


def sparkline_uri(view: ChartView) -> str:
    """The sparkline as an address a picture can have, so that nothing is fetched."""
    return "data:image/svg+xml," + quote(sparkline_svg(view), safe="/:=' ")


class _Scale:
    """Periods and values to pixels, over what this one sparkline draws."""

    def __init__(self, series: geometry.Values, target: geometry.Values) -> None:
        values = [value for value in (*series, *target) if value is not None] or [0.0]
        self.low, self.high = min(values), max(values)
        self.step = (_RIGHT - _LEFT) / max(len(series) - 1, 1)

    def at(self, place: float, value: float) -> Place:
        spread = self.high - self.low
        share = (value - self.low) / spread if spread else 0.5
        return _LEFT + place * self.step, _BOTTOM - share * (_BOTTOM - _TOP)

    def all(self, shape: Sequence[tuple[float, float]]) -> list[Place]:
        return [self.at(x, y) for x, y in shape]

    def runs(self, series: geometry.Values) -> list[list[Place]]:
        runs: list[list[Place]] = [[]]
        for place, value in enumerate(series):
            if value is None:
                runs.append([])
            else:
                runs[-1].append(self.at(place, value))
        return [run for run in runs if run]


def _path(places: Sequence[Place]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)


def _line(run: Sequence[Place]) -> str:
    if len(run) == 1:
        (x, y) = run[0]
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="{colour("ink")}"/>'
    return f'<path d="{_path(run)}" fill="none" stroke="{colour("ink")}" stroke-width="2"/>'


def _steps(target: geometry.Values, scale: _Scale) -> str:
    """The target half a period either side of each point, straight up or down between levels."""
    drawn, before = "", None
    for place, value in enumerate(target):
        if value is not None:
            (x1, y), (x2, _) = scale.at(place - 0.5, value), scale.at(place + 0.5, value)
            drawn += f"{'M' if before is None else 'L'}{x1:.1f} {y:.1f}H{x2:.1f}"
        before = value
    stroke = colour("ink-3")
    return f'<path d="{drawn}" fill="none" stroke="{stroke}" stroke-width="1.25"/>' if drawn else ""


def _mark(rag: str, place: Place) -> str:
    """The shape of the badge, with a paper edge so that no line runs into it."""
    x, y = place
    r = _MARK
    edge = colour("amber-edge") if rag == "amber" else colour("paper")
    paint = f'fill="{rating_colour(rag)}" stroke="{edge}" stroke-width="1.5"'
    if rag == "green":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r - 1}" {paint}/>'
    if rag == "none":
        return f'<rect x="{x - r:.1f}" y="{y - 2:.1f}" width="{2 * r}" height="4" {paint}/>'
    corners = {
        "red": [(0, -r), (r, 0), (0, r), (-r, 0)],
        "amber": [(0, -r), (r, r - 1), (-r, r - 1)],
        "blue": [(-r, -r), (r, -r), (r, r), (-r, r)],
    }[rag]
    return f'<path d="{_path([(x + dx, y + dy) for dx, dy in corners])}z" {paint}/>'
