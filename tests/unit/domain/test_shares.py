"""A share knows when nothing fell due."""

from __future__ import annotations

from fractions import Fraction

from dashboard.domain.shares import Share


def test_a_share_is_exact():
    assert Share(8609, 8624).percent == Fraction(860900, 8624)
    assert Share(8609, 8624).short == 15


def test_nothing_due_is_neither_nought_nor_a_hundred():
    assert Share(0, 0).percent is None


def test_more_done_than_due_is_not_short():
    assert Share(5, 4).short == 0
