"""Decides which returns are owed, by which day, and whether each came in time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.domain.cadence import CADENCES, containing, run_of
from dashboard.domain.clocks.dates import WorkingDays, is_on_time
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.rows import Cells, ColumnError, Row

_FINER = {
    PeriodKind.MONTH: (PeriodKind.MONTH,),
    PeriodKind.QUARTER: (PeriodKind.MONTH, PeriodKind.QUARTER),
    PeriodKind.HALF: (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF),
    PeriodKind.YEAR: (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR),
}


class CalendarError(ColumnError):
    """A row of the calendar that cannot be used, by the column that is wrong."""


class ReturnState(StrEnum):
    """What has become of a return that is owed; done on the due day is in time."""

    RECEIVED = "received"
    LATE = "late"
    MISSING = "missing"
    AWAITED = "awaited"


@dataclass(frozen=True, slots=True)
class Return:
    """A return that a service owes: a row of the `returns_calendar` dataset, typed.

    `due_working_days` are counted from the day after a period ends. `covers` holds the names of
    sections and codes of measures; empty, every measure of the dataset's kind.
    """

    return_id: str
    title: str
    dataset: str
    service: str
    frequency: PeriodKind
    due_working_days: int
    covers: tuple[str, ...] = ()
    first_period: Period | None = None
    last_period: Period | None = None

    @classmethod
    def from_row(cls, row: Row) -> Return:
        """Build a return from a checked row; raises CalendarError naming the column at fault."""
        cells = Cells(row, CalendarError)
        frequency, days = cells.required("frequency").lower(), cells.whole("due_working_days")
        if frequency not in CADENCES:
            allowed = ", ".join(CADENCES)
            raise CalendarError("frequency", f"'{frequency}' is not one of {allowed}.")
        if days is None:
            raise CalendarError("due_working_days", "is blank and has to be given.")
        return cls(
            return_id=cells.required("return_id"),
            title=cells.required("title"),
            dataset=cells.required("dataset"),
            service=cells.required("service"),
            frequency=CADENCES[frequency],
            due_working_days=days,
            covers=named_in(cells.text("covers")),
            first_period=cells.period("first_period") if cells.text("first_period") else None,
            last_period=cells.period("last_period") if cells.text("last_period") else None,
        )

    def due_on(self, period: Period, working_days: WorkingDays) -> date:
        """The last day on which the return for `period` is in time (rules D1, D5, D9)."""
        return working_days.after(period.end, self.due_working_days)

    def periods(self, as_at: date, begins: date) -> tuple[Period, ...]:
        """The periods begun by `as_at` that a return is for, oldest first.

        The last of them may still be running: it is owed once it has ended. Without a first
        period of its own they run from the one that `begins` lies in.
        """
        first = self.first_period or containing(self.frequency, begins)
        last = containing(self.frequency, as_at)
        return tuple(run_of(first, min(last, self.last_period or last)))

    def brings(self, period: Period) -> frozenset[Period]:
        """The periods whose figures are the return for `period`: those that end with it.

        A quarterly return is also the one for the quarter's last month and last day.
        """
        kinds = _FINER[self.frequency]
        ending = {containing(kind, period.end) for kind in kinds}
        return frozenset({*ending, Period.snapshot(period.end)})

    def covers_measure(self, code: str, section: str, brought_by: Collection[str]) -> bool:
        """Whether a measure's figures are in the return; `brought_by` are datasets they came in."""
        named = {one.casefold() for one in self.covers}
        if code.casefold() in named:
            return True
        return self.dataset in brought_by and (not named or section.casefold() in named)


def named_in(covers: str | None) -> tuple[str, ...]:
    """The sections and codes of a list parted by semicolons."""
    return tuple(one.strip() for one in (covers or "").split(";") if one.strip())


@dataclass(frozen=True, slots=True)
class Receipt:
    """When a return was loaded, and when it was published: None while it waits for someone to."""

    loaded_on: date
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """One return for one period, as it stands on a day."""

    entry: Return
    period: Period
    due_on: date
    as_at: date
    receipt: Receipt | None = None

    @property
    def ended(self) -> bool:
        """Whether the period is over, so that its return is owed."""
        return self.period.end < self.as_at

    @property
    def state(self) -> ReturnState:
        """A return is in time once it is published: one that waits is late when the day passes."""
        in_time = is_on_time(self._until, self.due_on)
        if self.receipt is None:
            return ReturnState.AWAITED if in_time else ReturnState.MISSING
        return ReturnState.RECEIVED if in_time else ReturnState.LATE

    @property
    def days_late(self) -> int:
        """Days from the due day to publication, or to the day looked at; 0 in time."""
        return max((self._until - self.due_on).days, 0)

    @property
    def _until(self) -> date:
        published = self.receipt.published_on if self.receipt else None
        return published or self.as_at
