"""Which safety checks and hazards each housing figure counts, and in which period."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.clocks.hazards import Hazard
from dashboard.domain.clocks.hazards import clock as hazard_clock
from dashboard.domain.clocks.housing import Inspection, check
from dashboard.domain.cohorts.homes import of_check, of_hazard
from dashboard.domain.periods import Period
from tests.unit.domain.clocks.law import BOOK, day
from tests.unit.domain.cohorts.placed import counted

QUARTER = Period.quarter(2025, 4)
NOTED = {"hazard_id": "Z1", "kind": "significant", "aware_at": "2025-11-03 09:00"}
LATER = day("2026-03-31")


def checked(**columns: str) -> dict[str, dict[str, bool]]:
    row = {"asset_id": "A1", "workstream": "FRA", "required": "Y", "next_due": "2026-03-31"}
    one = check(Inspection.from_row(row | columns), LATER, BOOK)
    return counted(of_check(one, QUARTER))


def hazard(as_at: date = LATER, **columns: str) -> dict[str, dict[str, bool]]:
    one = Hazard.from_row(NOTED | columns)
    return counted(of_hazard(one, hazard_clock(one, as_at, BOOK), as_at))


def test_T8_a_check_counts_among_those_required_in_date_to_its_last_day() -> None:
    assert checked() == {"FRA": {"2025-26 Q4": True}}
    assert checked(next_due="2026-03-30") == {"FRA": {"2025-26 Q4": False}}


def test_T8_a_check_without_a_record_is_not_in_date() -> None:
    assert checked(next_due="") == {"FRA": {"2025-26 Q4": False}}


def test_T8_a_check_that_is_not_required_counts_nowhere() -> None:
    assert checked(required="N") == {}


def test_T6_no_access_leaves_a_check_out_of_date_once_its_limit_has_passed() -> None:
    visit = {"next_due": "", "outcome": "no_access", "last_completed": "2026-03-01"}
    assert checked(**visit, previous_due="2026-03-30") == {"FRA": {"2025-26 Q4": False}}


def test_T2_an_unsatisfactory_check_was_done() -> None:
    found = checked(outcome="unsatisfactory", next_due="", last_completed="2026-03-01",
                    interval_months="12")  # fmt: skip
    assert found == {"FRA": {"2025-26 Q4": True}}


@pytest.mark.parametrize(("seen", "in_time"), [("2025-11-17", True), ("2025-11-18", False)])
def test_A5_a_significant_hazard_counts_in_the_month_its_working_days_end(
    seen: str, in_time: bool
) -> None:
    found = hazard(investigated_at=f"{seen} 12:00")
    assert found["HAZ-SIG"] == {"2025-11": in_time}
    assert "HAZ-EM" not in found


@pytest.mark.parametrize(
    ("seen", "in_time"), [("2025-12-01 08:59", True), ("2025-12-01 09:01", False)]
)
def test_A3_an_emergency_counts_in_the_month_its_24_hours_end(seen: str, in_time: bool) -> None:
    found = hazard(kind="emergency", aware_at="2025-11-30 09:00", investigated_at=seen)
    assert found["HAZ-EM"] == {"2025-12": in_time}
    assert "HAZ-SIG" not in found


def test_A6_A7_A8_each_further_limit_counts_in_the_month_it_falls_in() -> None:
    done = {
        "investigated_at": "2025-11-26 12:00",
        "hazard_found": "Y",
        "summary_sent_on": "2025-12-01",
        "made_safe_at": "2025-12-04 12:00",
        "further_work_started_on": "2026-02-18",
    }
    found = hazard(**done)
    assert found["HAZ-SUM"] == {"2025-12": True}
    assert found["HAZ-SAFE"] == {"2025-12": False}
    assert found["HAZ-WORK"] == {"2026-02": True}


def test_D10_a_limit_missed_and_still_not_done_counts_as_missed() -> None:
    assert hazard() == {"HAZ-SIG": {"2025-11": False}}


def test_D10_a_limit_still_open_counts_nowhere() -> None:
    assert hazard(day("2025-11-17")) == {}


def test_a_limit_that_falls_after_the_registers_month_waits_for_it() -> None:
    seen = {"investigated_at": "2025-11-03 12:00", "hazard_found": "Y"}
    begun = seen | {"further_work_started_on": "2025-11-04"}
    assert "HAZ-WORK" not in hazard(day("2025-12-31"), **begun)
    assert hazard(day("2026-01-01"), **begun)["HAZ-WORK"] == {"2026-01": True}


def test_A8_work_that_falls_away_counts_nowhere() -> None:
    assert set(hazard(investigated_at="2025-11-10 12:00", hazard_found="N")) == {
        "HAZ-SIG",
        "HAZ-SUM",
    }
