"""Which sheet of an Excel workbook is read, and what is said of the others."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Set
from dataclasses import dataclass
from io import BytesIO

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from dashboard.intake.checks import files, tables
from dashboard.intake.columns import fold
from dashboard.intake.limits import Limits
from dashboard.intake.problems import Problem, UnreadableError
from dashboard.intake.worksheet import Book, Merged, Worksheet
from dashboard.intake.xlsx import Contents, Relations, Strings, Styles

_CONTENTS = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES, _STRINGS = "xl/styles.xml", "xl/sharedStrings.xml"
_TOP = 65_536  # bytes of each sheet that are looked at before one is chosen
_NAMED = 5  # other sheets

Needed = Collection[Set[str]]  # for each column that a file has to have, its headings, folded


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of the sheet that is read, cells as text; what is merged; what is to be said; which
    part of the workbook it is."""

    rows: list[list[str]]
    merged: list[Merged]
    said: list[Problem]
    part: str


@dataclass(frozen=True, slots=True)
class Top:
    """The first rows of a sheet, and whether anything stands in them."""

    rows: list[list[str]]
    filled: bool


def read_sheet(data: bytes, limits: Limits, needed: Needed = ()) -> Sheet:
    """Of the sheets that are shown the one that lacks fewest headings that are needed; the first
    where several do.

    Raises UnreadableError where the workbook is damaged or too large, or never worked out.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _read(archive, limits, needed)
    except UnreadableError:
        raise
    except Exception as error:  # a damaged archive or XML can fail anywhere in three libraries
        raise UnreadableError(files.damaged_workbook.problem()) from error


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a workbook are in its archive: `sheets` by name, part and whether shown.

    `read` is the part of the first sheet that is shown; `styles` and `strings` are "" where there
    are none; `formats` are the number formats of the styles.
    """

    sheets: list[tuple[str, str, bool]]
    read: str
    styles: str
    strings: str
    formats: list[str]
    from_1904: bool

    @property
    def readable(self) -> list[tuple[str, str]]:
        """The sheets that may be read, by name and part: those shown, or all where none is."""
        shown = [(name, place) for name, place, shown in self.sheets if shown]
        return shown or [(name, place) for name, place, _ in self.sheets]


def places_of(archive: zipfile.ZipFile, limits: Limits) -> Places:
    """Where the parts of a workbook are."""
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


def _read(archive: zipfile.ZipFile, limits: Limits, needed: Needed) -> Sheet:
    places, strings = places_of(archive, limits), Strings(limits)
    if places.strings:
        strings.read(archive, places.strings)
    epoch = MAC_EPOCH if places.from_1904 else WINDOWS_EPOCH
    book = Book(strings.texts, places.formats, epoch)
    several = places.readable if len(places.readable) > 1 else []
    tops = {place: _top(archive, place, limits, book) for _, place in several}
    lacking = {place: _lacking(top.rows, needed) for place, top in tops.items()}
    read = min(lacking, key=lambda place: lacking[place], default=places.read)
    sheet = Worksheet(limits, book)
    sheet.read(archive, read)
    others = [(name, place) for name, place in several if place != read and tops[place].filled]
    alike = {place for place in lacking if lacking[place] == lacking[read] < len(needed)}
    name = next(name for name, place in places.readable if place == read)
    said = [*_said(name, [(other, place in alike) for other, place in others]), *_hidden(sheet)]
    return Sheet(sheet.rows, sheet.merged, said, read)


def _top(archive: zipfile.ZipFile, place: str, limits: Limits, book: Book) -> Top:
    """What stands at the top of a sheet; one that cannot be read may hold anything."""
    sheet = Worksheet(limits, book)
    try:
        sheet.read(archive, place, most=_TOP)
    except UnreadableError:
        return Top(sheet.rows, filled=True)
    return Top(sheet.rows, sheet.filled)


def _lacking(rows: list[list[str]], needed: Needed) -> int:
    """How many of the headings that are needed the row lacks that has the most of them."""
    given = ({fold(cell) for cell in row} for row in rows)
    return min((sum(one.isdisjoint(row) for one in needed) for row in given), default=len(needed))


def _said(name: str, others: list[tuple[str, bool]]) -> list[Problem]:
    """Which sheet was read, and which others hold something; whether they have its headings too."""
    if not tables.other_sheets.find(others):
        return []
    told = [
        f"“{other}”{' (with the same headings)' if alike else ''}"
        for other, alike in others[:_NAMED]
    ]
    if more := len(others) - len(told):
        told.append(f"{more} more")
    return [tables.other_sheets.problem(read=name, others=", ".join(told))]


def _hidden(sheet: Worksheet) -> list[Problem]:
    """What is said of rows that a filter, or somebody, has hidden although they hold something."""
    found = [number for number in sheet.hidden if sheet.rows[number - 1]]
    if not tables.hidden_rows.find(found):
        return []
    return [tables.hidden_rows.problem(row=found[0], count=len(found))]
