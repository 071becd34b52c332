"""What the risks page is handed: scores with their levels, moves, dates and words."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.readmodels.types import Fact, RatingView


@dataclass(frozen=True, slots=True)
class Score:
    """Likelihood times impact in full; `level` is None where the council sets no levels."""

    text: str  # "5 × 4 = 20"
    number: int
    level: RatingView | None


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A risk on one line of the register; "" where the paper does not say."""

    ref: str
    title: str
    href: str
    owner: str
    now: Score
    change: str  # "Up 3, from 12"
    target: Score | None
    gap: str  # "10 to come down", "At target"
    reviewed: str
    review_due: str
    overdue: bool  # marked on the line only where some reviews are in date
    controls: str
    actions: str


@dataclass(frozen=True, slots=True)
class RiskDetail:
    """One risk in full; what the paper does not say is said to be not stated."""

    line: RiskLine
    words: tuple[Fact, ...]  # cause, consequence, controls, actions
    dates: tuple[Fact, ...]
    back: str  # the address of the whole register
