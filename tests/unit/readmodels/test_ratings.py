"""A rating, its target and its distance, in the words pages are handed."""

from __future__ import annotations

import pytest

from dashboard.readmodels.ratings import gap_words, rating_view, target_number, target_words
from tests.unit.readmodels.figures import delays, monthly, series
from tests.unit.readmodels.papers import Papers

POINTS: dict[str, str | None] = {
    "polarity": "higher",
    "unit": "percent",
    "tolerance": "5",
    "tolerance_kind": "points",
}
RANGE: dict[str, str | None] = {"polarity": "range", "unit": "percent"}


def test_a_rating_is_its_colour_word_reason_and_way_to_green() -> None:
    view = rating_view(series(delays()).points[-1].rating)
    assert (view.rag, view.word, view.reason) == ("red", "Red", None)
    assert view.why == "30% worse than target; amber ends at 10%."
    assert view.to_green == "at most 8.7, that is 2.6 lower"


def test_a_figure_without_a_rating_says_why_in_its_word() -> None:
    view = rating_view(series(monthly(Papers(), "ASC-06", ["11"])).points[-1].rating)
    assert (view.rag, view.word, view.reason) == ("none", "Not rated: no target", "no_target")


def test_the_distance_is_signed_and_a_percentages_is_in_points() -> None:
    assert gap_words(series(delays()).points[-1]) == "+2.6"
    share = monthly(Papers(), "ASC-06", ["75"], "80", unit="percent")
    assert gap_words(series(share).points[-1]) == "−5"
    assert gap_words(series(monthly(Papers(), "ASC-06", ["75"])).points[-1]) is None


def test_the_distance_is_never_rounded_onto_where_the_colour_changes() -> None:
    near = monthly(Papers(), "ASC-06", ["54.99", "55", "59.96"], "60", **POINTS)
    said = [(gap_words(point), str(point.rating.rag)) for point in series(near).points]
    assert said == [("−5.01", "red"), ("−5", "amber"), ("−0.04", "amber")]


@pytest.mark.parametrize(
    ("target", "columns", "words", "number"),
    [
        ("8.7", {}, "8.7", 8.7),
        (None, {}, None, None),
        ("40..60", RANGE, "40% to 60%", None),
    ],
)
def test_a_target_is_printed_as_it_was_given(
    target: str | None, columns: dict[str, str | None], words: str | None, number: float | None
) -> None:
    point = series(monthly(Papers(), "ASC-06", ["50"], target, **columns)).points[-1]
    assert (target_words(point), target_number(point)) == (words, number)


def test_bands_that_never_change_have_where_green_begins_as_target() -> None:
    given = Papers().measure("kent", "GAS").observed("kent", "GAS", "2019-01", value="97")
    point = series(given, "GAS").points[-1]
    assert (target_words(point), target_number(point)) == ("100%", 100.0)


def test_under_bands_the_target_shown_is_where_green_begins_whatever_a_period_sets() -> None:
    own = Papers().measure("kent", "GAS").observed("kent", "GAS", "2019-01", value="97")
    point = series(own.observed("kent", "GAS", "2019-02", value="97", target="95"), "GAS").points[1]
    assert (target_words(point), target_number(point)) == ("100%", 100.0)
    assert (gap_words(point), point.rating.rag) == ("−3", "amber")


def test_bands_that_rate_nothing_leave_a_papers_own_target_to_be_seen() -> None:
    shown = Papers().measure("kent", "GAS", polarity="none")
    shown.observed("kent", "GAS", "2019-01", value="97", target="95")
    shown.observed("kent", "GAS", "2019-02", value="97")
    told = [(target_words(point), point.rating.reason) for point in series(shown, "GAS").points]
    assert told == [("95%", "unrated"), ("100%", "no_target")]
