"""What is said of observations once they are held against their organisation's figures.

Files are large: whole columns are narrowed to the rows in question before any row is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from dashboard.against.narrowing import (
    AIMS,
    FIGURE,
    Definitions,
    Text,
    defined,
    lines_of,
    observed,
    rows_where,
)
from dashboard.against.published import Published
from dashboard.catalogue.definitions import own_definitions
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period
from dashboard.domain.rating import display
from dashboard.formats import plural
from dashboard.intake.batch import Batch
from dashboard.intake.checks.figures import figure_removed, target_not_used
from dashboard.intake.problems import Problem
from dashboard.intake.sheet import Cells, Sheet


def against_figures(batch: Batch, published: Published) -> Iterator[Problem]:
    """Warnings, where observations do not fit what rates them, or take a figure away."""
    seen = observed(batch)
    if seen is None:
        return
    definitions = own_definitions(published.rows("measures"))
    yield from _not_used(seen, definitions)
    yield from _removed(seen, published, definitions)


def _not_used(sheet: Sheet, definitions: Definitions) -> Iterator[Problem]:
    """The first row of each measure that gives a target where its bands rate."""
    targets, measures, periods = (sheet.cells.get(one) for one in ("target", "measure", "period"))
    if targets is None or measures is None or periods is None:
        return
    unread = sheet.unread("measure", "period", "target")
    given = rows_where(targets, bool) & ~sheet.numbers.isin(list(unread))
    by_bands = {code: {*map(target_not_used.find, found)} for code, found in definitions.items()}
    rated = rows_where(measures, lambda code: True in by_bands.get(code or "", ()))
    changed = rows_where(measures, lambda code: len(by_bands.get(code or "", ())) > 1)
    used = [
        row
        for row, measure, period in _texts(measures, periods, given & rated & changed)
        if not target_not_used.find(defined(definitions, measure, period))
    ]
    not_used = measures.codes[given & rated].drop(used)
    count, first = not_used.value_counts(), not_used.drop_duplicates()
    for row, code in zip(first.index.tolist(), first.tolist(), strict=True):
        others = int(count.loc[code]) - 1
        yield target_not_used.problem(
            row=row,
            column="target",
            value=targets.typed[targets.codes[row]],
            measure=measures.normal[code],
            others=f", nor in {others:,} {plural(others, 'more row')} of {measures.normal[code]}"
            if others
            else "",
        )


def _removed(sheet: Sheet, published: Published, definitions: Definitions) -> Iterator[Problem]:
    """The rows that give no figure for what has one published, measure by measure."""
    measures, blank = sheet.cells["measure"], pd.Series(True, index=sheet.numbers)
    for name in FIGURE:
        if cells := sheet.cells.get(name):
            blank &= ~rows_where(cells, bool)
    unread = sheet.unread("measure", "period", *FIGURE, *AIMS)
    rows = measures.codes[blank & ~blank.index.isin(list(unread))]
    for code, group in rows.groupby(rows, sort=False):
        measure = measures.normal[int(str(code))]
        given = published.figures("observations", str(measure))
        if not given:
            continue
        counted = published.figures("rollups", str(measure))
        for number, key in figure_removed.find(lines_of(sheet, group.index), given, counted):
            found = defined(definitions, *key)
            yield figure_removed.problem(
                row=number,
                column="value",
                period=Period.parse(key[1]).label,
                figure=display(found, Observation.from_row(given[key], found)),
            )


def _texts(one: Cells, other: Cells, chosen: pd.Series[bool]) -> Iterator[tuple[int, Text, Text]]:
    """The normal forms of two columns in the rows chosen."""
    rows = chosen.index[chosen]
    codes = zip(one.codes[rows].tolist(), other.codes[rows].tolist(), strict=True)
    for row, (left, right) in zip(rows.tolist(), codes, strict=True):
        yield row, one.normal[left], other.normal[right]
