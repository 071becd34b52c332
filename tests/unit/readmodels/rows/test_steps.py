"""What a row says of itself behind each figure: its days, its state and the rule that decided."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dashboard.domain.periods import Period
from dashboard.readmodels.rows.steps import Step, day_words, step
from dashboard.registers.behind import behind
from tests.unit.registers.held import check, held

END = date(2026, 3, 31)
CASE = {"case_id": "C1", "received_on": "2025-01-02"}
PLAN = {"case_id": "C1", "plan_made_on": "2024-01-10"}
HAZARD = {"hazard_id": "Z1", "kind": "significant", "aware_at": "2025-11-03T09:00:00+00:00"}
SEEN = {"investigated_at": "2025-11-10T09:00:00+00:00", "hazard_found": "Y"}


def only(dataset: str, measure: str, period: str, **row: str) -> Step:
    """The step of a register's one row behind a figure of the last day of March."""
    register = held(dataset, row, as_at=END)
    (found,) = behind(register, measure, Period.parse(period))
    return step(measure, found, min(Period.parse(period).end, END))


def said(one: Step) -> tuple[str, str, str, str, int, str | None]:
    days = (str(day)[:10] if day else "" for day in (one.started, one.due, one.done))
    return (*days, one.state, one.days_late, one.rule.id if one.rule else None)


ISSUED = CASE | {"final_plan_on": "2025-05-23"}
AMENDED = PLAN | {"meeting_on": "2024-11-04", "decided_on": "2024-12-02", "decision": "amend"}


@pytest.mark.parametrize(
    ("measure", "period", "row", "expected"),
    [
        (
            "EHC-6W",
            "2025-02",
            CASE | {"decided_on": "2025-02-14", "decision": "assess"},
            ("2025-01-02", "2025-02-13", "2025-02-14", "late", 1, "S1"),
        ),
        (
            "EHC-16W-CY",
            "2025",
            CASE | {"no_plan_notified_on": "2025-04-24", "assessment_outcome": "no_plan"},
            ("2025-01-02", "2025-04-24", "2025-04-24", "in time", 0, "S3"),
        ),
        ("EHC-20W", "2025-05", ISSUED, ("2025-01-02", "2025-05-22", "2025-05-23", "late", 1, "S5")),
        (
            "EHC-20W",
            "2025-05",
            ISSUED | {"exception": "a"},
            (
                "2025-01-02",
                "2025-05-22",
                "2025-05-23",
                "late, with a lawful exception",
                1,
                "S5",
            ),
        ),
        (
            "EHC-20W-EX",
            "2025-05",
            ISSUED,
            ("2025-01-02", "2025-05-22", "2025-05-23", "late", 1, "S5"),
        ),
        (
            "EHC-20W",
            "2025-05",
            ISSUED | {"clock_restarted_on": "2025-02-03"},
            ("2025-02-03", "2025-06-23", "2025-05-23", "in time", 0, "S5"),
        ),
        (
            "EHC-52W",
            "2026-01",
            CASE | {"final_plan_on": "2026-01-02"},
            ("2025-01-02", "2026-01-01", "2026-01-02", "over 52 weeks", 1, "S12"),
        ),
        (
            "EHC-52W",
            "2025-05",
            ISSUED,
            ("2025-01-02", "2026-01-01", "2025-05-23", "within 52 weeks", 0, "S12"),
        ),
        (
            "EHC-EXC",
            "2025-05",
            ISSUED | {"exception": "d"},
            ("2025-01-02", "2025-05-22", "2025-05-23", "exception d", 1, "S6"),
        ),
        (
            "EHC-EXC",
            "2025-05",
            ISSUED,
            ("2025-01-02", "2025-05-22", "2025-05-23", "no exception", 1, "S6"),
        ),
        ("EHC-REQ", "2025-01", CASE, ("2025-01-02", "", "", "received", 0, None)),
        ("EHC-OPEN", "2025-03", ISSUED, ("2025-01-02", "2025-05-22", "", "open", 0, "S5")),
        (
            "EHC-OVER",
            "2025-05",
            CASE,
            ("2025-01-02", "2025-05-22", "", "open, past 20 weeks", 9, "S5"),
        ),
    ],
)
def test_a_case_tells_the_step_that_its_figure_counts(
    measure: str, period: str, row: dict[str, str], expected: tuple[object, ...]
) -> None:
    assert said(only("ehc_cases", measure, period, **row)) == expected


def test_S19_a_case_before_the_law_is_open_without_a_last_day() -> None:
    old = CASE | {"received_on": "2014-08-01"}
    assert said(only("ehc_cases", "EHC-OPEN", "2014-09", **old)) == (
        ("2014-08-01", "", "", "open", 0, None)
    )


def test_S2_advice_tells_when_it_was_asked_for_and_came() -> None:
    asked = {"case_id": "C1", "service": "Health", "requested_on": "2025-01-02"}
    one = only("ehc_advice", "EHC-ADV", "2025-02", **asked, received_on="2025-02-14")
    assert said(one) == ("2025-01-02", "2025-02-13", "2025-02-14", "late", 1, "S2")


@pytest.mark.parametrize(
    ("measure", "period", "row", "expected"),
    [
        (
            "AR-12M",
            "2024-12",
            AMENDED,
            ("2024-01-10", "2025-01-09", "2024-12-02", "in time", 0, "R1"),
        ),
        (
            "AR-4W",
            "2024-12",
            AMENDED,
            ("2024-11-04", "2024-12-02", "2024-12-02", "in time", 0, "R3"),
        ),
        (
            "AR-FINAL",
            "2025-01",
            AMENDED | {"amendment_notice_on": "2024-12-02", "final_amended_on": "2025-01-28"},
            ("2024-12-02", "2025-01-27", "2025-01-28", "late", 1, "R5"),
        ),
        (
            "PT-READY",
            "2025",
            AMENDED | {"decision": "maintain", "phase_transfer_on": "2025-09-01", "phase": "other"},
            ("2025-09-01", "2025-02-15", "2024-12-02", "in time", 0, "P1"),
        ),
        ("AR-OVER", "2026-03", PLAN, ("2024-01-10", "2025-01-09", "", "overdue", 446, "R1")),
        ("AR-OVER", "2026-03", AMENDED, ("2024-11-04", "2025-01-27", "", "overdue", 428, "R6")),
        (
            "AR-OVER",
            "2026-03",
            PLAN | {"plan_made_on": "2026-01-10"},
            ("2026-01-10", "2027-01-09", "", "no step overdue", 0, "R1"),
        ),
    ],
)
def test_a_review_tells_the_step_that_its_figure_counts(
    measure: str, period: str, row: dict[str, str], expected: tuple[object, ...]
) -> None:
    assert said(only("annual_reviews", measure, period, **row)) == expected


@pytest.mark.parametrize(
    ("measure", "period", "row", "expected"),
    [
        ("HAZ-SIG", "2025-11", HAZARD, ("2025-11-03", "2025-11-17", "", "overdue", 134, "A5")),
        (
            "HAZ-EM",
            "2025-11",
            HAZARD | SEEN | {"kind": "emergency"},
            ("2025-11-03", "2025-11-04", "2025-11-10", "late", 6, "A3"),
        ),
        (
            "HAZ-SUM",
            "2025-11",
            HAZARD | SEEN,
            ("2025-11-10", "2025-11-13", "", "overdue", 138, "A6"),
        ),
        (
            "HAZ-SAFE",
            "2025-11",
            HAZARD | SEEN,
            ("2025-11-10", "2025-11-17", "", "overdue", 134, "A7"),
        ),
        (
            "HAZ-SAFE",
            "2025-11",
            HAZARD | SEEN | {"kind": "emergency"},
            ("2025-11-03", "2025-11-04", "", "overdue", 147, "A4"),
        ),
        (
            "HAZ-WORK",
            "2026-02",
            HAZARD | SEEN,
            ("2025-11-10", "2026-02-02", "", "overdue", 57, "A8"),
        ),
    ],
)
def test_a_hazard_tells_the_step_that_its_figure_counts(
    measure: str, period: str, row: dict[str, str], expected: tuple[object, ...]
) -> None:
    assert said(only("hazards", measure, period, **row)) == expected


@pytest.mark.parametrize(
    ("due", "columns", "state", "late"),
    [
        ("2026-12-31", {}, "in date", 0),
        ("2026-04-10", {}, "in date, due soon", 0),
        ("2026-03-30", {}, "overdue", 1),
        ("2026-03-30", {"outcome": "no_access"}, "overdue, no access", 1),
        ("2026-12-31", {"outcome": "no_access"}, "in date", 0),
        (None, {}, "no record of a check", 0),
    ],
)
def test_T8_a_check_tells_where_it_stands(
    due: str | None, columns: dict[str, str], state: str, late: int
) -> None:
    row = check("A1", "LRA", due, **columns)
    given = {name: value for name, value in row.items() if value is not None}
    one = only("inspections", "LRA", "2026-03", **given)
    assert (one.state, one.days_late, one.done) == (state, late, None)


def test_a_day_is_printed_as_a_day_and_an_instant_with_its_time_in_london() -> None:
    assert day_words(date(2026, 3, 31)) == "31 March 2026"
    assert day_words(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026, 00:30"
    assert day_words(None) == ""
