"""The tally as a sentence, and the summary table of a section."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.rating import Rag
from dashboard.readmodels.summary import (
    counted,
    headline,
    outturn,
    performance,
    queried,
    summary_groups,
    tally,
)
from tests.unit.readmodels.figures import JANUARY, delays, monthly, series
from tests.unit.readmodels.papers import Papers

RED = "Delayed transfers of care per 100,000 people"
LONG = "Adults in contact with secondary mental health services living independently"


def said(red: int, amber: int, green: int, none: int = 0, name: str = "") -> str:
    rags = [Rag.RED] * red + [Rag.AMBER] * amber + [Rag.GREEN] * green + [Rag.NONE] * none
    return headline(counted(rags), name)


@pytest.mark.parametrize(
    ("counts", "name", "words"),
    [
        ((1, 5, 7, 7), RED, "One measure is red: delayed transfers of care"),
        ((1, 5, 7), "EHC plans", "One measure is red: EHC plans"),
        ((1, 5, 7), "", "One measure is red, five amber and seven green"),
        ((1, 0, 0), LONG, "One measure is red"),
        ((3, 0, 0, 319), "", "Three measures are red"),
        ((2, 1, 0), "", "Two measures are red and one amber"),
        ((10, 0, 12), "", "Ten measures are red and 12 green"),
        ((0, 3, 8, 10), "", "No measure is red; three are amber"),
        ((0, 1, 8), "", "No measure is red; one is amber"),
        ((0, 0, 8, 2), "", "All eight rated measures meet target"),
        ((0, 0, 1), "", "The one rated measure meets target"),
        ((0, 0, 0, 22), "", "None of 22 measures can be rated"),
        ((0, 0, 0, 1), "", "The one measure here cannot be rated"),
        ((0, 0, 0), "", "No figures have been published for this section"),
    ],
)
def test_the_headline_says_the_worst_first(counts: tuple[int, ...], name: str, words: str) -> None:
    assert said(*counts, name=name) == words


COUNTS = st.integers(0, 2000)


@given(COUNTS, COUNTS, COUNTS, COUNTS, st.text(max_size=200))
def test_a_headline_is_never_longer_than_ten_words(
    red: int, amber: int, green: int, none: int, name: str
) -> None:
    counts = counted([])
    items = tuple(
        type(item)(item.kind, item.word, count)
        for item, count in zip(counts, (red, amber, green, none), strict=True)
    )
    words = headline(items, name)
    assert 0 < len(words.split()) <= 10
    assert words[0].isupper() or words[0].isdigit()


def test_G10_every_colour_is_counted_and_nought_is_written() -> None:
    items = tally([series(delays())], JANUARY)
    assert [(item.word, item.count) for item in items] == [
        ("red", 1), ("amber", 0), ("green", 0), ("not rated", 0),
    ]  # fmt: skip


def test_the_outturn_is_last_financial_years_and_never_a_months() -> None:
    given = delays().observed("kent", "ASC-06", "2017-18", value="12.5")
    assert outturn(series(given), JANUARY) == "12.5"
    assert outturn(series(given), JANUARY.year_earlier()) == "not stated"
    assert outturn(series(delays()), JANUARY) == "not stated"


def test_an_outturn_that_is_another_months_figure_carries_its_query() -> None:
    query = "Query: Printed as the outturn, but it is December 2018's figure; March 2018 was 74"
    given = delays().observed("kent", "ASC-06", "2017-18", value="77", commentary=query)
    said = "printed as the outturn, but it is December 2018's figure; March 2018 was 74"
    assert queried(series(given), JANUARY) == said
    assert queried(series(given), JANUARY.year_earlier()) == ""
    (group,) = summary_groups([series(given)], given.books(), "kent", JANUARY)
    assert (group.rows[0].outturn, group.rows[0].queried) == ("77", said)
    agreed = delays().observed("kent", "ASC-06", "2017-18", value="77", commentary="Agrees.")
    assert queried(series(agreed), JANUARY) == ""


def test_measures_stand_in_their_groups_in_the_order_of_the_definitions() -> None:
    given = monthly(Papers(), "B", ["9"], "8.7", group="Second")
    monthly(given, "A", ["9"], "8.7", group="First", reported_to="Board", owner_role="Head")
    monthly(given, "C", ["9"], "8.7", group="Second")
    held = [series(given, code) for code in "BAC"]
    groups = summary_groups(held, given.books(), "kent", JANUARY)
    assert [(g.name, [row.line.measure for row in g.rows]) for g in groups] == [
        ("Second", ["B", "C"]), ("First", ["A"]),
    ]  # fmt: skip
    (row,) = groups[1].rows
    assert (row.reports, row.owner, row.data_period) == ("Board", "Head", "January 2019")
    assert (groups[0].rows[0].reports, groups[0].rows[0].owner) == ("not stated", "not stated")


def test_rules_for_actions_and_risks_are_no_measures_of_performance() -> None:
    given = delays().measure(
        "kent", "LEVEL", rule="matrix", polarity="lower", green="6", amber="15"
    )
    assert performance([series(given, "LEVEL"), series(given)]) == [series(given)]
