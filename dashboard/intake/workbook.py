"""Which sheet of an Excel workbook is read, and what is said of the others."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from dashboard.intake.checks import files, tables
from dashboard.intake.limits import Limits
from dashboard.intake.problems import Problem, UnreadableError
from dashboard.intake.worksheet import Book, Merged, Worksheet
from dashboard.intake.xlsx import Contents, Relations, Strings, Styles

_CONTENTS = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES, _STRINGS = "xl/styles.xml", "xl/sharedStrings.xml"
_TOP = 65_536  # bytes of another sheet that are looked at


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of the sheet that is read, cells as text; what is merged; what is to be said."""

    rows: list[list[str]]
    merged: list[Merged]
    said: list[Problem]


def read_sheet(data: bytes, limits: Limits) -> Sheet:
    """The first sheet that is shown.

    Raises UnreadableError where the workbook is damaged or too large, or never worked out.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _read(archive, limits)
    except UnreadableError:
        raise
    except Exception as error:  # a damaged archive or XML can fail anywhere in three libraries
        raise UnreadableError(files.damaged_workbook.problem()) from error


def _read(archive: zipfile.ZipFile, limits: Limits) -> Sheet:
    contents, relations = Contents(limits), Relations(limits)
    strings, styles = Strings(limits), Styles(limits)
    members = set(archive.namelist())
    for part, member in (
        (contents, _CONTENTS),
        (relations, _RELATIONS),
        (strings, _STRINGS),
        (styles, _STYLES),
    ):
        if member in members or member in (_CONTENTS, _RELATIONS):
            part.read(archive, member)
    book = Book(strings.texts, styles.formats, MAC_EPOCH if contents.from_1904 else WINDOWS_EPOCH)
    places = relations.worksheets
    sheets = [(name, places[at], shown) for name, at, shown in contents.sheets if at in places]
    shown = [(name, place) for name, place, shown in sheets if shown]
    (name, place), *others = shown or [(name, place) for name, place, _ in sheets]
    sheet = Worksheet(limits, book)
    sheet.read(archive, place)
    filled = [_holds_something(archive, other, limits, book) for _, other in others]
    return Sheet(sheet.rows, sheet.merged, [*_said(name, filled), *_hidden(sheet)])


def _said(name: str, filled: list[bool]) -> list[Problem]:
    return [tables.other_sheets.problem(first=name)] if tables.other_sheets.find(filled) else []


def _hidden(sheet: Worksheet) -> list[Problem]:
    """What is said of rows that a filter, or somebody, has hidden although they hold something."""
    found = [number for number in sheet.hidden if sheet.rows[number - 1]]
    if not tables.hidden_rows.find(found):
        return []
    return [tables.hidden_rows.problem(row=found[0], count=len(found))]


def _holds_something(archive: zipfile.ZipFile, place: str, limits: Limits, book: Book) -> bool:
    """Whether anything stands at the top of a sheet that is not read."""
    top = Worksheet(limits, book)
    try:
        top.read(archive, place, most=_TOP)
    except UnreadableError:
        return True
    return top.filled
