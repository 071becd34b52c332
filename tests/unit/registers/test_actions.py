"""Remedial actions are counted apart from the checks that left them (rule T2)."""

from __future__ import annotations

from dashboard.catalogue import load_catalogue
from dashboard.registers.actions import actions_left, counted, leaving
from dashboard.registers.frames import RegisterFrame
from dashboard.registers.rollup import of_actions
from tests.unit.registers.held import DAY, check, held


def left(asset: str, still: str, late: str = "", **columns: str) -> dict[str, str | None]:
    """A check that left so many actions; "" is said of neither."""
    actions = {"actions_open": still, "actions_overdue": late}
    return check(asset, "FRA", "2026-01-01", **{k: v for k, v in actions.items() if v}, **columns)


CHECKS = held(
    "inspections",
    left("A1", "2", "0"),
    left("A2", "0", "0"),
    left("A3", "5", "4"),
    left("A4", ""),
    left("A5", "2"),
    left("A6", "9", "9", required="N"),
)


def names(found: RegisterFrame) -> list[str | None]:
    return found.texts("asset_id")


def test_T2_actions_are_added_up_over_the_checks_that_are_required() -> None:
    assert dict(actions_left(CHECKS)) == {"ACT-OPEN": 9, "ACT-OVER": 4}


def test_T2_a_check_in_date_has_actions_all_the_same() -> None:
    late = check("A1", "FRA", "2020-01-01", actions_open="1", actions_overdue="1")
    assert dict(actions_left(held("inspections", late, left("A2", "1", "1")))) == {
        "ACT-OPEN": 2,
        "ACT-OVER": 2,
    }


def test_T2_what_no_check_says_anything_of_is_no_figure_and_not_nought() -> None:
    assert dict(actions_left(held("inspections", left("A1", "")))) == {}
    assert dict(actions_left(held("inspections", left("A1", "0")))) == {"ACT-OPEN": 0}
    without = RegisterFrame("inspections", CHECKS.frame[["row", "asset_id", "required"]], DAY)
    assert dict(actions_left(without)) == {}


def test_the_checks_that_left_actions_stand_with_those_that_left_most_first() -> None:
    assert names(leaving(CHECKS, "ACT-OPEN")) == ["A3", "A1", "A5"]
    assert names(leaving(CHECKS, "ACT-OVER")) == ["A3"]
    assert counted(leaving(CHECKS, "ACT-OPEN"), "ACT-OPEN").tolist() == [5, 2, 2]


def test_T2_they_are_figures_of_the_month_of_the_checks_without_a_line() -> None:
    known = load_catalogue().register_measures
    found = of_actions(actions_left(CHECKS), DAY, known)
    assert [(one.measure, str(one.period), one.value) for one in found] == [
        ("ACT-OPEN", "2025-06", 9),
        ("ACT-OVER", "2025-06", 4),
    ]
    assert {one.denominator for one in found} == {None}
    assert all(one.provisional for one in found)
