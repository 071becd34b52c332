"""What a chart draws: ink, steps, shading, the rating's shape, and words that stand clear."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dashboard.charts import theme
from dashboard.charts.annotate import fit, placed_words
from dashboard.charts.axis import axis
from dashboard.charts.labels import Label, Plot
from dashboard.charts.line import figure
from dashboard.charts.theme import NARROW, SCREEN, SLIDE, colour
from dashboard.readmodels.types import ChartView
from tests.drawn import DELAYS, TARGETS, chart, points

GAPPED = chart([12, None, None, 15, 18, None], [14] * 6)
AMBER = chart([9, 9.1, 9], [8.7] * 3, rag="amber")


def trace(view: ChartView, name: str, **how: Any) -> dict[str, Any]:
    return next(one for one in figure(view, **how)["data"] if one["name"] == name)


def words(view: ChartView) -> list[str]:
    return [one["text"] for one in figure(view)["layout"]["annotations"]]


@pytest.mark.parametrize("view", [chart(), GAPPED, AMBER, chart(DELAYS, None, rag="none")])
def test_every_trace_is_drawn_as_svg(view: ChartView) -> None:
    assert {one["type"] for one in figure(view)["data"]} == {"scatter"}


def test_a_target_is_stepped_and_never_sloped() -> None:
    assert trace(chart(), "Target")["line"]["shape"] == "hvh"
    assert trace(chart(), "Target")["connectgaps"] is False


def test_a_measure_without_a_target_has_no_target_line_and_no_shading() -> None:
    names = [one["name"] for one in figure(chart(DELAYS, None))["data"]]
    assert names == ["Delays"]


def test_the_series_is_ink_and_a_gap_stays_a_gap() -> None:
    drawn = trace(GAPPED, "Delays")
    assert drawn["line"]["color"] == colour("ink")
    assert drawn["y"] == [12, None, None, 15, 18, None]
    assert drawn["connectgaps"] is False


@pytest.mark.parametrize(("view", "fill"), [(chart(), "red-wash"), (AMBER, "amber-wash")])
def test_the_miss_is_shaded_by_the_current_rating(view: ChartView, fill: str) -> None:
    assert trace(view, "Miss")["fillcolor"] == colour(fill)


def test_a_target_always_met_shades_nothing() -> None:
    met = chart([5, 6, 7, 6], [8] * 4, rag="green")
    assert "Miss" not in [one["name"] for one in figure(met)["data"]]


@pytest.mark.parametrize("rag", ["red", "amber", "green", "blue", "none"])
def test_the_last_point_is_the_shape_and_colour_of_its_rating(rag: str) -> None:
    marker = trace(chart(rag=rag), "Delays")["marker"]
    assert marker["symbol"][-1] == theme.SYMBOLS[rag]
    assert marker["color"][-1] == colour(rag)
    assert marker["size"][-1] == SCREEN.mark
    assert set(marker["symbol"][:-1]) == {"circle"}


def test_the_shapes_of_the_ratings_are_all_different() -> None:
    assert len(set(theme.SYMBOLS.values())) == len(theme.SYMBOLS)


def test_an_old_figure_does_not_wear_the_rating_of_a_missing_one() -> None:
    assert set(trace(GAPPED, "Delays")["marker"]["symbol"]) == {"circle"}


def test_a_provisional_figure_is_hollow_and_says_so() -> None:
    view = chart(points=points(DELAYS, TARGETS, provisional=True))
    assert trace(view, "Delays")["marker"]["color"][-1] == colour("paper")
    assert any("provisional" in said for said in words(view))


def test_the_last_figure_is_said_in_bold() -> None:
    assert "<b>11.3</b>" in words(chart())


def test_the_first_target_and_each_new_level_is_named() -> None:
    assert {"Target 9.3", "Target 8.7"} <= set(words(chart()))


def test_a_target_that_moves_every_month_is_named_at_most_twice() -> None:
    moving = chart(DELAYS, [20 - place for place in range(12)])
    assert sum(said.startswith("Target") for said in words(moving)) <= 2


def test_the_worst_month_and_the_one_that_met_target_are_named_and_nothing_else() -> None:
    others = [said for said in words(chart()) if not said.startswith(("Target", "<b>"))]
    assert sorted(others) == ["Jul 9.2, met", "Mar 14.2"]


def test_a_single_miss_is_named_as_one() -> None:
    once = chart([5, 6, 9, 6, 5], [8] * 5)
    assert "Apr 9, missed" in words(once)


def test_each_gap_says_no_figure_once() -> None:
    assert words(GAPPED).count("No<br>figure") == 2


def test_a_comparator_is_dashed_and_named_at_its_end() -> None:
    compared = chart(
        points=tuple(replace(p, comparator=10.0) for p in points(DELAYS, TARGETS)),
        comparator_name="England",
    )
    assert trace(compared, "England")["line"] == {
        "dash": "dash",
        "width": SCREEN.target,
        "color": colour("ink-3"),
    }
    assert "England" in words(compared)


@pytest.mark.parametrize("size", [SCREEN, NARROW, SLIDE])
@pytest.mark.parametrize(
    "view",
    [chart(), AMBER, GAPPED, chart([100] * 12, [100] * 12, unit="percent", rag="green")],
)
def test_no_word_is_clipped_and_no_two_words_collide(view: ChartView, size: theme.Size) -> None:
    fitted = fit(view, axis(view), size)
    plot = Plot(fitted, axis(view), len(view.points))
    boxes = [plot.box(_label(one, fitted)) for one in placed_words(view, axis(view), size)]
    for box in boxes:
        assert box.left >= -fitted.left
        assert box.right <= fitted.plot_width + fitted.right
        assert box.top >= -fitted.top
    for place, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])


def _label(drawn: dict[str, Any], size: theme.Size) -> Label:
    """The label an annotation came from."""
    right = drawn["ax"] if drawn["showarrow"] else drawn["xshift"]
    down = drawn["ay"] if drawn["showarrow"] else -drawn["yshift"]
    across = drawn.get("xanchor", "center")
    font = drawn["font"]["size"]
    return Label(drawn["text"], drawn["x"], drawn["y"], across, right, down, False, font)


def test_nothing_on_a_chart_can_be_hovered_dragged_or_toggled() -> None:
    layout = figure(chart())["layout"]
    assert layout["hovermode"] is False
    assert layout["dragmode"] is False
    assert layout["showlegend"] is False
    assert layout["xaxis"]["fixedrange"] is True


def test_no_text_is_under_fourteen_pixels() -> None:
    layout = figure(chart())["layout"]
    sizes = [one["font"]["size"] for one in layout["annotations"]] + [layout["font"]["size"]]
    narrow = [one["font"]["size"] for one in layout["meta"]["narrow"]["annotations"]]
    assert min(sizes + narrow) >= 14


def test_a_narrow_chart_is_redrawn_with_fewer_words() -> None:
    meta = figure(chart())["layout"]["meta"]
    assert len(meta["narrow"]["xaxis.tickvals"]) < len(meta["wide"]["xaxis.tickvals"])
    assert meta["shown"] == "wide"


def test_a_projected_chart_is_twice_the_size_and_has_one_form() -> None:
    drawn = figure(chart(), present=True)
    sizes = [one["font"]["size"] for one in drawn["layout"]["annotations"]]
    assert min([drawn["layout"]["font"]["size"], *sizes]) >= 28
    assert trace(chart(), "Delays", present=True)["line"]["width"] == 6
    assert trace(chart(), "Delays", present=True)["marker"]["size"][-1] == 34
    assert "meta" not in drawn["layout"]
