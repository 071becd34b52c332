"""How rows of plain words and figures become a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.readmodels.parts import Item, Sheet, SheetGroup, SheetRow


def row(name: str, cells: Iterable[str], href: str | None = None, why: str = "") -> SheetRow:
    """A row under its name, with `why` under that; it leads to its address, if any."""
    return SheetRow(Item(name, small=why, href=href or ""), tuple(map(Item, cells)))


def counts(caption: str, columns: Sequence[str], rows: Iterable[SheetRow], words: int = 1) -> Sheet:
    """A sheet of figures after its first `words` columns, the first of them the strongest."""
    group = SheetGroup("", tuple(rows))
    return Sheet(caption, tuple(columns), (group,), tuple(range(words)), strong=words)


def listed(
    caption: str, columns: Sequence[str], rows: Iterable[SheetRow], figures: Sequence[int] = ()
) -> Sheet:
    """A sheet of words, but for the columns that hold figures."""
    words = tuple(place for place in range(len(columns)) if place not in figures)
    group = SheetGroup("", tuple(rows))
    return Sheet(caption, tuple(columns), (group,), words, strong=0, compact=True)
