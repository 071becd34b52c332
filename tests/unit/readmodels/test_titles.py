"""How a measure's name is shortened, and how it stands inside a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.readmodels.titles import at_start, fitting, mid_sentence, short


@pytest.mark.parametrize(
    ("title", "shortened"),
    [
        ("Delayed transfers of care per 100,000 people", "Delayed transfers of care"),
        ("Deprivation of liberty (DoLS) applications", "Deprivation of liberty applications"),
        ("Still at home 91 days after reablement, 65+", "Still at home 91 days after reablement"),
        ("Electrical tests: homes", "Electrical tests"),
        ("Passenger lifts", "Passenger lifts"),
        ("Referrals per", "Referrals per"),
        ("(DoLS)", "(DoLS)"),
    ],
)
def test_a_name_loses_its_unit_and_its_afterthoughts(title: str, shortened: str) -> None:
    assert short(title) == shortened


@given(st.text())
def test_a_name_is_never_shortened_to_nothing(title: str) -> None:
    assert bool(short(title)) is bool(title)
    assert len(short(title)) <= len(title)


def test_the_first_that_fits_ten_words_is_said_and_the_last_where_none_does() -> None:
    long = "one two three four five six seven eight nine ten eleven"
    assert fitting(long, "brief", "briefer") == "brief"
    assert fitting(long, f"{long} twelve") == f"{long} twelve"


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Delayed transfers", "delayed transfers"),
        ("EHC plans", "EHC plans"),
        ("A floor", "A floor"),
        ("2 to 2.5 year assessments", "2 to 2.5 year assessments"),
        ("", ""),
    ],
)
def test_only_an_ordinary_capital_gives_way_inside_a_sentence(title: str, inside: str) -> None:
    assert mid_sentence(title) == inside


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "No"), (1, "One"), (10, "Ten"), (16, "Sixteen"), (20, "Twenty"), (42, "Forty-two"),
     (99, "Ninety-nine"), (100, "100"), (1200, "1,200")],
)  # fmt: skip
def test_no_sentence_begins_with_figures_up_to_99(count: int, words: str) -> None:
    assert at_start(count) == words
