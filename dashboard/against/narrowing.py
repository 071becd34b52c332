"""How a long file is narrowed, whole columns at a time, to the rows that are worth a look."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from dashboard.catalogue.definitions import in_force
from dashboard.domain.measures import Measure
from dashboard.domain.periods import Period
from dashboard.intake.batch import Batch
from dashboard.intake.sheet import Cells, Row, Sheet

Text = str | None
Definitions = dict[str, list[Measure]]
FIGURE, AIMS = ("value", "numerator", "denominator"), ("target", "minimum")


def observed(batch: Batch) -> Sheet | None:
    """The sheet of a file of observations that says of what and when; None of any other."""
    seen = batch.seen
    if batch.dataset != "observations" or seen is None or not seen.has("measure", "period"):
        return None
    return seen


def rows_where(cells: Cells, holds: Callable[[Text], bool]) -> pd.Series[bool]:
    """Whether each row's normal form is as asked, which is asked once for each different one."""
    answers = pd.Series([holds(text) for text in cells.normal], dtype="bool")
    return answers.take(cells.codes.to_numpy()).set_axis(cells.codes.index)


def filled(sheet: Sheet, name: str) -> pd.Series[bool]:
    """Whether each row has anything in a column; nothing where the file lacks it."""
    cells = sheet.cells.get(name)
    return rows_where(cells, bool) if cells else pd.Series(False, index=sheet.numbers)


def lines_of(sheet: Sheet, rows: pd.Index[int]) -> Iterator[tuple[int, Row]]:
    """What rows of observations say of their figure and of what that is rated against."""
    names = ("measure", "period", *FIGURE, *AIMS)
    held = {name: sheet.cells[name] for name in names if name in sheet.cells}
    texts = [map(one.normal.__getitem__, one.codes[rows].tolist()) for one in held.values()]
    blank: Row = dict.fromkeys(names)
    for row, said in zip(rows.tolist(), zip(*texts, strict=True), strict=True):
        yield row, {**blank, **dict(zip(held, said, strict=True))}


def defined(definitions: Definitions, code: Text, period: Text) -> Measure | None:
    """The definition in force at a period, None where none is published."""
    versions = definitions.get(code or "")
    return in_force(versions, Period.parse(period or "")) if versions else None
