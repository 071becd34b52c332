"""Actions that a person is to do, or that were to be done already."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.intake.problems import Severity
from tests.unit.intake.sending import codes, only, problems

TODAY = date(2023, 8, 10)


@pytest.mark.parametrize("owner", ["Long Orchard", "L. Orchard", "L Orchard", "Long M. Orchard"])
def test_owner_is_a_person_is_a_warning_that_repeats_no_name(owner: str) -> None:
    found = only("commentaries", {"action": "Book visits", "owner_role": owner})
    assert (found.code, found.column, found.severity) == (
        "owner_is_a_person",
        "owner_role",
        Severity.WARNING,
    )
    assert "Orchard" not in f"{found.message}{found.value}"


def test_a_person_with_a_title_is_told_of_once() -> None:
    found = problems("commentaries", {"action": "Book visits", "owner_role": "Mrs Orchard"})
    assert codes(found) == [("person_named", 2)]


@pytest.mark.parametrize(
    "owner",
    [
        *("Head of assets", "Director of care", "Property services", "Building Safety"),
        *("Gas Manager", "SEND casework", "Assistant Director, Housing", "Repairs", "DASS"),
        *("Corporate Director, Adult Social Care and Health", "Health and Wellbeing Board", "ICB"),
    ],
)
def test_a_post_or_a_team_is_no_person(owner: str) -> None:
    assert problems("commentaries", {"action": "Book visits", "owner_role": owner}) == []


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
