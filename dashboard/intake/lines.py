"""Which rows a check of several periods looks at: a file's alone, or after those published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from dashboard.intake.columns import Dataset
from dashboard.intake.sheet import Row, Sheet


class Lines(Protocol):
    """Rows with their spreadsheet numbers; 0 stands for one that was published before."""

    @property
    def dataset(self) -> Dataset: ...

    @property
    def sound(self) -> Iterable[tuple[int, Row]]: ...


@dataclass(frozen=True, slots=True)
class Beside:
    """A file's rows after what was published, less what the file replaces."""

    dataset: Dataset
    rows: Sequence[tuple[int, Row]]

    @classmethod
    def of(
        cls, dataset: Dataset, file: Iterable[tuple[int, Row]], published: Iterable[Row]
    ) -> Beside:
        """Put a file's rows after those published; all are one organisation's."""
        blank: Row = dict.fromkeys(dataset.names)
        kept: dict[tuple[str | None, ...], tuple[int, Row]] = {}
        for number, row in (*((0, one) for one in published), *file):
            whole = {**blank, **row, "org": None}
            kept[tuple(whole[name] for name in dataset.key)] = (number, whole)
        return cls(dataset, list(kept.values()))

    @property
    def sound(self) -> Iterator[tuple[int, Row]]:
        return iter(self.rows)


def filled(lines: Lines, *names: str) -> pd.DataFrame:
    """The text of some columns in the rows where none is blank, with their numbers as `number`."""
    if not isinstance(lines, Sheet):
        rows = [(number, *(row[name] for name in names)) for number, row in lines.sound]
        return pd.DataFrame(rows, columns=["number", *names]).dropna()
    if not lines.whole or any(name not in lines.cells for name in names):
        return pd.DataFrame(columns=["number", *names], dtype="str")
    made = pd.DataFrame({name: lines.cells[name].texts for name in names}).dropna()
    made.insert(0, "number", made.index)
    return made[~made["number"].isin(lines.faulty)]


def said_where(number: int) -> str:
    """Where a row stands, in words."""
    return f"row {number}" if number else "as published"
