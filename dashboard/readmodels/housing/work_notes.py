"""What to know about a workstream beside its newest figure: shortfalls in things, queries, dues."""

from __future__ import annotations

from datetime import date

from dashboard import formats
from dashboard.domain.periods import Period
from dashboard.readmodels.commentary import Said, first_sentence, said
from dashboard.readmodels.housing.workstreams import Work
from dashboard.readmodels.types import Cell, Mark


def notes(work: Work, now: Cell, as_at: date) -> tuple[Mark, ...]:
    """The marks of the newest cell: worked out from its counts first, then as officers wrote them.

    A note that says what was already worked out is not said twice.
    """
    period = Period.parse(now.period)
    sayings = _sayings(work, period)
    marks = [
        *_shortfall(work, now),
        *([Mark("note", now.rating.word)] if now.rating.reason == "no_target" else []),
        *(mark for one in sayings for mark in one.marks),
        *_approved(work, now, period),
        *_overdue_outcome(work, as_at, period),
    ]
    return tuple(dict.fromkeys(marks))


def _approved(work: Work, now: Cell, period: Period) -> list[Mark]:
    """How the approved commentary of a figure begins; of a blank the cell itself says it."""
    told = work.series.told.get(period)
    if told is None or now.text is None:
        return []
    return [Mark("note", first_sentence(told.words))]


def _sayings(work: Work, period: Period) -> list[Said]:
    """What the return and the figure of a period say, the return first."""
    one, found = work.returns.get(period), work.series.at(period)
    texts = [one.commentary if one else None, found.observation.commentary if found else None]
    return [said(text) for text in dict.fromkeys(texts)]


def _shortfall(work: Work, now: Cell) -> list[Mark]:
    """How many things were not done, where the newest figure is short and says of how many."""
    if now.rating.rag not in ("red", "amber"):
        return []
    found = work.series.at(Period.parse(now.period))
    counts = found.observation if found else None
    if counts is None or counts.numerator is None or counts.denominator is None:
        return [Mark("note", f"No count for {now.period_label.split(' ')[0]}")]
    short = counts.denominator - counts.numerator
    thing = formats.plural(int(short), work.counted) if work.counted else ""
    return [
        Mark("note", " ".join(part for part in (formats.number(short, 0), thing, "short") if part))
    ]


def _overdue_outcome(work: Work, as_at: date, period: Period) -> list[Mark]:
    """A date the newest commentary gave for the next check, now past, and nothing heard since."""
    newest = [one for one in _sayings(work, period) if one.due]
    if not newest or newest[0].due is None or newest[0].due >= as_at:
        return []
    due = newest[0].due
    if any(point.has_figure and point.period.end >= due for point in work.series.points):
        return []
    return [Mark("clock", f"Due {newest[0].due_words}: outcome needed")]
