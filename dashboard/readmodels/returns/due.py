"""Which returns are owed, by when, and whether each was received, late or missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from dashboard import formats
from dashboard.domain.calendar import Owed, ReturnState
from dashboard.readmodels.books import Books
from dashboard.readmodels.returns.owed import returns_owed

_STATES = {
    ReturnState.RECEIVED: "Received",
    ReturnState.LATE: "Late",
    ReturnState.MISSING: "Missing",
    ReturnState.AWAITED: "Awaited",
}


@dataclass(frozen=True, slots=True)
class DueQuery:
    """An organisation's returns, on the edition's day or as they stood on another (ISO)."""

    org: str
    as_at: str | None = None


@dataclass(frozen=True, slots=True)
class DueLine:
    """One return for one period. Dates are ISO; `state` is received, late, missing or awaited.

    `received_on` is the day it was published; where it waits for that, the day it was submitted,
    and `published` is False. `words` say it all in a sentence.
    """

    return_id: str
    title: str
    service: str
    dataset: str
    period: str
    period_label: str
    due_on: str
    due_label: str
    state: str
    state_label: str
    received_on: str | None
    published: bool
    days_late: int
    words: str


@dataclass(frozen=True, slots=True)
class DueView:
    """The returns of every period that has ended, by due day; `headline` counts them."""

    org: str
    as_at: str
    headline: str
    lines: tuple[DueLine, ...]


def build(query: DueQuery, books: Books) -> DueView:
    """The returns owed by an organisation; raises ValueError where `as_at` is no date.

    What waits to be published changes without a new edition, so this is built for each request
    from `services.read.books()` and is not for the cache.
    """
    as_at = date.fromisoformat(query.as_at) if query.as_at else None
    found = [one for one in returns_owed(books, query.org, as_at=as_at, waiting=True) if one.ended]
    day = (as_at or books.edition.as_at).isoformat()
    return DueView(query.org, day, _headline(found), tuple(map(_line, found)))


def _headline(found: list[Owed]) -> str:
    """ "One of three returns is missing and one was late"."""
    if not found:
        return "No return is owed"
    count = Counter(one.state for one in found)
    missing, late = count[ReturnState.MISSING], count[ReturnState.LATE]
    of = f"of {formats.numbered(len(found), 'return')}"
    told = []
    if missing:
        told.append(
            f"{formats.count_words(missing)} {formats.plural(missing, 'is', 'are')} missing"
        )
    if late:
        told.append(f"{formats.count_words(late)} {formats.plural(late, 'is', 'are')} late")
    if not told:
        return f"No return is late: {formats.numbered(len(found), 'return')} owed"
    first, *rest = told
    number, _, verb = first.partition(" ")
    words = " and ".join([f"{number} {of} {verb}", *rest])
    return formats.capital(words)


def _line(owed: Owed) -> DueLine:
    entry, receipt = owed.entry, owed.receipt
    received = (receipt.published_on or receipt.loaded_on) if receipt else None
    return DueLine(
        return_id=entry.return_id,
        title=entry.title,
        service=entry.service,
        dataset=entry.dataset,
        period=str(owed.period),
        period_label=owed.period.label,
        due_on=owed.due_on.isoformat(),
        due_label=formats.date_words(owed.due_on),
        state=str(owed.state),
        state_label=_STATES[owed.state],
        received_on=received.isoformat() if received else None,
        published=bool(receipt and receipt.published_on),
        days_late=owed.days_late,
        words=_words(owed),
    )


def _words(owed: Owed) -> str:
    """What came when, and how late: "Loaded 12 November 2026, not published yet"."""
    late = f", {formats.numbered(owed.days_late, 'day')} late" if owed.days_late else ""
    if owed.receipt is None:
        return f"Nothing received{late}" if late else "Not due yet"
    loaded = formats.date_words(owed.receipt.loaded_on)
    if owed.receipt.published_on is None:
        return f"Received {loaded}, not published{late}"
    published = formats.date_words(owed.receipt.published_on)
    if loaded == published:
        return f"Published {published}{late}"
    return f"Loaded {loaded}, published {published}{late}"
