"""Smaller answers that one component each draws: a risk matrix, bars of a whole, file problems."""

from __future__ import annotations

from dataclasses import dataclass


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
    """One problem in a file, as an officer sees it beside the spreadsheet."""

    severity: str  # error or warning
    row: int | None
    column: str | None
    found: str
    message: str
    fix: str
