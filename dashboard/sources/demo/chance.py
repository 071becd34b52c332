"""Decides what the borough's chances are drawn from: seeded draws, and a share of what there is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")
Points = Sequence[tuple[float, float]]


class Chance(Random):
    """Draws that come out the same for the same seed and subject, whatever else is drawn."""

    @classmethod
    def of(cls, seed: int, subject: str) -> Chance:
        """The draws for one subject."""
        return cls(f"{seed}: {subject}")

    def happens(self, share: float) -> bool:
        """Whether something that happens in this share of cases happens now."""
        return self.random() < share

    def days(self, low: int, high: int) -> timedelta:
        """A number of days, both ends included."""
        return timedelta(days=self.whole(low, high))

    def whole(self, low: int, high: int) -> int:
        """A whole number, both ends included; faster than `randint`, as the inspections need."""
        return low + int(self.random() * (high - low + 1))

    def one_of(self, weighted: dict[str, int]) -> str:
        """One of the words, by their weights."""
        return self.choices(list(weighted), list(weighted.values()))[0]

    def some(self, things: Sequence[Thing], share: float, least: int = 0) -> list[Thing]:
        """A fixed share of the things, rounded, in their order; never fewer than `least`."""
        count = min(max(round(len(things) * share), least), len(things))
        return [things[at] for at in sorted(self.sample(range(len(things)), count))]


def along(points: Points, at: float) -> float:
    """The height of a line through points in order of their first number, level at both ends."""
    if at <= points[0][0]:
        return points[0][1]
    for (left, low), (right, high) in pairwise(points):
        if at <= right:
            return low + (high - low) * (at - left) / (right - left)
    return points[-1][1]


def by(as_at: date, day: date | None) -> date | None:
    """The day if it lies before the as-at day: what has not happened yet has no date."""
    return day if day is not None and day < as_at else None
