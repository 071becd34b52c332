"""A register held against the one whose place it takes."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.intake.checks.whole import register_loses_rows, register_seems_older


@pytest.mark.parametrize(
    ("gone", "published", "found"),
    [(1_208, 1_219, True), (10, 99, True), (10, 100, False), (9, 9, False), (0, 0, False)],
)
def test_register_loses_rows_is_said_of_more_than_a_tenth_and_at_least_ten(
    gone: int, published: int, found: bool
) -> None:
    assert register_loses_rows.find(gone, published) is found


def test_register_seems_older_is_said_where_nothing_happened_in_its_last_four_weeks() -> None:
    newest, find = date(2026, 10, 31), register_seems_older.find
    assert find(newest, date(2026, 11, 28), 10)
    assert not find(newest, date(2026, 11, 27), 10)
    assert not find(newest, date(2026, 11, 28), 9)
