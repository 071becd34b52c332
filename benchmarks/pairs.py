"""How two things are compared: turn and turn about, so that a busy machine slows both alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

Take = Callable[[], float]
Taken = TypeVar("Taken")


@dataclass(frozen=True, slots=True)
class Compared:
    """The medians of paired repetitions, and the median of each pair's ratio."""

    ours: float
    theirs: float
    ratio: float


def compare(ours: Take, theirs: Take, pairs: int) -> Compared:
    """The medians of both, measured in turn."""
    taken = in_turn(ours, theirs, pairs)
    return Compared(
        median(mine for mine, _ in taken),
        median(yours for _, yours in taken),
        median(mine / yours for mine, yours in taken),
    )


def in_turn(
    ours: Callable[[], Taken], theirs: Callable[[], Taken], pairs: int
) -> list[tuple[Taken, Taken]]:
    """Measure both in turn, `pairs` times, after one turn that is not counted."""
    ours(), theirs()
    return [(ours(), theirs()) for _ in range(pairs)]
