"""How a heat table is cut into slides: what fell short first, then a group or two at a time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard import formats
from dashboard.readmodels.housing.heat import HeatCell, HeatGroup, HeatRow, HeatTable
from dashboard.readmodels.titles import mid_sentence

COLUMNS = 6  # months: the half-year up to now
# What fits a projector at 28 pixels, in quarters of a row whose name takes one line.
_ROOM, _HEAD, _HEIGHTS = 27, 2, (4, 5, 7, 9)
_LINE = 16  # letters of a name on one line
_MONTHS = 3  # a cell narrower than this stacks its words, and takes as much as four lines


def slides(table: HeatTable, goal: str) -> tuple[tuple[str, HeatTable], ...]:
    """Each slide's message and its part of the table, without the key.

    `goal` is what green asks ("100%"). Where the worst stand first already, what fell short is
    not shown twice.
    """
    table = _newest(table)
    short = [
        HeatGroup(group.title, rows)
        for group in table.groups
        if (rows := tuple(row for row in group.rows if _standing(row) == "short"))
    ]
    again = tuple(short) == table.groups[: len(short)]
    count = sum(len(group.rows) for group in short)
    first = [] if again else _parts(short)
    message = f"{formats.count_words(count).capitalize()} short of {goal}"
    titled = [
        *_numbered(message, first),
        *((_message(part), part) for part in _parts(table.groups)),
    ]
    return tuple((title, replace(table, groups=part, key=())) for title, part in titled)


def _parts(groups: Sequence[HeatGroup]) -> list[tuple[HeatGroup, ...]]:
    """Whole groups together while they fit; a group that does not is shared out evenly."""
    parts: list[tuple[HeatGroup, ...]] = []
    room = 0
    for group in groups:
        for piece in _pieces(group):
            size = _HEAD + sum(map(_height, piece.rows))
            if size > room:
                parts.append(())
                room = _ROOM
            parts[-1] += (piece,)
            room -= size
    return parts


def _pieces(group: HeatGroup) -> Iterator[HeatGroup]:
    size = sum(map(_height, group.rows))
    each = math.ceil(size / max(math.ceil(size / (_ROOM - _HEAD)), 1))
    some: list[HeatRow] = []
    for row in group.rows:
        if some and sum(map(_height, some)) + _height(row) > each:
            yield HeatGroup(group.title, tuple(some))
            some = []
        some.append(row)
    yield HeatGroup(group.title, tuple(some))


def _height(row: HeatRow) -> int:
    """How much of the room it takes, by the lines of its name or of a month's stacked words."""
    narrow = [one.cell for one in row.cells if one.span < _MONTHS]
    stacked = any(cell.text or cell.state != "not_due" for cell in narrow)
    lines = len(_HEIGHTS) if stacked else math.ceil(len(row.title) / _LINE)
    return _HEIGHTS[min(lines, len(_HEIGHTS)) - 1]


def _newest(table: HeatTable) -> HeatTable:
    """The table without its oldest months, where there are more than can be read."""
    spare = len(table.columns) - COLUMNS
    if spare <= 0:
        return table
    groups = [
        replace(group, rows=tuple(replace(row, cells=_cut(row.cells, spare)) for row in group.rows))
        for group in table.groups
    ]
    return replace(table, columns=table.columns[spare:], groups=tuple(groups))


def _cut(cells: Sequence[HeatCell], spare: int) -> tuple[HeatCell, ...]:
    """The cells without their first `spare` columns; one that lies across the cut is narrowed."""
    kept: list[HeatCell] = []
    for cell in cells:
        gone = min(cell.span, spare)
        spare -= gone
        if cell.span > gone:
            kept.append(replace(cell, span=cell.span - gone))
    return tuple(kept)


def _numbered(
    message: str, parts: Sequence[tuple[HeatGroup, ...]]
) -> Iterator[tuple[str, tuple[HeatGroup, ...]]]:
    for number, part in enumerate(parts, start=1):
        yield (f"{message}, {number} of {len(parts)}" if len(parts) > 1 else message), part


def _message(groups: Sequence[HeatGroup]) -> str:
    """Which checks these are and what matters of them: "Gas: one short", "Fire: three met"."""
    first, *rest = dict.fromkeys(group.title for group in groups)
    names = ", ".join([first, *map(mid_sentence, rest)])
    held = Counter(_standing(row) for group in groups for row in group.rows)
    told = ("short",) if held["short"] else ("met", "not rated")
    said = [f"{formats.count_words(held[one])} {one}" for one in told if held[one]]
    return f"{names}: {', '.join(said)}"


def _standing(row: HeatRow) -> str:
    """What the newest cell comes to, leaving out what is not due yet."""
    begun = [one for one in row.cells if one.cell.state != "not_due"] or row.cells
    cell = begun[-1].cell
    rag = cell.rating.rag if cell.state == "rated" else "none"
    return {"red": "short", "amber": "short", "green": "met"}.get(rag, "not rated")
