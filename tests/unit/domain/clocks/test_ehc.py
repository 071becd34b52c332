"""EHC needs assessments: the worked cases A to N, and every state of rule S19."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dashboard.domain.clocks.ehc import EhcCase, EhcCaseError, EhcClock, EhcSettings, clock, doubts
from dashboard.domain.clocks.ehc_sums import summarise
from tests.unit.domain.clocks.law import BOOK, day, said

WINTER = {"case_id": "1", "received_on": "2025-01-02", "decided_on": "2025-02-10"}
WINTER |= {"decision": "assess", "assessment_outcome": "plan"}
SUMMER = WINTER | {"received_on": "2025-07-14", "decided_on": "2025-08-20"}
LATER = "2026-03-01"


def scored(row: dict[str, str], as_at: str = LATER, **columns: str) -> EhcClock:
    return clock(EhcCase.from_row(row | columns), day(as_at), BOOK)


def codes(one: EhcClock) -> list[str]:
    return [warning.code for warning in one.warnings]


def test_S5_case_A_issued_on_the_last_day_is_on_time() -> None:
    one = scored(WINTER, final_plan_on="2025-05-22")
    assert said(one.decision) == ("2025-02-13", "met")
    assert said(one.no_plan) == ("2025-04-24", "not_applicable")
    assert said(one.plan) == ("2025-05-22", "met")
    assert (one.days_20w, one.weeks_20w) == (140, 20)
    assert one.warnings == ()


def test_S5_case_B_issued_a_day_later_is_one_day_late() -> None:
    one = scored(WINTER, final_plan_on="2025-05-23")
    assert said(one.plan) == ("2025-05-22", "late")
    assert (one.plan.days_late, one.days_20w) == (1, 141)


def test_S5_case_C_the_leap_day_counts() -> None:
    leap = WINTER | {"received_on": "2024-01-15", "decided_on": "2024-02-26"}
    one = scored(leap, final_plan_on="2024-06-04")
    assert said(one.decision) == ("2024-02-26", "met")
    assert said(one.no_plan) == ("2024-05-06", "not_applicable")
    assert said(one.plan) == ("2024-06-03", "late")
    assert one.plan.days_late == 1


def test_S5_case_D_the_same_dates_in_a_common_year_are_on_time() -> None:
    common = WINTER | {"received_on": "2025-01-15"}
    one = scored(common, final_plan_on="2025-06-04")
    assert said(one.decision) == ("2025-02-26", "met")
    assert said(one.no_plan)[0] == "2025-05-07"
    assert said(one.plan) == ("2025-06-04", "met")


def test_S5_case_E_received_on_a_leap_day() -> None:
    one = scored({"case_id": "1", "received_on": "2024-02-29"}, as_at="2024-03-01")
    dues = [said(limit)[0] for limit in (one.decision, one.no_plan, one.plan)]
    assert dues == ["2024-04-11", "2024-06-20", "2024-07-18"]
    assert (one.decision.state, one.no_plan.state, one.plan.state) == (
        "open",
        "not_applicable",
        "open",
    )


def test_S5_case_F_a_late_summer_case_without_exception_is_in_both_measures() -> None:
    one = scored(SUMMER, final_plan_on="2025-12-08")
    dues = [said(limit)[0] for limit in (one.decision, one.no_plan, one.plan)]
    assert dues == ["2025-08-25", "2025-11-03", "2025-12-01"]
    assert (one.plan.state, one.plan.days_late) == ("late", 7)
    summary = summarise([one])
    assert (summary.issued, summary.issued_within_20w) == (1, 0)
    assert (summary.issued_excluding_exceptions, summary.percent_20w) == (1, 0)


def test_S5_case_G_an_exception_leaves_the_plan_late_and_out_of_the_second_measure() -> None:
    one = scored(SUMMER, final_plan_on="2025-12-08", exception="a")
    assert said(one.plan) == ("2025-12-01", "excepted_late")
    summary = summarise([one])
    assert (summary.percent_20w, summary.issued_excluding_exceptions) == (0, 0)
    assert summary.percent_20w_excluding_exceptions is None


def test_S5_case_H_an_exception_on_a_timely_plan_still_leaves_the_second_measure() -> None:
    one = scored(SUMMER, final_plan_on="2025-11-28", exception="a")
    assert said(one.plan) == ("2025-12-01", "met")
    summary = summarise([one])
    assert (summary.percent_20w, summary.issued_within_20w) == (100, 1)
    assert (summary.issued_excluding_exceptions, summary.within_20w_excluding_exceptions) == (0, 0)
    assert summary.exception_rate == 100


def test_S5_case_I_open_and_not_due_is_in_no_percentage() -> None:
    one = scored({"case_id": "1", "received_on": "2025-09-01"}, as_at="2025-12-15")
    assert said(one.plan) == ("2026-01-19", "open")
    assert (one.plan.days_left(day("2025-12-15")), one.days_20w) == (35, 105)
    summary = summarise([one])
    assert (summary.percent_20w, summary.open, summary.open_over_20w) == (None, 1, 0)


def test_S5_case_J_open_and_overdue_is_counted_apart() -> None:
    one = scored({"case_id": "1", "received_on": "2025-09-01"}, as_at="2026-02-02")
    assert said(one.plan) == ("2026-01-19", "overdue")
    assert (one.plan.days_late, one.plan.days_left(day("2026-02-02"))) == (14, None)
    summary = summarise([one])
    assert (summary.issued, summary.open, summary.open_over_20w) == (0, 1, 1)


def test_S1_case_K_refused_is_judged_at_six_weeks_and_nowhere_else() -> None:
    row = {"case_id": "1", "received_on": "2025-01-02", "decision": "refuse"}
    one = scored(row, decided_on="2025-02-10")
    assert said(one.decision) == ("2025-02-13", "met")
    assert said(one.no_plan) == (None, "not_applicable")
    assert said(one.plan) == (None, "not_applicable")
    assert one.days_20w is None
    summary = summarise([one])
    assert (summary.percent_6w, summary.open, summary.issued) == (100, 0, 0)


def test_S3_case_L_assessed_without_a_plan_is_judged_at_sixteen_weeks() -> None:
    row = WINTER | {"assessment_outcome": "no_plan", "no_plan_notified_on": "2025-04-25"}
    one = scored(row)
    assert said(one.no_plan) == ("2025-04-24", "late")
    assert one.no_plan.days_late == 1
    assert said(one.plan) == (None, "not_applicable")
    summary = summarise([one])
    assert (summary.percent_16w, summary.open, summary.percent_20w) == (0, 0, None)


def test_S3_not_yet_notified_that_there_is_no_plan_is_open_and_then_overdue() -> None:
    row = WINTER | {"assessment_outcome": "no_plan"}
    assert said(scored(row, as_at="2025-04-24").no_plan) == ("2025-04-24", "open")
    assert said(scored(row, as_at="2025-04-25").no_plan) == ("2025-04-24", "overdue")


def test_S5_case_M_a_child_who_moved_away_is_counted_as_having_left() -> None:
    one = scored({"case_id": "1", "received_on": "2025-01-02"}, left_on="2025-03-01")
    assert (one.decision.state, one.plan.state, one.days_20w) == ("left", "left", None)
    summary = summarise([one])
    assert (summary.left, summary.open, summary.issued, summary.percent_6w) == (1, 0, 0, None)


def test_S19_what_was_done_before_leaving_keeps_its_state() -> None:
    one = scored(WINTER, left_on="2025-03-01")
    assert (one.decision.state, one.no_plan.state, one.plan.state) == (
        "met",
        "not_applicable",
        "left",
    )


@pytest.mark.parametrize(
    ("final", "queried"), [("2025-04-15", ["inside_draft_window"]), ("2025-04-16", [])]
)
def test_S4_case_N_a_final_plan_inside_the_fifteen_days_is_queried(
    final: str, queried: list[str]
) -> None:
    one = scored(WINTER, draft_sent_on="2025-04-01", final_plan_on=final)
    assert codes(one) == queried
    assert one.plan.state == "met"


def test_S19_a_restart_takes_the_place_of_the_start_for_what_is_not_yet_done() -> None:
    one = scored(WINTER, clock_restarted_on="2025-03-03", final_plan_on="2025-07-22")
    assert said(one.decision) == ("2025-02-13", "met")
    assert said(one.plan) == ("2025-07-21", "late")
    assert (one.plan.days_late, one.days_20w) == (1, 141)


def test_S19_a_step_done_on_the_day_of_the_restart_is_counted_from_it() -> None:
    one = scored(WINTER, clock_restarted_on="2025-02-10")
    assert said(one.decision) == ("2025-03-24", "met")


def test_S19_the_exception_covers_every_step_that_is_late() -> None:
    late = WINTER | {"decided_on": "2025-02-14", "exception": "d"}
    assert scored(late).decision.state == "excepted_late"
    assert scored(late, as_at="2025-05-23").plan.state == "overdue"


@pytest.mark.parametrize(
    "later",
    [
        {"final_plan_on": "2025-05-01"},
        {"draft_sent_on": "2025-04-01"},
        {"assessment_outcome": "no_plan", "no_plan_notified_on": "2025-04-01"},
    ],
)
def test_S19_a_step_passed_over_is_not_applicable_with_a_warning(later: dict[str, str]) -> None:
    one = scored(WINTER | {"decided_on": ""} | later)
    assert said(one.decision) == ("2025-02-13", "not_applicable")
    assert codes(one) == ["step_passed_over"]
    assert summarise([one]).percent_6w is None


def test_S19_a_decision_without_its_date_is_not_made() -> None:
    one = scored(WINTER, decided_on="")
    assert (one.decision.state, codes(one)) == ("overdue", ["decision_undated"])


def test_S19_a_plan_issued_after_all_is_judged_and_pointed_out() -> None:
    for told in ({"decision": "refuse"}, {"assessment_outcome": "no_plan"}):
        one = scored(WINTER | told, final_plan_on="2025-05-22")
        assert said(one.plan) == ("2025-05-22", "met")
        assert said(one.no_plan) == ("2025-04-24", "not_applicable")
        assert codes(one) == ["plan_after_all"]


def test_S8_a_restart_after_a_refusal_asks_for_the_new_decision() -> None:
    one = scored(WINTER, decision="refuse", clock_restarted_on="2025-04-01")
    assert (one.plan.state, codes(one)) == ("not_applicable", ["restarted_after_refusal"])


def test_S8_a_restart_after_a_decision_not_to_issue_asks_for_the_new_decision() -> None:
    row = WINTER | {"assessment_outcome": "no_plan", "no_plan_notified_on": "2025-04-01"}
    one = scored(row, clock_restarted_on="2025-06-02")
    assert (one.plan.state, codes(one)) == ("not_applicable", ["restarted_after_refusal"])
    assert codes(scored(row, clock_restarted_on="2025-04-01")) == []


def test_a_notice_of_no_plan_without_that_outcome_is_pointed_out() -> None:
    one = scored(WINTER, no_plan_notified_on="2025-04-01")
    assert (one.no_plan.state, codes(one)) == ("not_applicable", ["no_plan_without_outcome"])


def test_D2_the_day_of_receipt_can_be_counted() -> None:
    case = EhcCase.from_row(WINTER | {"final_plan_on": "2025-05-22"})
    one = clock(case, day(LATER), BOOK, EhcSettings(count_day_of_receipt=True))
    dues = [said(limit)[0] for limit in (one.decision, one.no_plan, one.plan)]
    assert dues == ["2025-02-12", "2025-04-23", "2025-05-21"]
    assert (one.plan.state, one.days_20w) == ("late", 140)


@pytest.mark.parametrize(
    ("final", "by_days", "by_year"),
    [("2026-01-01", False, False), ("2026-01-02", True, False), ("2026-01-03", True, True)],
)
def test_S12_over_52_weeks_is_over_364_days_or_over_a_year(
    final: str, by_days: bool, by_year: bool
) -> None:
    case = EhcCase.from_row(WINTER | {"final_plan_on": final})
    year = EhcSettings(one_year_for_52_weeks=True)
    assert clock(case, day(LATER), BOOK).over_52w is by_days
    assert clock(case, day(LATER), BOOK, year).over_52w is by_year


def test_S5_a_request_from_before_the_law_has_no_limits() -> None:
    one = scored({"case_id": "1", "received_on": "2014-08-31"})
    assert {said(limit) for limit in (one.decision, one.no_plan, one.plan)} == {
        (None, "not_applicable")
    }


def test_every_limit_names_its_rule_its_source_and_its_days() -> None:
    one = scored(WINTER)
    rules = [limit.rule for limit in (one.decision, one.no_plan, one.plan)]
    assert [rule.id for rule in rules if rule] == ["S1", "S3", "S5"]
    assert all(rule.source and rule.valid_from == day("2014-09-01") for rule in rules if rule)


@pytest.mark.parametrize("reason", ["other", "e", "staff shortage", "1"])
def test_S6_only_the_four_reasons_of_the_law_are_exceptions(reason: str) -> None:
    with pytest.raises(EhcCaseError, match="is not one of a, b, c, d"):
        EhcCase.from_row(WINTER | {"exception": reason})


@pytest.mark.parametrize("column", ["case_id", "received_on"])
def test_a_case_without_its_id_or_its_first_day_is_refused(column: str) -> None:
    with pytest.raises(EhcCaseError, match=f"{column}: is blank"):
        EhcCase.from_row(WINTER | {column: ""})


def test_D12_dates_out_of_order_are_refused() -> None:
    row = WINTER | {"final_plan_on": "2025-01-01", "left_on": "2026-03-02"}
    found = doubts(EhcCase.from_row(row), day(LATER))
    assert [(one.column, one.code) for one in found] == [
        ("final_plan_on", "date_before_its_start"),
        ("left_on", "date_in_the_future"),
    ]
    assert doubts(EhcCase.from_row(WINTER), day(LATER)) == ()


def test_S13_mean_weeks_are_taken_with_and_without_exceptions() -> None:
    first = scored(WINTER, final_plan_on="2025-05-22")
    second = scored(WINTER, final_plan_on="2025-06-19", exception="c")
    summary = summarise([first, second, scored(WINTER)])
    assert (summary.mean_weeks, summary.mean_weeks_excluding_exceptions) == (22, 20)
    assert summarise([]).mean_weeks is None
    assert first.weeks_20w == Fraction(140, 7)
    assert scored(WINTER, left_on="2025-03-01").weeks_20w is None
