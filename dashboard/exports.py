"""How rows leave as files that open safely in Excel and that the intake reads back unchanged."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time
from fractions import Fraction
from io import BytesIO, StringIO
from typing import Any

from dashboard.intake.batch import Batch
from dashboard.intake.cell_text import cell_text
from dashboard.intake.checks.files import WORKBOOK_MARK
from dashboard.intake.columns import LEFT_OUT, Column, Kind, fold
from dashboard.intake.contracts import DATASETS
from dashboard.intake.given_back import Said, given_back
from dashboard.intake.headings import PROBLEMS, headings_of, needed_of
from dashboard.intake.limits import Limits
from dashboard.intake.normal import normal_form
from dashboard.intake.precheck import rows_as_given
from dashboard.intake.problems import Problem, Severity

Row = Mapping[str, str | None]
Value = str | int | float | datetime

_NUMBERS = (Kind.NUMBER, Kind.INTEGER, Kind.SPAN)
_DAYS = (Kind.DATE, Kind.TIMESTAMP)
_DAY, _MOMENT, _TEXT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "@"
# What a spreadsheet may take for a formula, in its wide forms too.
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
# What the intake takes an apostrophe off.
_QUOTED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
_PLAIN = re.compile(r"[-+]?£?[0-9][0-9,]*(\.[0-9]+)?%?|[-+]?\.[0-9]+%?")
_EXACT = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{0,14}[1-9])?")
_ISO = re.compile(r"(19[0-9]|2[01][0-9])[0-9]-[0-9]{2}-[0-9]{2}")
# What XML cannot hold, or Excel would read as an escape, is written as Excel writes it.
_ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_NOT_A_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST, _CUT = 32_767, " … (cut: a cell of Excel holds no more)"


def csv_bytes(columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    """The rows as a CSV file in UTF-8 with its mark, headings first.

    Values are text in normal form, None where blank. Text that a spreadsheet would take for a
    formula gets an apostrophe before it, which the intake takes off again; numbers stay bare.
    """
    lines = ([_stored(row, one) for one in columns] for row in rows)
    return _csv(
        [[one.name for one in columns], *([_safe(text) for text in line] for line in lines)]
    )


def xlsx_bytes(sheet: str, columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    """The rows as a workbook of one sheet, headings first.

    Numbers and dates are typed where Excel can hold them (15 digits, and no noughts at the end);
    all else is text, in which nothing is ever worked out.
    """
    lines = ([_typed(_stored(row, one), one) for one in columns] for row in rows)
    return _xlsx(sheet, [[one.name for one in columns], *lines])


def with_problems(data: bytes, batch: Batch) -> tuple[str, bytes]:
    """The officer's own file with a last column that says, row by row, what to put right.

    Rows keep their order and numbers. A workbook comes back with all its sheets, their values and
    their looks, and the cells that something is said of are marked. What is said of the whole
    file or of its headings stands in the first row below them. Returns the ending of the file's
    name, .csv or .xlsx. Raises UnreadableError where the file could not be read at all.
    """
    contract = DATASETS[batch.dataset]
    own = {fold(typed): column for typed, column in batch.headings if column}
    own = {heading: column for heading, column in own.items() if column != LEFT_OUT}
    known, needed = {*own, *headings_of(contract)}, needed_of(contract, own)
    rows, start, part = rows_as_given(data, Limits(), known, needed)
    if not data.startswith(WORKBOOK_MARK):
        lines = _lines(_without_problems(rows, start), start, batch.problems, pad=False)
        return ".csv", _csv([_safe(text) for text in line] for line in lines)
    said = replace(_said(rows, start, batch), part=part)
    try:
        return ".xlsx", given_back(data, said, Limits())
    except Exception:  # whatever a part that was not read before may hold: its values are left
        lines = _lines(_without_problems(rows, start), start, batch.problems, pad=True)
        typed = ([_guessed(text) for text in line] for line in lines)
        return ".xlsx", _xlsx(contract.title, typed)


def _said(rows: list[list[str]], start: int, batch: Batch) -> Said:
    """What is written into a workbook's sheet; an earlier column of problems is written over."""
    headings = [fold(heading) for heading in rows[start - 1]]
    width = len(headings)
    column = headings.index(fold(PROBLEMS)) + 1 if fold(PROBLEMS) in headings else width + 1
    below = enumerate(rows[start:], start + 1)
    places = {name: at for at, names in enumerate(batch.headings, 1) for name in names if name}
    marked: dict[int, set[int]] = {}
    for one in batch.problems:
        if one.row and one.row >= start and one.column in places:
            marked.setdefault(one.row, set()).add(places[one.column])
    return Said(
        heading=PROBLEMS,
        start=start,
        column=column,
        told={
            row: _held("\n".join(words))
            for row, words in _told(rows, start, batch.problems).items()
        },
        ends={number: len(row) + 1 for number, row in below if len(row) > width},
        marked=marked,
    )


def _without_problems(rows: list[list[str]], start: int) -> list[list[str]]:
    """The rows without the problems of an earlier check."""
    headings = [fold(heading) for heading in rows[start - 1]]
    if fold(PROBLEMS) not in headings:
        return rows
    at = headings.index(fold(PROBLEMS))
    below = (row[:at] + row[at + 1 :] for row in rows[start - 1 :])
    return [*rows[: start - 1], *below]


def _lines(
    rows: list[list[str]], start: int, problems: Sequence[Problem], *, pad: bool
) -> Iterator[list[str]]:
    """Each row with what is said of it; one of the wrong width stays so, to be refused again."""
    width = len(rows[start - 1])
    said = _told(rows, start, problems)
    for number, row in enumerate(rows, 1):
        if number < start or not row:
            yield row
        elif number == start:
            yield [*row, PROBLEMS]
        else:
            blanks = [""] * (width - len(row)) if pad else []
            yield [*row, *blanks, "\n".join(said.get(number, []))]


def _told(rows: list[list[str]], start: int, problems: Sequence[Problem]) -> dict[int, list[str]]:
    """What is said of each row."""
    said: dict[int, list[str]] = {}
    first = next((at for at, row in enumerate(rows[start:], start + 1) if any(row)), start + 1)
    for one in problems:
        below = one.row is not None and one.row > start
        said.setdefault(one.row if below and one.row else first, []).append(_sentence(one, below))
    return said


def _sentence(problem: Problem, below: bool) -> str:
    about = [] if below else ["the headings" if problem.row else "the whole file"]
    about += [problem.column] if problem.column else []
    about += ["a warning"] if problem.severity is Severity.WARNING else []
    where = ", ".join(about)
    return (
        f"{where}: {problem.message} {problem.fix}" if where else f"{problem.message} {problem.fix}"
    )


def _stored(row: Row, column: Column) -> str:
    """A value as the intake is to read it: it takes an apostrophe off."""
    text = row.get(column.name) or ""
    return f"'{text}" if _QUOTED.match(text) else text


def _safe(text: str) -> str:
    """A cell of a CSV file that is no formula."""
    bare = text.strip() if text[:1].isspace() else text
    return f"'{bare}" if _FORMULA.match(bare) and not _PLAIN.fullmatch(bare) else bare


def _typed(text: str, column: Column) -> Value:
    """The value as Excel keeps it, if it is read from there as the same, else its text."""
    with suppress(ValueError):
        if column.kind in _NUMBERS:
            number = float(text)
            if Fraction(cell_text(number, "General")) == Fraction(text):
                return int(number) if number.is_integer() else number
        elif column.kind in _DAYS:
            moment = datetime.fromisoformat(text).replace(tzinfo=None)
            if normal_form(column, cell_text(moment, _MOMENT)) == text:
                return moment
    return text


def _guessed(text: str) -> Value:
    """A cell of a workbook as it was: plain numbers and dates in ISO form are typed."""
    if _EXACT.fullmatch(text) and cell_text(float(text), "General") == text:
        return int(text) if text.lstrip("-").isdigit() else float(text)
    with suppress(ValueError):
        return datetime.fromisoformat(text) if _ISO.fullmatch(text) else text
    return text


def _csv(lines: Iterable[Sequence[str]]) -> bytes:
    text = StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def _xlsx(name: str, lines: Iterable[Sequence[Value]]) -> bytes:
    from openpyxl import Workbook  # takes a while, and is wanted for a workbook only

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_NOT_A_NAME.sub("-", name)[:31])
    for line in lines:
        sheet.append([_cell(sheet, value) if value != "" else None for value in line])
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _held(text: str) -> str:
    """Text as a cell of Excel can hold it."""
    text = text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT
    return _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _cell(sheet: Any, value: Value) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, str):
        value = _held(value)
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type, cell.number_format = "s", _TEXT  # whatever the text begins with
    elif isinstance(value, datetime):
        cell.number_format = _DAY if value.time() == time() else _MOMENT
    return cell
