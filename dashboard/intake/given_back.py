"""An officer's own workbook with what is wrong written into it: the same sheets, as values."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import IO

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string

from dashboard.intake.copied import MAIN, Copy, Styles, Texts, Write, tag, text_of
from dashboard.intake.limits import Limits
from dashboard.intake.workbook import Places, places_of

_WIDE = 80  # characters of the column of problems
_BLOCK = 1 << 16
_DIGITS = "0123456789"
_OF_A_CELL = ("r", "s", "t")
_OF_A_ROW = ("r", "s", "customFormat", "ht", "customHeight", "hidden")


@dataclass(frozen=True, slots=True)
class Said:
    """What is written into the sheet that was read. Rows and columns are counted from 1.

    `column` is that of the problems, headed `heading` in the row `start`; `told` is what is said of
    a row, `ends` where that stands in the rows that have cells beyond their headings, `marked`
    the columns of a row that something is said of. `part` is the sheet in the workbook, the first
    that is shown unless given.
    """

    heading: str
    start: int
    column: int
    told: Mapping[int, str]
    ends: Mapping[int, int] = field(default_factory=dict)
    marked: Mapping[int, Collection[int]] = field(default_factory=dict)
    part: str = ""


@dataclass(slots=True)
class Looks:
    """The numbers of the looks that are added to those a workbook has; none where it has none."""

    given: int
    marked: dict[int, int] = field(default_factory=dict)

    @property
    def said(self) -> dict[str, str]:
        """The look of what is said of a row."""
        return {"s": str(self.given)} if self.given else {}

    def mark(self, look: int) -> int:
        """The look of a marked cell that looked so."""
        if look >= self.given:
            return look
        return self.marked.setdefault(look, self.given + 1 + len(self.marked))


class SheetCopy(Copy):
    """A sheet: its cells, how wide they are and what is frozen."""

    kept = frozenset(("sheetViews", "sheetFormatPr", "cols", "sheetData", "mergeCells"))

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        names = {"c": _OF_A_CELL, "row": _OF_A_ROW}.get(name)
        given = attributes if names is None else _only(attributes, names)
        super().opened(name, given)


class SaidCopy(SheetCopy):
    """The sheet that was read, with what is said of it."""

    def __init__(self, limits: Limits, write: Write, said: Said, looks: Looks) -> None:
        super().__init__(limits, write)
        self._said, self._looks = said, looks
        self._row = self._column = self._last_width = 0
        self._fits = True
        self._waiting: list[tuple[int, str]] = []

    def wanted(self, name: str, attributes: Mapping[str, str]) -> bool:
        if name != "c":
            return True
        self._column = _column(attributes.get("r"), self._column)
        self._write_until(self._column)
        return not self._is_told_in(self._column)

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
            self._waiting = self._added()
            attributes = {**attributes, "r": str(self._row)}
        elif name == "c":
            attributes = self._looking(attributes)
        elif name == "col":
            self._last_width = max(self._last_width, int(attributes["max"]))
        elif name == "sheetData" and not self._last_width:
            self.write(f"<cols>{self._width()}</cols>")
        super().opened(name, attributes)

    def closed(self, name: str) -> None:
        if name == "row":
            self._write_until(1 << 20)
        elif name == "cols" and self._last_width < self._said.column:
            self.write(self._width())
        super().closed(name)

    def _width(self) -> str:
        at = str(self._said.column)
        return (
            tag("col", {"min": at, "max": at, "width": str(_WIDE), "customWidth": "1"}) + "</col>"
        )

    def _looking(self, attributes: Mapping[str, str]) -> dict[str, str]:
        """A cell's attributes with its place, and its look if it is marked."""
        found = {**attributes, "r": f"{get_column_letter(self._column)}{self._row}"}
        if self._column in self._said.marked.get(self._row, ()):
            self._waiting = [one for one in self._waiting if one[0] != self._column]
            if self._looks.given:
                found["s"] = str(self._looks.mark(int(attributes.get("s", 0))))
        return found

    def _is_told_in(self, column: int) -> bool:
        """Whether the cell is that of the row's problems: an older one is written over."""
        below = self._row > self._said.start
        at = self._said.ends.get(self._row, self._said.column)
        return column == at and (below or self._row == self._said.start)

    def _added(self) -> list[tuple[int, str]]:
        """The cells that the row gains if it has none there, by their columns."""
        said, marks = self._said, self._said.marked.get(self._row, ())
        look = {"s": str(self._looks.mark(0))} if self._looks.given and marks else {}
        made = [(at, tag("c", {"r": _place(at, self._row), **look}) + "</c>") for at in marks]
        told = said.heading if self._row == said.start else said.told.get(self._row)
        if told:
            at = said.ends.get(self._row, said.column)
            place = {"r": _place(at, self._row), **self._looks.said, "t": "inlineStr"}
            words = f'<is><t xml:space="preserve">{text_of(told)}</t></is></c>'
            made.append((at, tag("c", place) + words))
        return sorted(made)

    def _write_until(self, column: int) -> None:
        """The added cells that come before a column, or in it where the cell there is left."""
        while self._waiting and self._comes_first(self._waiting[0][0], column):
            self.write(self._waiting.pop(0)[1])

    def _comes_first(self, added: int, column: int) -> bool:
        return added < column or (added == column and self._is_told_in(column))


def given_back(data: bytes, said: Said, limits: Limits) -> bytes:
    """The workbook with its sheets, their values and looks, and what is said in the one read.

    Formulas come back as the values they had. Macros, drawings, links and whatever else leads out
    of the sheets do not come back. Raises whatever a damaged or hostile part makes fail.
    """
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new,
    ):
        places = places_of(old, limits)
        places = replace(places, read=said.part or places.read)
        looks, spent = Looks(len(places.formats)), [0]
        for number, (_, place, _) in enumerate(places.sheets, 1):
            with _Stream(new, f"xl/worksheets/sheet{number}.xml") as stream:
                is_read = place == places.read
                copy: Copy = (
                    SaidCopy(limits, stream.write, said, looks)
                    if is_read
                    else SheetCopy(limits, stream.write)
                )
                copy.spent = spent
                copy.read(old, place)
        if places.strings:
            with _Stream(new, "xl/sharedStrings.xml") as stream:
                Texts(limits, stream.write).read(old, places.strings)
        if places.styles:
            with _Stream(new, "xl/styles.xml") as stream:
                Styles(limits, stream.write, looks.given, looks.marked).read(old, places.styles)
        for name, content in _frame(places).items():
            new.writestr(name, content)
    return made.getvalue()


class _Stream:
    """A part that is being written, in blocks."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive, self._name = archive, name
        self._held: list[str] = []
        self._size = 0

    def __enter__(self) -> _Stream:
        self._file: IO[bytes] = self._archive.open(self._name, "w", force_zip64=True)
        self.write(_XML)
        return self

    def write(self, text: str) -> None:
        self._held.append(text)
        self._size += len(text)
        if self._size > _BLOCK:
            self._flush()

    def __exit__(self, *_raised: object) -> None:
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        self._file.write("".join(self._held).encode())
        self._held, self._size = [], 0


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _frame(places: Places) -> dict[str, str]:
    """The parts that say which parts there are."""
    parts = {f"worksheets/sheet{at}.xml": "worksheet" for at in range(1, len(places.sheets) + 1)}
    parts |= {"sharedStrings.xml": "sharedStrings"} if places.strings else {}
    parts |= {"styles.xml": "styles"} if places.styles else {}
    types = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{_KIND}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{name}"/>'
        for at, (name, kind) in enumerate(parts.items(), 1)
    )
    sheets = "".join(
        tag(
            "sheet", {"name": name, "sheetId": str(at), **({} if shown else {"state": "hidden"})}
        ).removesuffix(">")
        + f' r:id="rId{at}"/>'
        for at, (name, _, shown) in enumerate(places.sheets, 1)
    )
    active = next(at for at, (_, place, _) in enumerate(places.sheets) if place == places.read)
    from_1904 = ' date1904="1"' if places.from_1904 else ""
    return {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}">{related}'
        "</Relationships>",
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">'
        f'<workbookPr{from_1904}/><bookViews><workbookView activeTab="{active}"/></bookViews>'
        f"<sheets>{sheets}</sheets></workbook>",
    }


def _only(attributes: Mapping[str, str], names: Collection[str]) -> dict[str, str]:
    return {name: attributes[name] for name in names if name in attributes}


def _place(column: int, row: int) -> str:
    return f"{get_column_letter(column)}{row}"


def _column(reference: str | None, before: int) -> int:
    """The column of a cell; one without a reference follows the one before."""
    return column_index_from_string(reference.rstrip(_DIGITS)) if reference else before + 1
