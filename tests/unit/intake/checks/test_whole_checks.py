"""A register held against the one whose place it takes."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.intake.checks.whole import (
    asset_no_longer_managed,
    asset_not_published,
    register_loses_rows,
    register_seems_older,
)


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


def test_asset_not_published_is_said_of_what_the_register_does_not_hold() -> None:
    assert asset_not_published.find("H9", {"H1"})
    assert not asset_not_published.find("H1", {"H1"})
    assert not asset_not_published.find(None, {"H1"})


def test_asset_no_longer_managed_is_said_from_the_day_after_its_last() -> None:
    assert asset_no_longer_managed.find("2024-01-01", "2023-12-31")
    assert not asset_no_longer_managed.find("2023-12-31", "2023-12-31")
    assert not asset_no_longer_managed.find("2024-01-01", None)
