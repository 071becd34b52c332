"""The safety measures of two registers: which checks they count, and on which day."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.registers.frames import RegisterFrame
from dashboard.registers.safety import checks_named, safety
from tests.unit.registers.held import DAY, check, held, home

ASSETS = held(
    "assets", home("B1", kind="block"), home("H1", "B1"), home("H2", "B1"), home("H3")
)  # fmt: skip


def counted(checks: RegisterFrame, day: date | None = None) -> dict[str, tuple[int, int]]:
    return {one.code: (one.compliant, one.homes) for one in safety(checks, ASSETS, day)}


def test_T1_a_check_of_a_block_counts_for_every_home_in_it() -> None:
    register = held(
        "inspections", check("B1", "FRA", "2025-06-09"), check("H3", "FRA", "2026-01-01")
    )
    (_, fire, *_) = safety(register, ASSETS)
    assert (fire.compliant, fire.homes) == (1, 3)
    assert [(one.asset_id, one.homes) for one in fire.out_of_date_by] == [("B1", 2)]


@pytest.mark.parametrize(("day", "compliant"), [(None, 3), (date(2025, 6, 12), 0)])
def test_T1_it_is_as_at_the_checks_own_day_unless_another_is_asked_for(
    day: date | None, compliant: int
) -> None:
    checks = held("inspections", check("B1", "LRA", "2025-06-11"), check("H3", "LRA", "2025-06-11"))
    assert counted(checks, day)["BS04"] == (compliant, 3)


def test_checks_that_are_not_required_or_not_measured_count_for_no_home() -> None:
    checks = held(
        "inspections",
        check("B1", "FRA", "2026-01-01", required="N"),
        check("B1", "EICR-COM", "2026-01-01"),
    )
    assert set(counted(checks).values()) == {(0, 0)}


def test_checks_alike_are_each_told_under_their_own_asset() -> None:
    register = held(
        "inspections", check("H1", "ASB", "2026-01-01"), check("H2", "ASB", "2026-01-01")
    )
    stands = register.stood()
    assert len(stands.made) == 1
    named = checks_named(["H1", "H2"], stands.groups, [one.clock for one in stands.made])
    assert [asset for asset, _ in named] == ["H1", "H2"]
    assert counted(register)["BS03"] == (2, 2)
    assert register.as_at == DAY
