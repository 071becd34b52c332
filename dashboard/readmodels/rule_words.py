"""How a measure is rated, in words: its rule, its target by period, and where amber ends today."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dashboard import formats
from dashboard.domain.bands import bands_for
from dashboard.domain.measures import (
    Measure,
    MeasureError,
    Polarity,
    RuleKind,
    Target,
    ToleranceKind,
    ends,
)
from dashboard.readmodels.assessed import Assessed
from dashboard.readmodels.ratings import target_words

NOT_STATED = "Not stated"
_LEVELS = 3  # more changes of target than this are a profile, said by its ends


def good_is(measure: Measure) -> str:
    """Which way is better, as one word or two."""
    return {
        Polarity.HIGHER: "Higher",
        Polarity.LOWER: "Lower",
        Polarity.RANGE: "Within a range",
        Polarity.NONE: "Neither: shown for information",
    }[measure.polarity]


def target_by_period(found: Sequence[Assessed]) -> str:
    """The targets of some periods, oldest first: "9.3 to July 2018, then 8.7"."""
    set_for = [(words, one) for one in found if (words := target_words(one)) is not None]
    if not set_for:
        return "None set"
    levels: list[tuple[str, str]] = []
    for words, one in set_for:
        if levels and levels[-1][0] == words:
            levels.pop()
        levels.append((words, one.period.label))
    if len(levels) > _LEVELS:
        return _profile([one for _, one in set_for])
    said = [f"{words} to {until}" for words, until in levels[:-1]]
    return ", then ".join([*said, levels[-1][0]])


def _profile(found: Sequence[Assessed]) -> str:
    """A target that moves with every period: where it starts and where it stands now."""
    first, last = found[0], found[-1]
    return (
        f"Set for each period: {target_words(first)} in {first.period.label}, "
        f"{target_words(last)} in {last.period.label}"
    )


def rule_words(measure: Measure, latest: Assessed | None) -> str:
    """The rating rule, with the edge of amber at the latest period's target."""
    if measure.polarity is Polarity.NONE or measure.rule in _UNRATED:
        return "Not rated: no rule is set"
    if measure.rule is RuleKind.BANDS:
        return _bands(measure)
    met = {
        Polarity.HIGHER: "at or over target",
        Polarity.LOWER: "at or under target",
        Polarity.RANGE: "inside the target range",
    }[measure.polarity]
    return f"Green {met}; {_amber(measure)}; red beyond.{_edge(latest)}"


_UNRATED = (RuleKind.NONE, RuleKind.STATUS, RuleKind.MATRIX)


def _bands(measure: Measure) -> str:
    if measure.green is None or measure.amber is None:
        return NOT_STATED
    green, amber = (_ends(measure, target) for target in (measure.green, measure.amber))
    match measure.polarity:
        case Polarity.HIGHER:
            top = green[0] if measure.unit == "percent" and measure.green == 100 else None
            best = f"at {top}" if top else f"at {green[0]} or more"
            return f"Green {best}; amber from {amber[0]}; red under {amber[0]}."
        case Polarity.LOWER:
            return f"Green at {green[1]} or less; amber up to {amber[1]}; red over {amber[1]}."
    inside = f"Green from {green[0]} to {green[1]}; amber from {amber[0]} to {amber[1]}"
    return f"{inside}; red outside."


def _ends(measure: Measure, target: Target) -> tuple[str, str]:
    low, high = ends(target)
    return formats.exact(low, measure.unit), formats.exact(high, measure.unit)


def _amber(measure: Measure) -> str:
    if measure.rule is RuleKind.MINIMUM:
        return "amber as far as the published minimum"
    tolerance = measure.tolerance or Fraction(0)
    if not tolerance:
        return "no amber"
    if measure.tolerance_kind is ToleranceKind.PERCENT:
        amount = formats.exact(tolerance, "percent")
    else:
        amount = f"{formats.exact(tolerance, 'number')} {_points(measure, tolerance)}".strip()
    way = {Polarity.HIGHER: "under", Polarity.LOWER: "over", Polarity.RANGE: "outside"}
    return f"amber up to {amount} {way[measure.polarity]}"


def _points(measure: Measure, tolerance: Fraction) -> str:
    if measure.unit != "percent":
        return ""
    return "point" if tolerance == 1 else "points"


def _edge(latest: Assessed | None) -> str:
    """Where amber ends at the latest target: " At 8.7, amber ends at 9.57."."""
    if latest is None:
        return ""
    target = target_words(latest)
    try:
        bands = bands_for(latest.measure, latest.observation)
    except MeasureError as error:
        return f" The {error.column} {error.message}"
    if bands is None or target is None:
        return ""
    if bands.amber is None:
        return f" At {target} no minimum is published, so amber and red cannot be told apart."
    if bands.amber == bands.green:
        return ""
    unit = latest.measure.unit
    edges = [end for end in (bands.amber.low, bands.amber.high) if end is not None]
    said = " and ".join(formats.exact(edge, unit, latest.measure.decimals + 1) for edge in edges)
    return f" At {target}, amber ends at {said}."
