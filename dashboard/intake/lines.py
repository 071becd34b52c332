"""Which rows a check of several periods looks at: a file's alone, or after those published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Protocol

import pandas as pd

from dashboard.intake.columns import Dataset
from dashboard.intake.sheet import Row, Sheet


class Lines(Protocol):
    """Rows with their spreadsheet numbers; 0 stands for one that was published before."""

    @property
    def dataset(self) -> Dataset: ...

    def sound(self, *names: str, beside: Sequence[str] = ()) -> Iterator[tuple[int, Row]]: ...


@dataclass(frozen=True, slots=True)
class Beside:
    """A file's rows after what was published, less what the file replaces.

    `unread` are the columns that could not be read, by spreadsheet row.
    """

    dataset: Dataset
    rows: Sequence[tuple[int, Row]]
    unread: Mapping[int, Set[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        dataset: Dataset,
        file: Iterable[tuple[int, Row]],
        published: Iterable[Row],
        unread: Mapping[int, Set[str]] | None = None,
    ) -> Beside:
        """Put a file's rows after those published; all are one organisation's.

        A row whose key cannot be read whole may replace any of those published that it fits:
        they are left out.
        """
        unread = unread or {}
        blank: Row = dict.fromkeys(dataset.names)
        kept: dict[tuple[object, ...], tuple[int, Row]] = {}
        doubtful: set[tuple[str | None, ...]] = set()
        for number, row in (*((0, one) for one in published), *file):
            whole = {**blank, **row, "org": None}
            key = tuple(whole[name] for name in dataset.key)
            half = not unread.get(number, set()).isdisjoint(dataset.key)
            kept[(*key, number) if half else key] = (number, whole)
            if half:
                doubtful.add(key)
        sure = [
            line
            for key, line in kept.items()
            if line[0] or not any(_fits(key, half) for half in doubtful)
        ]
        return cls(dataset, sure, unread)

    def sound(self, *names: str, beside: Sequence[str] = ()) -> Iterator[tuple[int, Row]]:
        """The rows in which each of `names` could be read; see `Sheet.sound`."""
        for number, row in self.rows:
            if number not in self.unread or set(names).isdisjoint(self.unread[number]):
                yield number, row


def filled(lines: Lines, *names: str) -> pd.DataFrame:
    """The text of some columns in the rows where none is blank, with their numbers as `number`."""
    if not isinstance(lines, Sheet):
        rows = [(number, *(row[name] for name in names)) for number, row in lines.sound(*names)]
        return pd.DataFrame(rows, columns=["number", *names]).dropna()
    if any(name not in lines.cells for name in names):
        return pd.DataFrame(columns=["number", *names], dtype="str")
    made = pd.DataFrame({name: lines.cells[name].texts for name in names}).dropna()
    made.insert(0, "number", made.index)
    return made


def table(lines: Lines, *names: str) -> pd.DataFrame:
    """The text of some columns in the rows in which all could be read, "" where blank, with their
    numbers as `number`."""
    if not isinstance(lines, Sheet):
        rows = [(number, *(row[name] for name in names)) for number, row in lines.sound(*names)]
        return pd.DataFrame(rows, columns=["number", *names], dtype="object").fillna("")
    if not lines.has(*names):
        return pd.DataFrame(columns=["number", *names], dtype="object")
    blank, held = pd.Series("", index=lines.numbers, dtype="str"), lines.cells
    made = pd.DataFrame(
        {one: held[one].texts.fillna("") if one in held else blank for one in names}
    )
    made.insert(0, "number", made.index)
    return made.drop(index=list(lines.unread(*names)), errors="ignore")


def _fits(key: tuple[object, ...], half: tuple[str | None, ...]) -> bool:
    return all(part in (None, whole) for whole, part in zip(key, half, strict=True))


def said_where(number: int) -> str:
    """Where a row stands, in words."""
    return f"row {number}" if number else "as published"
