"""What is said of observations that cannot well be what their measure counts.

Files are large: whole columns are narrowed to the rows in question before any row is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import pandas as pd

from dashboard.against.narrowing import (
    FIGURE,
    Definitions,
    defined,
    filled,
    lines_of,
    observed,
    rows_where,
)
from dashboard.against.published import Published
from dashboard.catalogue.definitions import own_definitions
from dashboard.domain.measures import Measure
from dashboard.domain.observations import Observation
from dashboard.formats import number
from dashboard.intake.batch import Batch
from dashboard.intake.checks.likely import below_nought, fraction_for_target, more_than_all
from dashboard.intake.checks.published import fraction_for_percent
from dashboard.intake.problems import Problem
from dashboard.intake.sheet import Sheet

_PLACES = 6
_NEARLY = 1e-6  # what floating point cannot tell from 100; it is looked at exactly then
Holds = Callable[[Observation, Measure], bool]


def against_percentages(batch: Batch, published: Published) -> Iterator[Problem]:
    """Warnings, where figures are a share of 1, more than all or below nought."""
    seen = observed(batch)
    if seen is None:
        return
    definitions = own_definitions(published.rows("measures"))
    yield from _fractions(batch, published)
    yield from _unlikely(seen, published, definitions)


def _unlikely(sheet: Sheet, published: Published, definitions: Definitions) -> Iterator[Problem]:
    usual: dict[tuple[str, str], bool] = {}
    for row, line in lines_of(sheet, _doubtful(sheet, definitions)):
        measure = defined(definitions, line["measure"], line["period"])
        if measure is None:
            continue
        figure = Observation.from_row(line, measure)
        code, percent = measure.code, number(figure.value or Fraction(0), _PLACES)
        for one in (more_than_all, below_nought):
            if not _looks(one.code, measure, line["value"]) or not one.find(figure, measure):
                continue
            if (code, one.code) not in usual:
                usual[code, one.code] = _published(published, measure, one.find)
            if not usual[code, one.code]:
                yield one.problem(
                    row=row, column="value", value=line["value"], measure=code, percent=percent
                )
        if measure.unit == "percent" and fraction_for_target.find(figure):
            yield fraction_for_target.problem(
                row=row, column="target", value=line["target"], percent=percent
            )


def _looks(code: str, measure: Measure, value: str | None) -> bool:
    """Whether a check is about such a figure: counts below nought are told of as counts."""
    if code == more_than_all.code:
        return measure.unit == "percent"
    return measure.unit in ("percent", "number") and value is not None


def _published(published: Published, measure: Measure, holds: Holds) -> bool:
    """Whether the measure has such figures already: then one more is no surprise."""
    kept = published.figures("observations", measure.code)
    return any(holds(Observation.from_row(row, measure), measure) for row in kept.values())


def _doubtful(sheet: Sheet, definitions: Definitions) -> pd.Index[int]:
    """The rows of defined measures that are more than all, below nought, or aim at a fraction."""
    nothing = pd.Series(float("nan"), index=sheet.numbers)
    value, top, base = (
        sheet.cells[name].floats if name in sheet.cells else nothing for name in FIGURE
    )
    figure = value.fillna(100 * top / base)
    unread = sheet.unread("measure", "period", "target", "minimum", *FIGURE)
    known = rows_where(sheet.cells["measure"], lambda code: code in definitions)
    targets = sheet.cells.get("target")
    aims = rows_where(targets, _small) if targets else filled(sheet, "target")
    doubtful = (figure > 100 - _NEARLY) | (value < 0) | (aims & (figure > 1))
    sound = ~sheet.numbers.isin(list(unread)) & ~(base <= 0)  # 0 of 0 comes to nothing
    return sheet.numbers[known & doubtful & sound]


def _small(target: str | None) -> bool:
    return target is not None and ".." not in target and 0 < Fraction(target) <= 1


def _fractions(batch: Batch, published: Published) -> Iterator[Problem]:
    """A share of 1 where a measure is in percent: 0.98 is not 98%.

    Where no percentage of the file is above one, a lone 1 is 100% too.
    """
    measures = published.rows("measures")
    in_percent = {row["measure"] for row in measures if row["unit"] in ("percent", "%")}
    figures: dict[str, list[tuple[int, str]]] = {}
    for row, line in batch.sound("measure", "value"):
        if line["value"] and line["measure"] in in_percent:
            figures.setdefault(str(line["measure"]), []).append((row, line["value"]))
    unsure = _unsure(batch)
    whole = not unsure and fraction_for_percent.find(
        Fraction(value) for found in figures.values() for _, value in found
    )
    for measure, found in figures.items():
        if not unsure.isdisjoint((measure, None)):
            continue  # a figure that could not be read may be above one
        alone = fraction_for_percent.find(Fraction(value) for _, value in found)
        if alone or (whole and any(Fraction(value) for _, value in found)):
            for row, value in found:
                yield fraction_for_percent.problem(
                    row=row, column="value", value=value, measure=measure
                )


def _unsure(batch: Batch) -> set[str | None]:
    """The measures some figure of which could not be read; None where it may be any measure."""
    if batch.seen is None:
        return set()
    unread = batch.seen.unread("measure", "value")
    lines = batch.seen.lines("measure") if unread else ()
    anybody: set[str | None] = {None} if batch.seen.astray else set()
    return anybody.union(row["measure"] for number, row in lines if number in unread)
