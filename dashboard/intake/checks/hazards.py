"""Whether hazards have the times that their limits need.

`find` is handed the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.intake.checks.registry import check
from dashboard.intake.clocked import refused
from dashboard.intake.sheet import Found, Sheet


@check(
    "time_needed",
    topic="sheet",
    datasets=("hazards",),
    message="{column} has a date without a time, and an emergency's limits are counted in hours.",
    fix="Write the time too: 2026-01-07 14:30.",
)
def time_needed(sheet: Sheet) -> Iterator[Found]:
    for row, error in refused(sheet, "kind"):
        cells = sheet.cells[error.column]
        yield Found(row, error.column, cells.typed[cells.codes[row]], {})
