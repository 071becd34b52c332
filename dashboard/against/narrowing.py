"""How a long file is narrowed, whole columns at a time, to the rows that are worth a look."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from dashboard.catalogue.definitions import in_force
from dashboard.domain.measures import Measure
from dashboard.domain.periods import Period
from dashboard.intake.sheet import Cells, Sheet

Text = str | None
Definitions = dict[str, list[Measure]]


def rows_where(cells: Cells, holds: Callable[[Text], bool]) -> pd.Series[bool]:
    """Whether each row's normal form is as asked, which is asked once for each different one."""
    answers = pd.Series([holds(text) for text in cells.normal], dtype="bool")
    return answers.take(cells.codes.to_numpy()).set_axis(cells.codes.index)


def filled(sheet: Sheet, name: str) -> pd.Series[bool]:
    """Whether each row has anything in a column; nothing where the file lacks it."""
    cells = sheet.cells.get(name)
    return rows_where(cells, bool) if cells else pd.Series(False, index=sheet.numbers)


def defined(definitions: Definitions, code: Text, period: Text) -> Measure | None:
    """The definition in force at a period, None where none is published."""
    versions = definitions.get(code or "")
    return in_force(versions, Period.parse(period or "")) if versions else None
