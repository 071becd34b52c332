"""Assets, their safety checks and hazards that do not hold together."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.intake.batch import check
from dashboard.intake.checks.inspections import asset_not_listed, checked_after_managed
from dashboard.intake.sheet import Sheet
from tests.unit.intake.sending import checked, codes, only, problems

TODAY = date(2026, 3, 31)


def sheet(dataset: str, *rows: dict[str, str]) -> Sheet:
    read = checked(dataset, *rows, today=TODAY).sheet
    assert read is not None
    return read


def test_parent_not_listed_is_an_error() -> None:
    found = problems("assets", {"parent_id": "B1"}, {"asset_id": "B2", "kind": "block"})
    assert codes(found) == [("parent_not_listed", 2)]
    assert problems("assets", {"parent_id": "B2"}, {"asset_id": "B2", "kind": "block"}) == []


def test_parents_in_a_ring_are_errors_and_what_stands_under_them_is_not() -> None:
    found = problems(
        "assets",
        {"asset_id": "H1", "parent_id": "B1"},
        {"asset_id": "B1", "kind": "block", "parent_id": "S1"},
        {"asset_id": "S1", "kind": "site", "parent_id": "B1"},
        {"asset_id": "B9", "kind": "block", "parent_id": "B9"},
        {"asset_id": "H2", "parent_id": ""},
    )
    assert codes(found) == [("parents_in_a_ring", row) for row in (3, 4, 5)]


def test_dwelling_is_one_home_is_a_warning() -> None:
    assert only("assets", {"homes": "2"}).code == "dwelling_is_one_home"
    assert problems("assets", {"homes": "1"}) == []
    assert problems("assets", {"kind": "block", "homes": "12"}) == []


def test_assets_without_their_headings_are_told_of_those_alone() -> None:
    found = check("assets", b"parent_id,homes\nB1,2\n").problems
    assert {one.code for one in found} == {"missing_column"}


def test_interval_unknown_is_an_error_only_once_checked() -> None:
    done = {"workstream": "FRA", "last_completed": "2025-06-01"}
    problem = only("inspections", done)
    assert (problem.code, problem.column) == ("interval_unknown", "interval_months")
    for more in ({"interval_months": "12"}, {"next_due": "2026-06-01"}, {"required": "N"}):
        assert problems("inspections", {**done, **more}) == []
    assert problems("inspections", {"workstream": "FRA"}) == []
    assert problems("inspections", {"last_completed": "2025-06-01"}) == []


def test_next_due_without_check_is_a_warning() -> None:
    assert only("inspections", {"next_due": "2026-06-01"}).code == "next_due_without_check"


def test_next_due_before_check_is_a_warning() -> None:
    row = {"last_completed": "2025-06-01", "next_due": "2025-06-01"}
    assert only("inspections", row).code == "next_due_before_check"


def test_more_overdue_than_open_is_a_warning() -> None:
    left = {"actions_open": "2", "actions_overdue": "3"}
    assert only("inspections", left).code == "more_overdue_than_open"
    for fits in ({"actions_overdue": "2"}, {"actions_overdue": ""}, {"actions_open": ""}):
        assert problems("inspections", left | fits) == []


def test_no_access_is_a_warning() -> None:
    row = {"last_completed": "2024-06-01", "previous_due": "2025-06-01", "outcome": "no_access"}
    assert only("inspections", row).code == "no_access"


def test_asset_not_listed_is_found_beside_the_assets() -> None:
    checks = sheet("inspections", {"asset_id": "H1"}, {"asset_id": "H2"})
    found = list(asset_not_listed.find(checks, sheet("assets", {"asset_id": "H1"})))
    assert [(one.row, one.column, one.value) for one in found] == [(3, "asset_id", "H2")]


def test_no_asset_is_missed_while_one_could_not_be_read() -> None:
    checks = sheet("inspections", {"asset_id": "H2"})
    assets = sheet("assets", {"asset_id": "H1"}, {"asset_id": "an asset\twith a tab"})
    assert list(asset_not_listed.find(checks, assets)) == []


@pytest.mark.parametrize(
    ("managed_to", "rows"), [("2025-05-31", [2]), ("2025-06-01", []), ("", [])]
)
def test_checked_after_managed_is_found_beside_the_assets(managed_to: str, rows: list[int]) -> None:
    checks = sheet("inspections", {"last_completed": "2025-06-01"}, {"asset_id": "H9"})
    assets = sheet("assets", {"managed_to": managed_to})
    found = list(checked_after_managed.find(checks, assets))
    assert [one.row for one in found] == rows
    assert all(one.words == {"left": managed_to} for one in found)


def test_checks_without_dates_or_assets_without_an_end_are_not_compared() -> None:
    with_end, without = sheet("assets", {"managed_to": "2025-06-01"}), sheet("assets", {})
    done, not_done = (
        sheet("inspections", {"last_completed": "2025-06-02"}),
        sheet("inspections", {}),
    )
    assert list(checked_after_managed.find(done, without)) == []
    assert list(checked_after_managed.find(not_done, with_end)) == []


@pytest.mark.parametrize("column", ["aware_at", "investigated_at", "made_safe_at"])
def test_time_needed_for_an_emergency_is_an_error(column: str) -> None:
    row = {"kind": "emergency", column: "2025-12-18"}
    problem = only("hazards", row)
    assert (problem.code, problem.column) == ("time_needed", column)
    assert problems("hazards", {**row, "kind": "significant"}) == []


def test_time_needed_is_told_beside_another_cell_that_cannot_be_read_and_not_for_it() -> None:
    row = {"kind": "emergency", "aware_at": "2025-12-18", "summary_sent_on": "soon"}
    assert codes(problems("hazards", row)) == [("time_needed", 2), ("not_a_date", 2)]
    assert codes(problems("hazards", {**row, "aware_at": "soon"})) == [
        ("not_a_date", 2),
        ("not_a_date", 2),
    ]
    found = check("hazards", b"hazard_id,aware_at\nH,2025-12-18\n").problems
    assert codes(found) == [("missing_column", None)]
