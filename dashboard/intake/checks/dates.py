"""Whether the dates of a file can be right: none ahead of today, none before what led to it.

`find` is handed the sheet; columns are compared whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from math import nan

import pandas as pd

from dashboard.domain.clocks.ehc import FIRST_DAY_OF_THE_LAW
from dashboard.formats import date_words
from dashboard.intake.checks.registry import check
from dashboard.intake.columns import Kind
from dashboard.intake.normal import EITHER_WAY, MONTH_FIRST
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Cells, Found, Sheet

Pairs = tuple[tuple[str, str], ...]
_EHC = ("ehc_cases", "ehc_advice", "annual_reviews")

# What has happened if it has a date; limits, bookings and transfers may lie ahead.
DONE: Mapping[str, tuple[str, ...]] = {
    "observations": ("as_at",),
    "compliance_returns": ("as_at",),
    "actions": ("completed_on",),
    "inspections": ("installed_on", "last_completed"),
    "hazards": (
        "aware_at",
        "investigated_at",
        "summary_sent_on",
        "made_safe_at",
        "further_work_started_on",
        "rehoused_on",
    ),
    "ehc_cases": (
        "received_on",
        "decided_on",
        "no_plan_notified_on",
        "draft_sent_on",
        "final_plan_on",
        "left_on",
        "clock_restarted_on",
    ),
    "ehc_advice": ("requested_on", "received_on"),
    "annual_reviews": (
        "plan_made_on",
        "last_decision_on",
        "meeting_on",
        "decided_on",
        "amendment_notice_on",
        "final_amended_on",
    ),
}
# What starts something, and what cannot come before it; the first pair that objects is told.
_STARTS: Mapping[str, Pairs] = {
    "inspections": (("installed_on", "last_completed"),),
    "hazards": (
        ("aware_at", "investigated_at"),
        ("investigated_at", "summary_sent_on"),
        ("aware_at", "summary_sent_on"),
        ("aware_at", "made_safe_at"),
        ("aware_at", "further_work_started_on"),
        ("aware_at", "rehoused_on"),
    ),
    "ehc_cases": (
        ("received_on", "decided_on"),
        ("received_on", "advice_due_on"),
        ("received_on", "no_plan_notified_on"),
        ("received_on", "draft_sent_on"),
        ("received_on", "left_on"),
        ("received_on", "clock_restarted_on"),
    ),
    "ehc_advice": (("requested_on", "received_on"),),
    "annual_reviews": (
        ("plan_made_on", "last_decision_on"),
        ("plan_made_on", "meeting_on"),
        ("meeting_on", "decided_on"),
        ("plan_made_on", "decided_on"),
        ("meeting_on", "amendment_notice_on"),
        ("plan_made_on", "amendment_notice_on"),
        ("amendment_notice_on", "final_amended_on"),
        ("plan_made_on", "final_amended_on"),
    ),
}
# Steps that follow one another, though the later does not wait for the earlier.
_ORDER: Mapping[str, Pairs] = {
    "assets": (("managed_from", "managed_to"),),
    "ehc_cases": (
        ("decided_on", "no_plan_notified_on"),
        ("decided_on", "draft_sent_on"),
        ("draft_sent_on", "final_plan_on"),
        ("decided_on", "final_plan_on"),
    ),
}


@check(
    "date_in_the_future",
    topic="sheet",
    datasets=tuple(DONE),
    message="{column} is {value}, after {today}: it cannot have happened yet.",
    fix="Correct the date, or leave it blank until it has happened.",
)
def date_in_the_future(sheet: Sheet) -> Iterator[Found]:
    today = sheet.today
    if today is not None:
        said = {"today": date_words(today)}
        yield from _where(sheet, lambda day: day > today, said)


@check(
    "date_too_early",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_EHC,
    message=f"{{column}} is {{value}}, before {date_words(FIRST_DAY_OF_THE_LAW)}, when EHC "
    "plans began.",
    fix="Check the year; a limit that starts before then is not scored.",
)
def date_too_early(sheet: Sheet) -> Iterator[Found]:
    yield from _where(sheet, lambda day: day < FIRST_DAY_OF_THE_LAW, {})


@check(
    "date_before_its_start",
    topic="sheet",
    datasets=tuple(_STARTS),
    message="{column} is {value}, before {start}, {day}, which it follows from.",
    fix="Correct whichever of the two dates is wrong.",
)
def date_before_its_start(sheet: Sheet) -> Iterator[Found]:
    return out_of_order(sheet, _STARTS[sheet.dataset.name])


@check(
    "dates_out_of_order",
    topic="sheet",
    datasets=tuple(_ORDER),
    message="{column} is {value}, before {start}, {day}.",
    fix="Correct whichever of the two dates is wrong.",
)
def dates_out_of_order(sheet: Sheet) -> Iterator[Found]:
    return out_of_order(sheet, _ORDER[sheet.dataset.name])


@check(
    "month_first_dates",
    topic="sheet",
    severity=Severity.WARNING,
    message="{column} holds dates such as {value} that can only be read month first, so its other "
    "dates may be month first too; they were read day first.",
    fix="In Excel, set the column's format to 2012-03-14 (year, month, day) and save again.",
)
def month_first_dates(sheet: Sheet) -> Iterator[Found]:
    """The first such date of each column in which another could be read either way."""
    for name, cells in sheet.cells.items():
        if sheet.dataset.column(name).kind in (Kind.DATE, Kind.TIMESTAMP):
            found = [at for at, text in enumerate(cells.typed) if MONTH_FIRST.match(text)]
            if not any(map(EITHER_WAY.match, cells.typed)):
                continue
            for row, at in islice(cells.where(found), 1):
                yield Found(row, name, cells.typed[at], {})


def out_of_order(sheet: Sheet, pairs: Pairs) -> Iterator[Found]:
    """The rows whose second date comes before their first; a cell is told of once."""
    told: set[tuple[int, str]] = set()
    for first, second in pairs:
        if first not in sheet.cells or second not in sheet.cells:
            continue
        starts, dones = sheet.cells[first], sheet.cells[second]
        early, late = days(starts), days(dones)
        wrong = (late < early) | ((late == early) & (_seconds(dones) < _seconds(starts)))
        for row in wrong.index[wrong].tolist():
            if (row, second) not in told:
                told.add((row, second))
                words = {"start": first, "day": starts.typed[starts.codes[row]]}
                yield Found(row, second, dones.typed[dones.codes[row]], words)


def days(cells: Cells) -> pd.Series[float]:
    """The day of each row as a number, that of a timestamp in London; NaN where there is none."""
    return _each(cells, lambda text: float(date.fromisoformat(text[:10]).toordinal()))


def _seconds(cells: Cells) -> pd.Series[float]:
    """The instant of each row as a number; NaN where there is none, or only a day."""
    return _each(cells, lambda text: datetime.fromisoformat(text).timestamp() if text[10:] else nan)


def _each(cells: Cells, number: Callable[[str], float]) -> pd.Series[float]:
    numbers = [number(text) if text else nan for text in cells.certain]
    different = pd.Series(numbers, dtype="float64")
    return different.take(cells.codes.to_numpy()).set_axis(cells.codes.index)


def _where(
    sheet: Sheet, wrong: Callable[[date], bool], words: Mapping[str, object]
) -> Iterator[Found]:
    for name in DONE[sheet.dataset.name]:
        if cells := sheet.cells.get(name):
            found = [
                at
                for at, text in enumerate(cells.certain)
                if text and wrong(date.fromisoformat(text[:10]))
            ]
            for row, at in cells.where(found):
                yield Found(row, name, cells.typed[at], words)
