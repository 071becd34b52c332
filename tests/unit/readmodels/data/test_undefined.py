"""Figures of a measure that nothing defines are held, and the page says they are not shown."""

from __future__ import annotations

from dashboard.readmodels.data.page import DataQuery, build
from dashboard.readmodels.data.undefined import Undefined
from tests.unit.readmodels.papers import Papers


def test_a_code_that_nothing_defines_is_listed_with_its_figures() -> None:
    given = Papers().measure("kent", "GAS").observed("kent", "GAS", "2024-01", value="9")
    for period in ("2024-01", "2024-02", "2024-02"):
        given.observed("kent", "GSA", period, value="9")
    given.returned("kent", "LIFT", "2024-01", period_due="2", period_completed="1")
    view = build(DataQuery("kent"), given.books())
    assert view.undefined == (Undefined("GSA", "2 figures"), Undefined("LIFT", "1 figure"))
    assert view.undefined_words == "Two measures are held and not shown"


def test_nothing_undefined_is_nothing_said() -> None:
    view = build(DataQuery("kent"), Papers().measure("kent", "GAS").books())
    assert (view.undefined, view.undefined_words) == ((), "")
