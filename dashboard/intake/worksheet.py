"""How the cells of a worksheet read as text, each as the officer sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import from_excel

from dashboard.intake.cell_text import NOT_FORMAT, cell_text
from dashboard.intake.checks import files, tables
from dashboard.intake.limits import Limits
from dashboard.intake.problems import UnreadableError
from dashboard.intake.xlsx import Part, too_much

_DIGITS, _LETTERS = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST_MERGED = 100_000
_BLANK: list[str] = []  # one for all blank rows: there may be a million
_UNSHOWN = "########"  # what Excel shows of a date it has no day for


@dataclass(frozen=True, slots=True)
class Book:
    """What a sheet's cells refer to: shared texts, number formats by style, day nought."""

    texts: Sequence[str]
    formats: Sequence[str]
    epoch: datetime


@dataclass(frozen=True, slots=True)
class Merged:
    """A block of merged cells: first and last row and column, counted from 1."""

    name: str
    rows: range
    columns: range


class Worksheet(Part):
    """A sheet: its `rows` as text, without the blanks at their ends; what is merged and hidden."""

    def __init__(self, limits: Limits, book: Book) -> None:
        super().__init__(limits)
        self.rows: list[list[str]] = []
        self.merged: list[Merged] = []
        self.hidden: list[int] = []
        self._book, self._plain = book, [_is_plain(one) for one in book.formats]
        self._places: dict[str, int] = {}
        self._cells = 0
        self._row: list[str] = []
        self._column = 0
        self._kind, self._style = "n", 0
        self._formula = self._guide = False

    @property
    def filled(self) -> bool:
        """Whether any cell holds something."""
        return self._cells > 0

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            reference = attributes.get("r")
            self._column = self._place(reference) if reference else self._column + 1
            self._kind = attributes.get("t", "n")
            self._style = int(attributes.get("s", 0))
            self._formula = False
        elif name in ("v", "t"):
            if not self._guide:
                self.listen()
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._start_row(attributes)
        elif name == "rPh":
            self._guide = True
        elif name == "mergeCell":
            self._merge(attributes["ref"])

    def ended(self, name: str) -> None:
        if name in ("v", "t"):
            self.hush()
        elif name == "c":
            self._end_cell(self.heard())
        elif name == "row":
            self.rows.append(self._row or _BLANK)
        elif name == "rPh":
            self._guide = False

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        number = int(attributes.get("r", len(self.rows) + 1))
        many = tables.too_many_rows
        if many.find(number - 1, self.limits):
            raise UnreadableError(many.problem(rows=self.limits.rows))
        if number <= len(self.rows):
            raise UnreadableError(files.damaged_workbook.problem())
        self.rows.extend([_BLANK] * (number - 1 - len(self.rows)))
        self._row, self._column = [], 0
        if attributes.get("hidden") in ("1", "true"):
            self.hidden.append(number)

    def _place(self, reference: str) -> int:
        letters = reference.rstrip(_DIGITS)
        place = self._places.get(letters)
        if place is None:
            place = self._places[letters] = column_index_from_string(letters)
        return place

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, bottom = (int(one.lstrip(_LETTERS)) for one in (first, last or first))
        left, right = self._place(first), self._place(last or first)
        self.merged.append(Merged(reference, range(top, bottom + 1), range(left, right + 1)))
        if len(self.merged) > _MOST_MERGED:
            raise too_much(self.limits)

    def _end_cell(self, typed: str) -> None:
        if not typed:
            without = files.formula_without_result
            if without.find(self._formula, self._kind):
                raise UnreadableError(without.problem(row=len(self.rows) + 1))
            return
        row, column = self._row, self._column
        self._cells += 1
        if self._cells > self.limits.cells:
            raise too_much(self.limits)
        if column > self.limits.columns:
            raise UnreadableError(tables.too_many_columns.problem(columns=self.limits.columns))
        row.extend([""] * (column - len(row)))
        row[column - 1] = self._read(typed)

    def _read(self, typed: str) -> str:
        """A cell's text by its kind."""
        match self._kind:
            case "s":
                return self._book.texts[int(typed)]
            case "n":
                plain = self._style >= len(self._plain) or self._plain[self._style]
                if plain and len(typed) < 16 and typed.isdigit():
                    return typed
                return self._number(typed)
            case "b":
                return cell_text(typed == "1", "")
            case "d":
                return cell_text(datetime.fromisoformat(typed), self._format)
            case _:
                return typed

    @property
    def _format(self) -> str:
        formats = self._book.formats
        return formats[self._style] if self._style < len(formats) else "General"

    def _number(self, typed: str) -> str:
        value, shown = float(typed), self._format
        if not is_date_format(shown):
            return cell_text(value, shown)
        try:
            day = from_excel(value, self._book.epoch, timedelta=is_timedelta_format(shown))
        except (OverflowError, ValueError):
            return _UNSHOWN
        return _UNSHOWN if value < 0 else cell_text(day, shown)


def _is_plain(number_format: str) -> bool:
    shown = NOT_FORMAT.sub("", number_format)
    return not (is_date_format(number_format) or "%" in shown or shown.startswith("00"))
