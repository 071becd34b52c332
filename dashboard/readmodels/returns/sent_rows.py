"""The rows of a file that was sent, a page at a time: what they say, what they said, warnings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import formats
from dashboard.readmodels.addresses import address
from dashboard.readmodels.pager import cut, pager
from dashboard.readmodels.parts import Item, Listing, ProblemLine, Sheet, SheetGroup, SheetRow
from dashboard.readmodels.returns.row_changes import ADDED, CHANGED, REMOVED, UNCHANGED, RowChanges
from dashboard.readmodels.types import Option
from dashboard.registers.frames import ROW, RegisterFrame

PAGE = "rows-of-the-file"  # where its list stands on the page
WARNED, MOVING = "warned", "changed"  # what `only` may narrow the list to
_KINDS = {ADDED: "New", CHANGED: "Changed", REMOVED: "Gone", UNCHANGED: "As before"}
_BLANK = "(blank)"
_CODE = re.compile(r"`([^`]*)`")

Row = Mapping[str, str | None]
Said = Mapping[int, list[str]]  # of each spreadsheet row, what it is warned of


@dataclass(frozen=True, slots=True)
class SentQuery:
    """Which rows of which submission are asked for."""

    submission: str
    only: str = ""
    page: str | None = None


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that was sent, with the rows it stands beside and what it is warned of.

    `names` are the columns of its dataset, of which `key` name a row; `old` the rows published,
    in the order that `changes` counts places in. `changes` is None where nothing comes of it.
    """

    whole: RegisterFrame
    names: tuple[str, ...]
    key: tuple[str, ...]
    old: pd.DataFrame
    changes: RowChanges | None
    problems: tuple[ProblemLine, ...]


@dataclass(frozen=True, slots=True)
class SentRows:
    """A page of the rows: `choices` narrow the list, the present one without an address.

    `general` is what is said of the whole file or its headings; `blank` names the columns in
    which no row has anything.
    """

    listing: Listing
    choices: tuple[Option, ...]
    general: tuple[str, ...]
    blank: str


def sent_rows(query: SentQuery, file: SentFile) -> SentRows:
    """One page of the rows asked for, those that a file leaves out last."""
    numbers = file.whole.frame[ROW].tolist()
    said, general = _said(file.problems, set(numbers))
    places = _places(query.only, file, numbers, said)
    number, rows = cut(query.page, len(places))

    def at(page: str | None) -> str:
        return f"{_address(query, only=query.only, page=page)}#{PAGE}"

    around, shown = pager(number, len(places), "row", at), places[rows]
    filled = _filled(file)
    mine, theirs = [at for at in shown if at >= 0], [~at for at in shown if at < 0]
    sent = _sent(file, mine)
    if query.only == MOVING:  # what changed stands first: a table may be wider than a page
        filled.sort(key=lambda name: not any(one.changes(name) for one in sent))
    made = [
        *(_row(one, file, filled, said) for one in sent),
        *(_gone(row, file, filled) for row in _beside(file.old, theirs)),
    ]
    return SentRows(
        Listing(around.said, _sheet(file, filled, made), around.before, around.after),
        _choices(query, file, len(said)),
        general,
        _named(name for name in file.names if name not in file.key and name not in filled),
    )


@dataclass(frozen=True, slots=True)
class _Sent:
    """A row of the file: its spreadsheet row, what it says, what becomes of it, what it said."""

    number: int
    row: Row
    kind: str
    before: Row | None

    def changes(self, name: str) -> bool:
        """Whether it says something else in a column than the row it replaces."""
        was = self.before if self.kind == CHANGED else None
        return was is not None and was.get(name) != self.row.get(name)


def _said(
    problems: Iterable[ProblemLine], numbers: set[int]
) -> tuple[dict[int, list[str]], tuple[str, ...]]:
    """What is said of each row that there is, and what is said of the file at large."""
    by_row: dict[int, list[str]] = defaultdict(list)
    general = []
    for one in problems:
        words = _CODE.sub(r"“\1”", f"{_message(one)} {one.fix}")
        if one.row in numbers and one.row is not None:
            by_row[one.row].append(words)
        else:
            general.append(words)
    return dict(by_row), tuple(general)


def _message(one: ProblemLine) -> str:
    """What is wrong, as a sentence; a column it begins with is quoted, not made to begin it."""
    name, _, rest = one.message.partition(" ")
    if name == one.column:
        return f"“{name}” {rest}"
    return formats.capital(one.message)


def _places(only: str, file: SentFile, numbers: Sequence[int], said: Said) -> list[int]:
    """The places of the rows asked for; of those that the file leaves out, as ~ of their place."""
    every = range(len(numbers))
    if only == WARNED:
        return [at for at in every if numbers[at] in said]
    if only == MOVING and file.changes:
        kinds = file.changes.kinds
        moving = [at for at in every if kinds[at] != UNCHANGED]
        return [*moving, *(~at for at in file.changes.gone)]
    return list(every)


def _filled(file: SentFile) -> list[str]:
    """The columns, besides those that name a row, in which any row has something, or had."""
    places = [] if file.changes is None else [at for at in file.changes.beside if at >= 0]
    gone = () if file.changes is None else file.changes.gone
    frames = (file.whole.frame, file.old.iloc[[*places, *gone]])
    return [
        name
        for name in file.names
        if name not in file.key
        and any(name in one and bool(one[name].notna().any()) for one in frames)
    ]


def _sent(file: SentFile, places: Sequence[int]) -> list[_Sent]:
    few = file.whole.at(places)
    numbers, rows = few.frame[ROW].tolist(), few.rows()
    if file.changes is None:
        return [_Sent(*pair, "", None) for pair in zip(numbers, rows, strict=True)]
    beside = [file.changes.beside[at] for at in places]
    found = [at for at in beside if at >= 0]
    before = dict(zip(found, _beside(file.old, found), strict=True))
    return [
        _Sent(number, row, file.changes.kinds[at], before.get(was))
        for number, row, at, was in zip(numbers, rows, places, beside, strict=True)
    ]


def _beside(old: pd.DataFrame, places: Sequence[int]) -> list[Row]:
    """Published rows by their places, None where blank."""
    few = old.iloc[list(places)].astype(object)
    kept: Any = few.where(few.notna(), None).to_dict("records")
    return list(kept)


def _row(one: _Sent, file: SentFile, names: Sequence[str], said: Said) -> SheetRow:
    warnings = said.get(one.number, [])
    head = Item(_key(one.row, file), " ".join(warnings), shape="check" if warnings else "")
    cells = [_cell(one, name) for name in names]
    return SheetRow(head, (Item(f"{one.number:,}"), *_kind(one.kind, file), *cells))


def _gone(row: Row, file: SentFile, names: Sequence[str]) -> SheetRow:
    cells = (Item(row.get(name) or "") for name in names)
    return SheetRow(Item(_key(row, file)), (Item(""), *_kind(REMOVED, file), *cells))


def _kind(kind: str, file: SentFile) -> tuple[Item, ...]:
    return (Item(_KINDS[kind]),) if file.changes else ()


def _cell(one: _Sent, name: str) -> Item:
    """What a row says, with what it said before under it where that differs."""
    text = one.row.get(name)
    if one.before is None or not one.changes(name):
        return Item(text or "")
    return Item(text or _BLANK, f"was {one.before.get(name) or 'blank'}")


def _key(row: Row, file: SentFile) -> str:
    """What names a row: "GAS-DOM, 2023-06"."""
    return ", ".join(filter(None, map(row.get, file.key))) or _BLANK


def _sheet(file: SentFile, names: Sequence[str], rows: Sequence[SheetRow]) -> Sheet:
    """The sheet of one page: the names of a row, its number, what becomes of it, what it says."""
    kind = ("Change",) if file.changes else ()
    columns = (_heading(", ".join(file.key)), "Row", *kind, *map(_heading, names))
    words = tuple(place for place in range(len(columns)) if place != 1)
    caption = "Row numbers are as the spreadsheet shows them; the heading is row 1."
    return Sheet(caption, columns, (SheetGroup("", tuple(rows)),), words, strong=0, compact=True)


def _heading(name: str) -> str:
    """A column's name as a heading: "Final plan on"."""
    words = name.replace("_", " ")
    return formats.capital(words)


def _named(names: Iterable[str]) -> str:
    return ", ".join(name.replace("_", " ") for name in names)


def _choices(query: SentQuery, file: SentFile, warned: int) -> tuple[Option, ...]:
    """The ways to narrow the list, each with how many rows it has."""
    every = formats.numbered(len(file.whole.frame), "row")
    offered = [("", f"All {every}" if len(file.whole.frame) > 1 else every.capitalize())]
    offered.append((WARNED, f"Only those with a warning: {warned:,}"))
    if file.changes:
        kinds = file.changes.counts
        moving = kinds[ADDED] + kinds[CHANGED] + kinds[REMOVED]
        offered.append((MOVING, f"Only those that change: {moving:,}"))
    known = query.only if query.only in {key for key, _ in offered} else ""
    return tuple(
        Option("" if key == known else f"{_address(query, only=key)}#{PAGE}", words)
        for key, words in offered
    )


def _address(query: SentQuery, **asked: str | None) -> str:
    return address(f"/returns/{query.submission}/rows", **{k: v or None for k, v in asked.items()})
