"""Commentaries in their parts: as approved, as proposed, and beside one that is being written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard import formats
from dashboard.domain.commentaries import Commentary
from dashboard.domain.periods import Period
from dashboard.readmodels.addresses import measure_address
from dashboard.readmodels.assessed import Series, Told, assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.cells import cell, observed_cell
from dashboard.readmodels.positions import Position
from dashboard.readmodels.types import Cell, Fact
from dashboard.store import Record

_CAME_WITH = "It came with the figure of that period."


@dataclass(frozen=True, slots=True)
class Spoken:
    """The commentary of one period in its parts; `approved` says by whom and when."""

    period: str
    parts: tuple[Fact, ...]
    approved: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A commentary that waits, with the figure it speaks of, the one now published of the same
    period and the last one of an earlier period, if any."""

    title: str
    href: str
    period: str
    parts: tuple[Fact, ...]
    now: Spoken | None
    cell: Cell | None = None  # None where the organisation has no such measure
    last: Spoken | None = None
    submission: str = ""


@dataclass(frozen=True, slots=True)
class Returning:
    """What stands with a figure once an approved commentary is withdrawn; None: no commentary."""

    title: str
    href: str
    period: str
    again: Spoken | None


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one commentary: its figure, what is published there, and what was said last."""

    title: str
    href: str
    cell: Cell
    published: Commentary | None
    approved: str
    last: Spoken | None


def spoken(series: Series, period: Period, books: Books) -> Spoken | None:
    """The approved commentary of exactly this period; an older one never stands in."""
    told = series.told.get(period)
    if told is None:
        return None
    return Spoken(period.label, parts(told.commentary), _approved(told, books))


def parts(one: Commentary) -> tuple[Fact, ...]:
    """What is given of a commentary, each under its name."""
    due = formats.date_words(one.action_due) if one.action_due else None
    named = {
        "What happened": one.what,
        "Why": one.why,
        "Action": one.action,
        "Who": one.owner_role,
        "By": due,
    }
    return tuple(Fact(label, words) for label, words in named.items() if words)


def proposed(books: Books, org: str, rows: Sequence[Record]) -> tuple[Proposed, ...]:
    """What a submission of commentaries says, beside what another published of the same periods."""
    codes = {record.row["measure"] or "" for record in rows}
    return tuple(_proposed(assess(books, org, codes=codes), books, org, rows))


def slot(books: Books, org: str, measure: str, period: Period) -> Slot | None:
    """The place of a commentary, None where the organisation has no such measure."""
    series = assess(books, org, codes={measure}).get(measure)
    if series is None:
        return None
    told = series.told.get(period)
    return Slot(
        title=series.measure.title,
        href=measure_address(org, measure, period),
        cell=_figure(series, period, books),
        published=told.commentary if told else None,
        approved=_approved(told, books) if told else "",
        last=_last(series, period, books),
    )


def returning(books: Books, org: str, rows: Sequence[Record]) -> tuple[Returning, ...]:
    """What `books`, those of a withdrawal, say of the periods that the commentaries spoke of."""
    codes = {record.row["measure"] or "" for record in rows}
    known = assess(books, org, codes=codes)
    found = []
    for one in (Commentary.from_row(record.row) for record in rows):
        series = known.get(one.measure)
        title = series.measure.title if series else one.measure
        again = spoken(series, one.period, books) if series else None
        href = measure_address(org, one.measure, one.period)
        found.append(Returning(title, href, one.period.label, again))
    return tuple(found)


def _figure(series: Series, period: Period, books: Books) -> Cell:
    """The figure that a commentary of a period speaks of, with its rating; or that it is absent."""
    found = series.at(period)
    absent = Position(series, "no_figure", period, period, None, None)
    shown = observed_cell(found, books) if found else cell(absent, books, period)
    return replace(shown, rating=replace(shown.rating, to_green=None))


def _last(series: Series, period: Period, books: Books) -> Spoken | None:
    """The last approved commentary of an earlier period; else what came with the figure before."""
    last = max((one for one in series.told if one < period), default=None)
    if last is not None:
        return spoken(series, last, books)
    before = series.at(period.previous())
    words = before.observation.commentary if before else None
    if before is None or not words:
        return None
    return Spoken(before.period.label, (Fact("Commentary", words),), _CAME_WITH)


def _proposed(
    known: dict[str, Series], books: Books, org: str, rows: Sequence[Record]
) -> Iterator[Proposed]:
    for record in rows:
        one = Commentary.from_row(record.row)
        series = known.get(one.measure)
        told = series.told.get(one.period) if series else None
        other = series if told and told.submission != record.submission else None
        yield Proposed(
            title=series.measure.title if series else one.measure,
            href=measure_address(org, one.measure, one.period),
            period=one.period.label,
            parts=parts(one),
            now=spoken(other, one.period, books) if other else None,
            cell=_figure(series, one.period, books) if series else None,
            last=_last(series, one.period, books) if series else None,
            submission=record.submission,
        )


def _approved(told: Told, books: Books) -> str:
    """Who approved a commentary, and when."""
    arrived = books.kept.submission(told.submission)
    at = f", {formats.moment_words(arrived.published_at)}" if arrived.published_at else ""
    return f"Written by {arrived.by}, approved by {arrived.published_by}{at}."
