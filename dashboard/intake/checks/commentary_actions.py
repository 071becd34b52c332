"""Whether the action of a commentary is a post's, and still to come.

`find` is handed the sheet: each different text is looked at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from dashboard.domain.commentaries import names_a_person
from dashboard.formats import date_words
from dashboard.intake.checks.registry import check
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Found, Sheet

_COMMENTARIES = ("commentaries",)


@check(
    "owner_is_a_person",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_COMMENTARIES,
    message="{column} seems to be the name of a person, not of a post.",
    fix="Name the post or the team.",
)
def owner_is_a_person(sheet: Sheet) -> Iterator[Found]:
    """The name is not repeated."""
    for row, _ in _where(sheet, "owner_role", names_a_person):
        yield Found(row, "owner_role", None, {})


@check(
    "action_already_due",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_COMMENTARIES,
    message="The action was to be done by {day}, which has passed.",
    fix="Give a day to come, or say in the action what was done.",
)
def action_already_due(sheet: Sheet) -> Iterator[Found]:
    today = sheet.today
    if today is not None:
        for row, day in _where(sheet, "action_due", lambda day: date.fromisoformat(day) < today):
            told = {"day": date_words(date.fromisoformat(day))}
            yield Found(row, "action_due", day, told)


def _where(sheet: Sheet, name: str, wanted: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """The rows whose cell in a column is such, with its text."""
    cells = sheet.cells.get(name)
    if cells is None:
        return
    found = {at: text for at, text in enumerate(cells.normal) if text and wanted(text)}
    yield from ((row, found[at]) for row, at in cells.where(list(found)))
