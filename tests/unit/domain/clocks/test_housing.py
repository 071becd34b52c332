"""Safety checks: the worked cases of rules H1 to H16, and the bands of status."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dashboard.domain.clocks.dates import months_after
from dashboard.domain.clocks.housing import (
    Check,
    HousingSettings,
    Inspection,
    InspectionError,
    check,
    doubts,
    window_opens,
)
from dashboard.domain.clocks.housing_sums import by_workstream
from tests.unit.domain.clocks.law import BOOK, day

GAS = {"asset_id": "H1", "workstream": "GAS-DOM", "required": "Y"}
EICR = GAS | {"workstream": "EICR-DOM"}


def checked(row: dict[str, str], as_at: str = "2019-02-15", **columns: str) -> Check:
    return check(Inspection.from_row(row | columns), day(as_at), BOOK)


def codes(one: Check) -> list[str]:
    return [warning.code for warning in one.warnings]


def test_H1_gas_is_due_twelve_months_after_the_last_check() -> None:
    one = checked(GAS, last_completed="2018-02-10")
    assert (one.due, one.status, one.days_late) == (day("2019-02-10"), "overdue", 5)
    assert (one.rule.id, one.earliest_visit) == ("H1", day("2018-12-10"))
    assert checked(GAS, last_completed="2018-02-10", as_at="2019-02-11").days_late == 1


@pytest.mark.parametrize(
    ("done", "due", "rule"),
    [
        ("2019-01-05", "2020-02-10", "H2"),
        ("2018-12-10", "2020-02-10", "H2"),
        ("2019-02-10", "2020-02-10", "H2"),
        ("2018-12-09", "2019-12-09", "H3"),
        ("2018-12-01", "2019-12-01", "H3"),
        ("2019-02-11", "2020-02-11", "H1"),
    ],
)
def test_H2_H3_a_gas_check_in_the_window_keeps_the_anniversary(
    done: str, due: str, rule: str
) -> None:
    one = checked(GAS, last_completed=done, previous_due="2019-02-10")
    assert (one.due, one.rule.id) == (day(due), rule)


def test_H1_a_gas_check_from_a_leap_day_is_due_on_28_february() -> None:
    assert checked(GAS, last_completed="2024-02-29").due == day("2025-02-28")


def test_H2_there_was_no_window_before_6_april_2018() -> None:
    one = checked(GAS, last_completed="2018-04-05", previous_due="2018-05-10")
    assert (one.due, one.rule.id) == (day("2019-04-05"), "H1")
    same = checked(GAS, last_completed="2018-04-06", previous_due="2018-05-10")
    assert (same.due, same.rule.id) == (day("2019-05-10"), "H2")
    assert window_opens(day("2018-04-05"), BOOK) is None


def test_H2A_the_window_can_be_read_as_opening_a_day_later() -> None:
    later = HousingSettings(window_opens_a_day_later=True)
    row = GAS | {"last_completed": "2018-12-10", "previous_due": "2019-02-10"}
    one = check(Inspection.from_row(row), day("2019-02-15"), BOOK, later)
    assert (one.due, one.rule.id) == (day("2019-12-10"), "H3")
    assert window_opens(day("2019-02-10"), BOOK, later) == day("2018-12-11")


@pytest.mark.parametrize(
    ("limit", "first"),
    [("2024-04-30", "2024-02-29"), ("2025-04-30", "2025-02-28"), ("2025-08-31", "2025-06-30")],
)
def test_H2A_a_window_that_ends_with_a_month_opens_no_later_than_its_month_allows(
    limit: str, first: str
) -> None:
    assert window_opens(day(limit), BOOK) == day(first)
    done = GAS | {"last_completed": first, "previous_due": limit}
    assert checked(done).due == months_after(day(limit), 12)
    early = GAS | {"last_completed": str(day(first) - timedelta(days=1)), "previous_due": limit}
    assert checked(early).rule.id == "H3"


def test_H2_a_limit_on_28_february_does_not_go_back_to_the_leap_day_it_came_from() -> None:
    leap = checked(GAS, last_completed="2024-01-15", previous_due="2024-02-29")
    assert leap.due == day("2025-02-28")
    after = checked(GAS, last_completed="2025-01-15", previous_due="2025-02-28")
    assert after.due == day("2026-02-28")


def test_H4_a_first_check_aligned_with_older_appliances_is_due_when_its_record_says() -> None:
    aligned = checked(GAS, installed_on="2018-06-01", next_due="2019-08-01")
    assert (aligned.due, aligned.rule.id) == (day("2019-08-01"), "H16")


def test_H4_a_new_appliance_is_checked_within_twelve_months() -> None:
    one = checked(GAS, installed_on="2018-06-01")
    assert (one.due, one.status, one.rule.id) == (day("2019-06-01"), "in_date", "H4")


def test_H5_fixed_wiring_is_due_after_five_years_or_what_the_report_says() -> None:
    tested = EICR | {"last_completed": "2021-05-12"}
    assert checked(tested).due == day("2026-05-12")
    sooner = checked(tested, interval_months="36")
    assert (sooner.due, sooner.rule.id) == (day("2024-05-12"), "H5")
    assert checked(tested).earliest_visit is None


@pytest.mark.parametrize("began", ["2025-10-31", "2025-11-01", "2025-12-01", "2026-05-01"])
def test_H6_whenever_the_law_reached_a_letting_the_last_test_sets_the_due_day(began: str) -> None:
    years_on = began.replace("2026", "2031").replace("2025", "2030")
    assert checked(EICR, last_completed=began).due == day(years_on)


def test_H5_old_tests_keep_the_wording_they_had() -> None:
    before, after = (
        checked(EICR, last_completed=done).rule for done in ("2025-10-31", "2025-11-01")
    )
    assert (before.sure, before.valid_to) == ("design", day("2025-10-31"))
    assert (after.sure, after.valid_from) == ("second-hand", day("2025-11-01"))


@pytest.mark.parametrize(
    ("workstream", "done", "due", "rule"),
    [
        ("LIFT-PAS", "2024-08-31", "2025-02-28", "H8"),
        ("ASB", "2024-08-31", "2025-08-31", "H13"),
        ("GAS-COM", "2024-08-31", "2025-08-31", "H1"),
    ],
)
def test_H1_H8_H13_H16_each_kind_of_check_has_its_interval(
    workstream: str, done: str, due: str, rule: str
) -> None:
    one = checked(GAS, workstream=workstream, last_completed=done)
    assert (one.due, one.rule.id) == (day(due), rule)


@pytest.mark.parametrize("workstream", ["FRA", "LRA", "LIFT-ADP", "ASBESTOS", "GASWORKS"])
def test_H10_H12_H16_a_check_without_a_known_interval_is_refused(workstream: str) -> None:
    done = GAS | {"workstream": workstream, "last_completed": "2024-08-31"}
    with pytest.raises(InspectionError, match=f"interval_months: is blank, and {workstream}"):
        checked(done)
    assert checked(done, interval_months="24").due == day("2026-08-31")


def test_H16_the_day_set_by_the_report_wins() -> None:
    row = GAS | {"last_completed": "2018-02-10", "interval_months": "6"}
    one = checked(row, next_due="2019-08-01")
    assert (one.due, one.rule.id, codes(one)) == (day("2019-08-01"), "H16", [])
    assert one.earliest_visit == day("2019-06-01")


def test_H16_a_next_day_that_speaks_against_the_check_is_pointed_out() -> None:
    assert codes(checked(GAS, next_due="2019-08-01")) == ["next_due_without_check"]
    stale = checked(GAS, next_due="2019-02-10", last_completed="2019-02-10")
    assert codes(stale) == ["next_due_before_check"]


@pytest.mark.parametrize("workstream", ["GAS-DOM", "FRA", "EICR-DOM", "LIFT-ADP"])
def test_H16_a_required_check_without_any_date_has_no_record(workstream: str) -> None:
    installed = "" if workstream == "GAS-DOM" else "2018-06-01"
    one = checked(GAS, workstream=workstream, installed_on=installed)
    assert (one.due, one.status, one.days_late) == (None, "no_record", 0)
    assert one.earliest_visit is None


def test_H16_an_unsatisfactory_check_is_still_a_check() -> None:
    one = checked(EICR, last_completed="2018-05-12", outcome="unsatisfactory", actions_open="2")
    assert (one.due, one.status, one.actions_open) == (day("2023-05-12"), "in_date", 2)


def test_H16_a_visit_without_access_moves_nothing() -> None:
    row = GAS | {"outcome": "no_access", "access_attempts": "3"}
    stands = checked(row, last_completed="2019-02-05", previous_due="2019-02-10")
    assert (stands.due, stands.status) == (day("2019-02-10"), "overdue")
    assert (stands.without_access, codes(stands)) == (True, ["no_access"])
    last = checked(row, last_completed="2018-02-10")
    assert (last.due, last.status, codes(last)) == (day("2019-02-10"), "overdue", [])
    told = checked(
        row, last_completed="2019-02-05", previous_due="2019-02-10", next_due="2019-03-01"
    )
    assert (told.due, codes(told)) == (day("2019-03-01"), [])


def test_H16_a_check_that_is_not_required_is_neither_due_nor_refused() -> None:
    one = checked(GAS, required="N", workstream="FRA", last_completed="2010-01-01")
    assert (one.due, one.status, one.required, one.earliest_visit) == (
        None,
        "not_required",
        False,
        None,
    )
    assert codes(checked(GAS, required="N", next_due="2019-08-01")) == []


@pytest.mark.parametrize(
    ("workstream", "as_at", "status"),
    [
        ("GAS-DOM", "2025-01-01", "in_date"),
        ("GAS-DOM", "2025-01-02", "due_soon"),
        ("GAS-DOM", "2025-02-01", "due_soon"),
        ("GAS-DOM", "2025-02-02", "overdue"),
        ("EICR-HR", "2024-12-02", "in_date"),
        ("EICR-HR", "2024-12-03", "due_soon"),
        ("FRA", "2024-12-03", "due_soon"),
    ],
)
def test_H16_a_check_is_due_soon_thirty_days_ahead_or_sixty(
    workstream: str, as_at: str, status: str
) -> None:
    one = checked(GAS, workstream=workstream, next_due="2025-02-01", as_at=as_at)
    assert one.status == status


def test_H16_the_days_of_due_soon_are_settings() -> None:
    short = HousingSettings(due_soon_days=7, due_soon_days_longer=14, longer=("LIFT-PAS",))
    ahead = [short.days_ahead(code) for code in ("GAS-DOM", "EICR-DOM", "LIFT-PAS")]
    assert ahead == [7, 7, 14]


def test_T2_T6_each_workstream_adds_up_with_its_actions_and_its_visits_apart() -> None:
    done = {"last_completed": "2018-06-01", "actions_open": "2", "actions_overdue": "1"}
    rows = [
        GAS | done,
        GAS | done | {"last_completed": "2018-03-01"},
        GAS | {"last_completed": "2018-01-01", "outcome": "no_access"},
        GAS | {"last_completed": "2018-06-01", "outcome": "no_access"},
        GAS,
        GAS | {"required": "N", "actions_open": "9"},
        EICR | {"required": "N"},
    ]
    wiring, gas = by_workstream(checked(row) for row in rows)
    assert (gas.workstream, gas.required, gas.in_date, gas.percent) == ("GAS-DOM", 5, 3, 60)
    assert (gas.due_soon, gas.overdue, gas.no_record) == (1, 1, 1)
    assert (gas.without_access, gas.actions_open, gas.actions_overdue) == (1, 4, 2)
    assert (wiring.workstream, wiring.required, wiring.percent) == ("EICR-DOM", 0, None)


def test_D12_a_check_after_the_day_or_before_the_appliance_is_refused() -> None:
    row = GAS | {"installed_on": "2019-01-01", "last_completed": "2018-12-31"}
    found = doubts(Inspection.from_row(row), day("2019-02-15"))
    assert [(one.column, one.code) for one in found] == [
        ("last_completed", "date_before_its_start")
    ]
    ahead = Inspection.from_row(GAS | {"next_due": "2030-01-01", "booked_for": "2029-12-01"})
    assert doubts(ahead, day("2019-02-15")) == ()


@pytest.mark.parametrize(
    ("columns", "column"),
    [
        ({"required": ""}, "required"),
        ({"required": "maybe"}, "required"),
        ({"interval_months": "0"}, "interval_months"),
        ({"outcome": "failed"}, "outcome"),
        ({"asset_id": ""}, "asset_id"),
    ],
)
def test_an_inspection_that_cannot_be_used_names_its_column(
    columns: dict[str, str], column: str
) -> None:
    with pytest.raises(InspectionError, match=f"^{column}:"):
        Inspection.from_row(GAS | columns)
