"""Decides what was returned on each workstream in the two years before the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from dashboard.catalogue import load_catalogue
from dashboard.domain.periods import Period
from dashboard.domain.returns import Basis, ComplianceReturn
from dashboard.sources.demo.chance import Chance
from dashboard.sources.demo.inspections import Stock
from dashboard.sources.demo.programmes import FIRE_RISK, GAS, PROGRAMMES, Programme

_MONTHS = 24


def returns(stocks: Mapping[str, Stock], as_at: date, seed: int) -> Iterator[ComplianceReturn]:
    """A return for each workstream and period that ended before the as-at day's month.

    The stock is that of the as-at day throughout; what was missed runs from the share two years
    ago to what is missed now.
    """
    months = _months_before(as_at)
    quarters = [_quarter(month) for month in months if month.end.month % 3 == 0]
    for programme in (GAS, *PROGRAMMES, FIRE_RISK):
        known = load_catalogue().workstreams[programme.workstream]
        periods = months if known.frequency == "monthly" else quarters
        chance = Chance.of(seed, f"returns of {programme.workstream}")
        for period in periods:
            part = (period.end - months[0].start).days / (as_at - months[0].start).days
            yield _return(programme, stocks[programme.workstream], period, part, chance)


def _return(
    programme: Programme, stock: Stock, period: Period, part: float, chance: Chance
) -> ComplianceReturn:
    before = stock.required * programme.missed_before
    expected = before + (stock.missed - before) * part
    missed = min(max(round(expected * (0.8 + 0.4 * chance.random())), 0), stock.required)
    return ComplianceReturn(
        workstream=programme.workstream,
        period=period,
        annual_target=stock.required,
        annual_completed=stock.required - missed,
        basis=Basis.STOCK,
        overdue=missed,
        no_access=missed // 2 if programme.workstream.endswith("-DOM") else 0,
        as_at=period.end,
        commentary=programme.remark if programme.remark and missed else None,
    )


def _months_before(as_at: date) -> list[Period]:
    month = Period.month(as_at.year, as_at.month)
    before: list[Period] = []
    while len(before) < _MONTHS:
        month = month.previous()
        before.append(month)
    return before[::-1]


def _quarter(month: Period) -> Period:
    """The quarter that a month closes; January to March is quarter 0 of the April after."""
    return Period.quarter(month.end.year, (month.end.month - 4) // 3 + 1)
