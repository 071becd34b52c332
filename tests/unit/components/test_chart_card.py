"""A graph comes with its message, its summary, its figures, and no way to leave the host."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from dash import dcc, html

from dashboard.components.chart_card import CONFIG, chart_card
from dashboard.components.red_card import red_card
from dashboard.components.slide import cover, in_slides, measure_slide, row_slides, slide
from dashboard.components.sparkline import sparkline
from dashboard.readmodels.types import Foot, PageHead
from tests.drawn import called, cell, chart, line, of, rows, text

FOOT = Foot(("Kent County Council, January 2019",), "Amber: missed by up to 10%.", "22 May 2026")


@pytest.mark.parametrize("present", [True, False])
def test_nothing_on_a_graph_sends_or_changes_it(present: bool) -> None:
    (graph,) = of(chart_card(chart(), present=present), dcc.Graph)
    assert graph.config == CONFIG
    for button in ("displayModeBar", "showSendToCloud", "displaylogo"):
        assert graph.config[button] is False


@pytest.mark.parametrize("present", [True, False])
def test_the_accessible_name_of_a_graph_is_its_summary(present: bool) -> None:
    (frame,) = called(chart_card(chart(), present=present), "chart-graph")
    assert frame.role == "img"
    assert frame.to_plotly_json()["props"]["aria-label"] == chart().summary


def test_the_title_is_the_message_and_the_subtitle_says_what_is_measured() -> None:
    card = chart_card(chart())
    (title,) = called(card, "chart-title")
    assert isinstance(title, html.H3)
    assert text(title) == chart().title
    assert text(called(card, "chart-subtitle")) == chart().subtitle


def test_a_chart_straight_under_the_headline_has_the_next_heading() -> None:
    (title,) = called(chart_card(chart(), level=2), "chart-title")
    assert isinstance(title, html.H2)


def test_the_same_figures_are_one_key_press_away() -> None:
    view = chart()
    (details,) = of(chart_card(view), html.Details)
    (summary,) = of(details, html.Summary)
    assert text(summary) == "The same figures as a table"
    (graph,) = of(chart_card(view), dcc.Graph)
    drawn = next(one["y"] for one in graph.figure["data"] if one["name"] == view.series_name)
    assert [float(row[1]) for row in rows(details)] == drawn


def test_the_source_stands_under_the_chart() -> None:
    assert text(called(chart_card(chart()), "chart-source")).endswith(chart().source)
    assert not called(chart_card(chart(source="")), "chart-source")


def test_a_sparkline_has_its_words() -> None:
    picture = sparkline(chart())
    assert picture.alt == chart().summary
    assert picture.src.startswith("data:image/svg+xml,")
    assert (picture.width, picture.height) == ("248", "46")


def test_a_red_measure_is_shown_in_full() -> None:
    said = text(red_card(line()))
    for words in ("Red", "Delayed transfers of care", "11.3", "8.7", line().why, "running"):
        assert words in said
    assert of(red_card(line()), dcc.Graph)


def test_a_red_measure_without_a_figure_says_so() -> None:
    missing = line(trend=None, cell=cell("no_figure", "none", text=None))
    assert "No figure" in text(red_card(missing))
    assert not of(red_card(missing), dcc.Graph)


def test_a_slide_has_one_message_a_source_and_an_edition() -> None:
    shown = measure_slide("Kent, January 2019", line(), FOOT, first=True)
    (headline,) = of(shown, html.H1)
    assert text(headline) == chart().title
    assert "Source: Kent County Council" in text(shown)
    assert "Edition: 22 May 2026" in text(shown)


def test_a_slide_takes_the_focus_and_holds_no_table_of_figures_behind_a_link() -> None:
    shown = measure_slide("Kent", line(), FOOT)
    assert shown.tabIndex == "-1"
    assert not of(shown, html.Details)


def test_only_the_first_slide_holds_the_pages_heading() -> None:
    assert not of(slide("Kent", "Five are amber", [], FOOT), html.H1)


def test_a_table_on_a_slide_has_eight_rows_at_most() -> None:
    assert [len(rows) for rows in in_slides([line()] * 19)] == [7, 7, 5]


def test_a_long_figure_says_how_wide_it_is_so_that_it_is_set_small_enough() -> None:
    long, short = (cell(text=words) for words in ("£1,721,065", "11.3"))
    widths = [
        float(called(red_card(line(cell=one)), "big-figure")[0].style["--ems"])
        for one in (long, short)
    ]
    assert widths[0] > 2 * widths[1]


def test_the_first_slide_says_what_the_page_fell_back_on() -> None:
    head = PageHead("Housing", "Thurrock", "Three short", notices=("There is no period 2031-02.",))
    shown = cover(head, FOOT, html.P("Key"))
    assert "There is no period 2031-02." in text(shown)
    assert text(shown).index("Three short") < text(shown).index("Key")


def test_tall_rows_share_a_slide_only_while_there_is_room() -> None:
    heights = [3, 3, 9, 2, 2, 2]
    shown = row_slides("Kent", "Actions", heights, _heights, FOOT, size=6, weigh=int)
    bodies = [text(called(one, "slide-body")[0]) for one in shown]
    assert bodies == ["3 3", "9", "2 2 2"]


def _heights(some: Sequence[int]) -> html.P:
    return html.P(" ".join(map(str, some)))
