"""Whether a commentary says something, and briefly enough to be shown.

`find` is handed the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.domain.commentaries import LONGEST, SAID
from dashboard.intake.checks.registry import check
from dashboard.intake.sheet import Found, Sheet

_COMMENTARIES = ("commentaries",)


@check(
    "nothing_said",
    topic="sheet",
    datasets=_COMMENTARIES,
    message="What, why and action are all blank, so nothing is said.",
    fix="Fill in at least one of them, or delete the row.",
)
def nothing_said(sheet: Sheet) -> Iterator[Found]:
    for number, row in sheet.sound(*SAID):
        if not any(row[name] for name in SAID):
            yield Found(number, "what", None, {})


@check(
    "commentary_too_long",
    topic="sheet",
    datasets=_COMMENTARIES,
    message="{column} has {length} characters; {most} at most can be shown.",
    fix="Say it in fewer words.",
)
def commentary_too_long(sheet: Sheet) -> Iterator[Found]:
    for name, most in LONGEST.items():
        if cells := sheet.cells.get(name):
            long = [at for at, text in enumerate(cells.normal) if len(text or "") > most]
            for row, at in cells.where(long):
                yield Found(row, name, None, {"length": len(cells.normal[at] or ""), "most": most})
