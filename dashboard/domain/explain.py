"""Decides the words that say why a figure has its colour, and what would make it green."""

from __future__ import annotations

import math
from fractions import Fraction

from dashboard.domain.bands import Bands, Reach
from dashboard.domain.measures import Measure, Polarity, RuleKind, ToleranceKind
from dashboard.domain.observations import Observation
from dashboard.formats import counts, exact, figure, number, places_apart, round_up

_ZERO = Fraction(0)


def why_rated(
    measure: Measure, observation: Observation, value: Fraction, bands: Bands, shown: str
) -> str:
    """One plain sentence; its figures are never rounded so as to contradict the colour."""
    if measure.rule is RuleKind.BANDS:
        return _against_bands(measure, observation, value, bands, shown)
    return _against_target(measure, observation, value, bands)


def to_green(
    measure: Measure, observation: Observation, value: Fraction | None, green: Reach
) -> str:
    """What would turn a figure green: "3 more of 473", "at most 8.7, that is 2.6 lower".

    Counts where the value is made of counts; `value` None where it is not known exactly.
    """
    if value is None:
        return _line(measure, green)
    line = green.nearest(value)
    if _is_counted(measure, observation, value):
        needed = _count_needed(measure, observation, line, more=value < line)
        if needed:
            return needed
    amount = _amount(measure, round_up(abs(value - line), measure.decimals + 1))
    if value < line:
        return f"at least {exact(line, measure.unit)}, that is {amount} higher"
    return f"at most {exact(line, measure.unit)}, that is {amount} lower"


def _is_counted(measure: Measure, observation: Observation, value: Fraction) -> bool:
    """Whether the value is exactly its own whole numbers, one over the other."""
    top, base = observation.numerator, observation.denominator
    if top is None or not base or top.denominator != 1 or base.denominator != 1:
        return False
    return value == measure.per * top / base


def _count_needed(
    measure: Measure, observation: Observation, line: Fraction, *, more: bool
) -> str | None:
    top, base = observation.numerator or _ZERO, observation.denominator or _ZERO
    wanted = line * base / measure.per
    if more and wanted <= base:
        return f"{_whole(math.ceil(wanted) - top)} more of {_whole(base)}"
    if not more and wanted >= 0:
        return f"{_whole(top - math.floor(wanted))} fewer of {_whole(base)}"
    return None


def _against_bands(
    measure: Measure, observation: Observation, value: Fraction, bands: Bands, shown: str
) -> str:
    lead = ""
    if _is_counted(measure, observation, value):
        top, base = observation.numerator or _ZERO, observation.denominator or _ZERO
        short_of_all = bands.green.low == measure.per and bands.green.high is None and top < base
        lead = (
            f"{_whole(base - top)} short of {_whole(base)}" if short_of_all else counts(top, base)
        )
        lead += ": "
    colour = bands.colour(value)
    if colour == "red" and bands.amber is not None:
        return f"{lead}{shown} where amber is {_line(measure, bands.amber)}."
    return f"{lead}{shown} where green is {_line(measure, bands.green)}."


def _line(measure: Measure, reach: Reach) -> str:
    """Where a colour lies: "100%", "90% or more", "10 or less", "40 to 60"."""
    low, high = (
        None if end is None else exact(end, measure.unit) for end in (reach.low, reach.high)
    )
    if low is not None and high is not None:
        return f"{low} to {high}"
    if low is not None:
        return low if measure.unit == "percent" and reach.low == 100 else f"{low} or more"
    return f"{high}" if reach.high == 0 else f"{high} or less"


def _against_target(
    measure: Measure, observation: Observation, value: Fraction, bands: Bands
) -> str:
    target = "the target range" if measure.polarity is Polarity.RANGE else "target"
    gap = bands.green.gap(value)
    if gap == 0:
        return "On target." if target == "target" else "Inside the target range."
    in_percent = (
        measure.tolerance_kind is ToleranceKind.PERCENT and measure.rule is RuleKind.TOLERANCE
    )
    line = value - gap
    if in_percent:
        distance = _percent(100 * abs(gap) / abs(line), measure.tolerance or _ZERO)
    else:
        distance = _points(measure, abs(gap), bands, value)
    if bands.green.holds(value):
        return f"{distance} better than {target}."
    return f"{distance} worse than {target}{_amber_ends(measure, bands)}"


def _amber_ends(measure: Measure, bands: Bands) -> str:
    if bands.amber is None:
        return "; no minimum is published, so amber and red cannot be told apart."
    if bands.amber == bands.green:
        return "."
    if measure.rule is RuleKind.MINIMUM:
        (end,) = (end for end in (bands.amber.low, bands.amber.high) if end is not None)
        return f"; amber ends at the minimum, {exact(end, measure.unit)}."
    tolerance = measure.tolerance or _ZERO
    if measure.tolerance_kind is ToleranceKind.PERCENT:
        return f"; amber ends at {exact(tolerance, 'percent')}."
    return f"; amber ends at {_amount(measure, tolerance)}."


def _percent(share: Fraction, tolerance: Fraction) -> str:
    """A distance in percent of target: two figures' worth, more where amber's end is near."""
    places = places_apart(share, 0 if share >= 10 else 1, (_ZERO, tolerance))
    return figure(share, "percent", places)


def _points(measure: Measure, gap: Fraction, bands: Bands, value: Fraction) -> str:
    """A distance in the measure's own unit, printed apart from where amber ends."""
    line = bands.green.nearest(value)
    ends_at = [abs(edge - line) for edge in bands.edges]
    places = places_apart(gap, measure.decimals, (_ZERO, *ends_at))
    return _amount(measure, gap, places)


def _amount(measure: Measure, amount: Fraction, places: int | None = None) -> str:
    """A difference in the measure's unit: points for percentages, pounds, else the number."""
    text = (
        exact(amount, "gbp" if measure.unit == "gbp" else "number", measure.decimals)
        if places is None
        else figure(amount, "gbp" if measure.unit == "gbp" else "number", places)
    )
    if measure.unit == "percent":
        return f"{text} point" if text == "1" else f"{text} points"
    return text


def _whole(value: Fraction | int) -> str:
    return number(Fraction(value), 0)
