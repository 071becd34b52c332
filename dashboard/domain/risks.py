"""Decides how high a risk stands, by the levels its own organisation has set (rule G13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from dashboard.domain.due import is_overdue
from dashboard.domain.measures import Measure, RuleKind
from dashboard.domain.rows import Cells, ColumnError, Row


class RiskError(ColumnError):
    """A risk that cannot be used, by the column that is wrong."""


class Level(StrEnum):
    """How high a score is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Risk:
    """One risk as registered: a row of the `risks` dataset, typed."""

    risk_id: str
    title: str
    likelihood: int
    impact: int
    target_likelihood: int | None = None
    target_impact: int | None = None
    previous_score: int | None = None
    cause: str | None = None
    consequence: str | None = None
    owner_role: str | None = None
    reviewed_on: date | None = None
    review_due_on: date | None = None
    controls: str | None = None
    actions: str | None = None
    as_at: date | None = None

    @classmethod
    def from_row(cls, row: Row) -> Risk:
        """Build a risk from a checked row; raises RiskError naming the column at fault."""
        cells = Cells(row, RiskError)
        likelihood, impact = cells.whole("likelihood", least=1), cells.whole("impact", least=1)
        if likelihood is None or impact is None:
            column = "likelihood" if likelihood is None else "impact"
            raise RiskError(column, "is blank and has to be given.")
        return cls(
            risk_id=cells.required("risk_id"),
            title=cells.required("title"),
            likelihood=likelihood,
            impact=impact,
            target_likelihood=cells.whole("target_likelihood", least=1),
            target_impact=cells.whole("target_impact", least=1),
            previous_score=cells.whole("previous_score", least=1),
            cause=cells.text("cause"),
            consequence=cells.text("consequence"),
            owner_role=cells.text("owner_role"),
            reviewed_on=cells.day("reviewed_on"),
            review_due_on=cells.day("review_due_on"),
            controls=cells.text("controls"),
            actions=cells.text("actions"),
            as_at=cells.day("as_at"),
        )

    @property
    def score(self) -> int:
        """Likelihood times impact, as it stands."""
        return self.likelihood * self.impact

    @property
    def target_score(self) -> int | None:
        """The score aimed for; None where either half is not stated."""
        if self.target_likelihood is None or self.target_impact is None:
            return None
        return self.target_likelihood * self.target_impact

    @property
    def change(self) -> int | None:
        """How far the score has moved since it last changed; minus is better."""
        return None if self.previous_score is None else self.score - self.previous_score

    def review_overdue(self, as_at: date) -> bool:
        """Whether the review due has passed without being made; no date is not overdue."""
        return is_overdue(self.review_due_on, self.reviewed_on, as_at)


def level(score: int, low_max: int | None, medium_max: int | None) -> Level | None:
    """The level of a score by the top scores of low and medium; None where they are not set."""
    if low_max is None or medium_max is None:
        return None
    if score <= low_max:
        return Level.LOW
    return Level.MEDIUM if score <= medium_max else Level.HIGH


def matrix_tops(measure: Measure | None) -> tuple[int | None, int | None]:
    """The top scores of low and medium in an organisation's `matrix` row, where it has set them."""
    if measure is None or measure.rule is not RuleKind.MATRIX:
        return None, None
    return _top(measure.green), _top(measure.amber)


def _top(value: object) -> int | None:
    return int(value) if isinstance(value, Fraction) else None
