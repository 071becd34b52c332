"""Where a series is worse than its own period's target: runs, steps and the exact crossings.

Periods stand at 0, 1, 2...; a target holds half a period either side of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.readmodels.types import Point

Values = Sequence[float | None]
Vertex = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A target that did not change: from half a period before `start` to half after `end`."""

    start: int
    end: int
    value: float
    words: str


def numbers(points: Sequence[Point]) -> list[float | None]:
    """The series; None is a gap."""
    return [point.number for point in points]


def targets(points: Sequence[Point]) -> list[float | None]:
    """Each period's own target."""
    return [point.target_number for point in points]


def stretches(points: Sequence[Point]) -> list[Stretch]:
    """The levels of the target in order; a period without one ends a level."""
    found: list[Stretch] = []
    for place, point in enumerate(points):
        if point.target_number is None:
            continue
        last = found[-1] if found else None
        if last and last.end == place - 1 and last.value == point.target_number:
            found[-1] = Stretch(last.start, place, last.value, last.words)
        else:
            words = point.target or f"{point.target_number:g}"
            found.append(Stretch(place, place, point.target_number, words))
    return found


def step_line(values: Values) -> tuple[list[float | None], list[float | None]]:
    """The target as x and y for a line of shape `hvh`: half a period wider at each end of a run."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for run in _runs(values):
        first, last = run[0], run[-1]
        if xs:
            xs.append(None)
            ys.append(None)
        xs += [first - 0.5, *run, last + 0.5]
        ys += [values[first], *(values[place] for place in run), values[last]]
    return xs, ys


def _runs(values: Values) -> Iterator[list[int]]:
    run: list[int] = []
    for place, value in enumerate(values):
        if value is not None:
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run


def misses(series: Values, target: Values, *, lower_is_better: bool) -> list[list[Vertex]]:
    """The areas between series and target where the series is worse, as closed shapes."""
    shapes: list[list[Vertex]] = []
    top: list[Vertex] = []  # along the series
    base: list[Vertex] = []  # along the target
    for (x1, y1), (x2, y2), level in _halves(series, target):
        part = _worse(x1, y1, x2, y2, level, lower_is_better)
        if part is None:
            continue
        (from_x, from_y), to = part
        if not top or top[-1] != (from_x, from_y):
            _close(shapes, top, base)
            top, base = [(from_x, from_y)], [(from_x, level)]
        elif base[-1] != (from_x, level):
            base.append((from_x, level))  # the step, straight up or down
        top.append(to)
        base.append((to[0], level))
    _close(shapes, top, base)
    return shapes


def _close(shapes: list[list[Vertex]], top: list[Vertex], base: list[Vertex]) -> None:
    if top:
        shapes.append([*top, *reversed(base), top[0]])


def _halves(series: Values, target: Values) -> Iterator[tuple[Vertex, Vertex, float]]:
    """Each half period of the line with the target that holds there."""
    for place in range(len(series) - 1):
        now, then = series[place], series[place + 1]
        if now is None or then is None:
            continue
        middle = (place + 0.5, (now + then) / 2)
        for start, end, level in (
            ((float(place), now), middle, target[place]),
            (middle, (place + 1.0, then), target[place + 1]),
        ):
            if level is not None:
                yield start, end, level


def _worse(
    x1: float, y1: float, x2: float, y2: float, level: float, lower_is_better: bool
) -> tuple[Vertex, Vertex] | None:
    """The part of a straight line that is worse than `level`, cut exactly where it crosses."""
    sign = 1 if lower_is_better else -1
    over1, over2 = sign * (y1 - level), sign * (y2 - level)
    if over1 <= 0 and over2 <= 0:
        return None
    if over1 >= 0 and over2 >= 0:
        return (x1, y1), (x2, y2)
    crossing = (x1 + (x2 - x1) * over1 / (over1 - over2), level)
    return ((x1, y1), crossing) if over1 > 0 else (crossing, (x2, y2))
