"""Money: variances by which way it flows, and sums of what is stated only."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dashboard.domain.funds import (
    Amount,
    Flow,
    FundError,
    FundLine,
    Total,
    total,
    variance,
)


def made(**columns: str) -> FundLine:
    return FundLine.from_row({"fund": "BCF", "line": "DFG", "period": "2023-24"} | columns)


def test_a_line_states_its_budget_actual_and_forecast_in_pounds():
    line = made(budget="1721065", actual="1700000.50", forecast="1800000", kind="expenditure")
    assert [line.amount(name) for name in Amount] == [1721065, Fraction("1700000.5"), 1800000]


@pytest.mark.parametrize(
    ("columns", "column"),
    [({"fund": ""}, "fund"), ({"kind": "both"}, "kind"), ({"budget": "lots"}, "budget")],
)
def test_a_line_that_cannot_be_used_names_its_column(columns, column):
    with pytest.raises(FundError) as caught:
        made(**columns)
    assert caught.value.column == column


def test_a_variance_is_actual_or_forecast_less_budget():
    line = made(budget="1000", actual="900", forecast="1100")
    assert variance(line) == -100
    assert variance(line, Amount.FORECAST) == 100


@pytest.mark.parametrize("columns", [{}, {"budget": "10"}, {"actual": "10"}])
def test_a_variance_without_both_sums_is_not_known(columns):
    line = made(kind="income", **columns)
    assert variance(line) is None


def test_a_sum_says_how_many_lines_it_leaves_out():
    lines = [
        made(kind="income", budget="100"),
        made(kind="income"),
        made(kind="expenditure", budget="70", actual="60"),
    ]
    assert total(lines, Amount.BUDGET, Flow.INCOME) == Total(Fraction(100), 1)
    assert total(lines, Amount.BUDGET) == Total(Fraction(170), 1)


def test_a_sum_of_nothing_is_not_nought():
    assert total([made(kind="income")], Amount.ACTUAL) == Total(None, 1)
    assert total([], Amount.ACTUAL) == Total(None, 0)
