"""How a workstream lies along the months: a cell for each period its figures come in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.domain.cadence import containing
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.rating import Reason, not_rated
from dashboard.readmodels.books import Books
from dashboard.readmodels.housing.heat import HeatCell, HeatColumn
from dashboard.readmodels.housing.workstreams import Standing, Work, standing
from dashboard.readmodels.ratings import rating_view
from dashboard.readmodels.types import Cell

_NARROW = 3  # months: a cell under this width has no room for "printed"


@dataclass(frozen=True, slots=True)
class Placed:
    """A workstream with its cells up to the chosen period; `now` is the last that has begun."""

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
    spans = list(_spans(work.kind, months))
    begins = work.begins
    before = [one for one in spans if begins and one[0] < begins]
    cells = [_not_kept(work, before, begins)] if before and begins else []
    now = None
    for wanted, span in spans[len(before) :]:
        cells.append(_heat_cell(standing(work, wanted, chosen, books), span, wanted))
        if wanted.start <= books.edition.as_at:
            now = cells[-1]
    return Placed(work, tuple(cells), now or cells[-1])


def _not_kept(work: Work, before: Sequence[tuple[Period, int]], begins: Period) -> HeatCell:
    """One cell for all the periods before a register was first counted."""
    first, span = before[0][0], sum(width for _, width in before)
    words = f"Counted from {begins.label}"
    cell = Cell(
        measure=work.series.measure.code,
        period=str(first),
        period_label=first.label,
        state="not_due",
        text=None,
        rating=rating_view(not_rated(Reason.NOT_DUE, f"{words}.")),
        note=words,
    )
    return HeatCell(cell, span, first.short)


def _spans(kind: PeriodKind, months: Sequence[Period]) -> Iterator[tuple[Period, int]]:
    """Each period of `kind` that the months fall in, and how many of them do."""
    spans = Counter(containing(kind, month.end) for month in months)
    yield from sorted(spans.items())


def _heat_cell(stands: Standing, span: int, wanted: Period) -> HeatCell:
    cell = stands.cell
    if span < _NARROW and cell.note == "printed, no counts":
        cell = replace(cell, note="no counts")
    return HeatCell(cell, span, wanted.short, stands.words)
