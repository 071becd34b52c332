"""Which returns an organisation is owed, what came of each, and what a late one leaves unsaid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import formats
from dashboard.catalogue import Catalogue
from dashboard.catalogue.rules import load_rules
from dashboard.domain.cadence import containing
from dashboard.domain.calendar import Owed, Receipt, Return, ReturnState
from dashboard.domain.clocks.dates import day_of
from dashboard.domain.periods import Period
from dashboard.domain.rating import Rating, Reason, not_rated
from dashboard.readmodels.books import Books
from dashboard.readmodels.returns.came import came
from dashboard.store import Record, Submission

CALENDAR = "returns_calendar"
# How a figure stands that such a return would bring.
HELD_UP = {ReturnState.MISSING: "late", ReturnState.AWAITED: "not_due"}


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
        """When the first of these was published; else when the first that waits was submitted.

        What was only checked has not been handed over.
        """
        kept = [one for one in came if self._stands(one)]
        if published := [one for one in kept if self._published(one)]:
            first = min(published, key=_published_on)
            return Receipt(day_of(first.created_at), _published_on(first))
        days = [day_of(one.submitted_at) for one in kept if one.submitted_at]
        handed_over = [day for day in days if self._by(day)]
        return Receipt(min(handed_over)) if self.waiting and handed_over else None

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
    sent = came(books, org, asked, history)
    days = load_rules().working_days
    found = [
        Owed(one, period, one.due_on(period, days), day, seen.receipt(sent.of(one, period)))
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
