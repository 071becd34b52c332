"""The totals of a preview as a table: only the sides there are."""

from __future__ import annotations

from dash import html

from dashboard.components.moved_table import totals_table
from dashboard.readmodels.returns.totals import Total
from tests.drawn import of, rows, text

ROWS = Total("Rows", "2", "", "")


def test_a_side_of_which_nothing_is_known_is_left_out() -> None:
    first = totals_table((ROWS, Total("Homes", "85", "", "")))
    assert first is not None
    assert [text(head) for head in of(first, html.Th)][:2] == ["Added up", "This file"]
    assert rows(first) == [["Rows", "2"], ["Homes", "85"]]


def test_what_one_row_alone_has_keeps_the_side() -> None:
    found = totals_table((ROWS, Total("Period due", "101", "100", "90")))
    assert found is not None
    assert rows(found) == [["Rows", "2", "", ""], ["Period due", "101", "100", "90"]]


def test_without_totals_there_is_no_table() -> None:
    assert totals_table(()) is None
