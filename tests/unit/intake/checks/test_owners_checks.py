"""Columns that ask for a post or a team, and hold a person's name."""

from __future__ import annotations

import pytest

from dashboard.intake.problems import Severity
from tests.unit.intake.sending import codes, only, problems


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


@pytest.mark.parametrize(
    ("dataset", "column"),
    [("measures", "owner_role"), ("risks", "owner_role"), ("returns_calendar", "service")],
)
def test_owner_is_a_person_looks_wherever_a_post_is_asked_for(dataset: str, column: str) -> None:
    for name in ("Long Orchard", "Sarah Orchard"):
        assert codes(problems(dataset, {column: name})) == [("owner_is_a_person", 2)], "told once"
    for post in ("Director of Housing", "Head of Service", "Southend BC", "Property services"):
        assert problems(dataset, {column: post}) == []


@pytest.mark.parametrize(
    ("dataset", "column"),
    [
        ("actions", "owner_body"),
        ("contracts", "provider"),
        ("ehc_advice", "service"),
        ("risks", "controls"),
    ],
)
def test_a_body_may_be_called_anything_but_a_plain_name_is_told_of(
    dataset: str, column: str
) -> None:
    assert codes(problems(dataset, {column: "Sarah Orchard"})) == [("person_named", 2)]
    for body in ("Citizens Advice Southend", "Carers First", "Fusion Lifestyle", "One Southend"):
        assert problems(dataset, {column: body}) == []
