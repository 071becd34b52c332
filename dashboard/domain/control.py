"""Decides whether a series is really changing: process control limits and special causes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from dashboard.domain.measures import Polarity, Target

ENOUGH = 12  # points before limits are more than a trial (rule C7)
RUN = 7  # points in a row that make a trend or a shift (rule C3)
_LIMIT = Fraction("2.66")
_SCREEN = Fraction("3.267")

Values = Sequence[Fraction | None]


class PointType(StrEnum):
    """What a point shows: ordinary variation, or a special cause for better, worse or neither."""

    COMMON = "common"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL = "neutral"


class Cause(StrEnum):
    """Why a point is more than ordinary variation, in order of precedence (rule C3)."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_IN_THREE = "two_in_three"
    SHIFT = "shift"


class Assurance(StrEnum):
    """Whether the target will be met if nothing changes (rule C6)."""

    PASSING = "consistently passing"
    FAILING = "consistently failing"
    HIT_OR_MISS = "hit or miss"


@dataclass(frozen=True, slots=True)
class Signal:
    """A series' mean, limits and special causes, in the unit of its values.

    `amr` and the limits are None where no two points stand side by side. `types` and `causes`
    have one entry a point, None where it is missing (and for `causes`, where it is common).
    `directions` are 1 for high or rising, -1 for low or falling, 0 otherwise.
    """

    values: tuple[Fraction | None, ...]
    mean: Fraction | None
    amr: Fraction | None
    types: tuple[PointType | None, ...]
    causes: tuple[Cause | None, ...]
    directions: tuple[int, ...]
    assurance: Assurance | None
    screening: bool

    @property
    def known(self) -> tuple[Fraction, ...]:
        """The points that are not missing."""
        return tuple(value for value in self.values if value is not None)

    @property
    def enough(self) -> bool:
        """Whether there are points enough for the limits to be more than a trial."""
        return len(self.known) >= ENOUGH

    @property
    def variation(self) -> PointType | None:
        """What the last point shows; None where it is missing (rule C5)."""
        return self.types[-1] if self.types else None

    @property
    def lower(self) -> Fraction | None:
        """The lower process limit, not clipped."""
        return _limit(self.mean, self.amr, -_LIMIT)

    @property
    def upper(self) -> Fraction | None:
        """The upper process limit, not clipped."""
        return _limit(self.mean, self.amr, _LIMIT)

    @property
    def usual(self) -> bool:
        """Whether most points lie inside the limits; else they are not called usual (C10)."""
        low, high = self.lower, self.upper
        if low is None or high is None:
            return False
        return 2 * sum(low <= value <= high for value in self.known) > len(self.known)

    @property
    def breaks(self) -> tuple[int, ...]:
        """The places of the points that a freak step leads to (rule C2)."""
        steps = {start + 1: abs(b - a) for start, (a, b) in _windows(self.values, 2)}
        freak = _SCREEN * sum(steps.values(), Fraction(0))
        return tuple(n for n, step in steps.items() if step and step * len(steps) >= freak)

    def shown_limits(self, unit: str) -> tuple[Fraction, Fraction] | None:
        """The limits to draw and to say: no percentage past 0 or 100 (rule C9).

        Nor one under nought where no point is: a count or a rate cannot be.
        """
        if self.lower is None or self.upper is None:
            return None
        low, high = self.lower, self.upper
        if unit == "percent" or min(self.known) >= 0:
            low = max(low, Fraction(0))
        if unit == "percent":
            high = min(high, Fraction(100))
        return low, high


@dataclass(frozen=True, slots=True)
class Rebase:
    """Where limits start afresh, with the reason and who decided it (rule C8)."""

    at: int
    reason: str
    by: str

    def __post_init__(self) -> None:
        if not (self.reason.strip() and self.by.strip()):
            raise ValueError("Limits start afresh only with a reason and the name of who decided.")


def signal(
    values: Values,
    polarity: Polarity,
    target: Target | None = None,
    screening: bool = True,
    baseline: int | None = None,
) -> Signal:
    """The process control of a series, oldest point first (rules C1 to C6).

    A missing point breaks the line: no moving range or run crosses it. `baseline` freezes the
    limits on that many first points; raises ValueError where fewer than 12 of them are known.
    """
    base = values[:baseline]
    known = [value for value in base if value is not None]
    if baseline is not None and len(known) < ENOUGH:
        raise ValueError(f"Limits are frozen on {ENOUGH} points or more, not {len(known)}.")
    mean = sum(known, Fraction(0)) / len(known) if known else None
    amr = _average_moving_range(base, screening)
    causes: list[Cause | None] = [None] * len(values)
    directions = [0] * len(values)
    if mean is not None:
        for cause, place, direction in _marks(values, mean, amr):
            causes[place], directions[place] = cause, direction
    types = tuple(
        None if value is None else _type(direction, polarity)
        for value, direction in zip(values, directions, strict=True)
    )
    assured = _assurance(_limit(mean, amr, -_LIMIT), _limit(mean, amr, _LIMIT), polarity, target)
    return Signal(
        tuple(values), mean, amr, types, tuple(causes), tuple(directions), assured, screening
    )


def rebased(
    values: Values,
    rebases: Sequence[Rebase],
    polarity: Polarity,
    target: Target | None = None,
    screening: bool = True,
) -> tuple[Signal, ...]:
    """One signal for each stretch between rebases, each with limits of its own (rule C8)."""
    starts = [0, *sorted(rebase.at for rebase in rebases)]
    ends = [*starts[1:], len(values)]
    return tuple(
        signal(values[start:end], polarity, target, screening)
        for start, end in zip(starts, ends, strict=True)
    )


def _limit(mean: Fraction | None, amr: Fraction | None, times: Fraction) -> Fraction | None:
    return None if mean is None or amr is None else mean + times * amr


def _average_moving_range(values: Values, screening: bool) -> Fraction | None:
    """The mean step between neighbours; screening leaves out the freak steps, once (rule C2)."""
    steps = [abs(b - a) for _, (a, b) in _windows(values, 2)]
    if not steps:
        return None
    average = sum(steps, Fraction(0)) / len(steps)
    if not screening or average == 0:
        return average
    kept = [step for step in steps if step < _SCREEN * average]
    return sum(kept, Fraction(0)) / len(kept)


def _windows(values: Values, size: int) -> Iterator[tuple[int, list[Fraction]]]:
    """Every stretch of `size` points with none missing, by the place of its first."""
    for start in range(len(values) - size + 1):
        window = [value for value in values[start : start + size] if value is not None]
        if len(window) == size:
            yield start, window


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def _marks(
    values: Values, mean: Fraction, amr: Fraction | None
) -> Iterator[tuple[Cause, int, int]]:
    """Every special cause with its place and direction, the least important first (rule C3)."""
    for start, window in _windows(values, RUN):
        sides = {_sign(value - mean) for value in window}
        if sides in ({1}, {-1}):
            yield from ((Cause.SHIFT, start + n, min(sides)) for n in range(RUN))
    if amr is not None:
        yield from _two_in_three(values, mean, amr)
    for start, window in _windows(values, RUN):
        ways = {_sign(b - a) for a, b in pairwise(window)}
        if ways in ({1}, {-1}):
            yield from ((Cause.TREND, start + n, min(ways)) for n in range(RUN))
    if amr is not None:
        for place, (value,) in _windows(values, 1):
            if abs(value - mean) > _LIMIT * amr:
                yield Cause.OUTSIDE, place, _sign(value - mean)


def _two_in_three(
    values: Values, mean: Fraction, amr: Fraction
) -> Iterator[tuple[Cause, int, int]]:
    """Two of three neighbours between the inner limit and the limit, all three on one side."""
    for start, window in _windows(values, 3):
        sides = {_sign(value - mean) for value in window}
        near = [
            n
            for n, value in enumerate(window)
            if _LIMIT * amr * 2 / 3 < abs(value - mean) <= _LIMIT * amr
        ]
        if len(sides) == 1 and len(near) >= 2:
            yield from ((Cause.TWO_IN_THREE, start + n, min(sides)) for n in near)


def _type(direction: int, polarity: Polarity) -> PointType:
    if direction == 0:
        return PointType.COMMON
    if polarity not in {Polarity.HIGHER, Polarity.LOWER}:
        return PointType.NEUTRAL
    better = direction > 0 if polarity is Polarity.HIGHER else direction < 0
    return PointType.IMPROVEMENT if better else PointType.CONCERN


def _assurance(
    lower: Fraction | None, upper: Fraction | None, polarity: Polarity, target: Target | None
) -> Assurance | None:
    if lower is None or upper is None or not isinstance(target, Fraction):
        return None
    if polarity not in {Polarity.HIGHER, Polarity.LOWER}:
        return None
    if lower <= target <= upper:
        return Assurance.HIT_OR_MISS
    out_of_reach = target > upper if polarity is Polarity.HIGHER else target < lower
    return Assurance.FAILING if out_of_reach else Assurance.PASSING
