"""A file held against what its organisation has published."""

from __future__ import annotations

from dashboard.intake.checks.published import loaded_before, measure_not_published


def test_measure_not_published_is_said_of_the_first_row_of_each_code() -> None:
    named = [(2, "GAS-DOM"), (3, "GAS-DON"), (4, "GAS-DON"), (5, "ASB")]
    assert list(measure_not_published.find(named, {"GAS-DOM"})) == [(3, "GAS-DON"), (5, "ASB")]


def test_loaded_before_is_said_of_the_same_bytes_only() -> None:
    assert loaded_before.find("5f2c", "5f2c")
    assert not loaded_before.find("5f2c", "5f2d")
