"""Whether the action of a commentary is still to come.

`find` is handed the sheet: each different text is looked at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dashboard.formats import date_words
from dashboard.intake.checks.registry import check
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Found, Sheet

_COMMENTARIES = ("commentaries",)


@check(
    "action_already_due",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_COMMENTARIES,
    message="The action was to be done by {day}, which has passed.",
    fix="Give a day to come, or say in the action what was done.",
)
def action_already_due(sheet: Sheet) -> Iterator[Found]:
    today, cells = sheet.today, sheet.cells.get("action_due")
    if today is None or cells is None:
        return
    past = {at: day for at, day in enumerate(cells.certain) if day and day < today.isoformat()}
    for row, at in cells.where(list(past)):
        told = {"day": date_words(date.fromisoformat(past[at]))}
        yield Found(row, "action_due", past[at], told)
