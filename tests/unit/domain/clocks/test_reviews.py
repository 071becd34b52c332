"""Annual reviews and phase transfers: the worked cases of rules R1 to R8 and P1 to P3."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dashboard.domain.clocks.reviews import (
    AnnualReview,
    ReviewClock,
    ReviewError,
    ReviewSettings,
    clock,
    doubts,
    told_in_time,
)
from dashboard.domain.shares import Share
from dashboard.formats import half_up
from tests.unit.domain.clocks.law import BOOK, day, said

PLAN = {"case_id": "1", "plan_made_on": "2024-04-01"}
MET = PLAN | {"meeting_on": "2025-03-12"}
AMEND = MET | {"decision": "amend", "decided_on": "2025-03-26"}


def scored(row: dict[str, str], as_at: str = "2025-04-01", **columns: str) -> ReviewClock:
    return clock(AnnualReview.from_row(row | columns), day(as_at), BOOK)


def codes(one: ReviewClock) -> list[str]:
    return [warning.code for warning in one.warnings]


def test_R1_a_plan_made_on_a_leap_day_is_first_reviewed_by_28_february() -> None:
    one = scored(PLAN, plan_made_on="2024-02-29", as_at="2025-02-28")
    assert said(one.review) == ("2025-02-28", "open")
    assert scored(PLAN, plan_made_on="2024-02-29", as_at="2025-03-01").review.state == "overdue"


def test_R1_the_next_twelve_months_start_with_the_last_decision() -> None:
    one = scored(PLAN, last_decision_on="2025-01-15")
    assert said(one.review) == ("2026-01-14", "open")


def test_R2_R3_a_meeting_without_a_decision_does_not_complete_the_review() -> None:
    one = scored(MET, as_at="2025-04-10")
    assert said(one.decision) == ("2025-04-09", "overdue")
    assert one.decision.days_late == 1
    assert said(one.review) == ("2025-03-31", "overdue")


def test_R3_R4_R6_R8_meeting_then_decision_and_amendments_then_final_plan() -> None:
    one = scored(AMEND)
    assert said(one.decision) == ("2025-04-09", "met")
    assert said(one.notice) == ("2025-04-09", "open")
    assert said(one.final) == ("2025-06-04", "open")
    assert one.report_due == day("2025-03-26")
    undecided = scored(MET)
    assert said(undecided.notice) == ("2025-04-09", "not_applicable")
    assert said(undecided.final) == ("2025-06-04", "not_applicable")


def test_R5_R6_an_early_notice_brings_the_final_plan_forward() -> None:
    one = scored(AMEND, amendment_notice_on="2025-03-26", final_amended_on="2025-05-22")
    assert said(one.notice) == ("2025-04-09", "met")
    assert said(one.final) == ("2025-05-21", "late")
    assert [rule.id for rule in (one.notice.rule, one.final.rule) if rule] == ["R4", "R5"]


def test_R4_a_notice_after_the_four_weeks_is_late_though_the_decision_was_not() -> None:
    one = scored(AMEND, amendment_notice_on="2025-04-10")
    assert (one.decision.state, one.notice.state) == ("met", "late")
    assert said(one.final) == ("2025-06-05", "open")


@pytest.mark.parametrize("decision", ["maintain", "cease"])
def test_R3_a_plan_kept_or_ceased_has_no_amendments_to_send(decision: str) -> None:
    one = scored(AMEND, decision=decision)
    assert said(one.notice) == (None, "not_applicable")
    assert said(one.final) == (None, "not_applicable")


def test_R3_before_the_meeting_its_limits_have_no_day_and_are_open() -> None:
    one = scored(PLAN)
    assert said(one.decision) == (None, "open")
    assert said(one.final) == (None, "not_applicable")
    assert said(scored(PLAN, decision="amend").notice) == (None, "open")
    assert one.report_due is None


def test_S19_a_meeting_passed_over_is_not_applicable_with_a_warning() -> None:
    one = scored(AMEND, meeting_on="", amendment_notice_on="2025-03-26")
    assert said(one.decision) == said(one.notice) == (None, "not_applicable")
    assert said(one.final) == ("2025-05-21", "open")
    assert said(one.review) == ("2025-03-31", "met")
    assert codes(one) == ["step_passed_over"]


def test_S19_a_final_plan_with_nothing_before_it_to_count_from_is_not_still_open() -> None:
    one = scored(AMEND, meeting_on="", final_amended_on="2025-05-21")
    assert said(one.final) == (None, "not_applicable")
    assert said(scored(AMEND, meeting_on="").final) == (None, "open")


def test_R2_a_decision_without_its_date_completes_nothing() -> None:
    one = scored(AMEND, decided_on="")
    assert (one.review.state, one.decision.state) == ("overdue", "open")
    assert codes(one) == ["decision_undated"]


def test_R1_a_decision_no_later_than_the_last_is_not_this_review() -> None:
    one = scored(AMEND, last_decision_on="2025-03-26")
    assert said(one.review) == ("2026-03-25", "open")
    assert (one.decision.state, one.next_review_due) == ("met", None)
    assert codes(one) == ["decision_is_the_last_one"]


def test_R1_the_review_after_a_completed_one_is_watched() -> None:
    assert scored(AMEND).next_review_due == day("2026-03-25")
    assert codes(scored(AMEND, as_at="2026-03-25")) == []
    late = scored(AMEND, as_at="2026-03-26")
    assert codes(late) == ["next_review_overdue"]
    assert "25 March 2026" in late.warnings[0].message


@pytest.mark.parametrize(
    ("final", "queried"), [("2025-04-09", ["inside_comment_window"]), ("2025-04-10", [])]
)
def test_R7_a_final_plan_inside_the_fifteen_days_is_queried(final: str, queried: list[str]) -> None:
    one = scored(AMEND, amendment_notice_on="2025-03-26", final_amended_on=final)
    assert codes(one) == queried


@pytest.mark.parametrize(
    ("phase", "transfer", "due", "rule"),
    [
        ("other", "2026-09-01", "2026-02-15", "P1"),
        ("post16", "2026-09-01", "2026-03-31", "P1-POST16"),
        ("within_post16", "2026-09-01", "2026-04-01", "P3"),
    ],
)
def test_P1_P3_the_day_of_each_phase_transfer(
    phase: str, transfer: str, due: str, rule: str
) -> None:
    one = scored(PLAN, as_at="2026-01-01", phase=phase, phase_transfer_on=transfer)
    assert said(one.phase) == (due, "open")
    assert one.phase.rule is not None
    assert one.phase.rule.id == rule


def test_P1_a_plan_not_ready_after_the_day_is_overdue() -> None:
    one = scored(MET, as_at="2026-02-16", phase="other", phase_transfer_on="2026-09-01")
    assert (one.phase.state, one.phase.days_late) == ("overdue", 1)


def test_P2_done_on_the_day_is_met_and_marked_unless_the_setting_says_before() -> None:
    row = AMEND | {"phase": "other", "phase_transfer_on": "2026-09-01"}
    row |= {"amendment_notice_on": "2026-01-20", "final_amended_on": "2026-02-15"}
    one = scored(row, as_at="2026-03-01")
    assert (said(one.phase), codes(one)) == (("2026-02-15", "met"), ["phase_on_the_day"])
    strict = ReviewSettings(phase_transfer_inclusive=False)
    two = clock(AnnualReview.from_row(row), day("2026-03-01"), BOOK, strict)
    assert (said(two.phase), codes(two)) == (("2026-02-14", "late"), [])
    before = clock(
        AnnualReview.from_row(row | {"final_amended_on": "2026-02-14"}),
        day("2026-03-01"),
        BOOK,
        strict,
    )
    assert (said(before.phase), codes(before)) == (("2026-02-14", "met"), [])


def test_P1_a_plan_that_is_kept_is_ready_once_that_is_decided() -> None:
    row = MET | {"phase": "other", "phase_transfer_on": "2026-09-01", "meeting_on": "2026-01-20"}
    one = scored(row, as_at="2026-03-01", decision="maintain", decided_on="2026-02-15")
    assert said(one.phase) == ("2026-02-15", "met")
    assert [(two.code, two.column) for two in one.warnings] == [("phase_on_the_day", "decided_on")]


def test_P3_done_on_the_day_is_in_time_without_a_mark() -> None:
    row = AMEND | {"phase": "within_post16", "phase_transfer_on": "2026-09-01"}
    one = scored(row, as_at="2026-04-02", final_amended_on="2026-04-01")
    assert (one.phase.state, codes(one)) == ("met", ["next_review_overdue"])


def test_P1_a_transfer_without_its_phase_has_no_limit_and_says_so() -> None:
    one = scored(PLAN, phase_transfer_on="2026-09-01")
    assert (said(one.phase), codes(one)) == ((None, "not_applicable"), ["phase_missing"])
    assert said(scored(PLAN).phase) == (None, "not_applicable")


def test_S16_the_four_week_percentage_is_of_decisions_told() -> None:
    rows = [AMEND, AMEND | {"decided_on": "2025-04-10"}, MET, AMEND | {"meeting_on": ""}]
    assert told_in_time(scored(row, as_at="2025-06-01") for row in rows) == Share(1, 2)
    england = Share(154924, 154924 + 193835).percent
    assert england is not None
    assert half_up(england, 1) == Fraction("44.4")


def test_D12_a_decision_before_its_meeting_is_refused() -> None:
    row = AMEND | {"decided_on": "2025-03-11", "final_amended_on": "2025-05-01"}
    found = doubts(AnnualReview.from_row(row), day("2025-04-01"))
    assert [(one.column, one.code) for one in found] == [
        ("decided_on", "date_before_its_start"),
        ("final_amended_on", "date_in_the_future"),
    ]
    assert doubts(AnnualReview.from_row(PLAN), day("2025-04-01")) == ()


@pytest.mark.parametrize(
    ("columns", "said_of"), [({"phase": "nursery"}, "phase"), ({"plan_made_on": ""}, "plan_made")]
)
def test_a_review_that_cannot_be_used_names_its_column(
    columns: dict[str, str], said_of: str
) -> None:
    with pytest.raises(ReviewError, match=said_of):
        AnnualReview.from_row(PLAN | columns)


def test_R1_once_the_next_review_is_overdue_it_is_the_year_that_matters() -> None:
    done = PLAN | {"decided_on": "2025-01-10", "decision": "maintain"}
    before = scored(done, as_at="2026-01-09")
    assert (said(before.next_review), before.yearly) == (("2026-01-09", "open"), before.review)
    after = scored(done, as_at="2026-01-10")
    assert (said(after.yearly), after.yearly.days_late) == (("2026-01-09", "overdue"), 1)
    assert after.review.state == "met"
    assert scored(PLAN).next_review.state == "not_applicable"


def test_R4_R5_a_notice_says_that_the_plan_is_to_be_amended() -> None:
    one = scored(MET, as_at="2025-06-30", amendment_notice_on="2025-04-01")
    assert one.notice.state == "met"
    assert said(one.final) == ("2025-05-27", "overdue")


@pytest.mark.parametrize(
    ("decided", "state"),
    [("2025-02-15", "met"), ("2025-02-14", "overdue"), ("2022-06-01", "overdue")],
)
def test_P1_a_review_over_twelve_months_before_the_day_is_of_the_phase_before(
    decided: str, state: str
) -> None:
    kept = PLAN | {"plan_made_on": "2021-01-01", "decision": "maintain", "decided_on": decided}
    moves = {"phase_transfer_on": "2026-09-01", "phase": "other"}
    one = scored(kept | moves, as_at="2026-02-16")
    assert said(one.phase) == ("2026-02-15", state)
