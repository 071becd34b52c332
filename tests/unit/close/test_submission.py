"""The headline of a submission: what it would change, in words that are no more than is known."""

from __future__ import annotations

import pytest

from dashboard.close.submission import change_words
from dashboard.readmodels.returns.preview import Preview


def change(
    ratings: int = 0, figures: int = 0, rows: int = 0, unread: int = 0, going: int = 0
) -> Preview:
    counts = {"added": 0, "changed": rows, "removed": 0, "unchanged": 0}
    return Preview(1, counts, (), figures, unread, ratings, (), (), going=going)


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
        (change(going=1, figures=1, rows=1), "One figure would be taken out"),
        (change(going=2, ratings=3), "Two figures would be taken out and three ratings would move"),
    ],
)
def test_the_headline_claims_no_more_than_was_worked_out(made: Preview, words: str) -> None:
    assert change_words(made) == words


def test_of_what_was_published_it_is_said_that_it_did() -> None:
    assert change_words(change(ratings=1, rows=1), "") == "One rating moved"
    assert (
        change_words(change(going=1, ratings=1), "") == "One figure taken out and one rating moved"
    )
    assert change_words(change(figures=2, rows=2, unread=5), "") == "At least two figures changed"


@pytest.mark.parametrize(
    ("added", "changed", "removed", "words"),
    [
        (249, 0, 0, "249 rows would come in, no figure"),
        (0, 0, 1, "One row would go, no figure"),
        (1, 0, 1, "Two rows would change, no figure"),
    ],
)
def test_rows_that_are_new_or_gone_are_called_so(
    added: int, changed: int, removed: int, words: str
) -> None:
    rows = {"added": added, "changed": changed, "removed": removed, "unchanged": 7}
    assert change_words(Preview(1, rows, (), 0, 0, 0, (), ())) == words
