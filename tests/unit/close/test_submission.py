"""The headline of a submission: what it would change, in words that are no more than is known."""

from __future__ import annotations

import pytest

from dashboard.close.submission import change_words
from dashboard.readmodels.returns.preview import Preview


def change(ratings: int = 0, figures: int = 0, rows: int = 0, unread: int = 0) -> Preview:
    counts = {"added": rows, "changed": 0, "removed": 0, "unchanged": 0}
    return Preview(1, counts, (), figures, unread, ratings, (), ())


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (change(ratings=2, figures=3, rows=4), "Two ratings would move"),
        (change(figures=1, rows=4), "One figure would change, no rating"),
        (change(rows=40), "40 rows would change, no figure"),
        (change(), "No figure would change"),
        (change(ratings=12, figures=12, rows=40, unread=9), "At least 12 ratings would move"),
        (change(figures=1, rows=40, unread=9), "At least one figure would change"),
        (change(rows=40, unread=9), "40 rows would change"),
    ],
)
def test_the_headline_claims_no_more_than_was_worked_out(made: Preview, words: str) -> None:
    assert change_words(made) == words


def test_of_what_was_published_it_is_said_that_it_did() -> None:
    assert change_words(change(ratings=1, rows=1), "") == "One rating moved"
    assert change_words(change(figures=2, rows=2, unread=5), "") == "At least two figures changed"
