"""Commentaries that say nothing, too much, or something of another period."""

from __future__ import annotations

import pytest

from dashboard.domain.commentaries import LONGEST
from dashboard.intake.problems import Severity
from tests.unit.intake.sending import codes, only, problems

LONG = "Two sites could not be entered and their visits have been booked again."


def test_nothing_said_is_an_error() -> None:
    found = only("commentaries", {"what": "", "owner_role": "Head of assets"})
    assert (found.code, found.column, found.severity) == ("nothing_said", "what", Severity.ERROR)
    assert problems("commentaries", {"what": "", "action": "Book visits"}) == []


@pytest.mark.parametrize("column", LONGEST)
def test_commentary_too_long_is_an_error_of_its_column(column: str) -> None:
    most = LONGEST[column]
    found = only("commentaries", {column: "a" * (most + 1)})
    assert (found.code, found.column) == ("commentary_too_long", column)
    assert f"{most + 1} characters; {most} at most" in found.message
    assert problems("commentaries", {column: "a" * most}) == []


@pytest.mark.parametrize("column", ["what", "why"])
def test_a_commentary_of_another_period_is_told_of_at_its_column(column: str) -> None:
    found = only("commentaries", {"what": "It fell.", column: "In June 2023 homes were shut."})
    assert (found.code, found.column) == ("commentary_of_another_period", column)
    assert found.message == "The commentary speaks of June 2023, but stands with July 2023."
    assert problems("commentaries", {"action": "Finish in September 2023"}) == []


def test_words_repeated_from_the_period_before_are_told_of_at_their_column() -> None:
    june, july = ({"period": f"2023-{month}", "why": LONG} for month in ("06", "07"))
    (found,) = problems("commentaries", {**june, "what": "It fell."}, {**july, "what": "It rose."})
    assert (found.code, found.row, found.column) == ("commentary_repeated", 3, "why")
    action = {"action": LONG}
    assert (
        problems("commentaries", {**june, **action, "why": ""}, {**july, **action, "why": ""}) == []
    )


@pytest.mark.parametrize("column", LONGEST)
def test_personal_details_are_warned_of_in_every_text(column: str) -> None:
    assert codes(problems("commentaries", {column: "At RM17 6SL"})) == [("postcode", 2)]
