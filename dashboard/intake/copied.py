"""Parts of a workbook copied element by element, without formulas and what leads out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape, quoteattr

from dashboard.intake.limits import Limits
from dashboard.intake.xlsx import Part, too_much

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# What is worked out, drawn by other programs, or only a reading aid: values stay.
_LEFT = frozenset(("f", "extLst", "rPh", "phoneticPr", "pivotSelection", "AlternateContent"))
_MOST_A_CELL = 4  # elements that are copied for each cell that a workbook may have

Write = Callable[[str], object]


class Copy(Part):
    """A part as it is copied: of the root's children only those `kept`, None where all are.

    Attributes with a prefix are left: they refer to other parts, which are not copied.
    """

    kept: frozenset[str] | None = None

    def __init__(self, limits: Limits, write: Write) -> None:
        super().__init__(limits)
        self.write = write
        self.spent = [0]  # elements, of all the parts that share the list
        self._left = 0
        self._parser.CharacterDataHandler = self._copied

    @property
    def depth(self) -> int:
        """How deep the element at hand stands; the root is at 1."""
        return self._depth

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        self.spent[0] += 1
        if self.spent[0] > _MOST_A_CELL * self.limits.cells:
            raise too_much(self.limits)
        unwanted = self.depth == 2 and self.kept is not None and name not in self.kept
        if self._left or name in _LEFT or unwanted or not self.wanted(name, attributes):
            self._left += 1
            return
        self.opened(name, attributes)

    def ended(self, name: str) -> None:
        if self._left:
            self._left -= 1
            return
        self.closed(name)

    def wanted(self, name: str, attributes: Mapping[str, str]) -> bool:
        """Whether the element is copied with what it holds."""
        return True

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Copy the start of an element."""
        self.write(tag(name, {"xmlns": MAIN} if self.depth == 1 else attributes))

    def closed(self, name: str) -> None:
        """Copy the end of an element."""
        self.write(f"</{name}>")

    def _copied(self, text: str) -> None:
        self.held += len(text)
        if self.held > self.limits.size:
            raise too_much(self.limits)
        if not self._left:
            self.write(text_of(text))


class Texts(Copy):
    """The texts that cells refer to by number."""

    kept = frozenset(("si",))


class Styles(Copy):
    """How cells look. Two looks are added: of what is said, and of each look in `marked` as marked.

    `looks` is how many there are without them; `marked` says which number each is to have.
    """

    def __init__(self, limits: Limits, write: Write, looks: int, marked: Mapping[int, int]) -> None:
        super().__init__(limits, self._both)
        self._out, self._looks, self._marked = write, looks, marked
        self._fills = self._at = 0
        self._within = ""
        self._attributes: dict[str, str] = {}
        self._inner: list[str] | None = None
        self._made: dict[int, str] = {}

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if self.depth == 2:
            self._within = name
            super().opened(name, {})  # without the count, which changes
            return
        self._fills += self.depth == 3 and self._within == "fills"
        super().opened(name, attributes)
        if self.depth == 3 and self._within == "cellXfs":
            self._attributes, self._inner = {**attributes}, []

    def closed(self, name: str) -> None:
        if self.depth == 2 and self._within == "cellXfs" and self._inner is not None:
            look = {**self._attributes, "fillId": str(self._fills), "applyFill": "1"}
            if self._at in self._marked:
                self._made[self._at] = tag("xf", look) + "".join(self._inner) + "</xf>"
            self._at, self._inner = self._at + 1, None
        if self.depth == 1 and name == "fills":
            self.write(_FILL)
        elif self.depth == 1 and name == "cellXfs":
            self.write(_SAID + "".join(self._made[at] for at in self._marked if at in self._made))
        super().closed(name)

    def _both(self, text: str) -> None:
        self._out(text)
        if self._inner is not None:
            self._inner.append(text)


_FILL = (
    '<fill><patternFill patternType="solid"><fgColor rgb="FFFFE9A8"/><bgColor indexed="64"/>'
    "</patternFill></fill>"
)
_SAID = (
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" applyNumberFormat="1" '
    'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
)


def tag(name: str, attributes: Mapping[str, str]) -> str:
    """The start of an element, without attributes that have a prefix."""
    given = (
        f" {key}={quoteattr(value)}"
        for key, value in attributes.items()
        if ":" not in key or key == "xml:space"
    )
    return f"<{name}{''.join(given)}>"


def text_of(text: str) -> str:
    """Text as XML keeps it, line ends included."""
    return escape(text, {"\r": "&#13;"})
