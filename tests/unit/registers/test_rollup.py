"""What a register adds up to: every period without a gap, provisional until it has ended."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from dashboard.catalogue import load_catalogue
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period
from dashboard.registers.rollup import by_home, roll_up
from dashboard.registers.safety import safety
from tests.unit.registers.held import DAY, case, check, held, home

DEFINED = load_catalogue().register_measures


def rolled(*registers: object) -> dict[tuple[str, str], Observation]:
    (register,) = registers
    found = roll_up(register, DEFINED)  # type: ignore[arg-type]
    keyed = {(one.measure, str(one.period)): one for one in found}
    assert len(keyed) == len(found)
    return keyed


def cases() -> dict[tuple[str, str], Observation]:
    return rolled(
        held(
            "ehc_cases",
            case(1, "2024-08-01", final_plan_on="2024-12-10"),
            case(2, "2024-08-01", final_plan_on="2024-12-20"),
            case(3, "2024-10-01", final_plan_on="2025-02-05"),
        )
    )


def test_a_share_is_counted_above_and_below_the_line_exactly() -> None:
    one = cases()["EHC-20W", "2024-12"]
    assert (one.numerator, one.denominator, one.value) == (1, 2, 50)
    assert one.as_at == DAY
    issued = {"final_plan_on": "2024-12-10"}
    thirds = [case(n, "2024-08-01", **issued, exception="a" if n else None) for n in range(3)]
    share = rolled(held("ehc_cases", *thirds))["EHC-EXC", "2024-12"]
    assert share.value == Fraction(200, 3)


def test_a_month_in_which_nothing_was_to_be_counted_is_nought_of_nought_and_no_figure() -> None:
    gap = cases()["EHC-20W", "2025-01"]
    assert (gap.numerator, gap.denominator, gap.value) == (0, 0, None)


def test_months_run_from_the_first_counted_to_that_of_the_registers_day() -> None:
    months = [period for code, period in cases() if code == "EHC-20W"]
    assert months == ["2024-12", "2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06"]


def test_S11_calendar_years_run_from_the_first_counted_to_the_last() -> None:
    years = {period: one for (code, period), one in cases().items() if code == "EHC-20W-CY"}
    assert {year: (one.numerator, one.denominator) for year, one in years.items()} == {
        "2024": (1, 2),
        "2025": (1, 1),
    }


def test_a_period_is_provisional_until_it_has_ended() -> None:
    found = cases()
    assert not found["EHC-20W", "2025-05"].provisional
    assert found["EHC-20W", "2025-06"].provisional
    assert found["EHC-20W-CY", "2025"].provisional
    last = rolled(held("ehc_cases", case(1, "2025-06-01"), as_at=date(2025, 6, 30)))
    assert not last["EHC-OPEN", "2025-06"].provisional


def test_a_number_is_a_figure_without_a_line_and_nought_is_a_number() -> None:
    one = cases()["EHC-OPEN", "2024-12"]
    assert (one.value, one.numerator, one.denominator) == (1, None, None)
    assert cases()["EHC-OPEN", "2025-04"].value == 0
    assert cases()["EHC-REQ", "2024-08"].value == 2


def test_what_nothing_counts_has_no_figure_at_all() -> None:
    assert rolled(held("ehc_cases")) == {}
    assert not any(code.startswith("EHC-16W") for code, _ in cases())


def test_S2_advice_rolls_up_by_the_month_it_came() -> None:
    asked = {"case_id": "C1", "service": "Health", "requested_on": "2025-01-02"}
    late = asked | {"service": "Care", "received_on": "2025-02-14"}
    register = held("ehc_advice", asked | {"received_on": "2025-02-13"}, late)
    found = rolled(register)["EHC-ADV", "2025-02"]
    assert (found.numerator, found.denominator) == (1, 2)


def test_reviews_and_hazards_roll_up_by_their_own_rules() -> None:
    plans = held("annual_reviews", {"case_id": "C1", "plan_made_on": "2024-06-10"})
    assert rolled(plans)["AR-OVER", "2025-06"].value == 1
    noted = {"hazard_id": "Z1", "kind": "significant", "aware_at": "2025-11-03T09:00:00+00:00"}
    hazards = held("hazards", noted, as_at=date(2025, 12, 31))
    one = rolled(hazards)["HAZ-SIG", "2025-11"]
    assert (one.numerator, one.denominator) == (0, 1)


def test_T8_checks_are_a_snapshot_for_the_period_their_workstream_reports() -> None:
    register = held(
        "inspections",
        check("A1", "FRA", "2026-01-01"),
        check("A2", "FRA", "2025-01-01"),
        check("A3", "FRA", None, required="N"),
        check("A1", "LRA", "2026-01-01"),
    )
    month = {(one.measure, str(one.period)): one for one in roll_up(register, DEFINED)}
    assert set(month) == {("FRA", "2025-06"), ("LRA", "2025-06")}
    quarterly = {"FRA": "2025-26 Q1", "LRA": "2025-06"}
    found = roll_up(register, DEFINED, lambda code, _: Period.parse(quarterly[code]))
    assert [(one.measure, str(one.period), one.numerator, one.denominator) for one in found] == [
        ("FRA", "2025-26 Q1", 1, 2),
        ("LRA", "2025-06", 1, 1),
    ]


def test_BS02_homes_roll_up_to_the_month_of_the_checks() -> None:
    checks = held("inspections", check("B1", "FRA", "2025-06-09"))
    assets = held("assets", home("B1", kind="block"), home("H1", "B1"), home("H2", "B1"))
    found = {one.measure: one for one in by_home(safety(checks, assets), DAY)}
    assert list(found) == ["BS01", "BS02", "BS03", "BS04", "BS05"]
    assert (found["BS02"].numerator, found["BS02"].denominator) == (0, 2)
    assert (found["BS01"].denominator, found["BS01"].value) == (0, None)
    assert {str(one.period) for one in found.values()} == {"2025-06"}
    assert all(one.provisional for one in found.values())
