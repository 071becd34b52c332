"""What the parts of an Excel workbook hold, read as a stream and never further than the limits."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.parsers import expat

from openpyxl.styles.numbers import BUILTIN_FORMATS

from dashboard.intake.checks import files, tables
from dashboard.intake.limits import Limits
from dashboard.intake.problems import UnreadableError

DEEPEST = 64
_MOST_STYLES = 65_536  # more than Excel allows
_BLOCK, _LONGEST = 1 << 16, 1 << 20  # bytes read at once, and the most of one tag or comment
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Part:
    """One XML file of the archive; `limits` bound the characters kept of it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.held = 0
        self._depth = 0
        self._text: list[str] = []
        self._length = 0
        self._parser: Any = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._root
        self._parser.StartDoctypeDeclHandler = _no_doctype

    def read(self, archive: zipfile.ZipFile, member: str, most: int | None = None) -> None:
        """Read the member, or only its first `most` bytes; refused where a tag has no end.

        The parser looks at an unfinished tag from its start again with each block that comes.
        """
        fed = 0
        with archive.open(member) as stream:
            if most is not None:
                self._parser.Parse(stream.read(most), False)
                return
            while block := stream.read(_BLOCK):
                self._parser.Parse(block, False)
                fed += len(block)
                if fed - self._parser.CurrentByteIndex > _LONGEST:
                    raise too_much(self.limits)
            self._parser.Parse(b"", True)

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins; its name is without a prefix."""

    def ended(self, name: str) -> None:
        """An element ends."""

    def listen(self) -> None:
        """Keep the characters that follow, until `heard`."""
        self._parser.CharacterDataHandler = self._characters

    def hush(self) -> None:
        """Keep no more characters."""
        self._parser.CharacterDataHandler = None

    def heard(self) -> str:
        """What was listened to since this was last asked."""
        text = "".join(self._text)
        self._text, self._length = [], 0
        return _unescaped(text) if "_x" in text else text

    def _root(self, name: str, attributes: Mapping[str, str]) -> None:
        """The first element shows whether names have a prefix, which takes time to take off."""
        plain = ":" not in name
        self._parser.StartElementHandler = self._start if plain else self._start_prefixed
        self._parser.EndElementHandler = self._end if plain else self._end_prefixed
        self._parser.StartElementHandler(name, attributes)

    def _start_prefixed(self, name: str, attributes: Mapping[str, str]) -> None:
        self._start(name.rpartition(":")[2], attributes)

    def _end_prefixed(self, name: str) -> None:
        self._end(name.rpartition(":")[2])

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnreadableError(files.damaged_workbook.problem())
        self.started(name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.ended(name)

    def _characters(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)
        self.held += len(text)
        if self._length > self.limits.cell:
            raise UnreadableError(tables.cell_too_long.problem())
        if self.held > self.limits.size:
            raise too_much(self.limits)


class Contents(Part):
    """workbook.xml: the sheets in order as (name, relation, whether shown), and the date system."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            relation = next(value for key, value in attributes.items() if key.endswith(":id"))
            shown = attributes.get("state", "visible") == "visible"
            self.sheets.append((attributes["name"], relation, shown))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")


class Relations(Part):
    """workbook.xml.rels: where in the archive each worksheet is, by its relation."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.worksheets: dict[str, str] = {}

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes["Type"].endswith("/worksheet"):
            target = attributes["Target"]
            place = target[1:] if target.startswith("/") else f"xl/{target}"
            self.worksheets[attributes["Id"]] = place


class Styles(Part):
    """styles.xml: the number format of each cell style, in order."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.formats: list[str] = []
        self._named: dict[str, str] = {}
        self._cells = False

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            self._named[attributes["numFmtId"]] = attributes["formatCode"]
        elif name == "cellXfs":
            self._cells = True
        elif name == "xf" and self._cells:
            number = attributes.get("numFmtId", "0")
            named = self._named.get(number) or BUILTIN_FORMATS.get(int(number), "General")
            self.formats.append(named)
        if len(self.formats) > _MOST_STYLES or len(self._named) > _MOST_STYLES:
            raise UnreadableError(files.damaged_workbook.problem())

    def ended(self, name: str) -> None:
        self._cells = self._cells and name != "cellXfs"


class Strings(Part):
    """sharedStrings.xml: the texts that cells refer to by number, without their phonetic guides."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.texts: list[str] = []
        self._guide = False

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "t" and not self._guide:
            self.listen()
        elif name == "rPh":
            self._guide = True

    def ended(self, name: str) -> None:
        if name == "si":
            self.texts.append(self.heard())
            if len(self.texts) > self.limits.cells:
                raise too_much(self.limits)
        elif name == "t":
            self.hush()
        elif name == "rPh":
            self._guide = False


def too_much(limits: Limits) -> UnreadableError:
    """The refusal of a workbook that holds more than may be kept of one."""
    found = files.workbook_too_large
    return UnreadableError(found.problem(unzipped=limits.unzipped, cells=limits.cells))


def _no_doctype(*_declared: object) -> None:
    raise UnreadableError(files.damaged_workbook.problem())


def _unescaped(text: str) -> str:
    """Excel writes what XML cannot hold as _x000D_; what is not text stays written so."""

    def character(found: re.Match[str]) -> str:
        one = chr(int(found[1], 16))
        return (
            found[0] if (one < " " and one not in "\t\n\r") or "\ud800" <= one <= "\udfff" else one
        )

    return _ESCAPED.sub(character, text)
