"""What is printed is never better, or worse, than what was rated."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period
from dashboard.domain.rating import Rag, display, display_target, rate
from dashboard.formats import half_up

from .made import figure, measure, tolerance

LOWER = tolerance("2", "points", polarity="lower", unit="days")


@pytest.mark.parametrize(
    ("rated", "columns", "printed"),
    [
        (measure(decimals="2"), {"value": "99.996"}, "99.99%"),
        (measure(), {"value": "99.96"}, "99.9%"),
        (measure(decimals="2"), {"numerator": "8609", "denominator": "8624"}, "99.83%"),
        (measure(), {"numerator": "142", "denominator": "148"}, "95.9%"),
        (measure(), {"value": "89.99"}, "89.9%"),
        (measure(), {"value": "100"}, "100%"),
        (measure(decimals="0", green="95", amber="90"), {"value": "95.4"}, "95.4%"),
        (measure(decimals="0", polarity="lower", green="5", amber="6"), {"value": "4.6"}, "4.6%"),
        (LOWER, {"value": "22.004", "target": "20"}, "22.004"),
        (LOWER, {"value": "20.004", "target": "20"}, "20.004"),
        (LOWER, {"value": "21.96", "target": "20"}, "21.96"),
        (measure(), {"value": "94.96", "target": "95"}, "95%"),
        (tolerance("5", "points"), {"value": "94.96", "target": "95"}, "94.96%"),
        (tolerance("5", "points"), {"value": "99.996", "target": "100"}, "99.99%"),
        (tolerance("5", "points"), {"value": "89.99", "target": "95"}, "89.9%"),
        (tolerance("0", "points"), {"value": "94.96", "target": "95"}, "94.96%"),
        (tolerance("5", "points"), {"value": "243.34", "target": "243.33"}, "243.34%"),
        (tolerance("5", "percent"), {"value": "0.04", "target": "0"}, "0.04%"),
        (measure(unit="gbp", rule="none"), {"value": "1721065"}, "£1,721,065"),
        (measure(unit="per 100,000", rule="none"), {"value": "11.30"}, "11.3"),
        (measure(rule="none"), {"value": "5", "qualifier": "about"}, "about 5%"),
        (measure(rule="none", unit="number"), {"value": "200", "qualifier": "over"}, "over 200"),
        (None, {"value": "1234.56"}, "1,234.6"),
        (None, {}, "No figure"),
        (measure(), {"numerator": "0", "denominator": "0"}, "Nothing due"),
    ],
)
def test_G4_G12_a_figure_prints_on_the_side_of_every_line_where_it_lies(rated, columns, printed):
    assert display(rated, figure(rated, **columns)) == printed


@pytest.mark.parametrize(
    ("rated", "target", "printed"),
    [
        (tolerance("5", "points"), "95", "95%"),
        (tolerance("5", "points"), "95.475", "95.475%"),
        (tolerance("5", "points", polarity="range"), "40..60", "40% to 60%"),
        (measure(), "", None),
        (None, "1078", "1,078"),
    ],
)
def test_a_target_prints_as_it_was_given(rated, target, printed):
    assert display_target(rated, figure(value="1", target=target)) == printed


JULY = Period.parse("2023-07")
values = st.decimals(0, 120, places=3).map(Fraction)
ORDER = {Rag.RED: 0, Rag.AMBER: 1, Rag.GREEN: 2}
RULES = [
    measure(),
    measure(polarity="lower", green="5", amber="10.25"),
    tolerance("7.5", "percent"),
    tolerance("7.5", "points", polarity="lower"),
    measure(rule="minimum", minimum="20"),
]


@given(st.sampled_from(RULES), values, values, values.filter(lambda target: target >= 20))
def test_a_better_value_is_never_rated_worse(rated, one, other, target):
    better, worse = max(one, other), min(one, other)
    if rated.polarity == "lower":
        better, worse = worse, better
    colours = [
        rate(rated, Observation("M1", JULY, value, target=target)).rag for value in (better, worse)
    ]
    assert ORDER[colours[0]] >= ORDER[colours[1]]


@given(st.sampled_from(RULES), values, values.filter(lambda target: target >= 20))
def test_G12_the_figure_printed_has_the_colour_of_the_figure_rated(rated, value, target):
    observed = Observation("M1", JULY, value, target=target)
    printed = Fraction(display(rated, observed).rstrip("%").replace(",", ""))
    assert rate(rated, Observation("M1", JULY, printed, target=target)).rag is (
        rate(rated, observed).rag
    )


@given(st.sampled_from(RULES), values, values.filter(lambda target: target >= 20))
def test_G12_a_figure_moved_off_a_line_never_reads_better_than_it_is(rated, value, target):
    text = display(rated, Observation("M1", JULY, value, target=target))
    printed = Fraction(text.rstrip("%").replace(",", ""))
    plain = half_up(value, rated.decimals)
    if printed != plain:
        better = printed < value if rated.polarity == "lower" else printed > value
        places = len(text.rstrip("%").partition(".")[2])
        assert not better or printed == half_up(value, places)


@given(st.sampled_from([*RULES, None]), st.one_of(st.none(), values), st.booleans())
def test_a_missing_figure_has_no_colour_whatever_the_rule(rated, target, due):
    nothing = None if due else Fraction(0)
    rating = rate(rated, Observation("M1", JULY, target=target, denominator=nothing))
    assert rating.rag is Rag.NONE
    assert rating.reason in {"no_data", "nothing_due"}
