"""What changed since the period before, and whose figures are late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.domain.measures import Polarity
from dashboard.domain.periods import Period
from dashboard.domain.rating import Rag, display
from dashboard.readmodels.addresses import measure_address
from dashboard.readmodels.assessed import Assessed, Series
from dashboard.readmodels.positions import Position, position
from dashboard.readmodels.ratings import rating_view
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
    """The rated observation of the period before the one a position was looked for."""
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
    """The measures whose figure should be here: what was last received, and whose return it is."""
    late = [place for place in places if place.expected and place.state in ("late", "no_figure")]
    return tuple(_late(place, org) for place in late)


def _late(place: Position, org: str) -> Late:
    measure, wanted = place.series.measure, place.expected
    assert wanted is not None  # late_figures keeps only those
    last = f"; last received {place.last.period.label}" if place.last else ""
    owner = f" ({measure.owner_role})" if measure.owner_role else ""
    return Late(
        title=measure.title,
        href=measure_address(org, measure.code, wanted),
        words=f"No figure for {wanted.label}{last}{owner}.",
    )


def moved(missed: Sequence[tuple[Series, Position]]) -> str:
    """How the measures that miss target moved since the period before, in one sentence."""
    ways = Counter(_way(series, place) for series, place in missed)
    told = ways["right"] + ways["wrong"] + ways["level"]
    if not told:
        return ""
    parts = [
        f"{formats.count_words(ways[way])} {words}"
        for way, words in (
            ("right", "moved the right way"),
            ("wrong", "the wrong way"),
            ("level", "did not move"),
        )
        if ways[way]
    ]
    joined = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    of = (
        "the one that misses it"
        if len(missed) == 1
        else f"the {formats.count_words(len(missed))} that miss it"
    )
    return f"Of {of}, {joined} since the period before."


def _way(series: Series, place: Position) -> str:
    now, earlier = place.found, before(place)
    if now is None or earlier is None or now.observation.value is None:
        return "unknown"
    step = now.observation.value - (earlier.observation.value or 0)
    if step == 0:
        return "level"
    better = step < 0 if series.measure.polarity is Polarity.LOWER else step > 0
    return "right" if better else "wrong"
