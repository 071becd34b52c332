"""Which period a commentary is about: a comparison is not, and its own need not be named."""

from __future__ import annotations

import pytest

from dashboard.domain.mentions import other_period
from dashboard.domain.periods import Period


@pytest.mark.parametrize(
    ("text", "period", "other"),
    [
        ("In December 29.4% of delays were social care's.", "2019-01", "December"),
        ("Printed about April to June 2023.", "2023-24 Q2", "April"),
        ("All pumps were serviced in Q1.", "2023-24 Q2", "Q1"),
        ("All pumps were serviced in Q2 2022-23.", "2023-24 Q2", "Q2 2022-23"),
        ("January 2018 was busy.", "2019-01", "January 2018"),
        ("The work of May 2019.", "2019-06", "May 2019"),
        ("Done in May.", "2019-06", "May"),
        ("Counted in October 2023.", "2023-24 Q2", "October 2023"),
        ("H2 work: Q1 was quiet.", "2023-24 H2", "Q1"),
    ],
)
def test_words_that_name_only_another_period_are_told_of(
    text: str, period: str, other: str
) -> None:
    assert other_period(text, Period.parse(period)) == other


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("January was busy, December was not.", "2019-01"),
        ("April to June 2023, as in July.", "2023-24 Q2"),
        ("Q3 as a whole was mild.", "2023-11"),
        ("Up since December 2018.", "2019-01"),
        ("New target: 1,078 after 1,004 in March.", "2018-04"),
        ("Next due November 2023.", "2023-24 Q2"),
        ("Query: The words still quote December's 29.4%", "2019-01"),
        ("Two may be late.", "2019-06"),
        ("May need more time.", "2019-06"),
        ("The year's best month was March 2018.", "2018-19"),
        ("Counted in March.", "2019-02-28"),
        ("Serviced in Q1 2023-99.", "2023-24 Q2"),
        ("January, in a year that spans two.", "2023-24 Q4"),
        ("Counted on 10 October 2023.", "2023-24 Q2"),
        ("One session on 13th April.", "2023-24 Q2"),
        ("Nothing is named here.", "2019-01"),
    ],
)
def test_what_names_its_own_or_compares_or_is_marked_is_let_through(text: str, period: str) -> None:
    assert other_period(text, Period.parse(period)) is None
