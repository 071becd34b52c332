"""Observations as scripts are handed them: names, order and bounds are public interface."""

from __future__ import annotations

from dataclasses import fields

import pytest

from dashboard.domain.periods import PeriodError
from dashboard.readmodels.published import (
    Published,
    PublishedObservation,
    PublishedQuery,
    build,
)
from tests.unit.readmodels.figures import delays, monthly
from tests.unit.readmodels.papers import Papers

NAMES = (
    "org measure period value numerator denominator target rating rating_reason why provisional "
    "commentary as_at submission rule"
)


def asked(given: Papers, **query: str) -> Published:
    return build(PublishedQuery("kent", **query), given.books())


def test_the_names_and_their_order_are_those_promised() -> None:
    assert [field.name for field in fields(PublishedObservation)] == NAMES.split()


def test_an_observation_carries_its_rating_and_why() -> None:
    last = asked(delays()).observations[-1]
    assert (last.measure, last.period, last.value, last.target) == ("ASC-06", "2019-01", 11.3, 8.7)
    assert (last.rating, last.rating_reason, last.rule) == ("red", None, "tolerance")
    assert last.why == "30% worse than target; amber ends at 10%."
    assert (last.provisional, last.submission) == (False, "S13")


def test_what_is_missing_is_null_and_never_nought() -> None:
    given = Papers().measure("kent", "GAS").observed("kent", "GAS", "2019-01", as_at="2019-02-01")
    (only,) = asked(given).observations
    assert (only.value, only.numerator, only.denominator, only.target) == (None,) * 4
    assert (only.rating, only.rating_reason, only.as_at) == ("none", "no_data", "2019-02-01")


def test_whole_numbers_stay_whole_and_ranges_are_text() -> None:
    given = monthly(Papers(), "ASC-06", ["50"], "40..60.5", polarity="range")
    given.observed("kent", "ASC-06", "2018-12", numerator="1", denominator="2")
    share, plain = asked(given).observations
    assert (plain.value, type(plain.value), plain.target) == (50, int, "40..60.5")
    assert (share.numerator, share.denominator) == (1, 2)


@pytest.mark.parametrize(
    ("query", "periods"),
    [
        ({"period": "Jan-19"}, ["2019-01"]),
        ({"first": "2018-12"}, ["2018-12", "2019-01"]),
        ({"last": "2018-03"}, ["2018-02", "2018-03"]),
        ({"first": "2018-19 Q3", "last": "2018-12"}, ["2018-12"]),
        ({"measure": "NONE"}, []),
        ({"section": "housing"}, []),
    ],
)
def test_a_query_bounds_the_periods_by_their_last_day(
    query: dict[str, str], periods: list[str]
) -> None:
    assert [one.period for one in asked(delays(), **query).observations] == periods


def test_a_period_that_is_not_one_is_refused() -> None:
    with pytest.raises(PeriodError):
        asked(delays(), period="never")
