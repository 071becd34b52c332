"""Which figures should be here and are not: what was last received, and whose return it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.domain.measures import RuleKind
from dashboard.domain.periods import Period, PeriodKind
from dashboard.formats import count_words, plural
from dashboard.readmodels.addresses import SECTION_TABS, measure_address
from dashboard.readmodels.assessed import Series
from dashboard.readmodels.commentary import said
from dashboard.readmodels.positions import Position, grain, position
from dashboard.readmodels.returns.owed import owing

NOT_STATED = "not stated"
_ABSENT = ("late", "no_figure")


@dataclass(frozen=True, slots=True)
class Missing:
    """A measure without the figure looked for; `expected` blank where it keeps no rhythm."""

    title: str
    within: str  # the group of measures it stands in
    href: str
    expected: str
    last: str  # "Q1 2023-24", "never"
    why: str
    owner: str


@dataclass(frozen=True, slots=True)
class MissingSection:
    """A section's gaps: figures that stopped or were skipped, and those there never were."""

    name: str
    measures: int  # how many measures the section has
    late: tuple[Missing, ...]
    never: tuple[Missing, ...]

    @property
    def words(self) -> str:
        """ "Housing: six of 21 measures lack a figure, one never had any"."""
        late, never = count_words(len(self.late)), count_words(len(self.never))
        of = f"of {self.measures} {plural(self.measures, 'measure')}"
        if not self.late:
            return f"{self.name}: {never} {of} never had a figure"
        lack = f"{self.name}: {late} {of} {'lacks' if len(self.late) == 1 else 'lack'} a figure"
        return f"{lack}, {never} never had any" if self.never else lack


def missing(series: Sequence[Series], org: str) -> tuple[MissingSection, ...]:
    """The sections with a gap, in the order of the pages.

    A figure is looked for in the newest period that any measure of the section with the same
    rhythm has a figure for. A measure reported once keeps no rhythm unless its definition says
    how often it is reported, and is missing only if there never was a figure.
    """
    kept = [one for one in series if one.measure.rule not in (RuleKind.MATRIX, RuleKind.STATUS)]
    sections = []
    for code in SECTION_TABS:
        members = [one for one in kept if one.measure.section == code]
        gaps = [place for one in members if (place := _gap(one, members))]
        late = tuple(_missing(place, org) for place in gaps if place.last)
        never = tuple(_missing(place, org) for place in gaps if not place.last)
        if gaps:
            sections.append(MissingSection(SECTION_TABS[code], len(members), late, never))
    return tuple(sections)


def _gap(series: Series, members: Sequence[Series]) -> Position | None:
    """Where the figure looked for is absent; None where it is here."""
    figured = [point for point in series.points if point.has_figure]
    kind = _rhythm(series)
    newest = _newest(kind, members) if kind else None
    if newest is not None:
        place = position(series, newest)
        return place if place.state in _ABSENT else None
    if figured or any(point.observation.nothing_due for point in series.points):
        return None
    found = series.points[-1] if series.points else None
    return Position(series, "no_figure", found.period if found else None, None, found, None)


def _rhythm(series: Series) -> PeriodKind | None:
    stated = series.measure.frequency is not None or len(series.points) > 1
    return grain(series) if stated else None


def _newest(kind: PeriodKind, members: Sequence[Series]) -> Period | None:
    ended = [
        point.period
        for one in members
        if _rhythm(one) is kind
        for point in one.points
        if point.has_figure and point.period.kind is kind
    ]
    return max(ended, default=None)


def _missing(place: Position, org: str) -> Missing:
    measure, found = place.series.measure, place.found
    words = said(found.observation.commentary) if found else None
    notes = [mark.words for mark in words.marks] if words else []
    told = " ".join([*([words.words] if words and words.words else []), *notes])
    if place.owed and not told:
        told = f"{place.owed.entry.title} {owing(place.owed)}"
    return Missing(
        title=measure.title,
        within=measure.group or "",
        href=measure_address(org, measure.code, place.expected),
        expected=place.expected.label if place.expected else "",
        last=place.last.period.label if place.last else "never",
        why=formats.capital(told) if told else f"Reason {NOT_STATED}",
        owner=measure.owner_role or NOT_STATED,
    )
