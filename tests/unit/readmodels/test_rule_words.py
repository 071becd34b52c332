"""How a measure is rated, in words: every rule, polarity and kind of tolerance reads true."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from dashboard.domain.measures import Measure, Polarity, RuleKind, Span, ToleranceKind
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period
from dashboard.domain.rating import rate
from dashboard.readmodels.assessed import Assessed
from dashboard.readmodels.rule_words import good_is, rule_words, target_by_period

PERCENT = Measure("M", "Measure", "housing", "percent", Polarity.HIGHER, RuleKind.BANDS)
BANDED = replace(PERCENT, green=Fraction(100), amber=Fraction(90))
TOLERANT = replace(
    PERCENT,
    rule=RuleKind.TOLERANCE,
    tolerance=Fraction(5),
    tolerance_kind=ToleranceKind.POINTS,
)
MINIMUM = replace(PERCENT, rule=RuleKind.MINIMUM)


def figure(
    measure: Measure, target: Fraction | Span | None, month: str = "2023-09", **more: Fraction
) -> Assessed:
    observation = Observation("M", Period.parse(month), Fraction(50), target=target, **more)
    return Assessed(observation, measure, rate(measure, observation), "S1")


@pytest.mark.parametrize(
    ("polarity", "words"),
    [
        (Polarity.HIGHER, "Higher"),
        (Polarity.LOWER, "Lower"),
        (Polarity.RANGE, "Within a range"),
        (Polarity.NONE, "Neither: shown for information"),
    ],
)
def test_which_way_is_good_is_a_word(polarity: Polarity, words: str) -> None:
    assert good_is(replace(PERCENT, polarity=polarity)) == words


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (BANDED, "Green at 100%; amber from 90%; red under 90%."),
        (
            replace(BANDED, green=Fraction(95)),
            "Green at 95% or more; amber from 90%; red under 90%.",
        ),
        (
            replace(
                BANDED,
                unit="number",
                polarity=Polarity.LOWER,
                green=Fraction(10),
                amber=Fraction(12),
            ),
            "Green at 10 or less; amber up to 12; red over 12.",
        ),
        (
            replace(
                BANDED,
                polarity=Polarity.RANGE,
                green=Span(Fraction(40), Fraction(60)),
                amber=Span(Fraction(30), Fraction(70)),
            ),
            "Green from 40% to 60%; amber from 30% to 70%; red outside.",
        ),
        (PERCENT, "Not stated"),
        (replace(PERCENT, rule=RuleKind.NONE), "Not rated: no rule is set"),
        (replace(BANDED, polarity=Polarity.NONE), "Not rated: no rule is set"),
    ],
)
def test_fixed_bands_are_said_from_end_to_end(measure: Measure, words: str) -> None:
    assert rule_words(measure, None) == words


def test_a_tolerance_in_points_says_so_and_where_it_ends() -> None:
    assert rule_words(TOLERANT, figure(TOLERANT, Fraction(95))) == (
        "Green at or over target; amber up to 5 points under; red beyond. "
        "At 95%, amber ends at 90%."
    )


def test_a_tolerance_of_one_point_is_singular() -> None:
    assert "up to 1 point under" in rule_words(replace(TOLERANT, tolerance=Fraction(1)), None)


def test_a_range_has_two_edges_of_amber() -> None:
    measure = replace(TOLERANT, polarity=Polarity.RANGE)
    found = figure(measure, Span(Fraction(40), Fraction(60)))
    assert rule_words(measure, found).endswith("At 40% to 60%, amber ends at 35% and 65%.")


def test_a_minimum_that_is_published_is_named() -> None:
    found = figure(MINIMUM, Fraction(95), minimum=Fraction(80))
    assert rule_words(MINIMUM, found) == (
        "Green at or over target; amber as far as the published minimum; red beyond. "
        "At 95%, amber ends at 80%."
    )


def test_a_minimum_that_is_not_published_is_said_to_be_missing() -> None:
    said = rule_words(MINIMUM, figure(MINIMUM, Fraction(95)))
    assert said.endswith("no minimum is published, so amber and red cannot be told apart.")


def test_a_definition_that_cannot_rate_its_target_says_why() -> None:
    measure = replace(TOLERANT, tolerance_kind=ToleranceKind.PERCENT)
    assert "cannot be worked out" in rule_words(measure, figure(measure, Fraction(0)))


def test_a_period_without_a_target_has_no_edge() -> None:
    assert rule_words(TOLERANT, figure(TOLERANT, None)).endswith("red beyond.")


def test_no_target_is_none_set() -> None:
    assert target_by_period([figure(TOLERANT, None)]) == "None set"


def test_a_target_that_steps_is_said_by_period() -> None:
    months = [("2023-07", 90), ("2023-08", 90), ("2023-09", 95)]
    found = [figure(TOLERANT, Fraction(target), month) for month, target in months]
    assert target_by_period(found) == "90% to August 2023, then 95%"


def test_a_target_that_moves_every_month_is_said_by_its_ends() -> None:
    found = [figure(TOLERANT, Fraction(90 + month), f"2023-0{month}") for month in range(4, 10)]
    assert target_by_period(found) == (
        "Set for each period: 94% in April 2023, 99% in September 2023"
    )
