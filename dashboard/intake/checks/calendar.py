"""Whether the calendar of returns can be kept to.

`find` is handed the sheet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from dashboard.domain.cadence import CADENCES
from dashboard.domain.calendar import named_in
from dashboard.domain.periods import Period
from dashboard.domain.sections import SECTIONS
from dashboard.intake.checks.registry import check
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Found, Sheet

_CALENDAR = ("returns_calendar",)


@check(
    "period_not_of_the_return",
    topic="sheet",
    datasets=_CALENDAR,
    message="{value} is not a period of a {frequency} return.",
    fix="Give a month for a monthly return, a quarter for a quarterly one, and so on.",
)
def period_not_of_the_return(sheet: Sheet) -> Iterator[Found]:
    for column in ("first_period", "last_period"):
        for number, row in sheet.sound("frequency", column):
            frequency, period = str(row["frequency"]), row[column]
            if period and Period.parse(period).kind is not CADENCES[frequency]:
                yield Found(number, column, period, {"frequency": frequency})


@check(
    "last_before_first",
    topic="sheet",
    datasets=_CALENDAR,
    message="The return is owed until {value}, before it is first owed for {first}.",
    fix="Correct whichever period is wrong.",
)
def last_before_first(sheet: Sheet) -> Iterator[Found]:
    for number, row in sheet.sound("first_period", "last_period"):
        first, last = row["first_period"], row["last_period"]
        if first and last and Period.parse(last) < Period.parse(first):
            yield Found(number, "last_period", last, {"first": first})


@check(
    "covers_nothing_published",
    topic="published",
    severity=Severity.WARNING,
    datasets=_CALENDAR,
    message="The return covers {missing}, which is neither a section nor a published measure.",
    fix="Correct the code, or load the measure's definition: a late return then turns it grey.",
)
def covers_nothing_published(
    named: Iterable[tuple[int, str | None]], published: Collection[str]
) -> Iterator[tuple[int, str, str]]:
    """Each name in the column `covers` that stands for nothing: row, cell and name."""
    known = {one.casefold() for one in (*published, *SECTIONS)}
    for row, covers in named:
        for one in named_in(covers):
            if one.casefold() not in known:
                yield row, covers or "", one
