"""Decides what may be said of a series whose range holds few of its own points (rule C10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dashboard.domain.control import PointType, Signal
from dashboard.formats import count_words, plural

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Step:
    """A lasting step: its first point, how far it went, and where the points lie on each side."""

    at: int
    by: Fraction  # below nought where it fell
    before: tuple[Fraction, ...]
    since: tuple[Fraction, ...]


def lasting_step(found: Signal) -> Step | None:
    """The one step of a series that went to another level and stayed there; None without one."""
    if len(found.breaks) != 1:
        return None
    (at,) = found.breaks
    before, since = (_known(some) for some in (found.values[:at], found.values[at:]))
    if max(before) < min(since) or max(since) < min(before):
        return Step(at, since[0] - before[-1], before, since)
    return None


def stands_apart(found: Signal) -> int | None:
    """The place of the one point between two freak steps, or after one, that is unlike the rest."""
    last, breaks = len(found.values) - 1, found.breaks
    between = len(breaks) == _PAIR and breaks[1] == breaks[0] + 1
    if not between and breaks != (last,):
        return None
    rest = _others(found, breaks[0])
    return None if min(rest) <= (found.values[breaks[0]] or 0) <= max(rest) else breaks[0]


def verdict(found: Signal) -> PointType | None:
    """Whether a series is changing, for better or worse; None where that cannot be said.

    A point that stands apart within the series moves the mean away from all the others, so that
    they seem to have changed and have not (rule C10).
    """
    if not found.enough or found.amr is None or found.variation is None:
        return None
    apart = None if found.usual else stands_apart(found)
    return found.variation if apart in (None, len(found.values) - 1) else PointType.COMMON


def told(found: Signal, labels: Sequence[str], each: str, words: Callable[[Fraction], str]) -> str:
    """What a series without a usual range shows, in one sentence; `words` prints a figure."""
    apart, step = stands_apart(found), lasting_step(found)
    if apart is not None:
        rest = _others(found, apart)
        others = f"the other {count_words(len(rest))} {plural(len(rest), each)}"
        at = words(found.values[apart] or Fraction(0))
        return f"{labels[apart]}, at {at}, stands apart from {others}, {_span(rest, words)}."
    if step:
        way = "Rose" if step.by > 0 else "Fell"
        return (
            f"{way} by {words(abs(step.by))} in {labels[step.at]} and has stayed there: "
            f"{_span(step.since, words)} since, {_span(step.before, words)} before."
        )
    known = [
        (label, one) for label, one in zip(labels, found.values, strict=True) if one is not None
    ]
    (first, start), (last, end) = known[0], known[-1]
    return (
        f"From {words(start)} in {first} to {words(end)} in {last}; "
        f"most {each}s lie away from the average, so no range is usual."
    )


def _known(values: Sequence[Fraction | None]) -> tuple[Fraction, ...]:
    return tuple(value for value in values if value is not None)


def _others(found: Signal, place: int) -> tuple[Fraction, ...]:
    return _known([*found.values[:place], *found.values[place + 1 :]])


def _span(values: Sequence[Fraction], words: Callable[[Fraction], str]) -> str:
    low, high = words(min(values)), words(max(values))
    return low if low == high else f"{low} to {high}"
