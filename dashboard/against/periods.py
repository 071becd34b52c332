"""What is said of periods that are not of the kind their measures are reported by."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from dashboard.against.published import Published
from dashboard.domain.cadence import CADENCES, containing
from dashboard.domain.periods import Period, PeriodKind
from dashboard.intake.batch import Batch
from dashboard.intake.checks.published import not_its_frequency
from dashboard.intake.problems import Problem
from dashboard.intake.sheet import Cells

# The column that names the measure, and the figures published under it.
_NAMED = {"observations": "measure", "compliance_returns": "workstream"}
_FIGURES = ("observations", "rollups")
_CODES = {kind: code for code, kind in enumerate(PeriodKind)}
_NONE = -1


def against_frequencies(batch: Batch, published: Published) -> Iterator[Problem]:
    """A warning of each row whose period is not of its measure's frequency.

    Whole columns are compared, as files are large. What is published of the measure by such
    periods already is no surprise.
    """
    named, seen = _NAMED.get(batch.dataset), batch.seen
    if named is None or seen is None or not seen.has(named, "period"):
        return
    often = _frequencies(published)
    measures, periods = seen.cells[named], seen.cells["period"]
    read = [Period.parse(text) if text else None for text in periods.normal]
    wanted = [_CODES[CADENCES[often[one]]] if one in often else _NONE for one in measures.normal]
    given = [_CODES[one.kind] if one else _NONE for one in read]
    differ = _differ(_by_row(measures, wanted), _by_row(periods, given))
    usual: dict[str, set[PeriodKind]] = {}
    for row in differ.index[differ].difference(list(seen.astray)).tolist():
        code, period = measures.normal[measures.codes[row]], read[periods.codes[row]]
        if code is None or period is None:
            continue
        if code not in usual:
            usual[code] = _published(published, code)
        if not_its_frequency.find(period, usual[code]):
            fitting = containing(CADENCES[often[code]], period.end)
            yield not_its_frequency.problem(
                row=row,
                column="period",
                value=periods.typed[periods.codes[row]],
                measure=code,
                frequency=often[code],
                kind=_WORDS[period.kind],
                fitting=fitting.label,
                written=str(fitting),
                period=period.label,
            )


_WORDS = {
    PeriodKind.MONTH: "a month",
    PeriodKind.QUARTER: "a quarter",
    PeriodKind.HALF: "a half-year",
    PeriodKind.SNAPSHOT: "a single day",
}


def _frequencies(published: Published) -> dict[str, str]:
    """How often each measure is reported, where all its definitions say so alike."""
    said: dict[str, set[str]] = {}
    for row in published.rows("measures"):
        said.setdefault(str(row["measure"]), set()).add((row["frequency"] or "").lower())
    return {
        code: frequency
        for code, (frequency, *others) in said.items()
        if not others and frequency in CADENCES
    }


def _by_row(cells: Cells, codes: list[int]) -> pd.Series[int]:
    different = pd.Series(codes, dtype="int8")
    return different.take(cells.codes.to_numpy()).set_axis(cells.codes.index)


def _differ(wanted: pd.Series[int], given: pd.Series[int]) -> pd.Series[bool]:
    """Where both are known and not alike; a year's figure may stand beside any others."""
    years = [_CODES[PeriodKind.YEAR], _CODES[PeriodKind.CALENDAR_YEAR]]
    return (wanted != _NONE) & (given != _NONE) & (wanted != given) & ~given.isin(years)


def _published(published: Published, code: str) -> set[PeriodKind]:
    """The kinds of period that a measure has figures of."""
    rows = (row for name in _FIGURES for row in published.rows(name, code))
    return {Period.parse(str(row["period"])).kind for row in rows}
