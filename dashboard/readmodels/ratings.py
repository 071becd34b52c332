"""The domain's rating and distance from target, as pages are handed them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from dashboard import formats
from dashboard.domain.bands import edges_for
from dashboard.domain.measures import RuleKind, Target
from dashboard.domain.rating import Rating, display_target, word
from dashboard.readmodels.assessed import Assessed
from dashboard.readmodels.types import RatingView


def rating_view(rating: Rating) -> RatingView:
    """Rating, word, reason and what would turn it green, as plain text."""
    reason = str(rating.reason) if rating.reason else None
    return RatingView(str(rating.rag), word(rating), rating.why, rating.to_green, reason)


def gap_words(found: Assessed) -> str | None:
    """The signed distance from target, a percentage's in points; None without a single target.

    Never rounded onto the distance at which the colour changes.
    """
    gap, value = found.rating.gap, found.observation.value
    if gap is None or value is None:
        return None
    target = value - gap
    edges = edges_for(found.measure, found.observation)
    return difference_words(found, gap, [edge - target for edge in edges])


def difference_words(found: Assessed, difference: Fraction, lines: Iterable[Fraction] = ()) -> str:
    """A signed difference in the measure's unit, a percentage's in points."""
    unit = "number" if found.measure.unit == "percent" else found.measure.unit
    return formats.signed(difference, unit, found.measure.decimals, lines)


def target_of(found: Assessed) -> Target | None:
    """What rates: where green begins under bands, whatever else is set; else the period's own."""
    measure, own = found.measure, found.observation.target
    if measure.rated_by_bands or (own is None and measure.rule is RuleKind.BANDS):
        return measure.green
    return own


def target_words(found: Assessed) -> str | None:
    """The target as it prints: "8.7", "40% to 60%"; None where there is none."""
    target = target_of(found)
    return display_target(found.measure, replace(found.observation, target=target))


def target_number(found: Assessed) -> float | None:
    """The target for drawing, None where there is none or it is a range."""
    target = target_of(found)
    return float(target) if isinstance(target, Fraction) else None
