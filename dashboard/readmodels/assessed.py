"""Every published figure of an organisation, rated: the answer all pages start from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.domain.calendar import Owed
from dashboard.domain.measures import Measure
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period
from dashboard.domain.rating import Rating, rate
from dashboard.readmodels.books import Books
from dashboard.readmodels.returns_owed import brought_by, owed_by_measure, returns_owed
from dashboard.store import Record


@dataclass(frozen=True, slots=True)
class Assessed:
    """An observation rated by the definition in force at its period, and its submission."""

    observation: Observation
    measure: Measure
    rating: Rating
    submission: str

    @property
    def period(self) -> Period:
        return self.observation.period

    @property
    def has_figure(self) -> bool:
        return self.observation.value is not None


@dataclass(frozen=True, slots=True)
class Series:
    """A measure and its assessed observations, oldest first; `measure` is the newest definition.

    `owed` are the returns of the organisation's calendar that bring its figures; `as_at` is the
    day it is looked at, None where that does not matter.
    """

    measure: Measure
    points: tuple[Assessed, ...]
    owed: tuple[Owed, ...] = ()
    as_at: date | None = None

    def at(self, period: Period) -> Assessed | None:
        """The observation of exactly this period."""
        return next((point for point in self.points if point.period == period), None)

    def up_to(self, period: Period) -> tuple[Assessed, ...]:
        """The observations whose period ends by the end of `period`."""
        return tuple(point for point in self.points if point.period.end <= period.end)


def assess(books: Books, org: str, section: str | None = None) -> dict[str, Series]:
    """The series of every measure of `org` (one section of it, if given), by measure code.

    A figure published directly and one rolled up from a return meet here: the later publication
    stands, but a return that gives no figure never hides one that was published.
    """
    rolled = books.rows(org, "rollups")
    definitions = _definitions(books.rows(org, "measures"))
    _define_the_rest(definitions, rolled, books)
    observed = books.rows(org, "observations")
    kept = _merge([*rolled, *observed])
    points: dict[str, list[Assessed]] = defaultdict(list)
    for record in kept:
        versions = definitions.get(record.row["measure"] or "")
        if versions:
            point = _assessed(record, versions)
            points[point.measure.code].append(point)
    sections = {code: versions[-1].section for code, versions in definitions.items()}
    came_in = brought_by(rolled, observed, books.catalogue)
    owed = owed_by_measure(returns_owed(books, org), sections, came_in)
    return {
        code: Series(
            versions[-1],
            tuple(sorted(points[code], key=_by_period)),
            owed[code],
            books.edition.as_at,
        )
        for code, versions in definitions.items()
        if section in (None, sections[code])
    }


def _assessed(record: Record, versions: list[Measure]) -> Assessed:
    measure = _in_force(versions, Period.parse(record.row["period"] or ""))
    observation = Observation.from_row(record.row, measure)
    return Assessed(observation, measure, rate(measure, observation), record.submission)


def _by_period(point: Assessed) -> Period:
    return point.period


def _definitions(records: Iterable[Record]) -> dict[str, list[Measure]]:
    """Each measure's definitions by code, earliest first, in the order the file gives them."""
    definitions: dict[str, list[Measure]] = defaultdict(list)
    for record in records:
        measure = Measure.from_row(record.row)
        definitions[measure.code].append(measure)
    for versions in definitions.values():
        versions.sort(key=lambda version: version.valid_from or date.min)
    return definitions


def _define_the_rest(
    definitions: dict[str, list[Measure]], rolled: Iterable[Record], books: Books
) -> None:
    """Add the catalogue's definition of what registers add up to, where there is none.

    They come in the catalogue's order, which puts first what is asked for first.
    """
    there = {record.row["measure"] for record in rolled}
    for code, known in books.catalogue.register_measures.items():
        if code in there and code not in definitions:
            definitions[code] = [known.measure()]


def _in_force(versions: list[Measure], period: Period) -> Measure:
    """The last definition valid on the period's last day; the first where none was yet."""
    begun = [v for v in versions if v.valid_from is None or v.valid_from <= period.end]
    return begun[-1] if begun else versions[0]


def _merge(records: Iterable[Record]) -> list[Record]:
    """One record a measure and period: the latest revision, but a figure before a blank."""
    kept: dict[tuple[str | None, str | None], Record] = {}
    for record in records:
        key = (record.row["measure"], record.row["period"])
        rival = kept.get(key)
        if rival is None or _rank(record) >= _rank(rival):
            kept[key] = record
    return list(kept.values())


def _rank(record: Record) -> tuple[bool, bool, int]:
    """A figure before a blank, one that can be rated before mere progress, then the later."""
    return (_figured(record.row), not record.row.get("unrated"), record.revision)


def _figured(row: Mapping[str, str | None]) -> bool:
    return any(row.get(name) is not None for name in ("value", "numerator", "denominator"))
