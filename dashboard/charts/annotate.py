"""Which words a chart carries: the last figure, the targets, and two others at most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from dashboard.charts import geometry
from dashboard.charts.axis import Axis, tick_words
from dashboard.charts.geometry import Stretch
from dashboard.charts.labels import Label, Plot, spread
from dashboard.charts.theme import Size, colour
from dashboard.readmodels.types import ChartView, Point

LEVELS = 4  # more levels than this are labelled at their first and last alone
CLEAR = 1  # pixels of a line that may brush a label
GAP = 6  # pixels between a mark and its words


def fit(view: ChartView, axis: Axis, size: Size) -> Size:
    """The same size with margins wide enough for the words beside the plot."""
    ticks = [size.words(tick_words(tick, view.unit)) for tick in axis.ticks]
    ends = _end_labels(view, Plot(size, axis, len(view.points)))
    past = [size.words(label.text, label.size) + label.right for label in ends]
    return replace(
        size, left=round(max(ticks) + 2 * GAP), right=round(max([size.mark, *past]) + GAP)
    )


def placed_words(view: ChartView, axis: Axis, size: Size) -> list[dict[str, Any]]:
    """The words as plotly reads them, each where it crosses nothing."""
    plot = Plot(size, axis, len(view.points)).inked(_lines(view))
    placed: list[Label] = []
    for label in _beside(view, plot):
        placed.append(label)
        plot = plot.with_label(label)
    levels, needed = _level_labels(view, plot)
    points = [(one, False) for one in _point_labels(view, plot)]
    named = [(one, needed) for one in levels]
    for candidates, must in [*named, *points] if needed else [*points, *named]:
        best = plot.best(candidates)
        if must or plot.cost(best) <= CLEAR:
            placed.append(best)
            plot = plot.with_label(best)
    placed += _gap_labels(view, plot)
    return [_annotation(label, size) for label in placed]


def _lines(view: ChartView) -> list[list[tuple[float, float]]]:
    """The series, comparator and target as the label placer sees them."""
    drawn: list[list[tuple[float, float]]] = [[]]
    for values in (geometry.numbers(view.points), [p.comparator for p in view.points]):
        for place, value in enumerate(values):
            if value is None:
                drawn.append([])
            else:
                drawn[-1].append((float(place), value))
        drawn.append([])
    before: Stretch | None = None
    for level in geometry.stretches(view.points):
        start, end = level.start - 0.5, level.end + 0.5
        joined = [(start, before.value)] if before and before.end == level.start - 1 else []
        drawn.append([*joined, (start, level.value), (end, level.value)])
        before = level
    return [line for line in drawn if line]


def _beside(view: ChartView, plot: Plot) -> list[Label]:
    """The words in the right margin: the last figure in its place, the others clear of it."""
    labels = _end_labels(view, plot)
    if not labels:
        return []
    fixed, *others = labels
    return [fixed, *spread(plot, fixed, others)]


def _end_labels(view: ChartView, plot: Plot) -> list[Label]:
    """The last figure, the last target and the comparator's name, at the end of their lines."""
    labels, edge = [], len(view.points) - 0.5
    last = view.points[-1] if view.points else None
    levels = geometry.stretches(view.points)
    if last is not None and last.number is not None and last.text is not None:
        labels.append(_value_label(last, len(view.points) - 1, plot))
    if levels and levels[-1].end == len(view.points) - 1:
        words = f"Target {levels[-1].words}"
        labels.append(Label(words, edge, levels[-1].value, "left", GAP))
    compared = [(n, p.comparator) for n, p in enumerate(view.points) if p.comparator is not None]
    if view.comparator_name and compared:
        place, value = compared[-1]
        labels.append(Label(view.comparator_name, place, value or 0, "left", 2 * GAP))
    return labels


def _value_label(last: Point, place: int, plot: Plot) -> Label:
    """The last figure in bold, past the end of the target where the two would touch."""
    words, size, value = f"<b>{last.text}</b>", plot.size, last.number or 0
    touching = last.target_number is not None and (
        abs(plot.y(last.target_number) - plot.y(value)) < size.value * 0.7
    )
    past = plot.x(place + 0.5) - plot.x(place) if touching else 0
    if last.provisional:
        words = f'{words}<br><span style="font-size:{size.text}px">provisional</span>'
    return Label(
        words, place, value, "left", max(size.mark / 2, past) + GAP, 0, False, size.value, "ink"
    )


def _level_labels(view: ChartView, plot: Plot) -> tuple[list[list[Label]], bool]:
    """The first target and each new level, on the side where the target is met if that is clear.

    True with few levels, which have to be said; a target that moves every month is told by its
    first and last, and the first only where it can stand clear.
    """
    levels = geometry.stretches(view.points)
    at_end = bool(levels) and levels[-1].end == len(view.points) - 1
    inside = levels[:-1] if at_end else levels
    few = len(inside) < LEVELS
    said = inside if few else inside[:1]
    return [_level_places(level, view.lower_is_better, plot.size) for level in said], few


def _level_places(level: Stretch, lower_is_better: bool, size: Size) -> list[Label]:
    met = 1 if lower_is_better else -1
    words = f"Target {level.words}"
    starts = [level.start - 0.45, *range(level.start, level.end + 1)]
    return [
        Label(words, start, level.value, "left", 2, side * away * size.text)
        for away in (0.85, 1.5, 2.2)
        for side in (met, -met)
        for start in starts
    ]


def _point_labels(view: ChartView, plot: Plot) -> Iterator[list[Label]]:
    """The extreme and the exception, if there are any and they are not the last figure."""
    last = len(view.points) - 1
    worst, exception = _extreme(view.points, view.lower_is_better), _exception(view)
    for place, ending in ((worst, ""), exception):
        if place is None or place == last or (ending == "" and place == exception[0]):
            continue
        point = view.points[place]
        words = f"{point.short} {point.text}{ending}"
        up = (place == worst) == view.lower_is_better
        yield _point_places(words, place, point.number or 0, -1 if up else 1, plot.size)


def _point_places(words: str, place: int, value: float, side: int, size: Size) -> list[Label]:
    near, far = size.text * 1.15, size.text * 2.4
    width = size.words(words)
    close, nudged = (
        [
            Label(words, place, value, "center", nudge, direction * near, False, 0, "ink")
            for direction in (side, -side)
            for nudge in nudges
        ]
        for nudges in ((0,), (width / 2, -width / 2))
    )
    led = [
        Label(words, place, value, "center", 0, direction * reach, True, 0, "ink")
        for reach in (far, far * 1.5, far * 2)
        for direction in (side, -side)
    ]
    return [*close, *led, *nudged]


def _extreme(points: Sequence[Point], lower_is_better: bool) -> int | None:
    """The worst figure, where there is a target to be worse than and it happened once."""
    figures = [point.number for point in points if point.number is not None]
    if len(figures) < 4 or all(point.target_number is None for point in points):
        return None
    worst = max(figures) if lower_is_better else min(figures)
    if figures.count(worst) > 1 or max(figures) == min(figures):
        return None
    return next(place for place, point in enumerate(points) if point.number == worst)


def _exception(view: ChartView) -> tuple[int | None, str]:
    """The one period that met its target, or the one that did not, among four or more."""
    met: list[int] = []
    missed: list[int] = []
    for place, point in enumerate(view.points):
        if point.number is None or point.target_number is None:
            continue
        over = point.number - point.target_number
        worse = over > 0 if view.lower_is_better else over < 0
        (missed if worse else met).append(place)
    if len(met) + len(missed) >= 4:
        if len(met) == 1:
            return met[0], ", met"
        if len(missed) == 1:
            return missed[0], ", missed"
    return None, ""


def _gap_labels(view: ChartView, plot: Plot) -> list[Label]:
    """The words No figure at the axis under each gap; neighbouring gaps share them."""
    said: list[Label] = []
    places = enumerate(view.points)
    for missing, run in groupby(places, key=lambda pair: pair[1].number is None):
        if missing:
            gap = [place for place, _ in run]
            middle, up = sum(gap) / len(gap), -plot.size.text * 1.5
            label = Label("No<br>figure", middle, plot.axis.low, "center", 0, up)
            if not any(plot.box(label).overlaps(plot.box(one)) for one in said):
                said.append(label)
    return said


def _annotation(label: Label, size: Size) -> dict[str, Any]:
    words = {
        "text": label.text,
        "x": label.x,
        "y": label.y,
        "xref": "x",
        "yref": "y",
        "align": "left" if label.across == "left" else "center",
        "font": {"size": label.size or size.text, "color": colour(label.tone)},
        "borderpad": 0,
    }
    if not label.leader:
        return words | {
            "showarrow": False,
            "xanchor": label.across,
            "yanchor": "middle",
            "xshift": label.right,
            "yshift": -label.down,
        }
    return words | {
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": size.target * 0.75,
        "arrowcolor": colour("ink"),
        "standoff": size.dot,
        "ax": label.right,
        "ay": label.down,
        "yanchor": "middle",
    }
