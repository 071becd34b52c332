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
from dashboard.readmodels.positions import Position, period_before, position
from dashboard.readmodels.ratings import rating_view, target_words
from dashboard.readmodels.trends import turning
from dashboard.readmodels.types import RatingView


@dataclass(frozen=True, slots=True)
class Change:
    """A measure whose rating is not what it was a period earlier."""

    title: str
    href: str
    before: RatingView
    after: RatingView
    figures: str  # "359 in December 2018, 510 in January 2019; target changed from ..."
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
    wanted = period_before(place)
    earlier = place.series.at(wanted) if wanted else None
    return earlier if earlier and earlier.has_figure else None


def changes(measures: Sequence[tuple[Series, Period]], org: str) -> tuple[Change, ...]:
    """The ratings that differ from the period before, those that got worse first."""
    found = [_change(series, period, org) for series, period in measures]
    return tuple(sorted((c for c in found if c), key=lambda c: (c.better, c.title)))


def compared(places: Sequence[Position]) -> str:
    """What could not be compared with the period before: ratings lost, ratings that are new.

    Where every rating could be and none changed, that; blank where there is no measure.
    """
    pairs = [(place, _is_rated(place.found), _is_rated(before(place))) for place in places]
    lost = [place for place, now, earlier in pairs if earlier and not now]
    new = [place for place, now, earlier in pairs if now and not earlier]
    both = sum(now and earlier for _, now, earlier in pairs)
    if not both and not lost:
        return "Nothing rated is held before to compare with." if places else ""
    said = []
    if lost:
        now, earlier = _labels(lost, "now", "in the period before")
        had = f"{formats.numbered(len(lost), 'measure')} rated {earlier}"
        said.append(f"{had} {formats.plural(len(lost), 'has', 'have')} no rating {now}.")
    if new:
        now, earlier = _labels(new, "now", "in the period before")
        had = f"{formats.numbered(len(new), 'measure')} rated {now}"
        said.append(f"{had} had no rating {earlier}.")
    changed = any(_differ(place) for place, now, earlier in pairs if now and earlier)
    none = ["No other rating changed." if said else "No rating changed."]
    return " ".join(map(formats.capital, said + (none if both and not changed else [])))


def _labels(places: Sequence[Position], now: str, earlier: str) -> tuple[str, str]:
    """The periods compared, where they are the same for all: "in Q2 2023-24", "in Q1 2023-24"."""
    found = {(place.expected, period_before(place)) for place in places}
    is_now, was = found.pop() if len(found) == 1 else (None, None)
    return (f"in {is_now.label}", f"in {was.label}") if is_now and was else (now, earlier)


def _is_rated(found: Assessed | None) -> bool:
    return found is not None and found.rating.rag in _ORDER


def _differ(place: Position) -> bool:
    now, earlier = place.found, before(place)
    return bool(now and earlier and now.rating.rag is not earlier.rating.rag)


def _change(series: Series, period: Period, org: str) -> Change | None:
    place = position(series, period)
    now, earlier = place.found, before(place)
    if now is None or earlier is None or not (_is_rated(now) and _is_rated(earlier)):
        return None
    was, is_now = earlier.rating.rag, now.rating.rag
    if was is is_now:
        return None
    return Change(
        title=series.measure.title,
        href=measure_address(org, series.measure.code, period),
        before=rating_view(earlier.rating),
        after=rating_view(now.rating),
        figures=f"{_figures(earlier, now)}{_targets(earlier, now)}",
        better=_ORDER[is_now] > _ORDER[was],
    )


def _figures(earlier: Assessed, now: Assessed) -> str:
    return (
        f"{display(earlier.measure, earlier.observation)} in {earlier.period.label}, "
        f"{display(now.measure, now.observation)} in {now.period.label}"
    )


def _targets(earlier: Assessed, now: Assessed) -> str:
    """That the target is another, where it is: the colour may have changed with it alone."""
    was, is_now = target_words(earlier) or "none", target_words(now) or "none"
    return "" if was == is_now else f"; target changed from {was} to {is_now}"


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
