"""Which colour a figure gets, and when it gets none."""

from __future__ import annotations

import pytest

from dashboard.domain.rating import Rag, Rating, Reason, not_rated, rate, word

from .made import figure, measure, tolerance


def rag(rated, /, **columns: str) -> str:
    return rate(rated, figure(rated, **columns)).rag.value


@pytest.mark.parametrize(
    ("value", "colour"),
    [("100", "green"), ("99.996", "amber"), ("90", "amber"), ("89.99", "red"), ("0", "red")],
)
def test_G3_the_housing_key_is_green_at_100_and_amber_from_90(value, colour):
    assert rag(measure(), value=value) == colour


@pytest.mark.parametrize(
    ("value", "colour"), [("95", "green"), ("94.96", "amber"), ("90", "amber"), ("89.99", "red")]
)
def test_G3_higher_is_better_within_five_points_of_95(value, colour):
    assert rag(tolerance("5", "points"), value=value, target="95") == colour


@pytest.mark.parametrize(("value", "colour"), [("10", "green"), ("11", "amber"), ("11.01", "red")])
def test_G3_lower_is_better_within_a_tenth_of_10(value, colour):
    assert rag(tolerance("10", "percent", polarity="lower"), value=value, target="10") == colour


def test_G1_each_period_is_rated_against_its_own_target():
    rated = tolerance("5", "points")
    assert rag(rated, value="62", target="60") == "green"
    assert rag(rated, value="62", target="65") == "amber"


@pytest.mark.parametrize(
    ("value", "colour"),
    [("40", "green"), ("60", "green"), ("38", "amber"), ("65", "amber"), ("34.9", "red")],
)
def test_G3_a_range_is_green_inside_and_amber_within_its_tolerance(value, colour):
    rated = tolerance("5", "points", polarity="range", unit="number")
    assert rag(rated, value=value, target="40..60") == colour


@pytest.mark.parametrize(
    ("value", "colour"), [("4", "green"), ("6", "amber"), ("3", "amber"), ("8.1", "red")]
)
def test_G3_a_range_of_bands_is_rated_by_where_the_value_lies(value, colour):
    assert rag(measure(polarity="range", green="4..5", amber="3..8"), value=value) == colour


@pytest.mark.parametrize(("value", "colour"), [("85", "green"), ("80", "amber"), ("79.9", "red")])
def test_the_published_minimum_is_where_amber_ends(value, colour):
    assert rag(measure(rule="minimum"), value=value, target="85", minimum="80") == colour
    assert rag(measure(rule="minimum", minimum="80"), value=value, target="85") == colour


def test_without_a_minimum_a_miss_cannot_be_told_amber_from_red():
    rated = measure(rule="minimum", unit="number", polarity="lower")
    assert rag(rated, value="8", target="10") == "green"
    missed = rate(rated, figure(rated, value="12", target="10"))
    assert (missed.rag, missed.reason) == (Rag.NONE, Reason.UNRATED)
    assert missed.why == (
        "2 worse than target; no minimum is published, so amber and red cannot be told apart."
    )


def test_a_minimum_that_is_better_than_the_target_rates_nothing():
    rated = measure(rule="minimum", polarity="lower")
    rating = rate(rated, figure(rated, value="1", target="10", minimum="9"))
    assert rating.reason is Reason.UNRATED
    assert rating.why == "The minimum is better than the target: it has to be no better."


def test_G7_a_missing_figure_is_never_green():
    rating = rate(measure(), figure())
    assert (rating.rag, rating.reason) == (Rag.NONE, Reason.NO_DATA)
    assert rating.why == "No figure for July 2023."


def test_G7_nothing_due_is_not_nought_and_not_a_hundred():
    rating = rate(measure(), figure(numerator="0", denominator="0"))
    assert (rating.rag, rating.reason) == (Rag.NONE, Reason.NOTHING_DUE)
    assert rating.why == "Nothing was due in July 2023."


def test_G7_without_a_target_there_is_no_colour():
    rating = rate(tolerance("10", "percent"), figure(value="38053"))
    assert (rating.rag, rating.reason) == (Rag.NONE, Reason.NO_TARGET)
    assert rating.why == "No target is set for July 2023."


@pytest.mark.parametrize(
    ("columns", "target", "reason"),
    [
        ({"polarity": "none", "rule": "none"}, "", "no_target"),
        ({"polarity": "none", "rule": "none"}, "10", "unrated"),
        ({"polarity": "none"}, "10", "unrated"),
        ({"rule": "status"}, "", "unrated"),
        ({"rule": "matrix"}, "10", "unrated"),
    ],
)
def test_G2_a_measure_for_information_is_never_rated(columns, target, reason):
    rating = rate(measure(**columns), figure(value="100", target=target))
    assert (rating.rag, rating.reason) == (Rag.NONE, reason)


@pytest.mark.parametrize("target", ["", "10"])
@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"rule": "none"}, "Shown for information: no rule rates this measure."),
        ({"polarity": "none"}, "Shown for information: neither way is better."),
    ],
)
def test_a_measure_for_information_says_so_with_or_without_a_target(columns, why, target):
    assert rate(measure(**columns), figure(value="100", target=target)).why == why


def test_a_figure_without_a_definition_is_shown_but_not_rated():
    assert rate(None, figure(value="5")).reason is Reason.UNRATED
    assert rate(None, figure()).reason is Reason.NO_DATA


def test_G5_a_percentage_of_a_target_of_nought_is_not_rated_and_says_what_to_mend():
    rating = rate(tolerance("10", "percent", polarity="lower"), figure(value="0", target="0"))
    assert rating.reason is Reason.UNRATED
    assert rating.why.startswith("The target is 0, and a tolerance in percent of 0 cannot")


def test_a_figure_marked_as_not_to_be_rated_says_why():
    rating = rate(measure(), figure(value="100", unrated="Progress, not compliance."))
    assert (rating.reason, rating.why) == (Reason.UNRATED, "Progress, not compliance.")


@pytest.mark.parametrize(
    ("columns", "observed", "colour"),
    [
        ({"green": "90", "amber": "80"}, {"value": "5", "qualifier": "about"}, "red"),
        ({"green": "90", "amber": "80"}, {"value": "85", "qualifier": "about"}, "none"),
        ({"green": "90", "amber": "80"}, {"value": "98", "qualifier": "about"}, "none"),
        ({"green": "90", "amber": "80"}, {"value": "95", "qualifier": "over"}, "green"),
        ({"green": "90", "amber": "80"}, {"value": "85", "qualifier": "over"}, "none"),
        ({"green": "90", "amber": "80"}, {"value": "70", "qualifier": "under"}, "red"),
        ({"green": "90", "amber": "80"}, {"value": "95", "qualifier": "under"}, "none"),
        (
            {"polarity": "lower", "green": "50", "amber": "150"},
            {"value": "200", "qualifier": "over"},
            "red",
        ),
        (
            {"polarity": "lower", "green": "50", "amber": "150"},
            {"value": "150", "qualifier": "over"},
            "none",
        ),
        (
            {"polarity": "lower", "green": "50", "amber": "150"},
            {"value": "20", "qualifier": "under"},
            "green",
        ),
        (
            {"polarity": "range", "green": "96..104", "amber": "94..106"},
            {"value": "100", "qualifier": "about"},
            "none",
        ),
    ],
)
def test_G14_a_qualified_figure_is_rated_only_where_no_reading_matters(columns, observed, colour):
    assert rag(measure(**columns), **observed) == colour


def test_G14_a_qualified_figure_says_how_it_was_printed():
    rated = measure(green="90", amber="80", unit="percent")
    red = rate(rated, figure(value="5", qualifier="about"))
    assert red.why == "Printed as about 5%: red whatever the exact figure."
    assert (red.to_green, red.gap) == ("90% or more", None)
    assert rate(rated, figure(value="95", qualifier="over")).to_green is None
    unsure = rate(rated, figure(value="85", qualifier="about"))
    assert unsure.why == "Printed as about 85%: the exact figure could change the rating."


def test_G14_a_qualified_miss_without_a_minimum_is_not_rated():
    rated = measure(rule="minimum")
    assert rag(rated, value="5", target="90", qualifier="about") == "none"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("no_target", "Not rated: no target"),
        ("no_data", "Not rated: no figure"),
        ("nothing_due", "Not rated: nothing due"),
        ("not_due", "Not rated: not due yet"),
        ("suppressed", "Not rated: suppressed"),
        ("late_return", "Not rated: late"),
        ("unrated", "Not rated"),
    ],
)
def test_a_figure_without_a_colour_says_so_in_words(reason, words):
    assert word(not_rated(Reason(reason), "")) == words


def test_colours_are_read_out_as_words():
    assert [colour.word for colour in Rag] == ["Green", "Amber", "Red", "Complete", "Not rated"]
    assert word(Rating(Rag.BLUE, None, "")) == "Complete"
