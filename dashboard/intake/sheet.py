"""How the text of a column becomes normal forms: once for each different text, not for each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

import pandas as pd

from dashboard.intake.checks.cells import diagnose
from dashboard.intake.columns import Column, Dataset
from dashboard.intake.normal import (
    NEUTRALISED,
    NotNormalError,
    doubtful_days,
    normal_form,
    plain_pattern,
)
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
    where the cell is blank or cannot be read. `unread` are the positions of the latter, `doubtful`
    those of days that were read and may well be others.
    """

    codes: pd.Series[int]
    typed: list[str]
    normal: list[str | None]
    unread: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()

    @property
    def certain(self) -> list[str | None]:
        """The normal forms of the different texts, None where they are doubtful."""
        if not self.doubtful:
            return self.normal
        doubtful = {*self.doubtful}
        return [None if at in doubtful else text for at, text in enumerate(self.normal)]

    def doubted(self) -> Cells:
        """The same column of days, with those in doubt that may be month first."""
        return replace(self, doubtful=doubtful_days(self.typed))

    def each(self) -> list[str | None]:
        """The normal form of every row, in order."""
        return list(map(self.normal.__getitem__, self.codes.tolist()))

    def where(self, positions: list[int]) -> Iterator[tuple[int, int]]:
        """The spreadsheet rows that hold any of the texts at `positions`, with its position."""
        found = self.codes[self.codes.isin(positions)] if positions else self.codes[:0]
        return zip(found.index.tolist(), found.tolist(), strict=True)

    @property
    def texts(self) -> pd.Series[str]:
        """The normal form of every row as a column, None where it is blank or doubtful."""
        different = pd.Series(self.certain, dtype="str")
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
    """The columns of a file its dataset knows.

    `astray` are rows whose cells may stand under the wrong headings: what they hold is unknown,
    and those of the wrong width are not among the cells at all. `today` is the day the file is
    checked as at, where one was given; `memo` keeps what several checks work out alike.
    """

    dataset: Dataset
    org: str | None
    cells: dict[str, Cells]
    numbers: pd.Index[int]
    astray: frozenset[int] = frozenset()
    today: date | None = None
    memo: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def rows(self) -> list[tuple[int, Row]]:
        """Every row with its spreadsheet row number; columns the file lacks are None."""
        return list(self.lines(*self.dataset.names, *self._org))

    def lines(self, *names: str) -> Iterator[tuple[int, Row]]:
        """Some columns of every row, one after another; those the file lacks are None."""
        nothing = [None] * len(self.numbers)
        columns = [self.cells[name].each() if name in self.cells else nothing for name in names]
        rows = (dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True))
        return zip(self.numbers.tolist(), rows, strict=True)

    def has(self, *names: str) -> bool:
        """Whether the file has those of the columns that are required."""
        return all(name in self.cells for name in names if self._required(name))

    def unread(self, *names: str) -> frozenset[int]:
        """The rows in which any of the columns cannot be read for sure, or is blank and may not be.

        What a check says of such a row would follow from the cell alone, which is told already.
        """
        return self.astray.union(*(self._unread(name) for name in (*names, *self._org)))

    def sound(self, *names: str, beside: Sequence[str] = ()) -> Iterator[tuple[int, Row]]:
        """Some columns of the rows in which each of `names` could be read.

        Those `beside` are None where they could not. There are no rows where a required one of
        `names` is missing from the file.
        """
        if not self.has(*names):
            return iter(())
        unread, lines = self.unread(*names), self.lines(*names, *beside, *self._org)
        return (line for line in lines if line[0] not in unread) if unread else lines

    @property
    def found(self) -> list[tuple[int, Row]]:
        """The rows whose cells stand under their headings."""
        return [line for line in self.rows if line[0] not in self.astray]

    @property
    def not_read(self) -> dict[int, set[str]]:
        """The columns that could not be read, by row, where there are any."""
        rows: dict[int, set[str]] = {}
        for name in self.cells:
            for row in self._unread(name):
                rows.setdefault(row, set()).add(name)
        return rows

    @property
    def _org(self) -> tuple[str, ...]:
        return ("org",) if "org" in self.cells else ()

    def _required(self, name: str) -> bool:
        return self.dataset.column(name).required

    def _unread(self, name: str) -> frozenset[int]:
        cells = self.cells.get(name)
        if cells is None:
            return frozenset()
        if ("unread", name) not in self.memo:
            positions = [
                *cells.unread,
                *cells.doubtful,
                *(cells.blanks if self._required(name) else ()),
            ]
            self.memo["unread", name] = frozenset(row for row, _ in cells.where(positions))
        found: frozenset[int] = self.memo["unread", name]
        return found


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
    unread: list[int] = []
    for position, text in zip(others.index.tolist(), others.tolist(), strict=True):
        if len(bad) > most:
            normal[position] = None
            unread.append(position)
            continue
        try:
            normal[position] = normal_form(column, text) if text else None
        except NotNormalError as error:
            normal[position] = None
            bad[position] = _problem(column, text, str(error))
    unread += bad
    cells = Cells(pd.Series(codes, index=texts.index), typed.tolist(), normal, tuple(unread))
    return cells, [bad[at].at(row) for row, at in islice(cells.where(list(bad)), most + 1)]


def _problem(column: Column, text: str, reason: str) -> Problem:
    allowed = ", ".join(column.allowed)
    return diagnose(column.kind, text, reason).problem(
        column=column.name, value=text, reason=reason, allowed=allowed
    )
