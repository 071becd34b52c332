"""What the clocks make of a register's rows, worked out once for each different combination."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Protocol

import pandas as pd

from dashboard.catalogue.rules import load_rules
from dashboard.domain.clocks import advice, ehc, hazards, housing, reviews
from dashboard.domain.clocks.rules import Rulebook
from dashboard.domain.returns import Finding
from dashboard.domain.rows import ColumnError, Row
from dashboard.intake.sheet import Found, Sheet

_IDS = ("case_id", "service", "asset_id", "hazard_id")
_ANY_ID = ("-",) * len(_IDS)


class Clock(Protocol):
    """Where a checked row stands on the as-at day; raises ColumnError where it cannot say."""

    def __call__(self, row: Row, as_at: date, book: Rulebook) -> Any: ...


@dataclass(frozen=True, slots=True)
class _Register:
    columns: tuple[str, ...]  # what its clock reads, apart from what the row is called
    clock: Clock


_REGISTERS: Mapping[str, _Register] = {
    "ehc_cases": _Register(
        (
            "received_on",
            "decided_on",
            "decision",
            "assessment_outcome",
            "no_plan_notified_on",
            "draft_sent_on",
            "final_plan_on",
            "exception",
            "left_on",
            "clock_restarted_on",
        ),
        lambda row, as_at, book: ehc.clock(ehc.EhcCase.from_row(row), as_at, book),
    ),
    "ehc_advice": _Register(
        ("requested_on", "received_on"),
        lambda row, as_at, book: advice.clock(advice.AdviceRequest.from_row(row), as_at, book),
    ),
    "annual_reviews": _Register(
        (
            "plan_made_on",
            "last_decision_on",
            "meeting_on",
            "decided_on",
            "decision",
            "amendment_notice_on",
            "final_amended_on",
            "phase_transfer_on",
            "phase",
        ),
        lambda row, as_at, book: reviews.clock(reviews.AnnualReview.from_row(row), as_at, book),
    ),
    "inspections": _Register(
        (
            "workstream",
            "required",
            "installed_on",
            "last_completed",
            "previous_due",
            "interval_months",
            "next_due",
            "outcome",
        ),
        lambda row, as_at, book: housing.check(housing.Inspection.from_row(row), as_at, book),
    ),
    "hazards": _Register(
        (
            "kind",
            "aware_at",
            "investigated_at",
            "hazard_found",
            "summary_sent_on",
            "made_safe_at",
            "further_work_started_on",
            "rehoused_on",
        ),
        lambda row, as_at, book: hazards.clock(hazards.Hazard.from_row(row), as_at, book),
    ),
}


@dataclass(frozen=True)
class Clocked:
    """The clocks of a sheet: `groups` says, by spreadsheet row, which of `made` is the row's.

    What could not be worked out stands in `made` as the ColumnError that says why.
    """

    groups: pd.Series[int]
    made: list[Any]

    @cached_property
    def _findings(self) -> dict[str, dict[int, Finding]]:
        """Warnings by their code and group."""
        by_code: dict[str, dict[int, Finding]] = {}
        for group, clock in enumerate(self.made):
            for finding in getattr(clock, "warnings", ()):
                by_code.setdefault(finding.code, {})[group] = finding
        return by_code

    def warned(self, code: str) -> Iterator[tuple[int, Finding]]:
        """The rows a clock warns of under the code."""
        found = self._findings.get(code, {})
        return ((row, found[group]) for row, group in self._rows(list(found)))

    def refused(self) -> Iterator[tuple[int, ColumnError]]:
        """The rows that could not be worked out."""
        found = [at for at, clock in enumerate(self.made) if isinstance(clock, ColumnError)]
        return ((row, self.made[group]) for row, group in self._rows(found))

    def rows_where(self, holds: Callable[[Any], bool]) -> list[int]:
        """The rows whose clock is as asked."""
        found = [
            at
            for at, clock in enumerate(self.made)
            if not isinstance(clock, ColumnError) and holds(clock)
        ]
        return [row for row, _ in self._rows(found)]

    def _rows(self, groups: list[int]) -> Iterator[tuple[int, int]]:
        found = self.groups[self.groups.isin(groups)] if groups else self.groups[:0]
        return zip(found.index.tolist(), found.tolist(), strict=True)


def clocked(sheet: Sheet) -> Clocked:
    """The clocks of a register's sheet as at its day; without one, nothing is overdue yet."""
    if "clocked" not in sheet.memo:
        register = _REGISTERS[sheet.dataset.name]
        groups, rows = _combinations(sheet, register.columns)
        book, as_at = load_rules(), sheet.today or date.min
        made = [_made(register.clock, row, as_at, book) for row in rows]
        sheet.memo["clocked"] = Clocked(groups, made)
    kept: Clocked = sheet.memo["clocked"]
    return kept


def warned(sheet: Sheet, code: str) -> Iterator[Found]:
    """What a check says of the rows that their clock warns of under the check's code."""
    for row, finding in clocked(sheet).warned(code):
        cells = sheet.cells.get(finding.column)
        value = cells.typed[cells.codes[row]] or None if cells else None
        yield Found(row, finding.column, value, {"reason": finding.message})


def refused(sheet: Sheet) -> Iterator[tuple[int, ColumnError]]:
    """The rows that their clock refuses although every cell could be read."""
    if sheet.whole:
        for row, error in clocked(sheet).refused():
            if row not in sheet.faulty:
                yield row, error


def _made(clock: Clock, row: Row, as_at: date, book: Rulebook) -> Any:
    try:
        return clock(row, as_at, book)
    except ColumnError as error:
        return error


def _combinations(sheet: Sheet, names: tuple[str, ...]) -> tuple[pd.Series[int], list[Row]]:
    """A number for each different combination of the columns, row by row, and each as a row."""
    key = pd.Series(0, index=sheet.numbers)
    known = [(name, sheet.cells[name]) for name in names if name in sheet.cells]
    for _, cells in known:
        together = key * len(cells.typed) + cells.codes
        key = pd.Series(pd.factorize(together)[0], index=sheet.numbers)
    first = ~key.duplicated()
    columns = {
        name: [cells.normal[at] for at in cells.codes[first].tolist()] for name, cells in known
    }
    names = (*_IDS, *columns)  # clocks are alike whatever the row is called
    each = zip(*columns.values(), strict=True)
    return key, [dict(zip(names, (*_ANY_ID, *values), strict=True)) for values in each]
