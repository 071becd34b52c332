"""What holds in every dataset: no required cell blank, no key twice, one organisation.

`find` is handed the sheet. Blank cells come first: other checks look at sound rows only.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from dashboard.intake.checks.registry import check
from dashboard.intake.sheet import Found, Sheet


@check(
    "required_blank",
    topic="blank",
    message="{column} is blank, and every row needs one.",
    fix="Fill in {column}, or delete the row.",
)
def required_blank(sheet: Sheet) -> Iterator[Found]:
    for column in sheet.dataset.columns:
        if column.required and (cells := sheet.cells.get(column.name)):
            for row, _ in cells.where(cells.blanks):
                yield Found(row, column.name, None, {})


@check(
    "key_twice",
    topic="sheet",
    message="Row {first} has the same {key} already.",
    fix="Keep the row that is right and delete the other.",
)
def key_twice(sheet: Sheet) -> Iterator[Found]:
    names = [name for name in ("org", *sheet.dataset.key) if name in sheet.cells]
    if not sheet.whole:
        return  # the missing heading is said already, and half a key names nothing
    keys = pd.DataFrame({name: _same(sheet, name) for name in names}, index=sheet.numbers)
    keys = keys[(keys >= 0).all(axis="columns")]
    if not keys.duplicated().any():
        return
    again = keys[keys.duplicated(keep=False)]
    seen: dict[tuple[int, ...], int] = {}
    for row, *key in again.itertuples():
        first = seen.setdefault(tuple(key), row)
        if first != row:
            words = {"first": first, "key": " and ".join(n for n in names if n != "org")}
            yield Found(row, sheet.dataset.key[0], _typed(sheet, row), words)


@check(
    "other_org",
    topic="sheet",
    message="This row is for “{value}”, but the file is being read for “{org}”.",
    fix="Send each organisation's rows as its own file, or correct the org column.",
)
def other_org(sheet: Sheet) -> Iterator[Found]:
    cells = sheet.cells.get("org")
    if cells is None or sheet.org is None:
        return
    others = [at for at, org in enumerate(cells.normal) if org and org.casefold() != sheet.org]
    for row, at in cells.where(others):
        yield Found(row, "org", cells.typed[at], {"org": sheet.org})


def _same(sheet: Sheet, name: str) -> pd.Series[int]:
    """A number for each different normal form; below nought where a required cell has none."""
    cells = sheet.cells[name]
    numbers = {normal: number for number, normal in enumerate(dict.fromkeys(cells.normal))}
    if name != "org" and sheet.dataset.column(name).required:
        numbers[None] = -1
    return cells.codes.map(dict(enumerate(map(numbers.__getitem__, cells.normal))))


def _typed(sheet: Sheet, row: int) -> str:
    cells = sheet.cells[sheet.dataset.key[0]]
    return cells.typed[cells.codes[row]]
