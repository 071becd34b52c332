"""`scorecard score` on EHC cases, advice and annual reviews: documents and summaries."""

from __future__ import annotations

from typing import Any

CASES = (
    {"case_id": "A", "decided_on": "2025-02-13", "final_plan_on": "2025-05-22"},
    {"case_id": "B", "decided_on": "2025-02-14", "final_plan_on": "2025-05-23"},
    {
        "case_id": "G",
        "received_on": "2025-07-14",
        "decided_on": "2025-08-20",
        "final_plan_on": "2025-12-08",
        "exception": "a",
    },
    {"case_id": "I", "received_on": "2026-01-05", "decided_on": "2026-02-10"},
    {"case_id": "J", "received_on": "2025-09-01", "decided_on": "2025-10-01"},
    {"case_id": "K", "decided_on": "2025-02-10", "decision": "refuse"},
    {
        "case_id": "L",
        "decided_on": "2025-02-10",
        "assessment_outcome": "no_plan",
        "no_plan_notified_on": "2025-04-25",
    },
    {"case_id": "M", "decided_on": "2025-02-10", "left_on": "2025-03-01"},
)


def test_ehc_cases_have_the_contracts_rows(score_register: Any) -> None:
    code, document = score_register("ehc_cases", *CASES)
    rows = {row["case_id"]: row for row in document["rows"]}
    assert (code, document["dataset"], document["as_at"]) == (0, "ehc_cases", "2026-03-31")
    assert document["rows"][0] == {
        "case_id": "A",
        "due_6w": "2025-02-13",
        "due_16w": "2025-04-24",
        "due_20w": "2025-05-22",
        "state_6w": "met",
        "state_16w": "not_applicable",
        "state_20w": "met",
        "days_20w": 140,
    }
    assert {case: row["state_20w"] for case, row in rows.items()} == {
        "A": "met",
        "B": "late",
        "G": "excepted_late",
        "I": "open",
        "J": "overdue",
        "K": "not_applicable",
        "L": "not_applicable",
        "M": "left",
    }
    assert (rows["B"]["state_6w"], rows["L"]["state_16w"]) == ("late", "late")
    assert (rows["K"]["due_20w"], rows["K"]["days_20w"]) == (None, None)


def test_ehc_cases_add_up_to_the_contracts_summary(score_register: Any) -> None:
    _, document = score_register("ehc_cases", *CASES)
    assert document["summary"] == {
        "issued": 3,
        "issued_within_20w": 1,
        "percent_20w": 33.3,
        "issued_excluding_exceptions": 2,
        "within_20w_excluding_exceptions": 1,
        "percent_20w_excluding_exceptions": 50,
        "exception_rate": 33.3,
        "open": 2,
        "open_over_20w": 1,
        "percent_6w": 87.5,
        "percent_16w": 0,
        "over_52w": 0,
        "decided": 8,
        "decided_within_6w": 7,
        "refused_a_plan": 1,
        "refused_within_16w": 0,
        "left": 1,
    }
    assert [one["code"] for one in document["problems"]] == ["many_exceptions"]
    assert document["problems"][0]["row"] is None


def test_rows_with_errors_are_left_out_and_the_others_keep_their_order(score_register: Any) -> None:
    code, document = score_register(
        "ehc_cases",
        {"case_id": "C2"},
        {"case_id": "C3", "received_on": "2026-04-01"},
        {"case_id": "C4", "exception": "other"},
        {"case_id": "C1"},
    )
    assert (code, [row["case_id"] for row in document["rows"]]) == (1, ["C2", "C1"])
    assert [(one["code"], one["row"]) for one in document["problems"]] == [
        ("date_in_the_future", 3),
        ("unlawful_exception", 4),
    ]
    assert document["summary"]["open"] == 2
    assert document["summary"]["percent_20w"] is None


def test_warnings_leave_the_exit_code_at_0(score_register: Any) -> None:
    code, document = score_register("ehc_cases", {"final_plan_on": "2025-05-22"})
    assert (code, document["problems"][0]["code"]) == (0, "step_passed_over")
    assert document["rows"][0]["state_6w"] == "not_applicable"


def test_advice_is_scored_by_service(score_register: Any) -> None:
    code, document = score_register(
        "ehc_advice",
        {"received_on": "2025-03-24"},
        {"service": "health", "received_on": "2025-03-25"},
        {"service": "social care"},
        {"case_id": "C2", "requested_on": "2026-03-02"},
    )
    assert code == 0
    assert document["rows"][1] == {
        "case_id": "C1",
        "service": "health",
        "due": "2025-03-24",
        "state": "late",
    }
    assert [row["state"] for row in document["rows"]] == ["met", "late", "overdue", "open"]
    assert document["summary"]["educational psychology"] == {
        "met": 1,
        "late": 0,
        "open": 1,
        "overdue": 0,
        "percent": 100,
    }


def test_annual_reviews_are_scored_by_their_four_limits(score_register: Any) -> None:
    code, document = score_register(
        "annual_reviews",
        {
            "meeting_on": "2025-01-08",
            "decided_on": "2025-02-05",
            "decision": "amend",
            "amendment_notice_on": "2025-01-29",
            "phase_transfer_on": "2026-09-01",
            "phase": "other",
        },
        {"case_id": "C2", "plan_made_on": "2025-06-01", "meeting_on": "2026-03-02"},
        as_at="2025-04-01",
    )
    assert code == 1  # the second meeting is still to come
    assert document["rows"] == [
        {
            "case_id": "C1",
            "review_due": "2025-01-14",
            "decision_due": "2025-02-05",
            "final_due": "2025-03-26",
            "phase_due": "2026-02-15",
            "state_review": "late",
            "state_decision": "met",
            "state_final": "overdue",
            "state_phase": "open",
        }
    ]
    summary = document["summary"]
    assert (summary["decided"], summary["decided_within_4w"], summary["percent_4w"]) == (1, 1, 100)
    assert (summary["review"], summary["final"]) == ({"late": 1}, {"overdue": 1})
