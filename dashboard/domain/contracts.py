"""Decides how long a contract still runs and whether its review has been made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dashboard.domain.due import is_overdue
from dashboard.domain.rows import Cells, ColumnError, Row


class ContractError(ColumnError):
    """A contract that cannot be used, by the column that is wrong."""


@dataclass(frozen=True, slots=True)
class Contract:
    """One contract: a row of the `contracts` dataset, typed. Values are pounds a year."""

    contract_id: str
    title: str
    provider: str | None = None
    client_group: str | None = None
    units: Fraction | None = None
    annual_value: Fraction | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    extended_to: date | None = None
    review_due_on: date | None = None
    reviewed_on: date | None = None

    @classmethod
    def from_row(cls, row: Row) -> Contract:
        """Build a contract from a checked row; raises ContractError naming the column at fault."""
        cells = Cells(row, ContractError)
        return cls(
            contract_id=cells.required("contract_id"),
            title=cells.required("title"),
            provider=cells.text("provider"),
            client_group=cells.text("client_group"),
            units=cells.number("units"),
            annual_value=cells.number("annual_value"),
            starts_on=cells.day("starts_on"),
            ends_on=cells.day("ends_on"),
            extended_to=cells.day("extended_to"),
            review_due_on=cells.day("review_due_on"),
            reviewed_on=cells.day("reviewed_on"),
        )

    @property
    def end(self) -> date | None:
        """The last day, extension included; None where not stated."""
        return self.extended_to or self.ends_on

    @property
    def not_stated(self) -> tuple[str, ...]:
        """The columns a reader would look for that the source leaves blank."""
        looked_for = ("provider", "client_group", "units", "annual_value", "starts_on", "ends_on")
        return tuple(
            name
            for name in (*looked_for, "review_due_on", "reviewed_on")
            if getattr(self, name) is None
        )

    def days_to_end(self, as_at: date) -> int | None:
        """Days from the as-at day to the last day; minus once it has ended, None if not stated."""
        return None if self.end is None else (self.end - as_at).days

    def state(self, as_at: date) -> str:
        """ "not started", "running" (last day included), "ended" or "end not stated"."""
        if self.starts_on is not None and as_at < self.starts_on:
            return "not started"
        days = self.days_to_end(as_at)
        if days is None:
            return "end not stated"
        return "running" if days >= 0 else "ended"

    def review_overdue(self, as_at: date) -> bool:
        """Whether the review due has passed without being made; no date is not overdue."""
        return is_overdue(self.review_due_on, self.reviewed_on, as_at)
