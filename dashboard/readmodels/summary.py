"""The summary table of a section: each measure's number, reports, outturn, target and position."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.measures import RuleKind
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.rating import Rag, display
from dashboard.readmodels.assessed import Series
from dashboard.readmodels.books import Books
from dashboard.readmodels.cells import line
from dashboard.readmodels.positions import containing, position
from dashboard.readmodels.types import Line, TallyItem


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A measure in the summary table; what a paper does not say is "not stated"."""

    line: Line
    reports: str
    outturn: str  # last financial year's, as published
    data_period: str
    owner: str


@dataclass(frozen=True, slots=True)
class SummaryGroup:
    name: str
    rows: tuple[SummaryRow, ...]


NOT_STATED = "not stated"


def summary_groups(
    series: Sequence[Series], books: Books, org: str, period: Period
) -> tuple[SummaryGroup, ...]:
    """The measures in their groups, both in the order the definitions file gives them."""
    names = list(dict.fromkeys(one.measure.group or "" for one in series))
    return tuple(
        SummaryGroup(
            name,
            tuple(
                summary_row(one, books, org, period)
                for one in series
                if (one.measure.group or "") == name
            ),
        )
        for name in names
    )


def summary_row(series: Series, books: Books, org: str, period: Period) -> SummaryRow:
    """One measure as the summary table shows it."""
    measure, shown = series.measure, line(series, books, org, period)
    return SummaryRow(
        line=shown,
        reports=measure.reported_to or NOT_STATED,
        outturn=outturn(series, period),
        data_period=shown.cell.period_label,
        owner=measure.owner_role or NOT_STATED,
    )


def outturn(series: Series, period: Period) -> str:
    """The figure published for the financial year before the one `period` falls in."""
    year = containing(PeriodKind.YEAR, period.end).previous()
    found = next((p for p in series.points if p.period == year and p.has_figure), None)
    if found is None or found.period.kind is not PeriodKind.YEAR:
        return NOT_STATED
    return display(found.measure, found.observation)


def tally(series: Sequence[Series], period: Period) -> tuple[TallyItem, ...]:
    """How many of the measures are red, amber, green and not rated at `period`."""
    rags = [position(one, period).rag for one in series]
    words = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green", Rag.NONE: "not rated"}
    return tuple(TallyItem(str(rag), said, rags.count(rag)) for rag, said in words.items())


def performance(series: Sequence[Series]) -> list[Series]:
    """Leave out the rules for actions and risks, which have pages of their own."""
    return [s for s in series if s.measure.rule not in (RuleKind.MATRIX, RuleKind.STATUS)]
