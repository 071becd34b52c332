"""When a printed figure and ours are the same, and how ours is written."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dashboard.readmodels.data.reconciliation_compare import agree, ours_in_words
from dashboard.readmodels.data.reconciliation_papers import NotHeldError


@pytest.mark.parametrize(
    ("printed", "ours", "same"),
    [
        ("95%", Fraction(14200, 148), False),
        ("96%", Fraction(14200, 148), True),
        ("99.83%", Fraction(860900, 8624), True),
        ("£8.1 million", Fraction(8_120_961), True),
        ("£6,543,128", Fraction(6_493_128), False),
        ("12.772M", Fraction(12_772_000), True),
        ("-6", Fraction(-6), True),
        ("−2.5", Fraction("-2.45"), True),
        ("2.5", Fraction("2.45"), True),
        ("Green", "green", True),
        ("Green Green Amber Amber Green", "green amber green", True),
    ],
)
def test_ours_is_compared_at_the_last_place_printed(
    printed: str, ours: Fraction | str, same: bool
) -> None:
    assert agree(printed, ours) is same


@pytest.mark.parametrize(
    ("printed", "ours", "words"),
    [
        ("95%", Fraction(14200, 148), "95.95%, rounds to 96%"),
        ("99.83%", Fraction(860900, 8624), "99.83%"),
        ("£6,543,128", Fraction(6_493_128), "£6,493,128"),
        ("12.5M", Fraction(13_000_000), "13.0M"),
        ("£80 million", Fraction(81_200_000), "£81.2 million, rounds to £81 million"),
        ("£5", Fraction(-6), "−£6"),
        ("Green", "amber", "Amber"),
        ("below target", "at target", "at target"),
    ],
)
def test_ours_is_written_as_printed_figures_are(
    printed: str, ours: Fraction | str, words: str
) -> None:
    assert ours_in_words(printed, ours) == words


def test_words_are_not_a_number() -> None:
    with pytest.raises(NotHeldError, match="“about ten” cannot be read"):
        agree("about ten", Fraction(10))
