"""Decides a figure's colour, the sentence that explains it, and how the figure is printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from dashboard.domain.bands import NEVER_RATED, Bands, bands_for, edges_for
from dashboard.domain.explain import to_green, why_rated
from dashboard.domain.measures import Measure, MeasureError, Polarity, RuleKind, ends
from dashboard.domain.observations import Observation, Qualifier
from dashboard.formats import exact, figure, rounded, same_side

_ABOUT = Fraction(1, 10)  # rule G14: "about" is read as a tenth either way


class Rag(StrEnum):
    """The colours; blue is for completed actions only."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    BLUE = "blue"
    NONE = "none"

    @property
    def word(self) -> str:
        """The colour as it is read out."""
        return {"blue": "Complete", "none": "Not rated"}.get(self.value, self.value.capitalize())


class Reason(StrEnum):
    """Why a figure has no colour."""

    NO_TARGET = "no_target"
    NO_DATA = "no_data"
    NOTHING_DUE = "nothing_due"
    NOT_DUE = "not_due"
    SUPPRESSED = "suppressed"
    LATE_RETURN = "late_return"
    UNRATED = "unrated"


_REASON_WORDS = {
    Reason.NO_TARGET: "Not rated: no target",
    Reason.NO_DATA: "Not rated: no figure",
    Reason.NOTHING_DUE: "Not rated: nothing due",
    Reason.NOT_DUE: "Not rated: not due yet",
    Reason.SUPPRESSED: "Not rated: suppressed",
    Reason.LATE_RETURN: "Not rated: late",
    Reason.UNRATED: "Not rated",
}


@dataclass(frozen=True, slots=True)
class Rating:
    """A colour and its sentence.

    `reason` is given exactly where the colour is none. `gap` is the signed distance, in the
    measure's unit, from the target or from where green ends: plus is a larger figure, not better.
    """

    rag: Rag
    reason: Reason | None
    why: str
    to_green: str | None = None
    gap: Fraction | None = None


def word(rating: Rating) -> str:
    """The rating in words: Red, Complete, Not rated: no target."""
    return _REASON_WORDS[rating.reason] if rating.reason else rating.rag.word


def not_rated(reason: Reason, why: str) -> Rating:
    """A rating without a colour, and why."""
    return Rating(Rag.NONE, reason, why)


def rate(measure: Measure | None, observation: Observation) -> Rating:
    """Rate one figure against its own period's target (docs/rating-rules.md, G1 to G14).

    The value compared is exact. Missing figures, and figures that no rule can rate, have no colour.
    """
    rating = _rate(measure, observation)
    if observation.note:
        return replace(rating, why=f"{rating.why} {observation.note}")
    return rating


def _rate(measure: Measure | None, observation: Observation) -> Rating:
    value = observation.value
    if value is None:
        return _without_value(observation)
    if observation.unrated:
        return not_rated(Reason.UNRATED, observation.unrated)
    if measure is None:
        return not_rated(Reason.UNRATED, "No definition of this measure is published.")
    try:
        bands = bands_for(measure, observation)
    except MeasureError as error:
        return not_rated(Reason.UNRATED, f"The {error.column} {error.message}")
    if bands is None:
        return _without_bands(measure, observation)
    if observation.qualifier:
        return _rate_qualified(measure, observation, value, bands)
    return _rate_value(measure, observation, value, bands)


def _without_value(observation: Observation) -> Rating:
    label = observation.period.label
    if observation.nothing_due:
        return not_rated(Reason.NOTHING_DUE, f"Nothing was due in {label}.")
    return not_rated(Reason.NO_DATA, f"No figure for {label}.")


def _without_bands(measure: Measure, observation: Observation) -> Rating:
    if measure.rule in {RuleKind.STATUS, RuleKind.MATRIX}:
        return not_rated(Reason.UNRATED, f"Rule {measure.rule} does not rate figures.")
    reason = Reason.NO_TARGET if observation.target is None else Reason.UNRATED
    if measure.rule in NEVER_RATED:
        return not_rated(reason, "Shown for information: no rule rates this measure.")
    if measure.polarity is Polarity.NONE:
        return not_rated(reason, "Shown for information: neither way is better.")
    return not_rated(reason, f"No target is set for {observation.period.label}.")


def _rate_value(
    measure: Measure, observation: Observation, value: Fraction, bands: Bands
) -> Rating:
    colour, gap = bands.colour(value), bands.green.gap(value)
    why = why_rated(measure, observation, value, bands, display(measure, observation))
    if colour is None:
        return Rating(Rag.NONE, Reason.UNRATED, why, None, gap)
    needed = None if colour == Rag.GREEN else to_green(measure, observation, value, bands.green)
    return Rating(Rag(colour), None, why, needed, gap)


def _rate_qualified(
    measure: Measure, observation: Observation, value: Fraction, bands: Bands
) -> Rating:
    """Rate a figure printed with a word only where no reading of the word matters (rule G14)."""
    shown = display(measure, observation)
    colours = {bands.colour(reading) for reading in _readings(observation, value, bands)}
    colour = colours.pop()
    if colours or colour is None:
        why = f"Printed as {shown}: the exact figure could change the rating."
        return not_rated(Reason.UNRATED, why)
    why = f"Printed as {shown}: {colour} whatever the exact figure."
    needed = None if colour == Rag.GREEN else to_green(measure, observation, None, bands.green)
    return Rating(Rag(colour), None, why, needed)


def _readings(observation: Observation, value: Fraction, bands: Bands) -> list[Fraction]:
    """Values the words could stand for: one in every band that they reach into."""
    low, high = min(value, *bands.edges) - 1, max(value, *bands.edges) + 1
    match observation.qualifier:
        case Qualifier.OVER:
            low = value
        case Qualifier.UNDER:
            high = value
        case _:
            low, high = value - abs(value) * _ABOUT, value + abs(value) * _ABOUT
    return [low, value, high, *(edge for edge in bands.edges if low < edge < high)]


def display(
    measure: Measure | None, observation: Observation, beside: Iterable[Fraction] = ()
) -> str:
    """The figure as it prints, with its sign of unit and its word: "99.68%", "about 5%".

    Never rounded onto or across a band edge, nor a line of `beside`; one more place where it would
    print like a target it differs from (rules G4 and G12). Where it has to be cut for that, it
    reads worse than it is, never better. "Nothing due" or "No figure" where there is none.
    """
    value = observation.value
    if value is None:
        return "Nothing due" if observation.nothing_due else "No figure"
    unit, places = (measure.unit, measure.decimals) if measure else ("number", 1)
    target = None if measure and measure.rated_by_bands else observation.target
    targets = () if target is None else ends(target)
    edges = edges_for(measure, observation) if measure else ()
    lines = tuple(line for line in (*edges, *beside) if line not in targets)
    may_cut = measure is not None and measure.polarity is Polarity.HIGHER
    shown = rounded(value, places, lines=lines, may_cut=may_cut)
    if not all(same_side(shown, value, target) for target in targets):
        places, lines = places + 1, (*lines, *targets)
    text = figure(value, unit, places, lines, may_cut=may_cut)
    return f"{observation.qualifier} {text}" if observation.qualifier else text


def display_target(measure: Measure | None, observation: Observation) -> str | None:
    """The period's own target as it was given: "8.7", "40% to 60%"; None where none is set."""
    if observation.target is None:
        return None
    unit, places = (measure.unit, measure.decimals) if measure else ("number", 1)
    low, high = (exact(end, unit, places) for end in ends(observation.target))
    return low if low == high else f"{low} to {high}"
