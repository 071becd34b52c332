"""A trend at the size of a line of text, in the colours of the tokens."""

from __future__ import annotations

from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from dashboard.charts.sparkline import sparkline_svg, sparkline_uri
from dashboard.charts.theme import colour
from tests.drawn import DELAYS, chart

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("rag", ["red", "amber", "green", "blue", "none"])
def test_it_is_a_well_formed_picture_that_ends_in_the_ratings_colour(rag: str) -> None:
    *_, last = ElementTree.fromstring(sparkline_svg(chart(rag=rag)))
    assert last.get("fill") == colour(rag)


def test_the_shapes_differ_so_that_colour_is_not_alone() -> None:
    drawn = [sparkline_svg(chart(rag=rag)).replace(colour(rag), "") for rag in ("red", "green")]
    assert drawn[0] != drawn[1]


def test_a_miss_is_shaded_and_a_met_target_is_not() -> None:
    assert colour("red-wash") in sparkline_svg(chart())
    met = chart([5, 6, 7], [8] * 3, rag="green")
    assert colour("amber-wash") not in sparkline_svg(met)


def test_the_target_only_runs_level_or_straight_up_and_down() -> None:
    lines = ElementTree.fromstring(sparkline_svg(chart())).iter(f"{SVG}path")
    steps = next(part.get("d", "") for part in lines if part.get("stroke") == colour("ink-3"))
    assert steps.count("H") == len(DELAYS)


def test_a_gap_breaks_the_line_and_a_lone_figure_is_a_dot() -> None:
    drawn = sparkline_svg(chart([12, None, 13, 14, None], [14] * 5))
    assert drawn.count('stroke-width="2"') == 1
    assert "<circle" in drawn


def test_no_rating_mark_where_the_last_period_has_no_figure() -> None:
    assert colour("red") not in sparkline_svg(chart([12, 13, None], [9] * 3))


def test_no_figures_at_all_make_an_empty_picture() -> None:
    assert "path" not in sparkline_svg(chart([None, None], None))


def test_the_address_holds_the_whole_picture() -> None:
    kind, picture = sparkline_uri(chart()).split(",", 1)
    assert kind == "data:image/svg+xml"
    assert unquote(picture) == sparkline_svg(chart())
