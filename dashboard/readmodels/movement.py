"""What changed since the period before, and whose figures are late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.domain.control import PointType
from dashboard.domain.periods import Period
from dashboard.domain.rating import Rag, display
from dashboard.readmodels.addresses import measure_address
from dashboard.readmodels.assessed import Assessed, Series
from dashboard.readmodels.positions import Position, position
from dashboard.readmodels.ratings import rating_view
from dashboard.readmodels.trends import turning
from dashboard.readmodels.types import RatingView


@dataclass(frozen=True, slots=True)
class Change:
    """A measure whose rating is not what it was a period earlier."""

    title: str
    href: str
    before: RatingView
    after: RatingView
    figures: str  # "359 in December 2018, 510 in January 2019"
    better: bool


@dataclass(frozen=True, slots=True)
class Late:
    """Something that should be here by now: a figure, an action, a review."""

    title: str
    href: str
    words: str


_ORDER = {Rag.RED: 0, Rag.AMBER: 1, Rag.GREEN: 2}


def before(place: Position) -> Assessed | None:
    """The figure of the period before the one a position was looked for."""
    if place.expected is None:
        return None
    earlier = place.series.at(place.expected.previous())
    return earlier if earlier and earlier.has_figure else None


def changes(measures: Sequence[tuple[Series, Period]], org: str) -> tuple[Change, ...]:
    """The ratings that differ from the period before, those that got worse first."""
    found = [_change(series, period, org) for series, period in measures]
    return tuple(sorted((c for c in found if c), key=lambda c: (c.better, c.title)))


def _change(series: Series, period: Period, org: str) -> Change | None:
    place = position(series, period)
    now, earlier = place.found, before(place)
    if now is None or earlier is None:
        return None
    was, is_now = earlier.rating.rag, now.rating.rag
    if was is is_now or was not in _ORDER or is_now not in _ORDER:
        return None
    figures = (
        f"{display(earlier.measure, earlier.observation)} in {earlier.period.label}, "
        f"{display(now.measure, now.observation)} in {now.period.label}"
    )
    return Change(
        title=series.measure.title,
        href=measure_address(org, series.measure.code, period),
        before=rating_view(earlier.rating),
        after=rating_view(now.rating),
        figures=figures,
        better=_ORDER[is_now] > _ORDER[was],
    )


def late_figures(places: Sequence[Position], org: str) -> tuple[Late, ...]:
    """The measures whose figure should be here: what was last received, and whose return it is.

    One that has never come is not late: it stands with the measures that are not rated. One held
    up by a return of the calendar is told of with the return.
    """
    late = [p for p in places if p.state in ("late", "no_figure") and p.owed is None]
    return tuple(
        _late(place, place.expected, org)
        for place in late
        if place.expected and (place.last or place.found)
    )


def _late(place: Position, wanted: Period, org: str) -> Late:
    measure = place.series.measure
    last = f"; last received {place.last.period.label}" if place.last else ""
    owner = f" Owner: {measure.owner_role}." if measure.owner_role else ""
    return Late(
        title=measure.title,
        href=measure_address(org, measure.code, wanted),
        words=f"No figure for {wanted.label}{last}.{owner}",
    )


_TURNED = {  # in the order they are told: one, several
    PointType.CONCERN: ("is getting worse", "are getting worse"),
    PointType.IMPROVEMENT: ("is getting better", "are getting better"),
    PointType.NEUTRAL: ("is changing", "are changing"),
    PointType.COMMON: ("shows no clear change", "show no clear change"),
    None: ("has too few figures to say", "have too few figures to say"),
}


def changing(missed: Sequence[Position]) -> str:
    """How many of the measures that miss target are getting better or worse, in one sentence.

    It is the reading of each one's own page. Blank where none has figures enough to say.
    """
    counts = Counter(turning(place.series, place.asked) for place in missed if place.asked)
    found = [way for way in _TURNED if counts[way]]
    if found in ([], [None]):
        return ""
    if len(missed) == 1:
        return f"The one that misses it {_TURNED[found[0]][0]}."
    if len(found) == 1:
        whom = "Both" if len(missed) == 2 else f"All {formats.count_words(len(missed))}"
        return f"{whom} of those that miss it {_TURNED[found[0]][1]}."
    parts = [f"{formats.count_words(counts[w])} {_TURNED[w][counts[w] > 1]}" for w in found]
    joined = f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"Of the {formats.count_words(len(missed))} that miss it, {joined}."
