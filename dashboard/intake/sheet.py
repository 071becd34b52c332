"""How the text of a column becomes normal forms: once for each different text, not for each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

import pandas as pd

from dashboard.intake.checks.cells import diagnose
from dashboard.intake.columns import Column, Dataset
from dashboard.intake.normal import NEUTRALISED, NotNormalError, normal_form, plain_pattern
from dashboard.intake.problems import Problem, Severity

Row = dict[str, str | None]


class Found(NamedTuple):
    """Where a check of a whole sheet objects, and the words its sentence needs.

    `severity` is given where it differs from row to row.
    """

    row: int
    column: str
    value: str | None
    words: Mapping[str, object]
    severity: Severity | None = None


@dataclass(frozen=True)
class Cells:
    """A column of a file: its different texts as typed and in normal form, and where each stands.

    `codes` gives, by spreadsheet row, the position in `typed` and `normal`; a normal form is None
    where the cell is blank or cannot be read.
    """

    codes: pd.Series[int]
    typed: list[str]
    normal: list[str | None]

    def each(self) -> list[str | None]:
        """The normal form of every row, in order."""
        return list(map(self.normal.__getitem__, self.codes.tolist()))

    def where(self, positions: list[int]) -> Iterator[tuple[int, int]]:
        """The spreadsheet rows that hold any of the texts at `positions`, with its position."""
        found = self.codes[self.codes.isin(positions)] if positions else self.codes[:0]
        return zip(found.index.tolist(), found.tolist(), strict=True)

    @property
    def texts(self) -> pd.Series[str]:
        """The normal form of every row as a column, None where it is blank."""
        different = pd.Series(self.normal, dtype="str")
        return different.take(self.codes.to_numpy()).set_axis(self.codes.index)

    @cached_property
    def floats(self) -> pd.Series[float]:
        """A number column in floating point, NaN where blank: for comparing at speed only."""
        different = pd.to_numeric(pd.Series(self.normal, dtype="str")).astype("float64")
        return different.take(self.codes.to_numpy()).set_axis(self.codes.index)

    @cached_property
    def blanks(self) -> list[int]:
        """The positions of texts that are blank."""
        return [position for position, text in enumerate(self.typed) if not text]


@dataclass(frozen=True)
class Sheet:
    """The columns of a file its dataset knows. `faulty` are the rows with a cell unread.

    `today` is the day the file is checked as at, where one was given; `memo` keeps what several
    checks of the sheet work out alike.
    """

    dataset: Dataset
    org: str | None
    cells: dict[str, Cells]
    numbers: pd.Index[int]
    faulty: frozenset[int] = frozenset()
    today: date | None = None
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def rows(self) -> list[tuple[int, Row]]:
        """Every row with its spreadsheet row number; columns the file lacks are None."""
        org = ["org"] if "org" in self.cells else []
        return list(self.lines(*self.dataset.names, *org))

    def lines(self, *names: str) -> Iterator[tuple[int, Row]]:
        """Some columns of every row, one after another; those the file lacks are None."""
        nothing = [None] * len(self.numbers)
        columns = [self.cells[name].each() if name in self.cells else nothing for name in names]
        rows = (dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True))
        return zip(self.numbers.tolist(), rows, strict=True)

    @property
    def whole(self) -> bool:
        """Whether the file has every required column."""
        return all(one.name in self.cells for one in self.dataset.columns if one.required)

    @property
    def sound(self) -> Iterator[tuple[int, Row]]:
        """The rows every cell of which could be read; none where a required column is missing."""
        return (line for line in self.rows if self.whole and line[0] not in self.faulty)


def read_cells(column: Column, texts: pd.Series[str], most: int) -> tuple[Cells, list[Problem]]:
    """Read one column; its index is the spreadsheet row. Every unreadable cell is a problem.

    Once more than `most` are found the others are not looked for: none of the file can be kept.
    """
    codes, different = pd.factorize(texts)
    typed = pd.Series(different, dtype="str").str.strip()
    typed = typed.str.replace(NEUTRALISED, r"\1", regex=True).str.strip()
    pattern = plain_pattern(column)
    normal: list[str | None] = [*typed.tolist()]
    others = typed[~typed.str.fullmatch(pattern)] if pattern else typed
    bad: dict[int, Problem] = {}
    for position, text in zip(others.index.tolist(), others.tolist(), strict=True):
        if len(bad) > most:
            normal[position] = None
            continue
        try:
            normal[position] = normal_form(column, text) if text else None
        except NotNormalError as error:
            normal[position] = None
            bad[position] = _problem(column, text, str(error))
    cells = Cells(pd.Series(codes, index=texts.index), typed.tolist(), normal)
    return cells, [bad[at].at(row) for row, at in islice(cells.where(list(bad)), most + 1)]


def _problem(column: Column, text: str, reason: str) -> Problem:
    allowed = ", ".join(column.allowed)
    return diagnose(column.kind, text, reason).problem(
        column=column.name, value=text, reason=reason, allowed=allowed
    )
