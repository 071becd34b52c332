"""What the return of a housing workstream says beyond its percentage, quarter by quarter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from dashboard import formats
from dashboard.domain.periods import Period
from dashboard.domain.returns import ComplianceReturn
from dashboard.readmodels.types import Fact, TableView
from dashboard.readmodels.workstreams import Work

_NOT_STATED = "Not stated"
_COLUMNS = (
    *("Period", "Year’s target", "Year’s done", "Due", "Done"),
    *("Overdue", "No access", "Counted as", "As at"),
)
_BASES = {"stock": "In date", "running": "Running total"}


@dataclass(frozen=True, slots=True)
class WorkPart:
    """What is inspected and how, and every return with both its pairs of counts side by side."""

    facts: tuple[Fact, ...]
    returns: TableView


def work_part(work: Work, period: Period) -> WorkPart:
    """The description and the returns of a workstream up to `period`."""
    returns = {one: work.returns[one] for one in sorted(work.returns) if one.end <= period.end}
    rows = tuple(_row(one, work) for one in returns.values())
    table = TableView(
        caption=_caption(returns),
        columns=_COLUMNS,
        rows=rows,
        numeric=tuple(range(1, 7)),
    )
    return WorkPart(_facts(work), table)


def _facts(work: Work) -> tuple[Fact, ...]:
    known = work.known
    words = {
        "What is inspected": known.inspected if known else "",
        "Standard named": known.standard if known else "",
        "Contractor": known.contractor if known else "",
        "Visits": known.visit_frequency.capitalize() if known else "",
        "How many there are": _assets(work),
        "Reports": (work.series.measure.frequency or "").capitalize(),
        "To know": known.note if known else "",
    }
    return tuple(
        Fact(label, said or _NOT_STATED)
        for label, said in words.items()
        if said or label != "To know"
    )


def _assets(work: Work) -> str:
    known = work.known
    if known is None or known.asset_count is None:
        return ""
    return f"{known.asset_count:,} {known.asset_unit}".strip()


def _row(one: ComplianceReturn, work: Work) -> tuple[str, ...]:
    basis = one.basis or (work.known.basis if work.known else None)
    return (
        one.period.label,
        _count(one.annual_target),
        _count(one.annual_completed),
        _count(one.period_due),
        _count(one.period_completed),
        _count(one.overdue),
        _count(one.no_access),
        _basis(one, str(basis) if basis else ""),
        formats.date_words(one.as_at) if one.as_at else "End of period",
    )


def _basis(one: ComplianceReturn, basis: str) -> str:
    said = _BASES.get(basis, "Not stated")
    return f"{said}; reduction agreed" if one.agreed_reduction else said


def _count(value: int | Fraction | None) -> str:
    return "Not stated" if value is None else formats.number(Fraction(value), 0)


def _caption(returns: Mapping[Period, ComplianceReturn]) -> str:
    if not returns:
        return "No return is published; the figure was published alone."
    return "The year’s pair of counts beside the period’s own, as each return gives them."
