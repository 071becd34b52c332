"""An edition names a set of answers."""

from __future__ import annotations

from datetime import date

from dashboard.domain.edition import Edition


def test_an_edition_says_the_day_the_figures_the_definitions_and_the_release():
    edition = Edition("0.1.0", "1a2b3c4d", 12, date(2026, 11, 22))
    assert str(edition) == ("22 November 2026, figures 12, definitions 1a2b3c4d, release 0.1.0")


def test_the_key_changes_with_every_part_of_it():
    parts = [("1", "a", 1, date(2026, 1, 1)), ("2", "a", 1, date(2026, 1, 1))]
    parts += [("1", "b", 1, date(2026, 1, 1)), ("1", "a", 2, date(2026, 1, 1))]
    parts += [("1", "a", 1, date(2026, 1, 2)), ("1", "a", 1, date(2026, 1, 1), "f00d")]
    parts += [("1", "a", 1, date(2026, 1, 1), "", "beef")]
    assert len({Edition(*part).key for part in parts}) == len(parts)
