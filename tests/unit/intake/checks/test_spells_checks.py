"""Definitions of one measure that hold at once, and days on which none does."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.intake.checks.spells import Spell, told
from tests.unit.intake.sending import checked, codes


def spells(*days: str) -> list[dict[str, str]]:
    """Rows of one measure, each spell written first..last with either end left out."""
    rows = []
    for spell in days:
        first, last = spell.split("..")
        rows.append({"valid_from": first, "valid_to": last})
    return rows


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("..", "2024-04-01.."), []),
        (("..2024-03-31", "2024-04-01.."), []),
        (("2024-04-01..", ".."), []),
        (("..2024-04-01", "2024-04-01.."), [("spells_overlap", 3)]),
        (("2024-04-01..", "..2024-06-30"), [("spells_overlap", 2)]),
        (
            ("..2024-12-31", "2023-04-01..2024-03-31", "2024-04-01.."),
            [("spells_overlap", 3), ("spells_overlap", 4)],
        ),
        (("2024-04-01..2024-03-01", ".."), [("measure_cannot_rate", 2)]),
    ],
)
def test_spells_overlap_where_one_begins_before_another_says_it_ends(
    given: tuple[str, ...], told: list[tuple[str, int]]
) -> None:
    assert codes(checked("measures", *spells(*given)).problems) == told


def test_spells_overlap_names_the_days_and_the_other_row() -> None:
    (problem,) = checked("measures", *spells("..2024-06-30", "2024-04-01..2025-03-31")).problems
    assert problem.message == (
        "GAS-DOM has two definitions from 1 April 2024 to 30 June 2024, this one and that of row "
        "2; the one that begins later rates."
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("..2024-03-31", "2024-04-02.."), [("spells_apart", 3)]),
        (("..", "2024-04-01..2024-06-30", "2024-08-01.."), [("spells_apart", 4)]),
        (("2024-04-01..2024-06-30", "2024-07-01.."), []),
    ],
)
def test_spells_apart_where_days_lie_between_two(
    given: tuple[str, ...], told: list[tuple[str, int]]
) -> None:
    assert codes(checked("measures", *spells(*given)).problems) == told


def test_spells_apart_names_the_days_without_a_definition() -> None:
    (problem,) = checked("measures", *spells("..2024-03-31", "2024-07-01..")).problems
    assert problem.message == (
        "No definition of GAS-DOM holds from 1 April 2024 to 30 June 2024, between this one and "
        "that of row 2: a figure of a period that ends then is not rated."
    )


def test_spells_that_are_both_published_are_not_the_files_to_tell_of() -> None:
    first, second = (Spell(date(year, 4, 1), date(2026, 3, 31), None) for year in (2023, 2024))
    assert told("GAS-DOM", first, second, {}) is None
