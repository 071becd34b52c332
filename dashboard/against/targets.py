"""What is said of the targets of observations beside those that are published.

Files are large: whole columns are narrowed to the rows in question before any row is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from datetime import date

import pandas as pd

from dashboard import formats
from dashboard.against.narrowing import (
    AIMS,
    FIGURE,
    Definitions,
    Text,
    defined,
    filled,
    lines_of,
    observed,
)
from dashboard.against.published import Published
from dashboard.catalogue.definitions import own_definitions
from dashboard.domain.periods import Period
from dashboard.intake.batch import Batch
from dashboard.intake.checks.targets import target_missing, target_removed
from dashboard.intake.problems import Problem
from dashboard.intake.sheet import Row, Sheet


def against_targets(batch: Batch, published: Published) -> Iterator[Problem]:
    """Warnings, where observations take a target away, or a new figure lacks one it needs."""
    seen = observed(batch)
    if seen is None:
        return
    definitions = own_definitions(published.rows("measures"))
    measures, unread = seen.cells["measure"], seen.unread("measure", "period", *FIGURE, *AIMS)
    sound, target = ~seen.numbers.isin(list(unread)), filled(seen, "target")
    figure = filled(seen, FIGURE[0]) | filled(seen, FIGURE[1]) | filled(seen, FIGURE[2])
    rows = measures.codes[sound & ~(target & filled(seen, "minimum"))]
    begins = _first_targets(seen, target)
    for code, group in rows.groupby(rows, sort=False):
        measure = str(measures.normal[int(str(code))])
        before = {str(row["period"]): row for row in published.rows("observations", measure)}
        yield from _removed(seen, group.index, before, definitions)
        bare = group.index[(figure & ~target)[group.index].to_numpy()]
        needs = _needs(measure, definitions, before, begins.get(measure, date.min))
        yield from _missing(measure, _of_periods(seen, bare, needs).tolist())


def _removed(
    sheet: Sheet, rows: pd.Index[int], before: dict[str, Row], definitions: Definitions
) -> Iterator[Problem]:
    """The rows of a measure that take the place of one with a target, and give none."""
    aimed = {period for period, row in before.items() if any(row.get(name) for name in AIMS)}
    for number, line in lines_of(sheet, _of_periods(sheet, rows, lambda one: one in aimed)):
        period = str(line["period"])
        measure = defined(definitions, line["measure"], period)
        for column, was in target_removed.find(line, before[period], measure):
            label = Period.parse(period).label
            yield target_removed.problem(row=number, column=column, period=label, was=was)


def _missing(measure: str, rows: list[int]) -> Iterator[Problem]:
    """The first row of a measure with a new figure that lacks the target it is rated against."""
    others = f", nor have {formats.numbered(len(rows) - 1, 'other row')} of it"
    for row in rows[:1]:
        yield target_missing.problem(
            row=row, column="target", measure=measure, others=others if len(rows) > 1 else ""
        )


def _needs(
    measure: str, definitions: Definitions, before: Container[str], begins: date
) -> Callable[[Text], bool]:
    """Whether a figure of a period is new, and needs a target in its row.

    What began before the first target that the file gives the measure is there to compare with.
    """

    def needs(period: Text) -> bool:
        if period is None or period in before or Period.parse(period).start < begins:
            return False
        return target_missing.find(defined(definitions, measure, period))

    return needs


def _first_targets(sheet: Sheet, target: pd.Series[bool]) -> dict[str, date]:
    """The first day of the earliest period that the file gives a target for, by measure."""
    measures, periods = sheet.cells["measure"], sheet.cells["period"]
    found = pd.DataFrame({"measure": measures.codes, "period": periods.codes})[target]
    first: dict[str, date] = {}
    for code, at in found.drop_duplicates().itertuples(index=False):
        measure, period = str(measures.normal[code]), periods.normal[at]
        starts = Period.parse(period).start if period else date.max
        first[measure] = min(first.get(measure, date.max), starts)
    return first


def _of_periods(sheet: Sheet, rows: pd.Index[int], holds: Callable[[Text], bool]) -> pd.Index[int]:
    """Those of the rows whose period is as asked, which is asked once for each different one."""
    periods = sheet.cells["period"]
    codes = periods.codes[rows]
    wanted = [at for at in codes.unique().tolist() if holds(periods.normal[at])]
    return rows[codes.isin(wanted).to_numpy()]
