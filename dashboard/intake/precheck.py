"""Whether a file is fit to be read as a table, decided quickly and before pandas sees it."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO, StringIO, TextIOWrapper
from itertools import islice
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.intake.checks import files, tables
from dashboard.intake.columns import fold
from dashboard.intake.decode import decode, separator
from dashboard.intake.limits import Limits
from dashboard.intake.problems import Problem, UnreadableError

if TYPE_CHECKING:
    from dashboard.intake.workbook import Needed, Sheet

_FILE_CHECKS = (
    files.empty_file,
    files.too_large,
    files.old_workbook,
    files.not_a_table,
    files.damaged_workbook,
    files.not_a_workbook,
    files.workbook_too_large,
)
_LOOK_DOWN = 100  # rows that the headings are looked for in


@dataclass(frozen=True, slots=True)
class Table:
    """The text of a file. `cells` has a column a heading, by position, blank rows left out.

    Its index is the row number seen in a spreadsheet, where a cell with line breaks is one row.
    Rows of the wrong width are in `problems` and not in `cells`; `read` counts them too.
    """

    headings: tuple[str, ...]
    heading_row: int
    cells: pd.DataFrame
    read: int
    problems: tuple[Problem, ...] = ()


def read_table(
    data: bytes,
    limits: Limits,
    known: Collection[str] = (),
    needed: Needed = (),
) -> Table:
    """Read a CSV file or a workbook; which it is goes by its content, not its name.

    `known` are headings, folded: a row with any of them is the row of headings although titles
    stand above it. `needed` are, for each column that there has to be, its headings: of a workbook
    the sheet that lacks fewest of them is read. Raises UnreadableError, with a sentence for the
    officer, where the file cannot be read.
    """
    _refuse_unreadable(data, limits)
    if data.startswith(files.WORKBOOK_MARK):
        return _with_rows(_from_sheet(_sheet(data, limits, needed), known, limits))
    return _with_rows(_from_text(decode(data), limits, known))


def rows_as_given(
    data: bytes, limits: Limits, known: Collection[str], needed: Needed
) -> tuple[list[list[str]], int, str]:
    """Every row of a file, blank ones too, which of them, from 1, holds the headings, and of a
    workbook the part that is the sheet.

    See `read_table`; raises UnreadableError as it does.
    """
    _refuse_unreadable(data, limits)
    rows: list[list[str]] = []
    part = ""
    if data.startswith(files.WORKBOOK_MARK):
        sheet = _sheet(data, limits, needed)
        rows, part = sheet.rows, sheet.part
    else:
        text = decode(data)
        with _naming_the_row(lambda: len(rows) + 1):
            rows.extend(_records(text.encode(), separator(text)))
    return rows, _headings(rows[:_LOOK_DOWN], known)[0], part


def _refuse_unreadable(data: bytes, limits: Limits) -> None:
    for one in _FILE_CHECKS:
        said = one.problem(size=limits.size, unzipped=limits.unzipped, cells=limits.cells)
        _refuse_if(one.find(data, limits), said)
    if not data.startswith(files.WORKBOOK_MARK):
        _refuse_if(files.not_text.find(data, limits), files.not_text.problem())


def _records(encoded: bytes, comma: str) -> Iterator[list[str]]:
    lines = TextIOWrapper(BytesIO(encoded), encoding="utf-8", newline="")
    return csv.reader(lines, delimiter=comma, strict=True)


def _refuse_if(found: bool, problem: Problem) -> None:
    if found:
        raise UnreadableError(problem)


def _with_rows(table: Table) -> Table:
    """The table without its blank rows; refused where none is left."""
    blank = table.cells
    for column in table.cells:
        blank = blank[blank[column].str.strip() == ""]
    cells = table.cells.drop(blank.index) if len(blank) else table.cells
    read = table.read - len(blank)
    _refuse_if(tables.no_rows.find(read), tables.no_rows.problem())
    return replace(table, cells=cells, read=read)


def _from_text(text: str, limits: Limits, known: Collection[str]) -> Table:
    comma, encoded = separator(text), text.encode()
    del text  # a large file is in memory often enough
    if files.control_characters.find(encoded, limits):
        raise UnreadableError(files.control_characters.problem(row=_row_of_control(encoded, comma)))
    start, said, widths = _measure(_records(encoded, comma), limits, known)
    width = int(widths.iloc[0])
    even = widths.index[widths == width]
    ragged = widths[(widths != 0) & (widths != width)]
    whole = start == 1 and ragged.empty
    frame = _parsed(encoded if whole else _only(even, encoded, comma), comma)
    if frame is None or len(frame) != len(even):
        chosen = _chosen(even, encoded, comma)
        frame = pd.DataFrame(chosen, columns=range(width), dtype="str")
    headings = tuple(str(heading) for heading in frame.iloc[0])
    cells = frame.iloc[1:].set_axis(even[1:])
    problems = (*said, *_ragged(ragged.items(), width, limits))
    return Table(headings, start, cells, len(cells) + len(ragged), problems)


def _row_of_control(encoded: bytes, comma: str) -> int:
    """The row of the first character that is not text."""
    found = files.CONTROL.search(encoded)
    before = encoded[: found.start()] if found else b""
    lines = TextIOWrapper(BytesIO(before + b"."), encoding="utf-8", newline="")
    return sum(1 for _ in csv.reader(lines, delimiter=comma))


def _measure(
    rows: Iterator[list[str]], limits: Limits, known: Collection[str]
) -> tuple[int, list[Problem], pd.Series[int]]:
    """The row of headings, what is said of it, and how many cells it and each row below have."""
    wide, many = tables.too_many_columns, tables.too_many_rows
    top: list[list[str]] = []
    widths = array("i")
    with _naming_the_row(lambda: len(top) + len(widths) + 1):
        for cells in islice(rows, _LOOK_DOWN):
            top.append(cells)
            _refuse_if(wide.find(cells, limits), wide.problem(columns=limits.columns))
            if _is_headings(cells, known):
                break
        start, said = _headings(top, known)
        widths.extend(map(len, islice(rows, limits.rows + 1)))
    read = len(top) - start + len(widths)
    _refuse_if(many.find(read, limits), many.problem(rows=limits.rows))
    widths[:0] = array("i", map(len, top[start - 1 :]))
    return start, said, pd.Series(widths, index=pd.RangeIndex(start, start + len(widths)))


def _is_headings(cells: list[str], known: Collection[str]) -> bool:
    return any(fold(cell) in known for cell in cells)


def _headings(top: list[list[str]], known: Collection[str]) -> tuple[int, list[Problem]]:
    """The row of headings, counted from 1: the first with a known one, else the first not blank."""
    filled = [at for at, cells in enumerate(top, 1) if any(cell.strip() for cell in cells)]
    if not filled:
        raise UnreadableError(files.empty_file.problem())
    start = next((at for at in filled if _is_headings(top[at - 1], known)), filled[0])
    above = tables.rows_above_headings
    return start, [above.problem(row=start)] if above.find(filled.index(start)) else []


@contextmanager
def _naming_the_row(row: Callable[[], int]) -> Iterator[None]:
    """Turn the CSV reader's complaint into a problem of the row it had reached."""
    try:
        yield
    except csv.Error as error:
        found = next(one for one in (tables.cell_too_long, tables.bad_quotes) if one.find(error))
        raise UnreadableError(found.problem(row=row())) from None


def _chosen(even: pd.Index[int], encoded: bytes, comma: str) -> Iterator[list[str]]:
    """The rows of the numbers given, which rise."""
    wanted = set(even.tolist())
    return (row for at, row in enumerate(_records(encoded, comma), 1) if at in wanted)


def _only(even: pd.Index[int], encoded: bytes, comma: str) -> bytes:
    """The CSV file without its other rows."""
    kept = StringIO(newline="")
    csv.writer(kept, delimiter=comma).writerows(_chosen(even, encoded, comma))
    return kept.getvalue().encode()


def _parsed(encoded: bytes, comma: str) -> pd.DataFrame | None:
    """Every cell as text; None where the parser disagrees with the standard library's."""
    try:
        return pd.read_csv(
            BytesIO(encoded),
            sep=comma,
            header=None,
            dtype=str,
            keep_default_na=False,
            engine="pyarrow",
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError):
        return None


def _ragged(rows: Iterable[tuple[Any, int]], width: int, limits: Limits) -> Iterator[Problem]:
    """The rows of the wrong width, no more than are listed and one."""
    for number, found in islice(rows, limits.problems + 1):
        yield tables.ragged_row.problem(row=number, width=found, headings=width)


def _sheet(data: bytes, limits: Limits, needed: Needed) -> Sheet:
    from dashboard.intake.workbook import read_sheet  # takes a while; wanted for a workbook only

    return read_sheet(data, limits, needed)


def _from_sheet(sheet: Sheet, known: Collection[str], limits: Limits) -> Table:
    """A table from a workbook's rows, whose short rows only lack blank cells."""
    start, said = _headings(sheet.rows[:_LOOK_DOWN], known)
    headings = tuple(sheet.rows[start - 1])
    width = len(headings)
    even: dict[int, list[str]] = {}
    ragged: list[tuple[int, int]] = []
    for number, row in enumerate(sheet.rows[start:], start + 1):
        if tables.ragged_row.find(max(len(row), width), width):
            ragged.append((number, len(row)))
        elif row:
            even[number] = [*row, *[""] * (width - len(row))]
    cells = pd.DataFrame(even.values(), index=list(even), columns=range(width), dtype="str")
    problems = (*sheet.said, *said, *_ragged(ragged, width, limits), *_merged(sheet, start, width))
    return Table(headings, start, cells, len(even) + len(ragged), problems)


def _merged(sheet: Sheet, start: int, width: int) -> Iterator[Problem]:
    """Merged cells among the headings and below them: an error of every row they cover."""
    for one in sheet.merged:
        if tables.merged_cells.find(one.rows, one.columns, start, width):
            for row in range(max(one.rows.start, start), min(one.rows.stop, len(sheet.rows) + 1)):
                yield tables.merged_cells.problem(row=row, value=one.name)
