"""Whether a file is fit to be read as a table, decided quickly and before pandas sees it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO, TextIOWrapper
from itertools import islice

import pandas as pd

from dashboard.intake.checks import files, tables
from dashboard.intake.decode import decode, separator
from dashboard.intake.limits import Limits
from dashboard.intake.problems import Problem, UnreadableError
from dashboard.intake.workbook import sheet_rows

_FILE_CHECKS = (
    files.empty_file,
    files.too_large,
    files.old_workbook,
    files.not_a_table,
    files.damaged_workbook,
    files.not_a_workbook,
    files.workbook_too_large,
)
_LOOK_DOWN = 100  # blank rows allowed above the headings


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


def read_table(data: bytes, limits: Limits) -> Table:
    """Read a CSV file or a workbook; which it is goes by its content, not its name.

    Raises UnreadableError, with a sentence for the officer, where that cannot be done.
    """
    for one in _FILE_CHECKS:
        _refuse_if(one.find(data, limits), one.problem(size=limits.size, unzipped=limits.unzipped))
    if data.startswith(files.WORKBOOK_MARK):
        rows, said = sheet_rows(data, limits)
        return _with_rows(_from_rows(rows, said))
    _refuse_if(files.not_text.find(data, limits), files.not_text.problem())
    return _with_rows(_from_text(decode(data), limits))


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


def _from_text(text: str, limits: Limits) -> Table:
    encoded = text.encode()
    _refuse_if(files.control_characters.find(encoded, limits), files.control_characters.problem())
    comma = separator(text)
    before, width, widths = _measure(_records(encoded, comma), limits)
    numbers: pd.Index[int] = pd.RangeIndex(before + 2, before + 2 + len(widths))
    if 0 in widths:
        numbers = numbers[[cells > 0 for cells in widths]]
    even = before == 0 and set(widths) <= {0, width}
    frame = _parsed(encoded, comma) if even else None
    if frame is None or len(frame) != len(numbers) + 1:
        return _from_rows(list(_records(encoded, comma)), [], short_is_wrong=True)
    headings = tuple(str(heading) for heading in frame.iloc[0])
    return Table(headings, 1, frame.iloc[1:].set_axis(numbers), len(numbers))


def _records(encoded: bytes, comma: str) -> Iterator[list[str]]:
    lines = TextIOWrapper(BytesIO(encoded), encoding="utf-8", newline="")
    return csv.reader(lines, delimiter=comma, strict=True)


def _measure(records: Iterator[list[str]], limits: Limits) -> tuple[int, int, list[int]]:
    """Rows above the headings, cells in the headings, and cells in each row below them."""
    before, headings = _headings(records, limits)
    widths: list[int] = []
    with _naming_the_row(lambda: before + len(widths) + 2):
        widths.extend(map(len, records))
    many = tables.too_many_rows
    _refuse_if(many.find(len(widths), limits), many.problem(rows=limits.rows))
    return before, len(headings), widths


def _headings(records: Iterator[list[str]], limits: Limits) -> tuple[int, list[str]]:
    """How many blank rows come first, and the first row that is not blank."""
    wide = tables.too_many_columns
    before = 0
    with _naming_the_row(lambda: before + 1):
        for before, cells in enumerate(islice(records, _LOOK_DOWN)):
            _refuse_if(wide.find(cells, limits), wide.problem(columns=limits.columns))
            if any(cell.strip() for cell in cells):
                return before, cells
    raise UnreadableError(files.empty_file.problem())


@contextmanager
def _naming_the_row(row: Callable[[], int]) -> Iterator[None]:
    """Turn the CSV reader's complaint into a problem of the row it had reached."""
    try:
        yield
    except csv.Error as error:
        found = next(one for one in (tables.cell_too_long, tables.bad_quotes) if one.find(error))
        raise UnreadableError(found.problem(row=row())) from None


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


def _from_rows(
    rows: list[list[str]], said: list[Problem], *, short_is_wrong: bool = False
) -> Table:
    """A table from rows of uneven length. A workbook's short rows only lack blank cells."""
    start = next((n for n, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if start is None:
        raise UnreadableError(files.empty_file.problem())
    headings, width = tuple(rows[start]), len(rows[start])
    even: dict[int, list[str]] = {}
    problems = list(said)
    for number, row in enumerate(rows[start + 1 :], start + 2):
        compared = len(row) if short_is_wrong else max(len(row), width)
        if tables.ragged_row.find(compared, width):
            problems.append(tables.ragged_row.problem(row=number, width=len(row), headings=width))
        elif row:
            even[number] = [*row, *[""] * (width - len(row))]
    cells = pd.DataFrame(even.values(), index=list(even), columns=range(width), dtype="str")
    read = len(even) + len(problems) - len(said)
    return Table(headings, start + 1, cells, read, tuple(problems))
