"""The filters, notices and foot every page has, settled from what the address asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.domain.periods import Period, PeriodError
from dashboard.readmodels.books import Books
from dashboard.readmodels.types import Filter, Foot, Option


@dataclass(frozen=True, slots=True)
class Settled:
    """A filter as it stands, and a notice where the address asked for something else."""

    filter: Filter
    notice: str | None = None

    @property
    def value(self) -> str:
        return self.filter.value

    @property
    def label(self) -> str:
        """The choice in words."""
        return self.filter.chosen


def settle(
    name: str, label: str, asked: str | None, options: Sequence[Option], noun: str = ""
) -> Settled:
    """The choice asked for, or the first with a notice where it is not one of `options`.

    `noun` is what the notice calls it, where that is not its label.
    """
    offered = tuple(options) or (Option("", "None yet"),)
    if not asked:
        return Settled(Filter(name, label, offered[0].value, offered))
    if asked in {option.value for option in offered}:
        return Settled(Filter(name, label, asked, offered))
    shown = f"; showing {offered[0].label}" if options else ""
    notice = f"There is no {noun or label.lower()} “{asked[:40]}” here{shown}."
    return Settled(Filter(name, label, offered[0].value, offered), notice)


def settle_org(books: Books, asked: str | None, datasets: Iterable[str] = ()) -> Settled:
    """The organisation asked for; those holding any of `datasets` are offered first.

    Comparators are not organisations anyone reports for, and are not offered. One that is made
    up comes last, so that no page opens on it unasked while there is a council.
    """
    wanted = tuple(datasets)
    orgs = [o for o in books.organisations() if not books.catalogue.is_comparator(o.code)]
    holding = {o.code for o in orgs if any(_holds(books, o.code, name) for name in wanted)}
    made_up = books.catalogue.is_synthetic
    orgs.sort(key=lambda o: (made_up(o.code), o.code not in holding, o.name))
    options = [Option(o.code, o.name, made_up(o.code)) for o in orgs]
    return settle("org", "Council", asked, options)


def _holds(books: Books, org: str, dataset: str) -> bool:
    return books.has_register(org, dataset) or bool(books.rows(org, dataset))


def settle_period(
    asked: str | None,
    periods: Sequence[Period],
    label: str = "Period",
    *,
    first: Option | None = None,
) -> Settled:
    """The period asked for in any form an officer writes; the newest where there is no such one.

    `first` is a choice that stands before them all.
    """
    options = [Option(period.slug, period.label) for period in periods]
    try:
        wanted = Period.parse(asked).slug if asked else None
    except PeriodError:
        wanted = asked
    return settle("period", label, wanted, [first, *options] if first else options, "period")


def notices(*settled: Settled) -> tuple[str, ...]:
    """The notices of the filters that fell back."""
    return tuple(one.notice for one in settled if one.notice)


def foot(books: Books, submissions: Iterable[str], bands: str) -> Foot:
    """Where the figures of these submissions come from, the bands in words, and the edition."""
    sources = sorted({books.source(one) for one in submissions if one})
    return Foot(tuple(sources), bands, str(books.edition))
