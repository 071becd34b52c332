"""How the first sheet of an Excel workbook reads as text, each cell as the officer sees it."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from itertools import islice
from typing import Any

from dashboard.intake.checks import files, tables
from dashboard.intake.limits import Limits
from dashboard.intake.problems import Problem, UnreadableError

_NOT_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_LOOK_DOWN = 5


def sheet_rows(data: bytes, limits: Limits) -> tuple[list[list[str]], list[Problem]]:
    """The rows of the first sheet, cells as text, and what is to be said of the workbook.

    Raises UnreadableError where the workbook is damaged or too large.
    """
    try:
        if files.formula_without_result.find(data, limits):
            raise UnreadableError(files.formula_without_result.problem())
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of features that do not matter here
            return _read(data, limits)
    except UnreadableError:
        raise
    except Exception as error:  # a damaged archive or XML can fail anywhere in three libraries
        raise UnreadableError(files.damaged_workbook.problem()) from error


def _read(data: bytes, limits: Limits) -> tuple[list[list[str]], list[Problem]]:
    import openpyxl  # takes a while, and is wanted for a workbook only

    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    first, *others = book.worksheets
    rows: list[list[str]] = []
    for row in _cells(first):
        rows.append(row)
        if tables.too_many_columns.find(row, limits):
            raise UnreadableError(tables.too_many_columns.problem(columns=limits.columns))
        if tables.too_many_rows.find(len(rows) - 1, limits):
            raise UnreadableError(tables.too_many_rows.problem(rows=limits.rows))
    filled = [any(any(row) for row in islice(_cells(sheet), _LOOK_DOWN)) for sheet in others]
    said = (
        [tables.other_sheets.problem(first=first.title)] if tables.other_sheets.find(filled) else []
    )
    return rows, said


def _cells(sheet: Any) -> Iterator[list[str]]:
    """Rows without the blank cells at their end, which formatting alone can leave behind."""
    sheet.reset_dimensions()  # some tools write a wrong size, and the rows are cut or padded to it
    for row in sheet.iter_rows():
        texts = [cell_text(cell.value, cell.number_format or "") for cell in row]
        while texts and not texts[-1]:
            texts.pop()
        yield texts


def cell_text(value: object, number_format: str) -> str:
    """A cell's value as text: exact to the 15 digits Excel keeps, dates in ISO form.

    A figure shown as a percentage is given as the percentage, and a date shown as a month or a
    year (Excel turns a typed Jul-23 into the first of July) as the month or the year.
    """
    match value:
        case None:
            return ""
        case bool():
            return "Y" if value else "N"
        case int() | float():
            return _number_text(value, number_format)
        case datetime():
            return _date_text(value, number_format)
        case _:
            return str(value)


def _number_text(value: float, number_format: str) -> str:
    number = Decimal(f"{value:.15g}")
    if "%" in _NOT_FORMAT.sub("", number_format):
        number *= 100
    return f"{number.normalize():f}"


def _date_text(value: datetime, number_format: str) -> str:
    shown = _NOT_FORMAT.sub("", number_format).lower()
    if "y" in shown and "d" not in shown:
        return f"{value:%B %Y}" if "m" in shown else f"{value:%Y}"
    return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
