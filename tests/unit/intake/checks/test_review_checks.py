"""Annual reviews that contradict themselves."""

from __future__ import annotations

from datetime import date

from dashboard.intake.problems import Severity
from tests.unit.intake.sending import problems

TODAY = date(2026, 3, 31)
MET = {"meeting_on": "2026-01-14", "decided_on": "2026-02-11"}


def warned(row: dict[str, str]) -> list[str]:
    found = problems("annual_reviews", row, today=TODAY)
    assert all(one.severity is Severity.WARNING for one in found)
    return [one.code for one in found]


def test_decision_is_the_last_one_is_a_warning() -> None:
    assert warned({**MET, "last_decision_on": "2026-02-11"}) == ["decision_is_the_last_one"]


def test_next_review_overdue_is_a_warning() -> None:
    row = {"meeting_on": "2025-01-14", "decided_on": "2025-02-11"}
    assert warned(row) == ["next_review_overdue"]
    assert warned(MET) == []


def test_phase_missing_is_a_warning() -> None:
    assert warned({"phase_transfer_on": "2026-09-01"}) == ["phase_missing"]


def test_phase_on_the_day_is_a_warning() -> None:
    transfer = {"phase_transfer_on": "2026-09-01", "phase": "other", "decision": "maintain"}
    assert warned({**transfer, **MET, "decided_on": "2026-02-15"}) == ["phase_on_the_day"]


def test_inside_comment_window_is_a_warning() -> None:
    row = {**MET, "amendment_notice_on": "2026-02-11", "final_amended_on": "2026-02-20"}
    assert warned({**row, "decision": "amend"}) == ["inside_comment_window"]


def test_a_decision_or_a_step_without_its_date_is_a_warning() -> None:
    assert warned({"decision": "amend"}) == ["decision_undated"]
    assert warned({"decided_on": "2026-02-11"}) == ["step_passed_over"]
