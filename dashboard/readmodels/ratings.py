"""The domain's rating and distance from target, as pages are handed them."""

from __future__ import annotations

from fractions import Fraction

from dashboard import formats
from dashboard.domain.rating import Rating, word
from dashboard.readmodels.assessed import Assessed
from dashboard.readmodels.types import RatingView


def rating_view(rating: Rating) -> RatingView:
    """Rating, word, reason and what would turn it green, as plain text."""
    reason = str(rating.reason) if rating.reason else None
    return RatingView(str(rating.rag), word(rating), rating.why, rating.to_green, reason)


def gap_words(found: Assessed) -> str | None:
    """The signed distance from target in the measure's own unit, None without a single target."""
    if found.rating.gap is None:
        return None
    return formats.signed(found.rating.gap, found.measure.unit, found.measure.decimals)


def target_number(found: Assessed) -> float | None:
    """The target for drawing, None where there is none or it is a range."""
    target = found.observation.target
    return float(target) if isinstance(target, Fraction) else None
