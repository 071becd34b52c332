"""Dates of registers that cannot be right."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.intake.batch import check
from dashboard.intake.problems import Severity
from tests.unit.intake.sending import codes, file_of, only, problems

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("dataset", "column"),
    [
        ("inspections", "last_completed"),
        ("hazards", "aware_at"),
        ("ehc_cases", "received_on"),
        ("ehc_advice", "received_on"),
        ("annual_reviews", "meeting_on"),
    ],
)
def test_date_in_the_future_is_an_error_from_the_day_after(dataset: str, column: str) -> None:
    problem = only(dataset, {column: "01/04/2026"}, today=TODAY)
    assert (problem.code, problem.column) == ("date_in_the_future", column)
    assert "after 31 March 2026" in problem.message
    assert problems(dataset, {column: "31/03/2026"}, today=TODAY) == []
    assert problems(dataset, {column: "01/04/2026"}) == []


@pytest.mark.parametrize(
    ("dataset", "column"),
    [("inspections", "booked_for"), ("assets", "managed_to"), ("ehc_cases", "advice_due_on")],
)
def test_what_is_still_to_come_may_lie_ahead(dataset: str, column: str) -> None:
    assert problems(dataset, {column: "2027-01-01"}, today=TODAY) == []


@pytest.mark.parametrize(
    ("dataset", "column"),
    [
        ("ehc_cases", "received_on"),
        ("ehc_advice", "requested_on"),
        ("annual_reviews", "meeting_on"),
    ],
)
def test_date_too_early_for_an_ehc_plan_is_a_warning(dataset: str, column: str) -> None:
    found = problems(dataset, {column: "2014-08-31", "plan_made_on": "2014-08-31"})
    assert {one.severity for one in found if one.code == "date_too_early"} == {Severity.WARNING}
    assert "date_too_early" not in {one.code for one in problems(dataset, {column: "2014-09-01"})}


@pytest.mark.parametrize(
    ("dataset", "row"),
    [
        ("ehc_cases", {"decided_on": "2025-01-01"}),
        ("ehc_advice", {"received_on": "2025-02-09"}),
        ("annual_reviews", {"meeting_on": "2024-01-14"}),
        ("inspections", {"installed_on": "2025-01-02", "last_completed": "2025-01-01"}),
        ("hazards", {"investigated_at": "2025-12-17"}),
        ("hazards", {"made_safe_at": "2025-12-18 10:14"}),
        ("hazards", {"investigated_at": "2025-12-20", "summary_sent_on": "2025-12-19"}),
        ("hazards", {"rehoused_on": "2025-12-17"}),
    ],
)
def test_date_before_its_start_is_an_error(dataset: str, row: dict[str, str]) -> None:
    assert codes(problems(dataset, row)) == [("date_before_its_start", 2)]


def test_a_date_alone_is_not_before_a_time_of_its_own_day() -> None:
    assert problems("hazards", {"investigated_at": "2025-12-18"}) == []


def test_a_date_before_two_starts_is_told_of_once() -> None:
    found = problems("annual_reviews", {"meeting_on": "2024-02-01", "decided_on": "2024-01-01"})
    assert codes(found) == [("date_before_its_start", 2)]
    assert "before meeting_on, 2024-02-01" in found[0].message


@pytest.mark.parametrize(
    ("dataset", "row"),
    [
        ("assets", {"managed_from": "2025-01-02", "managed_to": "2025-01-01"}),
        (
            "ehc_cases",
            {
                "decided_on": "2025-02-01",
                "draft_sent_on": "2025-05-01",
                "final_plan_on": "2025-04-01",
            },
        ),
        ("ehc_cases", {"decided_on": "2025-02-01", "draft_sent_on": "2025-01-31"}),
    ],
)
def test_dates_out_of_order_are_an_error(dataset: str, row: dict[str, str]) -> None:
    assert ("dates_out_of_order", 2) in codes(problems(dataset, row))


def test_month_first_dates_make_the_others_doubtful() -> None:
    dates = ["04/05/2025", "03/31/2025", "12/25/2025"]
    found = problems(
        "observations",
        *({"measure": f"M{n}", "period": "2025", "as_at": day} for n, day in enumerate(dates)),
    )
    assert codes(found) == [
        ("impossible_date", 3),
        ("month_first_dates", 3),
        ("impossible_date", 4),
    ]


MONTHS_FIRST = (
    {"hazard_id": "Z1", "aware_at": "05/31/2025", "kind": "significant"},
    {
        "hazard_id": "Z2",
        "aware_at": "06/05/2025 09:00",
        "investigated_at": "05/07/2025",
        "summary_sent_on": "04/07/2025",
        "kind": "significant",
    },
    {
        "hazard_id": "Z3",
        "aware_at": "12/11/2025",
        "investigated_at": "05/31/2025",
        "summary_sent_on": "05/31/2025",
        "kind": "significant",
    },
)


def test_nothing_is_said_that_only_follows_from_dates_that_may_be_month_first() -> None:
    found = problems("hazards", *MONTHS_FIRST, today=date(2025, 7, 1))
    assert {one.code for one in found} == {"impossible_date", "month_first_dates"}
    data = file_of("hazards", *MONTHS_FIRST)
    taken = check("hazards", data, today=date(2025, 7, 1), as_read=True).problems
    assert {"date_before_its_start", "date_in_the_future"} <= {one.code for one in taken}


def test_a_column_with_one_day_that_is_surely_day_first_is_in_no_doubt() -> None:
    days = ({"aware_at": "31/05/2025"}, {"aware_at": "05/31/2025"}, {"aware_at": "02/12/2025"})
    rows = [{"hazard_id": f"Z{at}", **row} for at, row in enumerate(days)]
    found = codes(problems("hazards", *rows, today=date(2025, 7, 1)))
    assert ("date_in_the_future", 4) in found


def test_a_day_that_is_the_same_either_way_is_in_no_doubt() -> None:
    rows = ({"hazard_id": "Z1", "aware_at": "12/12/2025"}, {"aware_at": "05/31/2025"})
    found = codes(problems("hazards", *rows, today=date(2025, 7, 1)))
    assert ("date_in_the_future", 2) in found


def test_date_in_the_future_is_an_error_of_an_action_too() -> None:
    row = {"status": "complete", "due_on": "2027-03-31", "completed_on": "2026-11-29"}
    problem = only("actions", row, today=date(2026, 11, 28))
    assert (problem.code, problem.column) == ("date_in_the_future", "completed_on")
    done = {**row, "completed_on": "2026-11-28"}
    assert problems("actions", done, today=date(2026, 11, 28)) == []
