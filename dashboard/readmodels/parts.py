"""Smaller answers that one component each draws: a risk matrix, bars of a whole, file problems."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.readmodels.types import Option


@dataclass(frozen=True, slots=True)
class RiskRef:
    """A risk as it stands in a cell of the matrix."""

    ref: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One likelihood against one impact; `level` None where the council sets no levels."""

    score: int
    level: str | None  # low, medium, high
    risks: tuple[RiskRef, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A likelihood with a cell for each impact, in the order of `Matrix.impacts`."""

    likelihood: str  # "5 Very likely"
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Risks by likelihood (rows, highest first) and impact (columns, lowest first)."""

    caption: str
    impacts: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a whole: `number` draws it from zero, `text` is read."""

    label: str
    number: float
    text: str
    share: str = ""  # "58%" of the whole, where it can be said
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Parts on one scale, longest first."""

    caption: str
    label_head: str  # "Source"
    figure_head: str  # "Budget, 2023-24"
    bars: tuple[Bar, ...]
    share_head: str = "Share"


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One problem in a file, as an officer sees it beside the spreadsheet.

    `alike` says, after the last of a kind that is listed, how many more there are and where.
    """

    severity: str  # error or warning
    row: int | None
    column: str | None
    found: str | None  # the cell as typed, "" where it is blank; None where it is not repeated
    message: str
    fix: str
    code: str = ""
    alike: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One cell of a sheet: what it says, what stands under it, where it leads, a shape beside it.

    `shape` is an ink mark (`clock`: something is past its limit), never a rating.
    """

    text: str
    small: str = ""
    href: str = ""
    shape: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet: its head, its other cells, and the length of the first one's bar."""

    head: Item
    cells: tuple[Item, ...]
    bar: float = 0
    past: bool = False  # the bar is of what is past its limit


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Rows under a line that says what they share; "" where the rows need none."""

    head: str
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of figures with words and links, in groups; `bars` draws the first one of each row.

    `words` are the columns, by their place from 0, that hold words and not figures; `strong` is
    the one that the others stand beside.
    """

    caption: str
    columns: tuple[str, ...]
    groups: tuple[SheetGroup, ...]
    words: tuple[int, ...] = (0,)
    bars: bool = False
    strong: int = 1
    compact: bool = False  # a long list: its rows stand closer


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: its heading, a sentence, and a sheet."""

    key: str
    heading: str
    said: str
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the rows of a register: which they are, and where the others are.

    `choices` are the rows as they can be chosen from, by what they are called.
    """

    said: str
    sheet: Sheet
    before: str | None = None
    after: str | None = None
    choices: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleUsed:
    """A rule that a page counts by, as shipped, and the reading in force where it is open."""

    id: str
    statement: str
    source: str
    sure: str
    holds: str  # "from 6 April 2018", "not dated"
    reading: str = ""
