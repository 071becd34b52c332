"""Decides what a compliance return says: rated, shown as progress only, or no figure (rule T9)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period
from dashboard.domain.rows import Cells, ColumnError, Row
from dashboard.domain.shares import Share
from dashboard.formats import counts, number


class ReturnError(ColumnError):
    """A return that cannot be used, by the column that is wrong."""


class Basis(StrEnum):
    """What the annual columns count: a stock of checks in date, or a running total of visits."""

    STOCK = "stock"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a return's reader has to know; `severity` is "error" or "warning"."""

    severity: str
    code: str
    column: str
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class ComplianceReturn:
    """What one workstream reported for one period: counts of checks due and done."""

    workstream: str
    period: Period
    annual_target: int | None = None
    annual_completed: int | None = None
    period_due: int | None = None
    period_completed: int | None = None
    basis: Basis | None = None
    overdue: int | None = None
    no_access: int | None = None
    as_at: date | None = None
    agreed_reduction: bool = False
    commentary: str | None = None

    @classmethod
    def from_row(cls, row: Row) -> ComplianceReturn:
        """Build a return from a checked row; raises ReturnError naming the column at fault."""
        cells = Cells(row, ReturnError)
        return cls(
            workstream=cells.required("workstream"),
            period=cells.period("period"),
            annual_target=cells.whole("annual_target"),
            annual_completed=cells.whole("annual_completed"),
            period_due=cells.whole("period_due"),
            period_completed=cells.whole("period_completed"),
            basis=cells.choice("basis", Basis),
            overdue=cells.whole("overdue"),
            no_access=cells.whole("no_access"),
            as_at=cells.day("as_at"),
            agreed_reduction=cells.yes("agreed_reduction"),
            commentary=cells.text("commentary"),
        )

    def findings(self) -> tuple[Finding, ...]:
        """Where more is reported done than was due: an error unless the commentary explains."""
        pairs = (
            ("period_completed", self.period_completed, self.period_due),
            ("annual_completed", self.annual_completed, self.annual_target),
        )
        return tuple(
            Finding(
                "warning" if self.commentary else "error",
                "completed_over_due",
                column,
                f"More done than due: {counts(done, due)}.",
                "Correct the counts, or say in the commentary why more was done than was due.",
            )
            for column, done, due in pairs
            if done is not None and due is not None and done > due
        )


def period_share(ret: ComplianceReturn) -> Share | None:
    """Done of due in the period; None where either is not given."""
    if ret.period_due is None or ret.period_completed is None:
        return None
    return Share(ret.period_completed, ret.period_due)


def annual_share(ret: ComplianceReturn) -> Share | None:
    """Done of the year's target; None where either is not given."""
    if ret.annual_target is None or ret.annual_completed is None:
        return None
    return Share(ret.annual_completed, ret.annual_target)


def roll_up(ret: ComplianceReturn, basis_default: str | None = None) -> Observation:
    """The observation a return makes of its workstream's measure, in percent.

    Rated on the period where anything is given as due in it, else on the year, but only where
    the basis (the return's own, else the catalogue's for the workstream) is `stock`. A running
    total is shown as progress and never rated. Its reason stands in `unrated` or `note`.
    """
    made = Observation(ret.workstream, ret.period, as_at=ret.as_at, commentary=ret.commentary)
    notes = []
    if ret.period_due is not None:
        share, said = period_share(ret), _incomplete(ret.period_completed, ret.period_due)
        share = Share(0, 0) if ret.period_due == 0 else share
    else:
        share, said = annual_share(ret), _incomplete_year(ret)
        made = replace(made, unrated=_unrated(share, ret.basis or basis_default))
    if share is None:
        notes.append(said)
    else:
        made = replace(
            made,
            value=share.percent,
            numerator=Fraction(share.done),
            denominator=Fraction(share.due),
        )
    if ret.agreed_reduction:
        notes.append("A reduction in this service was agreed.")
    return replace(made, note=" ".join(filter(None, notes)) or None)


def _unrated(share: Share | None, basis: str | None) -> str | None:
    if share is None or share.due == 0 or basis == Basis.STOCK:
        return None
    done = counts(share.done, share.due)
    if basis == Basis.RUNNING:
        return f"Progress through the year ({done}), not compliance: not rated."
    return f"The return does not say whether {done} is a stock in date or a running total."


def _incomplete(done: int | None, due: int | None) -> str:
    """What a return that lacks one half of a share does say."""
    if due is not None:
        return f"{number(Fraction(due), 0)} due; how many were done is not stated."
    if done is not None:
        return f"{number(Fraction(done), 0)} done; out of how many is not stated."
    return ""


def _incomplete_year(ret: ComplianceReturn) -> str:
    if ret.period_completed is not None:
        return _incomplete(ret.period_completed, None)
    if ret.annual_completed is None and ret.annual_target is not None:
        target = number(Fraction(ret.annual_target), 0)
        return f"{target} due in the year; how many were done is not stated."
    return _incomplete(ret.annual_completed, None)
