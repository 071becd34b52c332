"""The sentence beside a colour: why it is so, what would turn it green, and how far that is."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dashboard.domain.rating import rate

from .made import figure, measure, tolerance


def test_a_note_is_added_to_the_explanation():
    rating = rate(measure(), figure(value="100", note="A reduction was agreed."))
    assert rating.why == "100% where green is 100%. A reduction was agreed."


@pytest.mark.parametrize(
    ("rated", "columns", "why"),
    [
        (
            tolerance("10", "percent", polarity="lower", unit="per 100,000"),
            {"value": "11.3", "target": "8.7"},
            "30% worse than target; amber ends at 10%.",
        ),
        (
            tolerance("10", "percent", polarity="lower", unit="number"),
            {"value": "510", "target": "470"},
            "8.5% worse than target; amber ends at 10%.",
        ),
        (
            tolerance("10", "percent", polarity="lower", unit="number"),
            {"value": "1100.4", "target": "1000"},
            "10.04% worse than target; amber ends at 10%.",
        ),
        (
            tolerance("10", "percent", unit="number"),
            {"value": "1187", "target": "868"},
            "37% better than target.",
        ),
        (tolerance("10", "percent"), {"value": "70", "target": "70"}, "On target."),
        (
            tolerance("5", "points"),
            {"value": "94.96", "target": "95"},
            "0.04 points worse than target; amber ends at 5 points.",
        ),
        (
            tolerance("5", "points"),
            {"value": "94", "target": "95"},
            "1 point worse than target; amber ends at 5 points.",
        ),
        (
            tolerance("500", "points", unit="gbp", polarity="lower"),
            {"value": "1200.5", "target": "1000"},
            "£200.50 worse than target; amber ends at £500.",
        ),
        (tolerance("0", "points"), {"value": "94", "target": "95"}, "1 point worse than target."),
        (
            tolerance("5", "points", polarity="range", unit="number"),
            {"value": "37.5", "target": "40..60"},
            "2.5 worse than the target range; amber ends at 5.",
        ),
        (
            tolerance("10", "percent", polarity="range", unit="number"),
            {"value": "63", "target": "40..60"},
            "5% worse than the target range; amber ends at 10%.",
        ),
        (
            tolerance("5", "points", polarity="range", unit="number"),
            {"value": "50", "target": "40..60"},
            "Inside the target range.",
        ),
        (
            measure(rule="minimum"),
            {"value": "79.9", "target": "85", "minimum": "80"},
            "5.1 points worse than target; amber ends at the minimum, 80%.",
        ),
        (
            measure(),
            {"numerator": "470", "denominator": "473"},
            "3 short of 473: 99.4% where green is 100%.",
        ),
        (
            measure(),
            {"numerator": "415", "denominator": "415"},
            "415 of 415: 100% where green is 100%.",
        ),
        (measure(decimals="2"), {"value": "99.68"}, "99.68% where green is 100%."),
        (
            measure(),
            {"numerator": "1", "denominator": "4"},
            "3 short of 4: 25% where amber is 90% or more.",
        ),
        (
            measure(green="95", amber="90"),
            {"numerator": "185", "denominator": "200"},
            "185 of 200: 92.5% where green is 95% or more.",
        ),
        (
            measure(polarity="lower", green="0", amber="2", unit="number"),
            {"value": "1"},
            "1 where green is 0.",
        ),
        (
            measure(polarity="lower", green="5", amber="10", unit="number"),
            {"value": "12"},
            "12 where amber is 10 or less.",
        ),
        (
            measure(polarity="range", green="4..5", amber="3..8", unit="number"),
            {"value": "2"},
            "2 where amber is 3 to 8.",
        ),
    ],
)
def test_a_rating_explains_itself_in_one_plain_sentence(rated, columns, why):
    assert rate(rated, figure(rated, **columns)).why == why


@pytest.mark.parametrize(
    ("rated", "columns", "needed"),
    [
        (measure(), {"numerator": "470", "denominator": "473"}, "3 more of 473"),
        (
            measure(green="95", amber="90"),
            {"numerator": "185", "denominator": "201"},
            "6 more of 201",
        ),
        (
            measure(polarity="lower", green="5", amber="10"),
            {"numerator": "1150", "denominator": "2000"},
            "1,050 fewer of 2,000",
        ),
        (
            tolerance("10", "percent", polarity="lower", unit="per 100,000"),
            {"value": "11.3", "target": "8.7"},
            "at most 8.7, that is 2.6 lower",
        ),
        (
            tolerance("5", "points"),
            {"value": "94.96", "target": "95"},
            "at least 95%, that is 0.04 points higher",
        ),
        (
            tolerance("5", "points"),
            {"value": "94.9999", "target": "95"},
            "at least 95%, that is 0.01 points higher",
        ),
        (
            tolerance("5", "points", polarity="range", unit="gbp"),
            {"value": "70", "target": "40..60"},
            "at most £60, that is £10 lower",
        ),
        (
            tolerance("5", "points"),
            {"numerator": "1", "denominator": "2", "target": "110"},
            "at least 110%, that is 60 points higher",
        ),
        (
            tolerance("5", "points", polarity="lower"),
            {"numerator": "1", "denominator": "2", "target": "-10"},
            "at most \u221210%, that is 60 points lower",
        ),
        (
            measure(),
            {"numerator": "1.5", "denominator": "2"},
            "at least 100%, that is 25 points higher",
        ),
        (measure(), {"value": "100"}, None),
    ],
)
def test_a_rating_says_what_would_turn_it_green(rated, columns, needed):
    assert rate(rated, figure(rated, **columns)).to_green == needed


@pytest.mark.parametrize(
    ("rated", "value", "gap"),
    [
        (tolerance("5", "points"), "92.5", "-2.5"),
        (tolerance("5", "points", polarity="lower"), "92.5", "-2.5"),
        (tolerance("5", "points"), "97", "2"),
        (measure(), "97", "-3"),
    ],
)
def test_the_gap_is_signed_and_runs_from_the_target(rated, value, gap):
    assert rate(rated, figure(rated, value=value, target="95")).gap == Fraction(gap)


def test_the_gap_from_a_range_is_nought_inside_it():
    rated = tolerance("5", "points", polarity="range")
    gaps = [rate(rated, figure(value=v, target="40..60")).gap for v in ("37", "50", "62")]
    assert gaps == [-3, 0, 2]
