"""What holds in every dataset: no required cell blank, no key twice, one organisation.

`find` is handed the sheet. Blank cells come first: no other check looks at them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from dashboard.intake.checks.registry import check
from dashboard.intake.sheet import Found, Sheet

_TOTAL = re.compile(r"((grand|sub|overall|council)[ -]*)?totals?:?|(overall )?average:?", re.I)


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
    if not sheet.has(*sheet.dataset.key):
        return  # the missing heading is said already, and half a key names nothing
    names = [name for name in ("org", *sheet.dataset.key) if name in sheet.cells]
    keys = pd.DataFrame({name: _same(sheet, name) for name in names}, index=sheet.numbers)
    keys = keys[(keys >= 0).all(axis="columns")]
    if not keys.duplicated().any():
        return
    again = keys[keys.duplicated(keep=False)]
    seen: dict[tuple[int, ...], int] = {}
    named, cells = " and ".join(n for n in names if n != "org"), sheet.cells[sheet.dataset.key[0]]
    codes = cells.codes[again.index].tolist()
    for code, (row, *key) in zip(codes, again.itertuples(), strict=True):
        first = seen.setdefault(tuple(key), row)
        if first != row:
            yield Found(
                row, sheet.dataset.key[0], cells.typed[code], {"first": first, "key": named}
            )


@check(
    "totals_row",
    topic="sheet",
    message="This row seems to add up or average the others: its {column} is “{value}”.",
    fix="Delete the row: what rows come to is worked out from them.",
)
def totals_row(sheet: Sheet) -> Iterator[Found]:
    for name in (sheet.dataset.key[0], "line"):
        cells = sheet.cells.get(name)
        if cells is None:
            continue
        found = [at for at, text in enumerate(cells.typed) if is_total(text)]
        for row, at in cells.where(found):
            yield Found(row, name, cells.typed[at], {})


def is_total(code: str) -> bool:
    """Whether a code is what rows that add up or average the others are called."""
    return bool(_TOTAL.fullmatch(code))


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
    """A number for each different normal form; below nought where the cell cannot be read."""
    cells = sheet.cells[name]
    known = {normal: number for number, normal in enumerate(dict.fromkeys(cells.normal))}
    numbers = dict(enumerate(map(known.__getitem__, cells.normal)))
    blanks = cells.blanks if name != "org" and sheet.dataset.column(name).required else ()
    return cells.codes.map(numbers | dict.fromkeys((*cells.unread, *blanks), -1))
