"""How two things are compared: turn and turn about, so that a busy machine slows both alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Take = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Compared:
    """The medians of paired repetitions, and the median of each pair's ratio."""

    ours: float
    theirs: float
    ratio: float


def compare(ours: Take, theirs: Take, pairs: int) -> Compared:
    """Measure both in turn, `pairs` times, after one turn that is not counted."""
    ours(), theirs()
    taken = [(ours(), theirs()) for _ in range(pairs)]
    return Compared(
        median(mine for mine, _ in taken),
        median(yours for _, yours in taken),
        median(mine / yours for mine, yours in taken),
    )
