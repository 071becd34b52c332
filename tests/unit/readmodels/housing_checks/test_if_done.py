"""What would follow if one check were done on a day, said in sentences."""

from __future__ import annotations

import pytest

from dashboard.readmodels.housing_checks.if_done import build
from dashboard.readmodels.what_if import WhatIfQuery
from tests.unit.readmodels.shelf import Row, Shelf, block, check, home

ASSETS = (block("B1"), home("F1", "B1"), home("F2", "B1"), home("H1"))
CHECKS = (
    check("B1", "FRA", next_due="2026-11-01", interval_months="24"),
    check("F1", "GAS-DOM", next_due="2026-12-20"),
    check("F2", "GAS-DOM", next_due="2026-11-20"),
    check("B1", "GAS-COM", next_due="2026-11-20"),
    check("H1", "ASB", next_due="2027-01-01", interval_months="12"),
    check("H1", "FIRE-ALM", interval_months="3"),
    check("B1", "LRA", next_due="2027-01-01"),
)


def answer(chosen: str | None, day: str | None, *checks: Row) -> tuple[str, ...]:
    given = Shelf().put("inspections", *(checks or CHECKS)).put("assets", *ASSETS)
    return build(WhatIfQuery("thurrock", chosen, day), given.books())


def test_a_check_past_its_limit_brings_its_homes_back() -> None:
    late, then, homes = answer("FRA|B1", "2026-12-10")
    assert late == "Not in date on that day: its limit is 1 November 2026, 39 days before."
    assert then.startswith("The next check would be due on 10 December 2028. Rule H10: A fire risk")
    assert homes == "As things stand today it would bring 2 homes back into date in BS02."


def test_H2_in_the_window_the_anniversary_is_kept() -> None:
    in_time, window, then, homes = answer("GAS-DOM|F1", "2026-12-01")
    assert in_time == "In date on that day: its limit is 20 December 2026."
    assert window == (
        "Inside the gas window, 20 October 2026 to 20 December 2026: the anniversary is kept."
    )
    assert then.startswith("The next check would be due on 20 December 2027. Rule H2:")
    assert homes == "It fails no home in BS01 today, so none would come back."


def test_H3_before_the_window_it_is_lost() -> None:
    checks = (check("F1", "GAS-DOM", next_due="2027-02-20"),)
    _, window, then, _ = answer("GAS-DOM|F1", "2026-12-19", *checks)
    assert window.startswith("Before the gas window, 20 December 2026 to 20 February 2027:")
    assert then.startswith("The next check would be due on 19 December 2027. Rule H3:")


def test_H1_after_the_limit_the_year_starts_afresh_and_another_check_can_hold_the_home_back() -> (
    None
):
    _, window, _, homes = answer("GAS-DOM|F2", "2026-12-01")
    assert window.startswith("After the gas window, 20 September 2026 to 20 November 2026:")
    assert homes == "No home comes back in BS01 by this check alone: another fails the same homes."


def test_what_no_safety_measure_asks_for_and_what_has_no_limit_are_said() -> None:
    first, then, homes = answer("FIRE-ALM|H1", "2026-12-01")
    assert first == "No limit is known for it: done on 1 December 2026, it has its first record."
    assert then.startswith("The next check would be due on 1 March 2027.")
    assert homes == "No safety measure counted by home asks for this check."


def test_H12_where_only_the_report_can_set_the_next_day_it_says_so() -> None:
    said = answer("LRA|B1", "2026-12-01")
    assert said[1].startswith("The next day is for the report to set: no interval is known. Rule H")


def test_without_assets_homes_are_not_guessed() -> None:
    given = Shelf().put("inspections", *CHECKS)
    said = build(WhatIfQuery("thurrock", "FRA|B1", "2026-12-10"), given.books())
    assert said[-1] == "How many homes it brings back in BS02 is known once assets are published."


@pytest.mark.parametrize(
    ("chosen", "day", "said"),
    [
        (None, "2026-12-01", "Choose a check from the list above."),
        ("none", "2026-12-01", "Choose a check from the list above."),
        ("FRA|B1", None, "Give the day of the check, such as 14 January 2027."),
        ("FRA|B1", "31/12/2026", "Give the day of the check, such as 14 January 2027."),
        ("FRA|B1", "2026-11-26", "Give a day from 27 November 2026 on, and less than five years"),
        ("FRA|B1", "9999-11-26", "Give a day from 27 November 2026 on, and less than five years"),
        ("FRA|B9", "2026-12-01", "This check is not in the register any more: choose another."),
    ],
)
def test_wrong_input_gets_a_sentence(chosen: str | None, day: str | None, said: str) -> None:
    (only,) = answer(chosen, day)
    assert only.startswith(said)
