"""Where assets are, and how few of them tell what fails homes."""

from __future__ import annotations

from dashboard.registers.estate import Estate
from dashboard.registers.safety import failing, safety
from tests.unit.readmodels.shelf import DAY, block, check, home, register

ASSETS = register(
    "assets",
    {"asset_id": "S1", "kind": "site", "ward": "Quay"},
    block("B1") | {"parent_id": "S1"},
    {"asset_id": "L1", "kind": "installation", "parent_id": "B1"},
    home("F1", "B1"),
    home("F2", "B1", ward="Mill"),
    block("B2", homes="12") | {"parent_id": "S1"},
    home("H1", ward="Mill"),
    home("H2"),
)
ESTATE = Estate.of(ASSETS)


def test_an_asset_is_in_the_ward_it_states_or_that_of_what_it_is_part_of() -> None:
    assert [ESTATE.ward(one) for one in ("F1", "F2", "L1", "H2", "nowhere")] == [
        *("Quay", "Mill", "Quay", None, None),
    ]


def test_a_block_before_a_site_is_what_an_asset_is_in() -> None:
    found = [ESTATE.block(one) for one in ("F1", "L1", "B2", "S1", "H1", "nowhere")]
    assert found == ["B1", "B1", "B2", "S1", None, None]


def test_without_a_register_of_assets_nothing_is_known_of_any() -> None:
    empty = Estate.of(None)
    assert (empty.ward("F1"), empty.block("F1"), empty.concerned(["F1"])) == (
        None, None, frozenset({"F1"}),
    )  # fmt: skip


def test_a_ring_of_parents_is_gone_round_once() -> None:
    ring = register("assets", home("A", "B"), home("B", "A"))
    assert list(Estate.of(ring).upwards("A")) == ["A", "B"]


def test_what_concerns_a_check_is_what_it_is_part_of_and_the_homes_it_serves() -> None:
    assert ESTATE.concerned(["L1"]) == {"L1", "B1", "S1", "F1", "F2"}
    assert ESTATE.concerned(["F1"]) == {"F1", "B1", "S1"}
    assert ESTATE.concerned(["S1"]) == {"S1", "B1", "B2", "L1", "F1", "F2"}


def test_T3_T4_what_fails_homes_is_found_without_the_checks_that_are_in_date() -> None:
    late, sound = "2026-11-01", "2027-06-01"
    checks = register(
        "inspections",
        check("H1", "GAS-DOM", next_due=late),
        check("F1", "GAS-DOM", next_due=late),
        check("F2", "GAS-DOM", next_due=sound),
        check("B1", "GAS-COM", next_due=late),
        check("B1", "FRA", next_due=sound),
        check("B2", "FRA", next_due=late),
        check("L1", "LIFT-PAS"),
        check("S1", "ASB", next_due=late),
        check("B1", "FIRE-ALM", next_due=late),
    )
    whole, failed = safety(checks, ASSETS, DAY), failing(checks, ASSETS, DAY)
    assert [one.homes for one in failed] == [3, 12, 14, 0, 2]
    for every, some in zip(whole, failed, strict=True):
        assert every.homes - every.compliant == some.homes
        assert every.out_of_date_by == some.out_of_date_by
