"""How a heat table is cut into slides: what fell short first, then a group or two at a time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard import formats
from dashboard.readmodels.heat import HeatGroup, HeatRow, HeatTable
from dashboard.readmodels.titles import mid_sentence

ROWS = 5  # what fits a projector, group heads and all, at 28 pixels


def slides(table: HeatTable, goal: str) -> tuple[tuple[str, HeatTable], ...]:
    """Each slide's message and its part of the table, without the key.

    `goal` is what green asks ("100%"). Where the worst stand first already, what fell short is
    not shown twice.
    """
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
            if len(piece.rows) > room:
                parts.append(())
                room = ROWS
            parts[-1] += (piece,)
            room -= len(piece.rows)
    return parts


def _pieces(group: HeatGroup) -> Iterator[HeatGroup]:
    count = math.ceil(len(group.rows) / ROWS)
    each = math.ceil(len(group.rows) / max(count, 1))
    for start in range(0, len(group.rows), max(each, 1)):
        yield HeatGroup(group.title, group.rows[start : start + each])


def _numbered(
    message: str, parts: Sequence[tuple[HeatGroup, ...]]
) -> Iterator[tuple[str, tuple[HeatGroup, ...]]]:
    for number, part in enumerate(parts, start=1):
        yield (f"{message}, {number} of {len(parts)}" if len(parts) > 1 else message), part


def _message(groups: Sequence[HeatGroup]) -> str:
    """Which checks these are and what matters of them: "Gas: one short", "Fire: three met"."""
    first, *rest = [group.title for group in groups]
    names = ", ".join([first, *map(mid_sentence, rest)])
    held = Counter(_standing(row) for group in groups for row in group.rows)
    told = ("short",) if held["short"] else ("met", "not rated")
    said = [f"{formats.count_words(held[one])} {one}" for one in told if held[one]]
    return f"{names}: {', '.join(said)}"


def _standing(row: HeatRow) -> str:
    """What the newest cell comes to."""
    cell = row.cells[-1].cell
    rag = cell.rating.rag if cell.state == "rated" else "none"
    return {"red": "short", "amber": "short", "green": "met"}.get(rag, "not rated")
