"""How a workstream lies along the months: a cell for each period its figures come in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.domain.cadence import containing
from dashboard.domain.periods import Period, PeriodKind
from dashboard.readmodels.books import Books
from dashboard.readmodels.heat import HeatCell, HeatColumn
from dashboard.readmodels.workstreams import Standing, Work, standing

_NARROW = 3  # months: a cell under this width has no room for "printed"


@dataclass(frozen=True, slots=True)
class Placed:
    """A workstream with its cells up to the chosen period; the last is where it stands now."""

    work: Work
    cells: tuple[HeatCell, ...]
    now: HeatCell

    @property
    def state(self) -> str:
        """Its colour where it is rated, else what its newest cell is."""
        rating = self.now.cell.rating
        return rating.rag if self.now.cell.state == "rated" else self.now.cell.state


def months_to(chosen: Period) -> tuple[Period, ...]:
    """The months of the financial year up to the end of `chosen`, first to last."""
    year = containing(PeriodKind.YEAR, chosen.end)
    month = containing(PeriodKind.MONTH, year.start)
    months = [month]
    while months[-1].end < chosen.end:
        months.append(months[-1].next())
    return tuple(months)


def columns(months: Sequence[Period]) -> tuple[HeatColumn, ...]:
    """A column for each month under its quarter."""
    return tuple(HeatColumn(month.short, _quarter(month)) for month in months)


def _quarter(month: Period) -> str:
    return containing(PeriodKind.QUARTER, month.end).label


def place(work: Work, months: Sequence[Period], chosen: Period, books: Books) -> Placed:
    """A workstream in every period of its kind up to `chosen`, as the table draws it."""
    cells = []
    for wanted, span in _spans(work.kind, months):
        stands = standing(work, wanted, chosen, books)
        cells.append(_heat_cell(stands, span, wanted))
    return Placed(work, tuple(cells), cells[-1])


def _spans(kind: PeriodKind, months: Sequence[Period]) -> Iterator[tuple[Period, int]]:
    """Each period of `kind` that the months fall in, and how many of them do."""
    spans = Counter(containing(kind, month.end) for month in months)
    yield from sorted(spans.items())


def _heat_cell(stands: Standing, span: int, wanted: Period) -> HeatCell:
    cell = stands.cell
    if span < _NARROW and cell.note == "printed, no counts":
        cell = replace(cell, note="no counts")
    return HeatCell(cell, span, wanted.short, stands.words)
