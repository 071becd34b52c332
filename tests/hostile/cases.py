"""What a case is: a file as somebody might send it, and the answer that is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.intake.batch import Batch
from dashboard.intake.problems import Severity
from tests.unit.intake.sending import SOUND, csv_file

Kept = Mapping[str, str]
Answer = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A file and its answer. `said` lists problems as "code row column", a warning with ~ before.

    A dash is a problem of the whole file, or of no column. `kept` are the rows to be stored, each
    with the columns that are not blank.
    """

    name: str
    dataset: str
    build: Callable[[], bytes]
    said: Answer = ()
    kept: tuple[Kept, ...] = ()


def said(batch: Batch) -> Answer:
    """The problems of a file as an answer writes them."""
    return tuple(
        f"{'~' if one.severity is Severity.WARNING else ''}{one.code} {one.row or '-'} "
        f"{one.column or '-'}"
        for one in batch.problems
    )


def kept(batch: Batch) -> tuple[Kept, ...]:
    """The rows that would be stored, without their blanks."""
    return tuple(
        {name: text for name, text in row.items() if text is not None} for _, row in batch.rows()
    )


def cells(
    dataset: str, column: str, table: Sequence[tuple[str, str]], more: Kept | None = None
) -> Iterator[Case]:
    """One cell typed into a sound row: what was typed, and what is stored of it.

    An answer that begins with ! is the code of the refusal.
    """
    for typed, answer in table:
        row = {**SOUND[dataset], **(more or {}), column: typed}
        name = f"{column} of {dataset} typed as {typed!r}"
        build = _file(list(row), list(row.values()))
        if answer.startswith("!"):
            yield Case(name, dataset, build, (f"{answer[1:]} 2 {column}",))
        else:
            stored = {**SOUND[dataset], **(more or {}), column: answer}
            yield Case(name, dataset, build, (), (_filled(stored),))


def text(data: str | bytes, encoding: str = "utf-8") -> Callable[[], bytes]:
    """A file of the text given."""
    return lambda: data if isinstance(data, bytes) else data.encode(encoding)


def a(period: str = "2023-07", value: str = "1", measure: str = "A", **more: str) -> Kept:
    """A row of observations as stored."""
    return _filled({"measure": measure, "period": period, "value": value, **more})


def _file(*rows: list[str]) -> Callable[[], bytes]:
    return lambda: csv_file(*rows)


def _filled(row: Kept) -> Kept:
    return {name: text for name, text in row.items() if text}
