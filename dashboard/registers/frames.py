"""How a register is kept: its checked rows as one Parquet file, texts in normal form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any

import pandas as pd
import pyarrow

from dashboard.catalogue.rules import load_rules
from dashboard.domain.rows import Row
from dashboard.registers.clocks import REGISTERS, Stood, combinations, stood

ROW = "row"  # the row an officer sees in a spreadsheet
DUE = "worked_due"  # of a safety check: its next limit, which no day of reading can change

# Arrow's own pool holds on to what it once had; the system's gives large blocks back.
pyarrow.set_memory_pool(pyarrow.system_memory_pool())


@dataclass(frozen=True)
class RegisterFrame:
    """A register as published: its rows as texts in normal form, and the day it is as at.

    `frame` has a column of categories for each column of the file, None where blank, and `row`.
    """

    dataset: str
    frame: pd.DataFrame
    as_at: date
    submission: str = ""

    def where(self, chosen: pd.Series[bool]) -> RegisterFrame:
        """The rows chosen."""
        return replace(self, frame=self.frame[chosen])

    def at(self, places: Iterable[int]) -> RegisterFrame:
        """The rows at these places, from 0, in the order given."""
        return replace(self, frame=self.frame.iloc[list(places)])

    def texts(self, column: str) -> list[str | None]:
        """A column, row by row; None throughout where the file lacked it."""
        if column not in self.frame:
            return [None] * len(self.frame)
        values = self.frame[column].astype(object)
        return values.where(values.notna(), None).tolist()

    def rows(self) -> list[Row]:
        """Every row as a mapping, in the file's order."""
        names = [name for name in self.frame.columns if name not in (ROW, DUE)]
        columns = [self.texts(name) for name in names]
        return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]

    def stood(self, as_at: date | None = None) -> Standings:
        """Where every row stands on a day, the register's own unless another is given."""
        day = as_at or self.as_at
        known = [name for name in REGISTERS[self.dataset].columns if name in self.frame]
        columns = {name: _coded(self.frame[name]) for name in known}
        groups, rows = combinations(self.frame.index, columns)
        book = load_rules()
        return Standings(groups.tolist(), [stood(self.dataset, row, day, book) for row in rows])


@dataclass(frozen=True, slots=True)
class Standings:
    """Where the rows of a register stand: `groups` says, row by row, which of `made`."""

    groups: list[int]
    made: list[Stood]

    def each(self) -> list[Stood]:
        """Where each row stands, in the register's order."""
        return list(map(self.made.__getitem__, self.groups))


def pack(register: RegisterFrame) -> bytes:
    """The register as a Parquet file; safety checks with the limit of each worked out."""
    frame = register.frame
    if register.dataset == "inspections":
        due = [getattr(one.clock, "due", None) for one in register.stood().each()]
        texts = pd.Series([day.isoformat() if day else None for day in due], dtype="object")
        frame = frame.assign(**{DUE: texts.set_axis(frame.index).astype("category")})
    file = BytesIO()
    frame.to_parquet(file, index=False, engine="pyarrow")
    give_back()
    return file.getvalue()


def give_back() -> None:
    """Hand memory that a large file needed back to the machine: a worker lives for weeks."""
    pyarrow.default_memory_pool().release_unused()


def unpack(dataset: str, data: bytes, as_at: date, submission: str = "") -> RegisterFrame:
    """The register that was packed."""
    frame = pd.read_parquet(BytesIO(data), engine="pyarrow")
    texts = [name for name in frame.columns if name != ROW]
    frame[texts] = frame[texts].astype("category")  # one without any text comes back as nothing
    return RegisterFrame(dataset, frame, as_at, submission)


def framed(
    dataset: str, numbers: Sequence[int], columns: Mapping[str, Sequence[str | None]], as_at: date
) -> RegisterFrame:
    """A register from its columns of text, `numbers` being the spreadsheet rows."""
    texts = {name: pd.Categorical(list(values)) for name, values in columns.items()}
    return RegisterFrame(dataset, pd.DataFrame({ROW: list(numbers), **texts}), as_at)


def _coded(column: pd.Series[Any]) -> tuple[pd.Series[int], list[str | None]]:
    """The column's codes from 0, blank first, and the texts they stand for."""
    categories = column.cat.categories.tolist()
    return column.cat.codes.astype("int64") + 1, [None, *categories]
