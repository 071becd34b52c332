"""A measure over time against its own targets: what is drawn, and which few words stand on it."""

from __future__ import annotations

from typing import Any

from dashboard.charts import annotate, geometry, theme
from dashboard.charts.axis import Axis, axis, period_ticks, tick_words
from dashboard.charts.theme import NARROW, SCREEN, SLIDE, Size, colour
from dashboard.readmodels.types import ChartView, Point

NARROW_UNDER = 480  # pixels: a graph narrower than this is redrawn with fewer words


def figure(view: ChartView, *, present: bool = False) -> dict[str, Any]:
    """The figure as plotly reads it: plain lists, SVG only.

    `layout.meta` carries what changes when the graph is narrow, which `assets/civic.js` applies.
    """
    size = SLIDE if present else SCREEN
    drawn = axis(view)
    layout = theme.layout(size)
    layout["xaxis"] |= {"range": [-0.5, len(view.points) - 0.5]}
    layout["yaxis"] |= {
        "range": [drawn.low, drawn.high],
        "tickvals": list(drawn.ticks),
        "ticktext": [f"{tick_words(tick, view.unit)} " for tick in drawn.ticks],
    }
    wide = _fitted(view, drawn, size)
    layout["xaxis"] |= {"tickvals": wide["xaxis.tickvals"], "ticktext": wide["xaxis.ticktext"]}
    layout["annotations"] = wide["annotations"]
    layout["margin"] = wide["margin"]
    if not present:
        layout["meta"] = {
            "shown": "wide",
            "narrowUnder": NARROW_UNDER,
            "wide": wide,
            "narrow": _fitted(view, drawn, NARROW),
        }
    return {"data": _traces(view, size), "layout": layout}


def _fitted(view: ChartView, drawn: Axis, size: Size) -> dict[str, Any]:
    """What depends on the width: margins, period labels and the places of words."""
    fitted = annotate.fit(view, drawn, size)
    places, words = period_ticks(view.points, fitted)
    margin = theme.layout(fitted)["margin"]
    return {
        "xaxis.tickvals": places,
        "xaxis.ticktext": words,
        "margin": margin,
        "annotations": annotate.placed_words(view, drawn, fitted),
    }


def _traces(view: ChartView, size: Size) -> list[dict[str, Any]]:
    traces = [_miss(view), _comparator(view, size), _target(view, size), _series(view, size)]
    return [trace for trace in traces if trace is not None]


def _miss(view: ChartView) -> dict[str, Any] | None:
    shapes = geometry.misses(
        geometry.numbers(view.points),
        geometry.targets(view.points),
        lower_is_better=view.lower_is_better,
    )
    xs: list[float | None] = []
    ys: list[float | None] = []
    for shape in shapes:
        if xs:
            xs.append(None)
            ys.append(None)
        xs += [x for x, _ in shape]
        ys += [y for _, y in shape]
    if not xs:
        return None
    return _plain("Miss", xs, ys) | {
        "mode": "lines",
        "fill": "toself",
        "fillcolor": theme.wash(view.rag),
        "line": {"width": 0},
    }


def _target(view: ChartView, size: Size) -> dict[str, Any] | None:
    xs, ys = geometry.step_line(geometry.targets(view.points))
    if not xs:
        return None
    return _plain("Target", xs, ys) | {
        "mode": "lines",
        "connectgaps": False,
        "line": {"shape": "hvh", "width": size.target, "color": colour("ink-3")},
    }


def _comparator(view: ChartView, size: Size) -> dict[str, Any] | None:
    values = [point.comparator for point in view.points]
    if not view.comparator_name or all(value is None for value in values):
        return None
    return _plain(view.comparator_name, list(range(len(values))), values) | {
        "mode": "lines",
        "connectgaps": False,
        "line": {"dash": "dash", "width": size.target, "color": colour("ink-3")},
    }


def _series(view: ChartView, size: Size) -> dict[str, Any]:
    looks = [_marker(point, size) for point in view.points]
    if view.points and view.points[-1].number is not None:
        looks[-1] = _last_marker(view.points[-1], view.rag, size)
    symbols, sizes, fills, edges, widths = (list(part) for part in zip(*looks, strict=True))
    return _plain(
        view.series_name, list(range(len(view.points))), geometry.numbers(view.points)
    ) | {
        "mode": "lines+markers",
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"width": size.line, "color": colour("ink")},
        "marker": {
            "symbol": symbols,
            "size": sizes,
            "color": fills,
            "opacity": 1,
            "line": {"color": edges, "width": widths},
        },
    }


Look = tuple[str, int, str, str, float]  # symbol, size, fill, edge, edge's width


def _marker(point: Point, size: Size) -> Look:
    ink, paper = colour("ink"), colour("paper")
    if point.provisional:
        return "circle", size.dot + 2, paper, ink, size.target
    return "circle", size.dot, ink, ink, 0


def _last_marker(point: Point, rag: str, size: Size) -> Look:
    """The rating's own shape; hollow while the figure is provisional."""
    fill, paper = theme.rating_colour(rag), colour("paper")
    if rag == "none":
        return theme.SYMBOLS[rag], size.mark, fill, fill, size.mark / 3
    if point.provisional:
        edge = colour("amber-edge") if rag == "amber" else fill
        return theme.SYMBOLS[rag], size.mark, paper, edge, size.target * 1.5
    edge = colour("amber-edge") if rag == "amber" else paper
    return theme.SYMBOLS[rag], size.mark, fill, edge, size.target


def _plain(
    name: str, xs: list[Any] | list[int], ys: list[Any] | list[float | None]
) -> dict[str, Any]:
    return {"type": "scatter", "name": name, "x": xs, "y": ys, "hoverinfo": "skip"}
