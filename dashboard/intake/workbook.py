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


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a workbook are in its archive: `sheets` by name, part and whether shown.

    `read` is the part of the sheet that is read; `styles` and `strings` are "" where there are
    none; `formats` are the number formats of the styles.
    """

    sheets: list[tuple[str, str, bool]]
    read: str
    styles: str
    strings: str
    formats: list[str]
    from_1904: bool


def places_of(archive: zipfile.ZipFile, limits: Limits) -> Places:
    """Where the parts of a workbook are; the sheet that is read is the first that is shown."""
    contents, relations, styles = Contents(limits), Relations(limits), Styles(limits)
    members = set(archive.namelist())
    contents.read(archive, _CONTENTS)
    relations.read(archive, _RELATIONS)
    if _STYLES in members:
        styles.read(archive, _STYLES)
    at = relations.worksheets
    sheets = [(name, at[one], shown) for name, one, shown in contents.sheets if one in at]
    shown = [place for _, place, shown in sheets if shown]
    return Places(
        sheets,
        (shown or [place for _, place, _ in sheets])[0],
        _STYLES if _STYLES in members else "",
        _STRINGS if _STRINGS in members else "",
        styles.formats,
        contents.from_1904,
    )


def _read(archive: zipfile.ZipFile, limits: Limits) -> Sheet:
    places, strings = places_of(archive, limits), Strings(limits)
    if places.strings:
        strings.read(archive, places.strings)
    epoch = MAC_EPOCH if places.from_1904 else WINDOWS_EPOCH
    book = Book(strings.texts, places.formats, epoch)
    sheet = Worksheet(limits, book)
    sheet.read(archive, places.read)
    shown = [place for _, place, shown in places.sheets if shown]
    others = [place for place in shown if place != places.read]
    if not shown:
        others = [place for _, place, _ in places.sheets if place != places.read]
    filled = [_holds_something(archive, other, limits, book) for other in others]
    name = next(name for name, place, _ in places.sheets if place == places.read)
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
