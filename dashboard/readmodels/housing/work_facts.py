"""What the return of a housing workstream says beyond its percentage, quarter by quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.domain.periods import Period
from dashboard.domain.returns import ComplianceReturn
from dashboard.readmodels.housing.workstreams import Work
from dashboard.readmodels.types import Fact, TableView

_NOT_STATED = "Not stated"
_COUNTS = ("Year’s target", "Year’s done", "Due", "Done", "Overdue", "No access")
_BASES = {"stock": "A stock in date", "running": "A running total"}


@dataclass(frozen=True, slots=True)
class WorkPart:
    """What is inspected and how, and every return with both its pairs of counts side by side."""

    facts: tuple[Fact, ...]
    returns: TableView


def work_part(work: Work, period: Period) -> WorkPart:
    """The description and the returns of a workstream up to `period`."""
    returns = [work.returns[one] for one in sorted(work.returns) if one.end <= period.end]
    counts = [_counts(one) for one in returns]
    given = [at for at in range(len(_COUNTS)) if any(row[at] is not None for row in counts)]
    table = TableView(
        caption=_caption(given, bool(returns)),
        columns=("Period", *(_COUNTS[at] for at in given), "Year’s pair is", "As at"),
        rows=tuple(_row(one, work, given) for one in returns),
        numeric=tuple(range(1, len(given) + 1)),
    )
    return WorkPart(_facts(work), table)


def _counts(one: ComplianceReturn) -> tuple[int | None, ...]:
    year = (one.annual_target, one.annual_completed)
    return (*year, one.period_due, one.period_completed, one.overdue, one.no_access)


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


def _row(one: ComplianceReturn, work: Work, given: Sequence[int]) -> tuple[str, ...]:
    counts = _counts(one)
    as_at = formats.date_words(one.as_at) if one.as_at else "Period’s end"
    return (one.period.label, *(_count(counts[at]) for at in given), _basis(one, work), as_at)


def _basis(one: ComplianceReturn, work: Work) -> str:
    words = _BASES.get(str(work.basis(one)), _NOT_STATED)
    return f"{words}; reduction agreed" if one.agreed_reduction else words


def _count(value: int | None) -> str:
    return _NOT_STATED if value is None else f"{value:,}"


def _caption(given: Sequence[int], any_return: bool) -> str:
    if not any_return:
        return "No return is published; the figure was published alone."
    missing = [name.lower() for at, name in enumerate(_COUNTS) if at not in given]
    said = "The year’s pair of counts beside the period’s own, as each return gives them."
    return f"{said} Not stated in any: {', '.join(missing)}." if missing else said
