"""What an officer is told about a file: one record a problem, in the order of the spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps its row out; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file.

    `row` is the row number the officer sees in a spreadsheet (the headings are row 1), None where
    the whole file is at fault. `value` is the cell as typed, None where it is better not repeated.
    """

    severity: Severity
    code: str
    row: int | None
    column: str | None
    value: str | None
    message: str
    fix: str

    def at(self, row: int) -> Problem:
        """The same problem in another row: there may be thousands."""
        return Problem(
            self.severity, self.code, row, self.column, self.value, self.message, self.fix
        )

    def as_dict(self) -> dict[str, str | int | None]:
        """The problem as the command line and the API print it."""
        said = {one.name: getattr(self, one.name) for one in fields(self)}
        return {**said, "severity": self.severity.value}


class UnreadableError(Exception):
    """The file cannot be read as a table; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def in_file_order(problems: Iterable[Problem], columns: Iterable[str]) -> tuple[Problem, ...]:
    """Whole-file problems first, then by row, then by the order of `columns`, then by code."""
    place = {name: number for number, name in enumerate(columns)}

    def order(problem: Problem) -> tuple[int, int, str, str]:
        column = problem.column or ""
        return (problem.row or 0, place.get(column, len(place)), column, problem.code)

    return tuple(sorted(problems, key=order))
