"""Decides what a commentary says: what happened, why, what is done about it, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.domain.periods import Period
from dashboard.domain.rows import Cells, ColumnError, Row

# The columns of words, and how many characters each may have: what a page can show in full.
LONGEST = {"what": 600, "why": 600, "action": 600, "owner_role": 100}
SAID = ("what", "why", "action")  # at least one of them is given


class CommentaryError(ColumnError):
    """A commentary that cannot be used, by the column that is wrong."""


@dataclass(frozen=True, slots=True)
class Commentary:
    """What officers say of one measure's figure for one period; None where they do not say."""

    measure: str
    period: Period
    what: str | None = None
    why: str | None = None
    action: str | None = None
    owner_role: str | None = None
    action_due: date | None = None

    @classmethod
    def from_row(cls, row: Row) -> Commentary:
        """Build a commentary from a checked row.

        Raises CommentaryError naming the column at fault.
        """
        cells = Cells(row, CommentaryError)
        made = cls(
            measure=cells.required("measure"),
            period=cells.period("period"),
            what=cells.text("what"),
            why=cells.text("why"),
            action=cells.text("action"),
            owner_role=cells.text("owner_role"),
            action_due=cells.day("action_due"),
        )
        if not made.said:
            raise CommentaryError("what", "has to be given, or why, or an action.")
        return made

    @property
    def said(self) -> tuple[str, ...]:
        """What, why and action, without those that are not given."""
        return tuple(text for text in (self.what, self.why, self.action) if text)
