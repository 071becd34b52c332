"""Filters settled from what an address asked for, and the foot of every page."""

from __future__ import annotations

import pytest

from dashboard.domain.periods import Period
from dashboard.readmodels.frames import foot, notices, settle, settle_org, settle_period
from dashboard.readmodels.types import Option
from tests.unit.readmodels.papers import Papers

SECTIONS = [Option("all", "All sections"), Option("send", "SEND")]
QUARTERS = [Period.parse("2023-24 Q2"), Period.parse("2023-24 Q1")]


def test_what_is_asked_for_is_shown() -> None:
    settled = settle("section", "Section", "send", SECTIONS)
    assert (settled.value, settled.label, settled.notice) == ("send", "SEND", None)


@pytest.mark.parametrize("asked", [None, ""])
def test_nothing_asked_is_the_first_without_a_word(asked: str | None) -> None:
    settled = settle("section", "Section", asked, SECTIONS)
    assert (settled.value, settled.notice) == ("all", None)


def test_what_there_is_not_falls_back_and_says_so() -> None:
    settled = settle("section", "Section", "x" * 100, SECTIONS)
    assert settled.value == "all"
    assert settled.notice == f"There is no section “{'x' * 40}” here; showing All sections."
    assert notices(settled, settle("section", "Section", "all", SECTIONS)) == (settled.notice,)


def test_with_nothing_to_choose_from_nothing_is_chosen() -> None:
    settled = settle("section", "Section", None, [])
    assert (settled.value, settled.label) == ("", "None yet")
    asked = settle("section", "Section", "send", [])
    assert asked.notice == "There is no section “send” here."


@pytest.mark.parametrize("asked", ["2023-24-Q1", "2023-24 Q1", "Q1 23-24"])
def test_a_period_is_understood_as_officers_write_it(asked: str) -> None:
    assert settle_period(asked, QUARTERS).value == "2023-24-Q1"


def test_a_period_that_is_not_one_falls_back_to_the_newest() -> None:
    settled = settle_period("never", QUARTERS)
    assert settled.value == "2023-24-Q2"
    assert settled.notice == "There is no period “never” here; showing Q2 2023-24."


def test_a_choice_may_stand_before_the_periods() -> None:
    first = Option("latest", "Latest of each section")
    assert settle_period(None, QUARTERS, first=first).value == "latest"
    assert settle_period("latest", QUARTERS, first=first).notice is None
    assert settle_period("Q1 23-24", QUARTERS, first=first).label == "Q1 2023-24"


def test_councils_that_hold_something_come_first_and_comparators_are_not_offered() -> None:
    given = Papers().publish("thurrock", "measures").publish("england", "measures")
    given.publish("kent", "measures").publish("thurrock", "funds", {"fund": "Pool"})
    books = given.books()
    held = settle_org(books, None, ("funds",)).filter.options
    assert [option.value for option in held] == ["thurrock", "kent"]
    plain = settle_org(books, "kent")
    assert [option.value for option in plain.filter.options] == ["kent", "thurrock"]
    assert plain.label == "Kent County Council"


def test_the_foot_names_each_source_once_the_bands_and_the_edition() -> None:
    books = Papers().publish("kent", "measures").publish("kent", "risks").books()
    made = foot(books, ["S2", "S1", "S2", ""], "Bands.")
    assert made.sources == ("Paper S1", "Paper S2")
    assert (made.bands, made.edition) == ("Bands.", str(books.edition))
