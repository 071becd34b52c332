"""What fails homes: BS01 to BS05 on the day, and the checks that fail most homes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dashboard import formats
from dashboard.domain.cadence import month_of
from dashboard.domain.measures import Measure
from dashboard.domain.observations import Observation
from dashboard.domain.rating import rate
from dashboard.domain.shares import Share
from dashboard.domain.tsm import SafetyMeasure
from dashboard.readmodels.books import Books
from dashboard.readmodels.housing_checks.found import Found
from dashboard.readmodels.ratings import rating_view
from dashboard.readmodels.types import RatingView
from dashboard.registers.due import out_of_date
from dashboard.registers.frames import DUE, RegisterFrame
from dashboard.registers.safety import failing, safety

CHECKS = {  # a check of each workstream that a safety measure counts, in the middle of a sentence
    "GAS-DOM": "gas safety check",
    "GAS-COM": "communal gas check",
    "FRA": "fire risk assessment",
    "ASB": "asbestos survey",
    "LRA": "legionella risk assessment",
    "LIFT-PAS": "passenger lift check",
}
_SENTENCES = 3  # of a measure; what else fails homes is summed


@dataclass(frozen=True, slots=True)
class SafetyRow:
    """One measure by home on the day; `why` are the checks that fail homes, worst first."""

    title: str
    href: str | None
    homes: str
    in_date: str
    percent: str
    rating: RatingView
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """Checks of one workstream, all never recorded or all expired, that fail as many homes each."""

    workstream: str
    homes: int
    recorded: bool
    checks: int

    @property
    def sentence(self) -> str:
        """ "1 fire risk assessment past its date fails 84 homes"."""
        many = self.checks > 1
        thing = formats.plural(self.checks, CHECKS[self.workstream])
        date_ = f"past {'their' if many else 'its'} date" if self.recorded else "never recorded"
        homes = f"{self.homes:,} {formats.plural(self.homes, 'home')}{' each' if many else ''}"
        return f"{self.checks:,} {thing} {date_} {'fail' if many else 'fails'} {homes}"


@dataclass(frozen=True, slots=True)
class Failing:
    """The measures of the homes that fail alone, and which of the checks were ever recorded."""

    measures: tuple[SafetyMeasure, ...]
    recorded: Mapping[tuple[str, str], bool]

    def causes(self, code: str) -> list[Cause]:
        """What fails homes of one measure, the check that fails most of them first."""
        (measure,) = (one for one in self.measures if one.code == code)
        alike = Counter(
            (it.homes, it.workstream, self.recorded[it.asset_id, it.workstream])
            for it in measure.out_of_date_by
        )
        ordered = sorted(alike.items(), key=lambda item: (-item[0][0], -item[1], item[0]))
        return [Cause(work, homes, held, count) for (homes, work, held), count in ordered]

    def worst(self) -> Cause | None:
        """The one check that fails most homes, None where none fails more than one."""
        every = [cause for one in self.measures for cause in self.causes(one.code)]
        first = max(every, key=lambda cause: cause.homes, default=None)
        return first if first and first.homes > 1 else None


def fails_homes(found: Found) -> Failing | None:
    """What fails homes on the day, by every check; None where no assets are published."""
    if found.every is None or found.assets is None:
        return None
    late = out_of_date(found.every, found.day)
    columns = (late.texts(name) for name in ("asset_id", "workstream", DUE))
    recorded = {
        (str(asset), str(work)): due is not None for asset, work, due in zip(*columns, strict=True)
    }
    return Failing(failing(found.every, found.assets, found.day), recorded)


def safety_rows(found: Found, failed: Failing, books: Books) -> tuple[SafetyRow, ...]:
    """A row a measure that any home needs, in their order."""
    needed = _needing(found, books)
    return tuple(
        _row(one, needed[one.code], found, failed) for one in failed.measures if needed[one.code]
    )


def _needing(found: Found, books: Books) -> dict[str, int]:
    """The homes that need each check.

    The roll-up of the register counted them on its own day; they are counted again only where a
    home has come or gone since, or where no roll-up is there.
    """
    assert found.every is not None
    assert found.assets is not None
    codes = {f"BS0{number}" for number in range(1, 6)}
    month = str(month_of(found.every.as_at))
    rolled = {
        str(record.row["measure"]): int(record.row["denominator"] or 0)
        for record in books.rows(found.org.value, "rollups")
        if record.row["measure"] in codes and record.row["period"] == month
    }
    if rolled.keys() != codes or _moved(found.assets, found.every.as_at, found.day):
        return {one.code: one.homes for one in safety(found.every, found.assets, found.day)}
    return rolled


def _moved(assets: RegisterFrame, since: date, day: date) -> bool:
    """Whether any asset came to be managed, or ceased to be, between two days."""
    first, last = since.isoformat(), day.isoformat()
    begun = any(text and first < text <= last for text in set(assets.texts("managed_from")))
    return begun or any(text and first <= text < last for text in set(assets.texts("managed_to")))


def _row(one: SafetyMeasure, needed: int, found: Found, failed: Failing) -> SafetyRow:
    measure = found.names.own.get(one.code)
    share = Share(needed - one.homes, needed)
    seen = Observation(
        measure=one.code,
        period=month_of(found.day),
        value=share.percent,
        numerator=Fraction(share.done),
        denominator=Fraction(share.due),
    )
    return SafetyRow(
        title=found.names.title(one.code),
        href=found.names.href(one.code),
        homes=f"{needed:,}",
        in_date=f"{share.done:,}",
        percent=percent_words(share, measure),
        rating=rating_view(rate(measure, seen)),
        why=tuple(_sentences(failed.causes(one.code))) or ("Nothing is out of date.",),
    )


def percent_words(share: Share, measure: Measure | None) -> str:
    """The share to one decimal, never rounded up to 100% or to where a band begins (T7)."""
    assert share.percent is not None
    bands = (measure.green, measure.amber) if measure else ()
    lines = {Fraction(100), *(band for band in bands if isinstance(band, Fraction))}
    return formats.figure(share.percent, "percent", 1, lines, keep_zeros=True)


def _sentences(causes: Iterable[Cause]) -> Iterator[str]:
    first, rest = list(causes)[:_SENTENCES], list(causes)[_SENTENCES:]
    yield from (f"{cause.sentence}." for cause in first)
    if rest:
        checks = sum(cause.checks for cause in rest)
        most = rest[0].homes
        homes = f"{most:,} {formats.plural(most, 'home')}"
        yield f"{checks:,} more: none of them fails more than {homes}."
