"""Whether a measure's definition can rate: bands that do not overlap, a tolerance that is whole.

`find` is handed the sheet, or what each check says. The rules themselves are the domain's; this
says where they were broken.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.domain.bands import bands_for
from dashboard.domain.cadence import CADENCES
from dashboard.domain.measures import Measure, MeasureError, RuleKind, ends
from dashboard.domain.observations import Observation
from dashboard.domain.rows import Cells, squash
from dashboard.intake.checks.registry import check
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Found, Sheet

# What a definition rates by, what else of it can be wrong, and what it is only called by.
_RATE_BY = ("polarity", "rule", "green", "amber", "tolerance", "tolerance_kind")
_MAY_LACK = ("minimum", "decimals", "in_arrears_months", "valid_from", "valid_to")
# Where the lines of a percentage are, and more than any is likely to be.
_LINES, _TOLERANCE, _MOST = ("green", "amber", "minimum"), ("tolerance", "tolerance_kind"), 200
# A percentage of something; a percentage change or points are words of their own.
_NEARLY_PERCENT = tuple(f"{word}of" for word in ("%", "percent", "percentage", "pct"))
_NEEDS = {
    RuleKind.BANDS: "needs green and amber, the lines at which they begin",
    RuleKind.TOLERANCE: "needs tolerance and tolerance_kind; the target comes with each figure",
    RuleKind.MINIMUM: "needs polarity higher or lower; the minimum stands here or with each figure",
    RuleKind.STATUS: "needs nothing else: a plan is rated by its actions",
    RuleKind.MATRIX: "needs green and amber, the top scores of low and of medium, or neither",
    RuleKind.NONE: "needs nothing else: nothing is rated",
}
_CALLED = dict.fromkeys(("measure", "title", "section", "unit"), "-")


@check(
    "measure_cannot_rate",
    topic="sheet",
    datasets=("measures",),
    message="The measure cannot be used: {column} {reason}",
    fix="Correct {column}. The rule {rule} {needs}.",
)
def measure_cannot_rate(sheet: Sheet) -> Iterator[Found]:
    for number, row in sheet.sound(*_RATE_BY, beside=_MAY_LACK):
        try:
            Measure.from_row({**row, **_CALLED})
        except MeasureError as error:
            rule = str(row["rule"])
            words = {"reason": error.message, "rule": rule, "needs": _NEEDS[RuleKind(rule)]}
            yield Found(number, error.column, row[error.column], words)


@check(
    "frequency_unknown",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=("measures",),
    message="“{value}” is no frequency known here, so nothing is said to be late.",
    fix=f"Write one of: {', '.join(CADENCES)}.",
)
def frequency_unknown(sheet: Sheet) -> Iterator[Found]:
    for number, row in sheet.sound("frequency"):
        said = row["frequency"]
        if said and said not in CADENCES:
            yield Found(number, "frequency", said, {})


@check(
    "unit_not_percent",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=("measures",),
    message="“{value}” is read as words and not as a percentage: 96 of 100 would be 0.96.",
    fix="Write percent as the unit, and what it is a percentage of in the definition.",
)
def unit_not_percent(sheet: Sheet) -> Iterator[Found]:
    for number, row in sheet.sound("unit"):
        if squash(row["unit"] or "").startswith(_NEARLY_PERCENT):
            yield Found(number, "unit", row["unit"], {})


@check(
    "percentage_unlikely",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=("measures",),
    message="{column} {value} means {value}%{of}, which is unlikely.",
    fix="Write 95% as 95, not as 0.95 or 950. If it is meant, leave it.",
)
def percentage_unlikely(sheet: Sheet) -> Iterator[Found]:
    for number, row in sheet.sound("unit", "polarity", "rule", *_LINES, *_TOLERANCE):
        cells = Cells(row)
        highest = {name: ends(line)[1] for name in _LINES if (line := cells.target(name))}
        if row["unit"] == "percent" and row["rule"] in ("bands", "minimum") and highest:
            name, most = max(highest.items(), key=lambda one: one[1])
            if most > _MOST or 0 < most < 1 or (most == 1 and row["polarity"] != "lower"):
                yield Found(number, name, row[name], {"of": ""})
        tolerance = cells.number("tolerance") if row["rule"] == "tolerance" else None
        if row["tolerance_kind"] == "percent" and tolerance and 0 < tolerance < 1:
            yield Found(number, "tolerance", row["tolerance"], {"of": " of the target"})


@check(
    "target_cannot_rate",
    topic="definition",
    datasets=("observations",),
    message="The {column} cannot be used with the definition of {measure}: it {reason}",
    fix="Correct the {column}, or the measure's tolerance or polarity.",
)
def target_cannot_rate(measure: Measure, observation: Observation) -> MeasureError | None:
    """Given a measure and a figure; what is wrong with its target or minimum, by the column.

    `scorecard score` leaves the row out; beside what is published it is a warning.
    """
    try:
        bands_for(measure, observation)
    except MeasureError as error:
        return error
    return None


@check(
    "unknown_measure",
    topic="definition",
    severity=Severity.WARNING,
    datasets=("observations",),
    message="No measure {value} is defined for {period}, so the figure is not rated.",
    fix="Correct the code, or add the measure to the measures file.",
)
def unknown_measure(measure: Measure | None) -> bool:
    """Given the measure found for an observation."""
    return measure is None
