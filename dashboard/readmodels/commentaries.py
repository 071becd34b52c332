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


@dataclass(frozen=True, slots=True)
class Spoken:
    """The commentary of one period in its parts; `approved` says by whom and when."""

    period: str
    parts: tuple[Fact, ...]
    approved: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A commentary that waits, and the one now published of the same period, if any."""

    title: str
    href: str
    period: str
    parts: tuple[Fact, ...]
    now: Spoken | None


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
    found, told = series.at(period), series.told.get(period)
    absent = Position(series, "no_figure", period, period, None, None)
    last = max((one for one in series.told if one < period), default=None)
    shown = observed_cell(found, books) if found else cell(absent, books, period)
    return Slot(
        title=series.measure.title,
        href=measure_address(org, measure, period),
        cell=replace(shown, rating=replace(shown.rating, to_green=None)),
        published=told.commentary if told else None,
        approved=_approved(told, books) if told else "",
        last=spoken(series, last, books) if last else None,
    )


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
        )


def _approved(told: Told, books: Books) -> str:
    """Who approved a commentary, and when."""
    arrived = books.kept.submission(told.submission)
    at = f", {formats.moment_words(arrived.published_at)}" if arrived.published_at else ""
    return f"Written by {arrived.by}, approved by {arrived.published_by}{at}."
