"""A calendar of returns that cannot be kept to is told of."""

from __future__ import annotations

import pytest

from dashboard.intake.checks.calendar import covers_nothing_published
from dashboard.intake.contracts import DATASETS
from dashboard.intake.contracts_calendar import RETURNED
from tests.unit.intake.sending import codes, only, problems

CALENDAR = "returns_calendar"


def test_a_return_is_sent_as_one_of_the_datasets() -> None:
    assert set(RETURNED) < set(DATASETS)
    assert only(CALENDAR, {"dataset": "measures"}).column == "dataset"


@pytest.mark.parametrize(
    ("frequency", "first"),
    [
        ("monthly", "2026-10"),
        ("quarterly", "2026-27 Q3"),
        ("half-yearly", "2026-27 H1"),
        ("yearly", "2026-27"),
        ("monthly", ""),
    ],
)
def test_period_not_of_the_return_is_an_error(frequency: str, first: str) -> None:
    row = {"frequency": frequency, "first_period": first, "last_period": first}
    assert problems(CALENDAR, row) == []
    (one, other) = problems(CALENDAR, {**row, "first_period": "2026", "last_period": "2026"})
    assert {one.code, other.code} == {"period_not_of_the_return"}
    assert (one.column, other.column) == ("first_period", "last_period")
    assert one.message == f"2026 is not a period of a {frequency} return."


def test_last_before_first_is_an_error() -> None:
    row = {"first_period": "2026-10", "last_period": "2026-09"}
    problem = only(CALENDAR, row)
    assert (problem.code, problem.severity) == ("last_before_first", "error")
    assert "until 2026-09, before it is first owed for 2026-10" in problem.message
    assert problems(CALENDAR, {**row, "last_period": "2026-10"}) == []


def test_one_return_twice_is_an_error() -> None:
    assert codes(problems(CALENDAR, {}, {"service": "Gas team"})) == [("key_twice", 3)]


def test_covers_nothing_published_names_what_is_neither_section_nor_measure() -> None:
    named = [(2, "gas-dom; Housing; GAS-DON"), (3, None), (4, "send")]
    found = list(covers_nothing_published.find(named, {"GAS-DOM"}))
    assert found == [(2, "gas-dom; Housing; GAS-DON", "GAS-DON")]
