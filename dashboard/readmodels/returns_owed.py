"""Which returns an organisation is owed, what came of each, and what a late one leaves unsaid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import formats
from dashboard.catalogue import Catalogue
from dashboard.catalogue.rules import load_rules
from dashboard.domain.cadence import containing, month_of
from dashboard.domain.calendar import Owed, Receipt, Return, ReturnState
from dashboard.domain.clocks.dates import day_of
from dashboard.domain.periods import Period
from dashboard.domain.rating import Rating, Reason, not_rated
from dashboard.readmodels.books import Books
from dashboard.store import Record, Submission

CALENDAR = "returns_calendar"
# The columns one of which a row must fill to be a figure, where a dataset has periods.
_FIGURES = {
    "observations": ("value", "numerator", "denominator"),
    "compliance_returns": ("annual_completed", "period_due", "period_completed"),
    "funds": ("budget", "actual", "forecast"),
}
# How a figure stands that such a return would bring.
HELD_UP = {ReturnState.MISSING: "late", ReturnState.AWAITED: "not_due"}
_SUBJECTS = {"observations": "measure", "compliance_returns": "workstream"}


@dataclass(frozen=True, slots=True)
class Seen:
    """Which submissions count: all of the edition's revision, or those up to `as_at`.

    `waiting` counts those that are not published yet. They come without a new edition, so an
    answer that is kept may not hold them.
    """

    revision: int
    as_at: date | None = None
    waiting: bool = False

    def receipt(self, came: Iterable[Submission]) -> Receipt | None:
        """When the first of these was published; else when the first that waits was loaded."""
        kept = [one for one in came if self._stands(one)]
        if published := [one for one in kept if self._published(one)]:
            first = min(published, key=_published_on)
            return Receipt(day_of(first.created_at), _published_on(first))
        loaded = [day for one in kept if self._by(day := day_of(one.created_at))]
        return Receipt(min(loaded)) if self.waiting and loaded else None

    def _stands(self, one: Submission) -> bool:
        """Whether it was not turned down or withdrawn."""
        if one.closed_at is None:
            return True
        later = one.withdrawn_revision is not None and one.withdrawn_revision > self.revision
        return later or not self._by(day_of(one.closed_at))

    def _published(self, one: Submission) -> bool:
        revised = one.revision is not None and one.revision <= self.revision
        return revised and self._by(_published_on(one))

    def _by(self, day: date) -> bool:
        return self.as_at is None or day <= self.as_at


def returns_owed(
    books: Books, org: str, *, as_at: date | None = None, waiting: bool = False
) -> tuple[Owed, ...]:
    """Every return of the calendar for every period begun, by due day, then service.

    `as_at` looks back to a day: what came later has not come. Without it all that the edition's
    revision holds has come, and days late are counted to the edition's day.
    """
    entries = [Return.from_row(record.row) for record in books.rows(org, CALENDAR)]
    if not entries:
        return ()
    history = books.kept.submissions(org)
    seen, day = Seen(books.edition.revision, as_at, waiting), as_at or books.edition.as_at
    begins = min(_published_on(one) for one in history if one.dataset == CALENDAR)
    asked = {entry: entry.periods(day, begins) for entry in entries}
    came = _came(books, org, asked, history)
    days = load_rules().working_days
    found = [
        Owed(one, period, one.due_on(period, days), day, seen.receipt(came.of(one, period)))
        for one, periods in asked.items()
        for period in periods
    ]
    return tuple(sorted(found, key=_by_day))


def owed_by_measure(
    found: Sequence[Owed], sections: Mapping[str, str], came_in: Mapping[str, Collection[str]]
) -> dict[str, tuple[Owed, ...]]:
    """The returns that bring the figures of each measure, given its section and datasets."""
    by_return: dict[str, list[Owed]] = defaultdict(list)
    for one in found:
        by_return[one.entry.return_id].append(one)
    return {
        code: tuple(
            one
            for owed in by_return.values()
            if owed[0].entry.covers_measure(code, section, came_in.get(code, ()))
            for one in owed
        )
        for code, section in sections.items()
    }


def brought_by(
    rolled: Iterable[Record], observed: Iterable[Record], catalogue: Catalogue
) -> Mapping[str, Collection[str]]:
    """The datasets in which the figures of each measure came, by its code."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in observed:
        found[str(record.row["measure"])].add("observations")
    for code in {str(record.row["measure"]) for record in rolled}:
        register = catalogue.register_measures.get(code)
        found[code] |= {register.dataset} if register else {"compliance_returns", "inspections"}
    return found


def holding_up(found: Sequence[Owed], wanted: Period) -> Owed | None:
    """The return that keeps a figure of `wanted` from being here, one that is missing first.

    None where nothing is owed for it, or a return that would bring it came.
    """
    due = [one for one in found if one.period == containing(one.entry.frequency, wanted.end)]
    states = {one.state: one for one in reversed(due)}
    if states.keys() & {ReturnState.RECEIVED, ReturnState.LATE}:
        return None
    return states.get(ReturnState.MISSING) or states.get(ReturnState.AWAITED)


def held_up(owed: Owed, wanted: Period) -> Rating:
    """The rating of a figure whose return has not come: who owes it, and since when."""
    entry, day = owed.entry, formats.date_words(owed.due_on)
    what = f"the {formats.inside(entry.title)}"
    if owed.state is ReturnState.MISSING:
        why = f"No figure for {wanted.label}: {what} was due from {entry.service} on {day}."
        return not_rated(Reason.LATE_RETURN, why)
    why = f"No figure for {wanted.label} yet: {what} is due from {entry.service} by {day}."
    return not_rated(Reason.NOT_DUE, why)


def owing(owed: Owed) -> str:
    """Who owes a return and by when, short enough for a cell."""
    day = formats.date_words(owed.due_on)
    if owed.state is ReturnState.MISSING:
        return f"due from {owed.entry.service} on {day}"
    return f"Due {day}"


def _published_on(one: Submission) -> date:
    return day_of(one.published_at) if one.published_at else date.max


def _by_day(owed: Owed) -> tuple[date, str, str]:
    return (owed.due_on, owed.entry.service, owed.entry.title)


@dataclass(frozen=True, slots=True)
class _Came:
    """What was ever sent: by dataset and period, the files each subject's figures came in; and
    which subjects are each return's."""

    history: Sequence[Submission]
    figures: Mapping[str, Mapping[str, Mapping[str, Collection[str]]]]
    subjects: Mapping[str, Collection[str]]

    def of(self, entry: Return, period: Period) -> list[Submission]:
        """The submissions that brought a return for a period."""
        if entry.dataset not in _FIGURES:
            return [one for one in self.history if _is_return(one, entry, period)]
        sent, mine = self.figures[entry.dataset], self.subjects[entry.return_id]
        brought = [sent[str(one)] for one in entry.brings(period) if str(one) in sent]
        files = {file for by_subject in brought for one in mine for file in by_subject.get(one, ())}
        return [one for one in self.history if one.id in files] if files else []


def _came(
    books: Books, org: str, asked: Mapping[Return, Sequence[Period]], history: Sequence[Submission]
) -> _Came:
    figures: dict[str, dict[str, dict[str, set[str]]]] = {}
    named: dict[str, set[str]] = defaultdict(set)
    for dataset, columns in _FIGURES.items():
        figures[dataset] = defaultdict(lambda: defaultdict(set))
        for record in _rows(books, org, dataset, asked):
            if any(record.row.get(column) is not None for column in columns):
                subject = record.row.get(_SUBJECTS.get(dataset, "")) or ""
                named[dataset].add(subject)
                figures[dataset][str(record.row["period"])][subject].add(record.submission)
    measures = [record.row for record in books.rows(org, "measures")]
    sections = {str(row["measure"]): row.get("section") or "" for row in measures}
    subjects = {
        entry.return_id: [
            one
            for one in named[entry.dataset]
            if entry.dataset not in _SUBJECTS
            or entry.covers_measure(one, sections.get(one, ""), {entry.dataset})
        ]
        for entry in asked
    }
    return _Came(history, figures, subjects)


def _rows(
    books: Books, org: str, dataset: str, asked: Mapping[Return, Sequence[Period]]
) -> list[Record]:
    """The rows sent for any period that a return of the dataset is asked for."""
    periods = {
        str(brought)
        for entry, wanted in asked.items()
        if entry.dataset == dataset
        for period in wanted
        for brought in entry.brings(period)
    }
    return books.kept.sent(org, dataset, periods) if periods else []


def _is_return(one: Submission, entry: Return, period: Period) -> bool:
    """Whether a file whose rows have no period is the return for one.

    A register is, if taken in the period's last month; of other files, the first that is loaded
    once the period ends and before the next one does.
    """
    if one.dataset != entry.dataset:
        return False
    if one.as_at:
        taken = date.fromisoformat(one.as_at)
        return month_of(taken) == month_of(period.end)
    return period.end <= day_of(one.created_at) < period.next().end
