"""Whether a measure's definition can rate: bands that do not overlap, a tolerance that is whole.

`find` is handed the sheet. The rules themselves are the domain's; this says where they were broken.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.domain.measures import Measure, MeasureError
from dashboard.intake.checks.registry import check
from dashboard.intake.sheet import Found, Sheet


@check(
    "measure_cannot_rate",
    topic="sheet",
    datasets=("measures",),
    message="The measure cannot be used: {column} {reason}",
    fix="Correct {column}; docs/datasets.md says what each rule needs.",
)
def measure_cannot_rate(sheet: Sheet) -> Iterator[Found]:
    for number, row in sheet.sound:
        try:
            Measure.from_row(row)
        except MeasureError as error:
            yield Found(number, error.column, row[error.column], {"reason": error.message})
