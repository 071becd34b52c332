"""An edition names a set of answers."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.edition import Edition, EditionError

NEWEST = Edition("0.1.0", "1a2b3c4d", 12, date(2026, 11, 22), "f00d")


def test_an_edition_says_the_day_the_figures_the_definitions_and_the_release():
    edition = Edition("0.1.0", "1a2b3c4d", 12, date(2026, 11, 22))
    assert str(edition) == ("22 November 2026, figures 12, definitions 1a2b3c4d, release 0.1.0")


def test_the_key_changes_with_every_part_of_it():
    parts = [("1", "a", 1, date(2026, 1, 1)), ("2", "a", 1, date(2026, 1, 1))]
    parts += [("1", "b", 1, date(2026, 1, 1)), ("1", "a", 2, date(2026, 1, 1))]
    parts += [("1", "a", 1, date(2026, 1, 2)), ("1", "a", 1, date(2026, 1, 1), "f00d")]
    parts += [("1", "a", 1, date(2026, 1, 1), "", "beef")]
    assert len({Edition(*part).key for part in parts}) == len(parts)


def test_an_address_names_the_edition_by_its_figures_and_its_day():
    assert NEWEST.slug == "12-2026-11-22"
    assert NEWEST.earlier(NEWEST.slug) == NEWEST


@pytest.mark.parametrize(
    ("slug", "revision", "day"),
    [
        ("3", 3, date(2026, 11, 22)),
        ("3-2026-11-01", 3, date(2026, 11, 1)),
        ("0", 0, date(2026, 11, 22)),
        (" 12 ", 12, date(2026, 11, 22)),
    ],
)
def test_an_earlier_edition_has_its_own_figures_and_day_and_the_present_definitions(
    slug: str, revision: int, day: date
):
    earlier = NEWEST.earlier(slug)
    assert (earlier.revision, earlier.as_at) == (revision, day)
    assert (earlier.release, earlier.definitions, earlier.head) == ("0.1.0", "1a2b3c4d", "f00d")


@pytest.mark.parametrize(
    "slug", ["13", "12-2026-11-23", "3-2026-02-30", "x", "-1", "3-", "3.5", "", "9" * 12]
)
def test_an_edition_to_come_and_one_that_cannot_be_are_refused_in_words(slug: str):
    with pytest.raises(EditionError, match=r"There is no edition “.*”: these are the newest"):
        NEWEST.earlier(slug)
