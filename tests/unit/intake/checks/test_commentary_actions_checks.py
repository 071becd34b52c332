"""Actions that were to be done already."""

from __future__ import annotations

from datetime import date

from dashboard.intake.problems import Severity
from tests.unit.intake.sending import only, problems

TODAY = date(2023, 8, 10)


def test_action_already_due_is_a_warning_of_its_day() -> None:
    row = {"action": "Book visits", "action_due": "09/08/2023"}
    found = only("commentaries", row, today=TODAY)
    assert (found.code, found.column, found.severity) == (
        "action_already_due",
        "action_due",
        Severity.WARNING,
    )
    assert found.message == "The action was to be done by 9 August 2023, which has passed."


def test_an_action_due_today_or_later_is_still_to_come() -> None:
    for day in ("2023-08-10", "2023-09-30"):
        assert problems("commentaries", {"action": "Go", "action_due": day}, today=TODAY) == []
    assert problems("commentaries", {"action": "Go", "action_due": "2020-01-01"}) == []
    assert problems("commentaries", {"action": "Go"}, today=TODAY) == []
