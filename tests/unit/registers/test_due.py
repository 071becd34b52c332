"""What needs looking at is found by its text alone, and is what the clocks say of it."""

from __future__ import annotations

from datetime import date, timedelta

from dashboard.domain.clocks.housing import Status
from dashboard.registers.due import gas_due, needing, out_of_date, required, standings, unfinished
from dashboard.registers.frames import RegisterFrame
from tests.unit.readmodels.shelf import DAY, check, register


def due(asset: str, days: int, workstream: str = "ASB", **columns: str) -> dict[str, str | None]:
    return check(asset, workstream, next_due=(DAY + timedelta(days)).isoformat(), **columns)


def names(found: RegisterFrame) -> list[str | None]:
    return found.texts("asset_id")


CHECKS = register(
    "inspections",
    due("late", -1),
    due("today", 0),
    due("soon", 30),
    due("later", 31),
    due("wiring", 60, "EICR-DOM"),
    due("wiring later", 61, "EICR-DOM"),
    check("never", "LRA"),
    {"asset_id": "spared", "workstream": "LRA", "required": "N"},
)


def test_what_is_near_is_overdue_unrecorded_or_soon_by_the_days_of_its_kind() -> None:
    assert names(needing(CHECKS, DAY)) == ["late", "today", "soon", "wiring", "never"]
    assert names(out_of_date(CHECKS, DAY)) == ["late", "never"]
    assert "spared" not in names(required(CHECKS))


def test_what_is_found_by_text_is_all_that_the_clock_does_not_call_in_date() -> None:
    stood = zip(names(CHECKS), CHECKS.stood(DAY).each(), strict=True)
    quiet = (Status.IN_DATE, Status.NOT_REQUIRED)
    assert names(needing(CHECKS, DAY)) == [
        name for name, one in stood if one.clock.status not in quiet
    ]


def test_standing_by_the_limit_worked_out_is_standing_by_the_dates_it_came_from() -> None:
    checks = register(
        "inspections",
        check("H1", "GAS-DOM", last_completed="2025-10-20", previous_due="2025-11-20"),
        check("H2", "GAS-DOM", installed_on="2025-11-28"),
        check("H3", "GAS-DOM", outcome="no_access", previous_due="2026-11-01"),
        check("H4", "GAS-DOM"),
    )
    by_limit = [one.clock for one in standings(checks, DAY)]
    by_dates = [one.clock for one in checks.stood(DAY).each()]
    for mine, theirs in zip(by_limit, by_dates, strict=True):
        assert (mine.status, mine.due, mine.days_late) == (
            *(theirs.status, theirs.due, theirs.days_late),
        )
        assert mine.without_access is theirs.without_access


def test_gas_checks_are_found_by_their_limit_both_ends_included() -> None:
    checks = register(
        "inspections",
        *(due(f"{n}", n, "GAS-DOM") for n in (-1, 0, 7, 8)),
        due("plant", 7, "GAS-COM"),
        due("other", 3, "ASB"),
    )
    assert names(gas_due(checks, DAY, DAY + timedelta(7))) == ["0", "7", "plant"]


def test_a_hazard_is_left_out_only_when_all_of_it_is_done_and_long_ago() -> None:
    done = {
        "kind": "significant",
        "aware_at": "2025-11-03T09:00:00+00:00",
        "investigated_at": "2025-11-04T09:00:00+00:00",
        "summary_sent_on": "2025-11-05",
    }
    worked = {"made_safe_at": "2025-11-06T09:00:00+00:00", "further_work_started_on": "2025-12-01"}
    hazards = register(
        "hazards",
        {"hazard_id": "done", "hazard_found": "Y", **done, **worked},
        {
            "hazard_id": "safe",
            "hazard_found": "Y",
            **done,
            "made_safe_at": worked["made_safe_at"],
            "further_work_needed": "N",
        },
        {"hazard_id": "nothing found", "hazard_found": "N", **done},
        {"hazard_id": "work to begin", "hazard_found": "Y", **done},
        {"hazard_id": "new", "kind": "emergency", "aware_at": "2025-11-03T09:00:00+00:00"},
    )
    since = date(2025, 11, 4)
    assert len(unfinished(hazards, since).frame) == 5
    assert unfinished(hazards, since + timedelta(1)).texts("hazard_id") == ["work to begin", "new"]
