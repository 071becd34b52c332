"""Decides what share of what was due was done, where anything was due at all."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Share:
    """Some done of some due, both counts of things."""

    done: int
    due: int

    @property
    def percent(self) -> Fraction | None:
        """The share in percent, exactly; None, not 0 and not 100, when nothing was due."""
        return None if self.due == 0 else Fraction(100 * self.done, self.due)

    @property
    def short(self) -> int:
        """How many of those due were not done."""
        return max(self.due - self.done, 0)
