"""Which reviews and phase transfers each figure counts, and in which period."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.clocks.reviews import AnnualReview, clock
from dashboard.domain.cohorts.reviews import of_review
from tests.unit.domain.clocks.law import BOOK, day
from tests.unit.domain.cohorts.placed import counted

PLAN = {"case_id": "1", "plan_made_on": "2024-01-10"}
MEETING = {"meeting_on": "2024-11-04"}
AMENDED = MEETING | {"decided_on": "2024-12-02", "decision": "amend"}
SPRING = day("2025-03-20")


def placed(as_at: date = SPRING, **columns: str) -> dict[str, dict[str, bool]]:
    review = AnnualReview.from_row(PLAN | columns)
    return counted(of_review(review, clock(review, as_at, BOOK), as_at))


@pytest.mark.parametrize(("told", "in_time"), [("2024-12-02", True), ("2024-12-03", False)])
def test_R3_a_decision_counts_in_the_month_it_was_told(told: str, in_time: bool) -> None:
    found = placed(**MEETING, decided_on=told, decision="maintain")
    assert (found["AR-4W"], found["AR-4W-CY"]) == ({"2024-12": in_time}, {"2024": in_time})


def test_R3_a_decision_without_a_meeting_has_no_four_weeks_to_count() -> None:
    found = placed(decided_on="2024-12-02", decision="maintain")
    assert "AR-4W" not in found
    assert found["AR-12M"] == {"2024-12": True}


@pytest.mark.parametrize(("told", "in_time"), [("2025-01-09", True), ("2025-01-10", False)])
def test_R1_a_review_counts_in_the_month_it_was_complete(told: str, in_time: bool) -> None:
    assert placed(decided_on=told, decision="maintain")["AR-12M"] == {"2025-01": in_time}


def test_R2_a_decision_that_is_the_last_reviews_completes_none() -> None:
    found = placed(last_decision_on="2025-01-05", decided_on="2025-01-05", decision="maintain")
    assert "AR-12M" not in found


@pytest.mark.parametrize(("sent", "in_time"), [("2025-01-27", True), ("2025-01-28", False)])
def test_R5_an_amended_plan_counts_in_the_month_it_was_sent(sent: str, in_time: bool) -> None:
    found = placed(**AMENDED, amendment_notice_on="2024-12-02", final_amended_on=sent)
    assert found["AR-FINAL"] == {"2025-01": in_time}


def test_R5_a_plan_that_is_not_to_be_amended_counts_in_no_month() -> None:
    kept = MEETING | {"decided_on": "2024-12-02", "decision": "maintain"}
    assert "AR-FINAL" not in placed(**kept, final_amended_on="2025-01-27")


def test_D10_every_plan_counts_among_those_overdue_or_not_on_the_registers_day_alone() -> None:
    assert placed(day("2025-01-09")) == {"AR-OVER": {"2025-01": False}}
    assert placed(day("2025-01-10")) == {"AR-OVER": {"2025-01": True}}


@pytest.mark.parametrize("late", [MEETING, AMENDED])
def test_R3_R6_a_decision_or_an_amended_plan_overdue_is_a_step_overdue(
    late: dict[str, str],
) -> None:
    assert placed(**late)["AR-OVER"] == {"2025-03": True}


def transfer(as_at: str, **columns: str) -> dict[str, bool]:
    moving = {"phase_transfer_on": "2025-09-01", "phase": "other"}
    return placed(day(as_at), **(moving | columns)).get("PT-READY", {})


READY = MEETING | {"decision": "maintain", "decided_on": "2024-12-02"}


def test_P1_a_transfer_counts_in_the_year_of_its_date_in_law() -> None:
    assert transfer("2025-03-20", **READY) == {"2025": True}
    assert transfer("2025-03-20", **READY | {"decided_on": "2025-02-16"}) == {"2025": False}
    assert transfer("2025-02-16") == {"2025": False}


def test_P1_a_transfer_still_to_be_ready_counts_in_no_year() -> None:
    assert transfer("2025-02-15") == {}


def test_P3_five_months_before_a_move_within_post_16_may_lie_in_the_year_before() -> None:
    within = {"phase_transfer_on": "2025-03-01", "phase": "within_post16"}
    assert transfer("2025-03-20", **within) == {"2024": False}


def test_P1_one_ready_before_its_year_begins_waits_for_the_others_of_that_year() -> None:
    assert transfer("2024-12-31", **READY) == {}
    assert transfer("2025-01-01", **READY) == {"2025": True}


def test_a_plan_without_a_transfer_counts_in_no_year() -> None:
    assert "PT-READY" not in placed(**READY)


def test_R1_R4_a_next_review_and_a_notice_that_are_overdue_are_counted_as_such() -> None:
    late = day("2026-03-01")
    kept = placed(late, decided_on="2024-12-20", decision="maintain", **MEETING)
    assert kept["AR-OVER"] == {"2026-03": True}
    silent = placed(day("2025-01-20"), **AMENDED)
    assert silent["AR-OVER"] == {"2025-01": True}
