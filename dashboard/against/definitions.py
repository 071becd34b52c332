"""What is said of figures and definitions once they are held against the definitions published."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from dashboard.against.published import Published
from dashboard.catalogue.definitions import in_force, own_definitions
from dashboard.domain.measures import Measure, MeasureError
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period
from dashboard.intake.batch import Batch
from dashboard.intake.checks.measures import target_cannot_rate, unknown_measure
from dashboard.intake.checks.spells import (
    SPELL,
    gaps,
    overlaps,
    spells,
    spells_apart,
    spells_overlap,
    told,
)
from dashboard.intake.problems import Problem, Severity
from dashboard.intake.sheet import Row, Sheet

Definitions = dict[str, list[Measure]]
_AIMS = ("target", "minimum")


def against_definitions(batch: Batch, published: Published) -> Iterator[Problem]:
    """Warnings, where a definition published cannot rate a figure, or meets one in the file."""
    seen = batch.seen
    if seen is None or batch.dataset not in ("measures", "observations") or not seen.has("measure"):
        return
    defined = published.rows("measures")
    if batch.dataset == "measures":
        yield from _spells(batch, seen, defined)
    elif seen.has("period"):
        definitions = own_definitions(defined)
        yield from _not_in_force(seen, definitions)
        yield from _cannot_rate(seen, definitions)


def _spells(batch: Batch, sheet: Sheet, published: list[Row]) -> Iterator[Problem]:
    """What is told of the file's spells only beside those that stay published."""
    said = {(one.code, one.row) for one in batch.problems}
    own = list(sheet.sound(*SPELL))
    named = {row["measure"] for _, row in own}
    replaced = {(row["measure"], row["valid_from"]) for _, row in own}
    stay = [
        (None, row)
        for row in published
        if row["measure"] in named and (row["measure"], row["valid_from"]) not in replaced
    ]
    for measure, several in spells([*own, *stay]).items():
        for one, find in ((spells_overlap, overlaps), (spells_apart, gaps)):
            for pair in find(several):
                found = told(measure, *pair)
                if found and (one.code, found.row) not in said:
                    row, column, value, words, severity = found
                    yield one.problem(
                        row=row, column=column, value=value, severity=severity, **words
                    )


def _not_in_force(sheet: Sheet, definitions: Definitions) -> Iterator[Problem]:
    """The first figure of each measure for a period in which none of its definitions holds."""
    may_not = {code for code, several in definitions.items() if not _always(several)}
    for row, line in _different(sheet, ("measure", "period"), may_not):
        code, period = str(line["measure"]), Period.parse(str(line["period"]))
        if code in may_not and unknown_measure.find(in_force(definitions[code], period)):
            may_not.discard(code)
            yield unknown_measure.problem(row=row, column="measure", value=code, period=period)


def _always(several: list[Measure]) -> bool:
    return several[0].valid_from is None and all(one.valid_to is None for one in several)


def _cannot_rate(sheet: Sheet, definitions: Definitions) -> Iterator[Problem]:
    """The targets and minimums that the definition in force cannot rate by, as warnings.

    The figure itself may be kept: it stands unrated until the target or the definition is right.
    """
    aims = _different(sheet, ("measure", "target", "minimum"), set(definitions))
    some = {
        str(line["measure"])
        for _, line in aims
        if any(_reason(one, line) for one in definitions[str(line["measure"])])
    }
    for row, line in _different(sheet, ("measure", "target", "minimum", "period"), some):
        code, period = str(line["measure"]), Period.parse(str(line["period"]))
        measure = in_force(definitions[code], period)
        if measure and (found := _reason(measure, line)):
            yield target_cannot_rate.problem(
                row=row,
                column=found.column,
                value=line[found.column],
                severity=Severity.WARNING,
                measure=code,
                reason=found.message,
            )


def _reason(measure: Measure, line: Row) -> MeasureError | None:
    error: MeasureError | None = target_cannot_rate.find(measure, Observation.from_row(line))
    return error


def _different(
    sheet: Sheet, names: tuple[str, ...], measures: set[str]
) -> Iterator[tuple[int, Row]]:
    """The first row of each difference in some columns, of these measures; with its period."""
    cells = {name: sheet.cells[name] for name in {*names, "period"} & sheet.cells.keys()}
    codes = pd.DataFrame({name: one.codes for name, one in cells.items()})
    wanted = [at for at, code in enumerate(cells["measure"].normal) if code in measures]
    unread = list(sheet.unread(*cells))
    codes = codes[codes["measure"].isin(wanted) & ~codes.index.isin(unread)]
    different = codes.drop_duplicates([name for name in names if name in cells])
    for row, *positions in different.itertuples(name=None):
        given = zip(cells.items(), positions, strict=True)
        yield row, dict.fromkeys(names) | {name: one.normal[at] for (name, one), at in given}
