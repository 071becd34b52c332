"""Decides where green and amber end for one figure, whichever rule its measure follows."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from dashboard.domain.measures import (
    Measure,
    MeasureError,
    Polarity,
    RuleKind,
    Target,
    ToleranceKind,
    ends,
    fixed_band,
)
from dashboard.domain.observations import Observation

NEVER_RATED = frozenset({RuleKind.NONE, RuleKind.STATUS, RuleKind.MATRIX})


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a colour reaches, ends included; None is without end."""

    low: Fraction | None
    high: Fraction | None

    def gap(self, value: Fraction) -> Fraction:
        """The signed distance from the nearest end: from the only end, or nought inside two."""
        if self.low is not None and (self.high is None or value < self.low):
            return value - self.low
        if self.high is not None and (self.low is None or value > self.high):
            return value - self.high
        return Fraction(0)

    def holds(self, value: Fraction) -> bool:
        """Whether the value lies within; an end itself does, in favour of the better colour."""
        above = self.low is None or value >= self.low
        return above and (self.high is None or value <= self.high)

    def nearest(self, value: Fraction) -> Fraction:
        """The value within that lies closest."""
        return value if self.holds(value) else value - self.gap(value)


@dataclass(frozen=True, slots=True)
class Bands:
    """How far green reaches and how far amber; `amber` None where no minimum is published."""

    green: Reach
    amber: Reach | None

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """Every number at which the colour changes."""
        reaches = (self.green, self.amber) if self.amber else (self.green,)
        return tuple(end for reach in reaches for end in (reach.low, reach.high) if end is not None)

    def colour(self, value: Fraction) -> str | None:
        """green, amber or red; None where a miss cannot be told amber from red."""
        if self.green.holds(value):
            return "green"
        if self.amber is None:
            return None
        return "amber" if self.amber.holds(value) else "red"


def bands_for(measure: Measure, observation: Observation) -> Bands | None:
    """The bands that rate a figure; None where its rule needs a target and none is set.

    Raises MeasureError where the definition and the target cannot work together.
    """
    if measure.rule in NEVER_RATED or measure.polarity is Polarity.NONE:
        return None
    if measure.rule is RuleKind.BANDS:
        return _fixed(measure)
    target = observation.target
    if target is None:
        return None
    measure.check_target(target)
    green = _reach(measure.polarity, *ends(target))
    if measure.rule is RuleKind.TOLERANCE:
        return Bands(green, _within_tolerance(measure, target))
    return Bands(green, _at_minimum(measure, observation, target))


def edges_for(measure: Measure, observation: Observation) -> tuple[Fraction, ...]:
    """The numbers a printed figure must not be rounded onto or across."""
    try:
        bands = bands_for(measure, observation)
    except MeasureError:
        return ()
    return bands.edges if bands else ()


def _reach(polarity: Polarity, low: Fraction, high: Fraction) -> Reach:
    return Reach(
        None if polarity is Polarity.LOWER else low, None if polarity is Polarity.HIGHER else high
    )


def _fixed(measure: Measure) -> Bands:
    green = fixed_band(measure, "green", measure.green)
    amber = fixed_band(measure, "amber", measure.amber)
    return Bands(_reach(measure.polarity, *green), _reach(measure.polarity, *amber))


def _within_tolerance(measure: Measure, target: Target) -> Reach:
    tolerance = measure.tolerance or Fraction(0)
    low, high = ends(target)
    if measure.tolerance_kind is ToleranceKind.PERCENT:
        share = tolerance / 100
        return _reach(measure.polarity, low - share * abs(low), high + share * abs(high))
    return _reach(measure.polarity, low - tolerance, high + tolerance)


def _at_minimum(measure: Measure, observation: Observation, target: Target) -> Reach | None:
    minimum = measure.minimum if observation.minimum is None else observation.minimum
    if minimum is None:
        return None
    if _reach(measure.polarity, *ends(target)).gap(minimum) * _sign(measure) > 0:
        raise MeasureError("minimum", "is better than the target: it has to be no better.")
    return _reach(measure.polarity, minimum, minimum)


def _sign(measure: Measure) -> int:
    return 1 if measure.polarity is Polarity.HIGHER else -1
