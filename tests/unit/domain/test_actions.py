"""Actions: blue is complete, and nothing overdue is green (rule G11)."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.actions import Action, ActionError, Status, rate_action

AS_AT = date(2024, 10, 10)
ROW = {"plan": "SEND", "plan_year": "2", "priority": "R1", "action_id": "A01", "title": "Do it"}


def made(**columns: str) -> Action:
    return Action.from_row(ROW | columns)


def test_an_action_is_typed_column_by_column():
    action = made(
        baseline="1442", latest="1755", target="2250.5", due_on="2025-07-31", unit="carers"
    )
    assert (action.plan, action.priority, action.unit) == ("SEND", "R1", "carers")
    assert (action.baseline, action.latest, float(action.target)) == (1442, 1755, 2250.5)
    assert action.due_on == date(2025, 7, 31)
    assert action.status is None


@pytest.mark.parametrize(
    ("columns", "column"),
    [({"plan": ""}, "plan"), ({"status": "done"}, "status"), ({"due_on": "July"}, "due_on")],
)
def test_an_action_that_cannot_be_used_names_its_column(columns, column):
    with pytest.raises(ActionError) as caught:
        made(**columns)
    assert caught.value.column == column


@pytest.mark.parametrize(
    ("status", "due_on", "rag", "reason", "why"),
    [
        ("complete", "2024-01-01", "blue", None, "Complete."),
        ("off_track", "", "red", None, "Off track, no due date."),
        ("off_track", "2025-01-01", "red", None, "Off track, due 1 January 2025."),
        ("at_risk", "", "amber", None, "At risk, no due date."),
        ("in_progress", "2024-10-11", "green", None, "In progress, due 11 October 2024."),
        ("in_progress", "2024-10-10", "green", None, "In progress, due 10 October 2024."),
        (
            "in_progress",
            "",
            "none",
            "unrated",
            "In progress, but with no due date nothing shows it is on track.",
        ),
        ("not_started", "", "none", "not_due", "Not started, no due date."),
        ("on_hold", "2025-01-01", "none", "unrated", "On hold, due 1 January 2025."),
        ("unclear", "", "none", "unrated", "Unclear, no due date."),
        ("", "", "none", "unrated", "Status not stated."),
    ],
)
def test_G11_an_action_is_rated_by_its_status_and_its_date(status, due_on, rag, reason, why):
    rating = rate_action(made(status=status, due_on=due_on), AS_AT)
    assert (rating.rag, rating.reason, rating.why) == (rag, reason, why)


@pytest.mark.parametrize("status", [*(s for s in Status if s != "complete"), ""])
def test_G6_G11_an_action_past_its_date_and_not_complete_is_red_whatever_is_claimed(status):
    action = made(status=status, due_on="2024-10-09")
    assert action.overdue(AS_AT)
    rating = rate_action(action, AS_AT)
    said = "Not known to be complete" if status in ("", "unclear") else "Not complete"
    assert (rating.rag, rating.why) == ("red", f"{said}, and was due 9 October 2024.")


def test_a_completed_action_says_when_and_is_not_overdue():
    action = made(status="complete", due_on="2024-01-01", completed_on="2024-03-01")
    assert not action.overdue(AS_AT)
    assert rate_action(action, AS_AT).why == "Complete on 1 March 2024."


def test_a_status_reads_as_words():
    assert Status.NOT_STARTED.words == "not started"
