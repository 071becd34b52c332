"""What the columns of a file add up to, beside what it takes the place of and the period before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from fractions import Fraction

import pandas as pd

from dashboard import formats
from dashboard.domain.periods import Period

# What names a row besides its period, in the datasets that have one.
_NAMED = ("measure", "workstream", "fund", "line", "subject", "kind", "item")
_DIGITS = 100  # a number of a file has 40 at most, so that a total of any length is exact


@dataclass(frozen=True, slots=True)
class Total:
    """A column added up, in words: in the file, in the rows published that it takes the place of,
    and in those of the same in the period before. Blank where no row says anything."""

    column: str
    file: str
    published: str
    period_before: str


def totals(
    names: Sequence[str], new: pd.DataFrame, old: pd.DataFrame, replaced: Sequence[int]
) -> tuple[Total, ...]:
    """The count of rows, then each column of counts or money that any of them fills.

    `names` are those columns; `new` and `old` are the rows of the file and those published, as
    texts by column; `replaced` the places from 0 of those in `old` that the file takes the place
    of or leaves out.
    """
    before, lacking = _period_before(new, old)
    sides = (new, old.iloc[list(replaced)], before)
    rows = Total("Rows", *(f"{len(side):,}" if len(side) else "" for side in sides))
    if rows.period_before and lacking:
        has = formats.plural(lacking, "has", "have")
        said = f"{rows.period_before} ({lacking:,} of the file's {has} none)"
        rows = replace(rows, period_before=said)
    added = [Total(_words(name), *(_total(side, name) for side in sides)) for name in names]
    return (rows, *(one for one in added if one.file or one.published))


def _period_before(new: pd.DataFrame, old: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """The published rows of the period before of what the file has rows of, where it is of one
    period alone; and how many rows of the file have none."""
    periods = set(new["period"].dropna()) if "period" in new else set()
    names = [name for name in _NAMED if name in new and name in old]
    if len(periods) != 1 or "period" not in old or not names:
        return old.iloc[:0], 0
    before = old[old["period"] == str(Period.parse(str(periods.pop())).previous())]
    sent, there = _keys(new, names), _keys(before, names)
    alike, known = set(sent), set(there)
    return before[[key in alike for key in there]], sum(key not in known for key in sent)


def _keys(rows: pd.DataFrame, names: Sequence[str]) -> list[tuple[object, ...]]:
    texts = (rows[name].astype("object").where(rows[name].notna(), None) for name in names)
    return list(zip(*texts, strict=True))


def _total(rows: pd.DataFrame, column: str) -> str:
    """The exact total of a column; each different text is read once, however many rows have it."""
    if column not in rows:
        return ""
    counted = rows[column].dropna().astype("string").value_counts()
    if counted.empty:
        return ""
    each = zip(counted.index.tolist(), counted.tolist(), strict=True)
    with localcontext(prec=_DIGITS):
        total = sum((Decimal(text) * count for text, count in each), Decimal(0))
    return formats.exact(Fraction(total), "number")


def _words(column: str) -> str:
    return column.replace("_", " ").capitalize()
