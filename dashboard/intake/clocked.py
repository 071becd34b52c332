"""What the clocks make of a register's rows, worked out once for each different combination."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

from dashboard.catalogue.rules import load_rules
from dashboard.domain.returns import Finding
from dashboard.domain.rows import ColumnError, Row
from dashboard.intake.sheet import Found, Sheet
from dashboard.registers.clocks import REGISTERS, Stood, combinations, looked_at, stood_or_error

Said = TypeVar("Said")


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
        name = sheet.dataset.name
        groups, rows = _combinations(sheet, REGISTERS[name].columns)
        book, as_at = load_rules(), sheet.today or date.min
        made = [_clock(stood_or_error(name, row, as_at, book)) for row in rows]
        sheet.memo["clocked"] = Clocked(groups, made)
    kept: Clocked = sheet.memo["clocked"]
    return kept


def warned(sheet: Sheet, code: str) -> Iterator[Found]:
    """What a check says of the rows that their clock warns of under the check's code."""
    for row, finding in _read(sheet, lambda made: made.warned(code)):
        cells = sheet.cells.get(finding.column)
        value = cells.typed[cells.codes[row]] or None if cells else None
        yield Found(row, finding.column, value, {"reason": finding.message})


def refused(sheet: Sheet, *asked: str) -> Iterator[tuple[int, ColumnError]]:
    """The rows that their clock refuses although every cell it reads could be read.

    Where the clock only asks for the columns `asked` before it refuses another, that these and
    the one refused could be read is enough.
    """
    if not asked:
        yield from _read(sheet, Clocked.refused)
    elif sheet.has(*REGISTERS[sheet.dataset.name].columns):
        for row, error in clocked(sheet).refused():
            if row not in sheet.unread(*asked, error.column):
                yield row, error


def rows_where(sheet: Sheet, holds: Callable[[Any], bool]) -> list[int]:
    """The rows whose clock is as asked, of those that could be read."""
    found = _read(sheet, lambda made: ((row, None) for row in made.rows_where(holds)))
    return [row for row, _ in found]


def _read(
    sheet: Sheet, found: Callable[[Clocked], Iterator[tuple[int, Said]]]
) -> Iterator[tuple[int, Said]]:
    """What the clocks come to, without the rows of which the clock could not read all it reads."""
    names = REGISTERS[sheet.dataset.name].columns
    if sheet.has(*names):
        unread = sheet.unread(*names)
        yield from ((row, said) for row, said in found(clocked(sheet)) if row not in unread)


def _clock(found: Stood | ColumnError) -> Any:
    return found.clock if isinstance(found, Stood) else found


def _combinations(sheet: Sheet, names: tuple[str, ...]) -> tuple[pd.Series[int], list[Row]]:
    """Each different combination of the columns the file has, and which of them each row is."""
    known = {name: sheet.cells[name] for name in names if name in sheet.cells}
    columns = {name: (cells.codes, cells.normal) for name, cells in known.items()}
    return combinations(sheet.numbers, looked_at(sheet.dataset.name, sheet.numbers, columns))
