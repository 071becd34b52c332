"""Where a housing workstream stands in a period: its figure, or exactly why there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dashboard import formats
from dashboard.catalogue import Workstream
from dashboard.domain.cadence import CADENCES, containing
from dashboard.domain.calendar import ReturnState
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.rating import Rag, Rating, Reason, not_rated
from dashboard.domain.returns import Basis, ComplianceReturn
from dashboard.readmodels.assessed import Assessed, Series, assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.cells import not_due_words, observed_cell
from dashboard.readmodels.commentary import said
from dashboard.readmodels.positions import commonest, next_due
from dashboard.readmodels.ratings import rating_view
from dashboard.readmodels.returns.owed import HELD_UP, held_up, holding_up, owing
from dashboard.readmodels.types import Cell


@dataclass(frozen=True, slots=True)
class Work:
    """A workstream: its rated series, its returns by period, and what is known of it."""

    series: Series
    returns: Mapping[Period, ComplianceReturn]
    known: Workstream | None = None
    from_register: bool = False  # counted from a register: no return is ever awaited

    @property
    def begins(self) -> Period | None:
        """The first period with a figure, where nothing earlier was to be expected."""
        figured = [point.period for point in self.series.points if point.has_figure]
        return min(figured, default=None) if self.from_register else None

    @property
    def cadence(self) -> PeriodKind:
        """How often it reports."""
        stated = (self.series.measure.frequency or "").lower()
        return CADENCES.get(stated) or commonest(self.series) or PeriodKind.QUARTER

    @property
    def kind(self) -> PeriodKind:
        """The periods its figures come in: a half-yearly workstream is printed by the quarter."""
        monthly = self.cadence is PeriodKind.MONTH
        return commonest(self.series) or (PeriodKind.MONTH if monthly else PeriodKind.QUARTER)

    @property
    def group(self) -> str:
        """The heading it stands under."""
        return self.series.measure.group or (self.known.group if self.known else "") or "Other"

    @property
    def counted(self) -> str:
        """What one of its counts is: "site", "visit"; "" where it is not stated."""
        return self.known.counted if self.known else ""

    def basis(self, one: ComplianceReturn) -> str | None:
        """What the year's pair of a return counts: its own word, else the catalogue's."""
        return one.basis or (self.known.basis if self.known else None)


@dataclass(frozen=True, slots=True)
class Standing:
    """A workstream's cell for a period; `words` stand in place of the state's own."""

    cell: Cell
    words: str | None = None


def workstreams(books: Books, org: str) -> tuple[Work, ...]:
    """The housing measures of an organisation as workstreams, in the order they are defined."""
    returns: dict[str, dict[Period, ComplianceReturn]] = defaultdict(dict)
    for record in books.rows(org, "compliance_returns"):
        one = ComplianceReturn.from_row(record.row)
        returns[one.workstream][one.period] = one
    known, counted = books.catalogue.workstreams, books.catalogue.register_measures
    return tuple(
        Work(series, returns[code], known.get(code), code in counted and not returns[code])
        for code, series in assess(books, org, "housing").items()
    )


def standing(work: Work, wanted: Period, chosen: Period, books: Books) -> Standing:
    """Where `work` stands in `wanted`, seen from the end of `chosen`."""
    found = work.series.at(wanted)
    if found is None or found.rating.reason in (Reason.NO_DATA, Reason.LATE_RETURN):
        return _absent(work, wanted, chosen, books.edition.as_at)
    shown = observed_cell(found, books)
    if found.rating.reason is Reason.NOTHING_DUE:
        return Standing(replace(shown, note=_in_date(work, found)))
    if found.rating.reason is Reason.UNRATED:
        return _progress(work, found, shown)
    if shown.counts is None and found.has_figure and found.measure.unit == "percent":
        return Standing(replace(shown, note="printed, no counts"))
    return Standing(shown)


def _in_date(work: Work, found: Assessed) -> str:
    """What a period in which nothing fell due still says: the year's stock, or nought of nought."""
    one = work.returns.get(found.period)
    if (
        one
        and work.basis(one) == Basis.STOCK
        and one.annual_target
        and one.annual_completed is not None
    ):
        return f"{formats.counts(one.annual_completed, one.annual_target)} in date"
    return "0 due, 0 done"


def _progress(work: Work, found: Assessed, shown: Cell) -> Standing:
    """A running total over the year's target is progress through a programme, not compliance.

    Where visits are made in a known cycle, the year's total says nothing of the period's own: the
    period then has no figure.
    """
    reason = _reason(work, found.period)
    running = found.observation.unrated is not None
    if running and work.known and work.known.visit_frequency:
        why = f"No figure for {found.period.label}: {found.rating.why}"
        said_so = reason or "only the year’s running total is given"
        rating = not_rated(Reason.NO_DATA, why)
        return Standing(_blank(work, found.period, "no_figure", rating, said_so))
    return Standing(replace(shown, note=reason or "progress, not rated"))


def _absent(work: Work, wanted: Period, chosen: Period, as_at: date) -> Standing:
    owed = holding_up(work.series.owed, wanted)
    if owed and (owed.state is ReturnState.MISSING or wanted not in work.returns):
        note = _reason(work, wanted) or owing(owed)
        return Standing(_blank(work, wanted, HELD_UP[owed.state], held_up(owed, wanted), note))
    due = containing(work.cadence, wanted.end)
    reason, last = _reason(work, wanted), _last(work, wanted)
    if (due.end > chosen.end or due.end >= as_at) and reason is None:
        month = containing(PeriodKind.MONTH, due.end).label
        why = f"Reported {work.series.measure.frequency}: next due {month}."
        rating = not_rated(Reason.NOT_DUE, why)
        return Standing(_blank(work, wanted, "not_due", rating, f"Due {month}"))
    again = next_due(work.series, wanted, last)
    if again and last:
        why = not_due_words(work.series, last, again)
        month = containing(PeriodKind.MONTH, again.end).label
        rating = not_rated(Reason.NOT_DUE, why)
        cell = _blank(work, wanted, "not_due", rating, reason or f"Next due {month}")
        return Standing(cell, f"Last figure is {_when(last, wanted)}’s")
    given = reason or f"none given for {wanted.short}"
    if last and (wanted not in work.returns or due.contains(last.period)):
        words = f"Last figure is {_when(last, wanted)}’s"
        why = f"{words}; none was given for {wanted.label}."
        cell = _blank(work, wanted, "late", not_rated(Reason.LATE_RETURN, why), given)
        return Standing(cell, words)
    why = f"No figure for {wanted.label}: {given}."
    return Standing(_blank(work, wanted, "no_figure", not_rated(Reason.NO_DATA, why), given))


def _blank(work: Work, wanted: Period, state: str, rating: Rating, note: str) -> Cell:
    return Cell(
        measure=work.series.measure.code,
        period=str(wanted),
        period_label=wanted.label,
        state=state,
        text=None,
        rating=rating_view(rating),
        note=note,
        commentary=_commentary(work, wanted),
    )


def _commentary(work: Work, wanted: Period) -> str | None:
    """What is said of a period: the approved commentary, else what came with its return."""
    return next(_said_of(work, wanted), None)


def _reason(work: Work, wanted: Period) -> str | None:
    """The short reason an officer gave for that period."""
    return next((reason for text in _said_of(work, wanted) if (reason := said(text).reason)), None)


def _said_of(work: Work, wanted: Period) -> Iterator[str]:
    told, one = work.series.told.get(wanted), work.returns.get(wanted)
    if told is not None:
        yield told.words
    if one is not None and one.commentary:
        yield one.commentary


def _last(work: Work, wanted: Period) -> Assessed | None:
    earlier = [p for p in work.series.points if p.has_figure and p.period.end < wanted.end]
    rated = [point for point in earlier if point.rating.rag is not Rag.NONE]
    return rated[-1] if rated else None


def _when(last: Assessed, wanted: Period) -> str:
    same = last.period.financial_year == wanted.financial_year
    return last.period.short if same else last.period.label
