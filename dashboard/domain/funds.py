"""Decides how far a pooled fund's money is from its budget, and adds up only what is stated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dashboard.domain.periods import Period
from dashboard.domain.rows import Cells, ColumnError, Row


class FundError(ColumnError):
    """A line of a fund that cannot be used, by the column that is wrong."""


class Flow(StrEnum):
    """Which way the money goes."""

    INCOME = "income"
    EXPENDITURE = "expenditure"


class Amount(StrEnum):
    """The sums of money a line states."""

    BUDGET = "budget"
    ACTUAL = "actual"
    FORECAST = "forecast"


@dataclass(frozen=True, slots=True)
class FundLine:
    """One line of a fund for a period, in pounds: a row of the `funds` dataset, typed."""

    fund: str
    line: str
    period: Period
    source: str | None = None
    budget: Fraction | None = None
    actual: Fraction | None = None
    forecast: Fraction | None = None
    kind: Flow | None = None

    @classmethod
    def from_row(cls, row: Row) -> FundLine:
        """Build a line from a checked row; raises FundError naming the column at fault."""
        cells = Cells(row, FundError)
        return cls(
            fund=cells.required("fund"),
            line=cells.required("line"),
            period=cells.period("period"),
            source=cells.text("source"),
            budget=cells.number("budget"),
            actual=cells.number("actual"),
            forecast=cells.number("forecast"),
            kind=cells.choice("kind", Flow),
        )

    def amount(self, name: Amount) -> Fraction | None:
        """The budget, actual or forecast in pounds; None where not stated."""
        match name:
            case Amount.BUDGET:
                return self.budget
            case Amount.ACTUAL:
                return self.actual
            case _:
                return self.forecast


@dataclass(frozen=True, slots=True)
class Total:
    """A sum in pounds and how many lines it leaves out because they state none.

    `amount` is None where no line states one: a sum of nothing is not nought.
    """

    amount: Fraction | None
    missing: int


def variance(line: FundLine, against: Amount = Amount.ACTUAL) -> Fraction | None:
    """Actual or forecast less budget, in pounds; None where either is not stated."""
    amount = line.amount(against)
    return None if amount is None or line.budget is None else amount - line.budget


def total(lines: Iterable[FundLine], amount: Amount, kind: Flow | None = None) -> Total:
    """The sum of a column over the lines of a kind, or over all of them, in pounds."""
    stated = [line.amount(amount) for line in lines if kind is None or line.kind is kind]
    known = [value for value in stated if value is not None]
    return Total(sum(known, Fraction(0)) if known else None, len(stated) - len(known))
