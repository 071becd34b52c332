"""Pooled funds: what comes in, what goes out, by scheme, with every sum checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dashboard import formats
from dashboard.domain.funds import Amount, Flow, FundLine, total, variance
from dashboard.domain.periods import Period
from dashboard.readmodels.books import Books
from dashboard.readmodels.parts import Bar, Bars

NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class FundYear:
    """One fund for one period: bars for each side, totals, and whether they agree."""

    name: str
    period: str
    income: Bars | None
    expenditure: Bars | None
    checked: str  # the sums in one sentence
    agrees: bool | None  # income with expenditure; None where only one side is published
    spent: str  # actual or forecast against budget, or that none is stated


def fund_years(books: Books, org: str) -> tuple[FundYear, ...]:
    """Every fund and period of an organisation, newest period first within a fund."""
    lines = [FundLine.from_row(record.row) for record in books.rows(org, "funds")]
    years: dict[tuple[str, Period], list[FundLine]] = {}
    for line in lines:
        years.setdefault((line.fund, line.period), []).append(line)
    order = sorted(years, key=lambda key: (key[0], -key[1].end.toordinal()))
    return tuple(_fund_year(name, period, years[name, period]) for name, period in order)


def _fund_year(name: str, period: Period, lines: Sequence[FundLine]) -> FundYear:
    return FundYear(
        name=name,
        period=period.label,
        income=_bars(name, period, lines, Flow.INCOME),
        expenditure=_bars(name, period, lines, Flow.EXPENDITURE),
        checked=_checked(lines),
        agrees=_agrees(lines),
        spent=_spent(lines),
    )


def _bars(name: str, period: Period, lines: Sequence[FundLine], kind: Flow) -> Bars | None:
    members = [line for line in lines if line.kind is kind]
    if not members:
        return None
    whole = total(members, Amount.BUDGET).amount
    way = "Income" if kind is Flow.INCOME else "Expenditure"
    return Bars(
        caption=f"{way} planned, {name}, {period.label}.",
        bars=tuple(_bar(line, whole) for line in members),
        label_head=way,
        figure_head="Budget",
        share_head="Share",
    )


def _bar(line: FundLine, whole: Fraction | None) -> Bar:
    if line.budget is None:
        return Bar(line.line, 0.0, NOT_STATED, "")
    share = formats.figure(100 * line.budget / whole, "percent", 1) if whole else ""
    return Bar(line.line, float(line.budget), pounds(line.budget), share)


def pounds(amount: Fraction) -> str:
    """Whole pounds or pounds and pence: £1,721,065."""
    return formats.exact(amount, "gbp", 0)


def _agrees(lines: Sequence[FundLine]) -> bool | None:
    income, spending = (total(lines, Amount.BUDGET, kind).amount for kind in Flow)
    return None if income is None or spending is None else income == spending


def _checked(lines: Sequence[FundLine]) -> str:
    """Whether what comes in equals what goes out, on the lines that state a budget."""
    income = total(lines, Amount.BUDGET, Flow.INCOME)
    spending = total(lines, Amount.BUDGET, Flow.EXPENDITURE)
    blank = income.missing + spending.missing
    left = f" {blank} {formats.plural(blank, 'line')} not stated and left out." if blank else ""
    if income.amount is None or spending.amount is None:
        one = income.amount if income.amount is not None else spending.amount
        if one is None:
            return f"No amount is stated.{left}"
        return f"The lines add to {pounds(one)}; only one side is published.{left}"
    difference = income.amount - spending.amount
    if difference == 0:
        return f"Checked: income and expenditure both add to {pounds(income.amount)}.{left}"
    return (
        f"Income adds to {pounds(income.amount)} and expenditure to {pounds(spending.amount)}: "
        f"a difference of {pounds(abs(difference))}.{left}"
    )


def _spent(lines: Sequence[FundLine]) -> str:
    """Spend against budget on the lines of expenditure that state both."""
    spending = [line for line in lines if line.kind is Flow.EXPENDITURE]
    for amount, words in ((Amount.ACTUAL, "Spent"), (Amount.FORECAST, "Forecast")):
        stated = [gap for line in spending if (gap := variance(line, amount)) is not None]
        if stated:
            over = sum(stated, Fraction(0))
            way = "over" if over > 0 else "under"
            said = "on budget" if over == 0 else f"{pounds(abs(over))} {way} budget"
            of = f"{len(spending)} {formats.plural(len(spending), 'line')}"
            return f"{words}: {said} on {len(stated)} of {of}."
    return "Plan figures only: no actual or forecast spend is published."
