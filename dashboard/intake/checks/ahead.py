"""Whether a figure is of a period that has not begun.

`find` is handed the sheet: a period is looked at once, however many rows have it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.domain.periods import Period
from dashboard.intake.checks.registry import check
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Found, Sheet

# What can only be known of a period once it has begun; targets and what is due may come ahead.
_KNOWN = {
    "observations": ("value", "numerator", "denominator"),
    "compliance_returns": ("annual_completed", "period_completed", "overdue", "no_access"),
}


@check(
    "figure_ahead_of_its_period",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=tuple(_KNOWN),
    message="{period} has not begun, and the row has a figure for it.",
    fix="Correct the period; a target alone may be given ahead.",
)
def figure_ahead_of_its_period(sheet: Sheet) -> Iterator[Found]:
    periods = sheet.cells.get("period")
    if periods is None or sheet.today is None:
        return
    ahead = {
        at: Period.parse(text)
        for at, text in enumerate(periods.normal)
        if text and Period.parse(text).start > sheet.today
    }
    held = [sheet.cells[name] for name in _KNOWN[sheet.dataset.name] if name in sheet.cells]
    for row, at in periods.where(list(ahead)):
        if any(cells.normal[cells.codes[row]] for cells in held):
            yield Found(row, "period", periods.typed[at], {"period": ahead[at].label})
