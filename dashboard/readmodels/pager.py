"""Where a long list is cut: so many rows to a page, and the pages before and after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard import formats

ROWS = 50


@dataclass(frozen=True, slots=True)
class Pager:
    """A page of a list in words, with the addresses of its neighbours; None at the ends."""

    said: str  # "Rows 51 to 100 of 1,061 checks"
    before: str | None
    after: str | None


def cut(asked: str | None, total: int) -> tuple[int, slice]:
    """The page asked for and the rows on it; the nearest there is where there is no such page."""
    last = max(-(-total // ROWS), 1)
    number = int(asked) if asked and asked.isascii() and asked.isdigit() else 1
    number = min(max(number, 1), last)
    return number, slice((number - 1) * ROWS, number * ROWS)


def pager(number: int, total: int, thing: str, address: Callable[[str | None], str]) -> Pager:
    """The words and neighbours of a page; `address` makes the address of one by its number."""
    first, last = (number - 1) * ROWS + 1, min(number * ROWS, total)
    if total <= ROWS:
        return Pager(f"{formats.numbered(total, thing).capitalize()}", None, None)
    return Pager(
        f"Rows {first:,} to {last:,} of {formats.numbered(total, thing)}",
        address(str(number - 1) if number > 2 else None) if number > 1 else None,
        address(str(number + 1)) if last < total else None,
    )
