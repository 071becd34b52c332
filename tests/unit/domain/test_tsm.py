"""Building-safety measures count homes, not certificates (rules BS01 to BS05, T1 to T8)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dashboard.domain.clocks.housing import Check, Inspection, check
from dashboard.domain.tsm import (
    MEASURES,
    Asset,
    AssetError,
    OutOfDate,
    SafetyMeasure,
    safety_measures,
)
from dashboard.formats import figure, half_up
from tests.unit.domain.clocks.law import BOOK, day

YEAR_END = day("2024-03-31")


def asset(asset_id: str, kind: str = "dwelling", parent: str = "", **columns: str) -> Asset:
    row = {"asset_id": asset_id, "kind": kind, "parent_id": parent}
    return Asset.from_row(row | columns)


def needs(asset_id: str, workstream: str, next_due: str = "", required: str = "Y") -> Check:
    row = {"asset_id": asset_id, "workstream": workstream, "required": required}
    return check(Inspection.from_row(row | {"next_due": next_due}), YEAR_END, BOOK)


def measured(assets: list[Asset], checks: list[Check]) -> dict[str, SafetyMeasure]:
    return {one.code: one for one in safety_measures(assets, checks, YEAR_END, BOOK)}


def test_BS02_one_assessment_out_of_date_fails_every_home_of_the_block() -> None:
    assets = [asset("A", "block", homes="40"), asset("B", "block", homes="10")]
    assets += [asset(f"house {n}") for n in range(200)]
    checks = [needs("A", "FRA", "2025-01-01"), needs("B", "FRA", "2024-03-30")]
    checks += [needs(f"house {n}", "FRA", required="N") for n in range(200)]
    one = measured(assets, checks)["BS02"]
    assert (one.compliant, one.homes, one.percent) == (40, 50, 80)
    assert one.out_of_date_by == (OutOfDate("B", "FRA", 10),)


def test_BS01_own_and_communal_boilers_count_by_home() -> None:
    assets = [asset(f"own {n}") for n in range(100)] + [asset("Flats", "block")]
    assets += [asset(f"flat {n}", parent="Flats") for n in range(20)]
    assets += [asset(f"electric {n}") for n in range(30)]
    checks = [needs(f"own {n}", "GAS-DOM", "2024-03-30" if n < 2 else "") for n in range(2)]
    checks += [needs(f"own {n}", "GAS-DOM", "2024-12-01") for n in range(2, 100)]
    checks += [needs("Flats", "GAS-COM", "2024-12-01")]
    one = measured(assets, checks)["BS01"]
    assert (one.compliant, one.homes) == (118, 120)
    assert one.percent is not None
    assert half_up(one.percent, 1) == Fraction("98.3")
    assert one.out_of_date_by == (
        OutOfDate("own 0", "GAS-DOM", 1),
        OutOfDate("own 1", "GAS-DOM", 1),
    )


def test_T4_a_flat_with_two_checks_needs_both_in_date() -> None:
    assets = [asset("Flats", "block"), asset("flat", parent="Flats")]
    fire = needs("flat", "GAS-DOM", "2024-12-01")
    one = measured(assets, [fire, needs("Flats", "GAS-COM", "2024-03-30")])["BS01"]
    assert (one.compliant, one.homes, one.percent) == (0, 1, 0)
    assert one.out_of_date_by == (OutOfDate("Flats", "GAS-COM", 1),)
    both = measured(assets, [fire, needs("Flats", "GAS-COM", "2024-03-31")])["BS01"]
    assert (both.compliant, both.percent) == (1, 100)


def test_T4_a_home_failed_twice_is_one_home() -> None:
    assets = [asset("Flats", "block"), asset("flat", parent="Flats")]
    late = [needs("flat", "GAS-DOM", "2024-03-01"), needs("Flats", "GAS-COM")]
    one = measured(assets, late)["BS01"]
    assert (one.compliant, one.homes) == (0, 1)
    assert [two.asset_id for two in one.out_of_date_by] == ["Flats", "flat"]


def test_T5_where_no_home_needs_a_check_there_is_no_percentage() -> None:
    measures = measured([asset("house")], [needs("house", "FRA", required="N")])
    assert list(measures) == list(MEASURES)
    assert {one.percent for one in measures.values()} == {None}
    assert {one.homes for one in measures.values()} == {0}


@pytest.mark.parametrize(
    ("code", "workstream"),
    [("BS02", "FRA"), ("BS03", "ASB"), ("BS04", "LRA"), ("BS05", "LIFT-PAS"), ("BS01", "GAS-COM")],
)
def test_BS01_BS02_BS03_BS04_BS05_each_has_its_workstreams_and_its_rule(
    code: str, workstream: str
) -> None:
    one = measured([asset("A", "site", homes="3")], [needs("A", workstream, "2025-01-01")])
    assert (one[code].compliant, one[code].homes) == (3, 3)
    assert one[code].rule.id == code
    assert sum(two.homes for two in one.values()) == 3


def test_T7_a_share_just_short_of_all_homes_is_not_shown_as_all() -> None:
    assets = [asset("A", "block", homes="2499"), asset("house")]
    one = measured(assets, [needs("A", "LRA", "2025-01-01"), needs("house", "LRA")])["BS04"]
    assert one.percent == Fraction("99.96")
    assert figure(one.percent, "percent", 1, lines=[Fraction(100)]) == "99.9%"


def test_T8_no_record_stays_below_the_line_and_due_soon_counts_as_in_date() -> None:
    assets = [asset("A", "block", homes="4"), asset("B", "block", homes="6")]
    one = measured(assets, [needs("A", "FRA"), needs("B", "FRA", "2024-04-01")])["BS02"]
    assert (one.compliant, one.homes) == (6, 10)


@pytest.mark.parametrize(
    ("first", "last", "homes"),
    [
        ("2024-03-31", "2024-03-31", 1),
        ("", "2024-03-30", 0),
        ("2024-04-01", "", 0),
        ("2020-01-01", "2030-01-01", 1),
    ],
)
def test_T1_T8_homes_managed_on_the_day_count_both_ends_included(
    first: str, last: str, homes: int
) -> None:
    flat = asset("flat", parent="Flats", managed_from=first, managed_to=last)
    late = needs("Flats", "FRA", "2024-01-01")
    one = measured([asset("Flats", "block", homes="9"), flat], [late])["BS02"]
    assert one.homes == homes
    assert [two.homes for two in one.out_of_date_by] == [1] * homes


def test_T8_a_block_with_dwellings_listed_counts_those_and_not_its_homes() -> None:
    assets = [asset("Site", "site", homes="50"), asset("A", "block", "Site", homes="40")]
    assets += [asset("flat", parent="A"), asset("B", "block", "Site", homes="9")]
    one = measured(assets, [needs("Site", "ASB", "2025-01-01"), needs("A", "ASB")])["BS03"]
    assert (one.compliant, one.homes) == (9, 10)


def test_T8_homes_of_a_site_are_not_counted_again_in_its_blocks() -> None:
    assets = [asset("Site", "site", homes="50"), asset("A", "block", "Site", homes="40")]
    one = measured(assets, [needs("Site", "FRA", "2025-01-01"), needs("A", "FRA")])["BS02"]
    assert (one.compliant, one.homes) == (10, 50)
    assert one.out_of_date_by == (OutOfDate("A", "FRA", 40),)


def test_T8_a_block_that_says_no_homes_and_lists_none_has_none() -> None:
    one = measured([asset("A", "block")], [needs("A", "FRA")])["BS02"]
    assert (one.homes, one.out_of_date_by) == (0, ())


def test_T4_the_check_of_an_installation_counts_for_the_homes_it_serves() -> None:
    assets = [asset("A", "block"), asset("lift", "installation", "A", homes="99")]
    assets += [asset(f"flat {n}", parent="A") for n in range(3)]
    one = measured(assets, [needs("lift", "LIFT-PAS", "2024-01-01")])["BS05"]
    assert (one.homes, one.out_of_date_by) == (3, (OutOfDate("lift", "LIFT-PAS", 3),))
    plant = [asset("plant", "installation", "A"), asset("served", parent="plant")]
    two = measured(assets + plant, [needs("plant", "GAS-COM", "2024-01-01")])["BS01"]
    assert two.homes == 1
    alone = measured([asset("lift", "installation")], [needs("lift", "LIFT-PAS")])["BS05"]
    assert alone.homes == 0


def test_T3_the_worst_comes_first_and_a_check_of_no_known_asset_is_named() -> None:
    assets = [asset("A", "block", homes="2"), asset("B", "block", homes="5")]
    checks = [needs("A", "FRA"), needs("B", "FRA"), needs("C", "FRA"), needs("D", "ASB")]
    one = measured(assets, checks)["BS02"]
    assert [two.asset_id for two in one.out_of_date_by] == ["B", "A"]
    assert one.unplaced == ("C",)


def test_a_ring_of_parents_is_gone_round_once() -> None:
    assets = [asset("A", "block", "B"), asset("B", "block", "A"), asset("flat", parent="A")]
    one = measured(assets, [needs("B", "FRA", "2025-01-01")])["BS02"]
    assert (one.compliant, one.homes) == (1, 1)


@pytest.mark.parametrize(
    ("columns", "column"), [({"kind": "garage"}, "kind"), ({"homes": "2.5"}, "homes")]
)
def test_an_asset_that_cannot_be_used_names_its_column(
    columns: dict[str, str], column: str
) -> None:
    with pytest.raises(AssetError, match=f"^{column}:"):
        Asset.from_row({"asset_id": "A", "kind": "block"} | columns)
