"""Whether compliance returns carry the traps that published ones have been caught in.

`find` is handed the sheet, or its rows with those published before them, which are numbered 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from dashboard.domain.periods import Period
from dashboard.domain.returns import ComplianceReturn
from dashboard.intake.checks.registry import check
from dashboard.intake.lines import Lines, said_where
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Found, Row

_RETURNS = ("compliance_returns",)
_COUNTS = ("annual_target", "annual_completed", "period_due", "period_completed")
# More can be done than was due in any workstream and period, also one that cannot be read.
_ANY = {"workstream": "-", "period": "2000"}


@check(
    "completed_over_due",
    topic="sheet",
    datasets=_RETURNS,
    message="More is reported done than was due. {reason}",
    fix="Check both numbers and that each stands under its own heading; if work was brought "
    "forward, say so in the commentary.",
)
def completed_over_due(sheet: Lines) -> Iterator[Found]:
    """An error; a warning where there is commentary."""
    for number, row in sheet.sound("commentary", beside=_COUNTS):
        for one in ComplianceReturn.from_row({**row, **_ANY}).findings():
            words = {"reason": one.message}
            yield Found(number, one.column, row[one.column], words, Severity(one.severity))


@check(
    "same_figures",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_RETURNS,
    message="Every count is the same as for {other} in the same period ({first}).",
    fix="Check that the row was not copied from the other workstream.",
)
def same_figures(sheet: Lines) -> Iterator[Found]:
    seen: dict[tuple[str | None, ...], tuple[int, str | None]] = {}
    for number, row in sheet.sound("workstream", "period", *_COUNTS):
        counts = [row[name] for name in _COUNTS]
        if sum(count not in (None, "0") for count in counts) < 2:
            continue  # one count alike, or nothing due, is no sign of copying
        key = (row.get("org"), row["period"], *counts)
        first, other = seen.setdefault(key, (number, row["workstream"]))
        if other != row["workstream"]:
            yield Found(
                number,
                "workstream",
                row["workstream"],
                {"other": other, "first": said_where(first)},
            )


@check(
    "annual_target_changed",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_RETURNS,
    message="The annual target for {workstream} is {value} here but {before} in {earlier}.",
    fix="Check the figure; if the target was changed in the year, say why in the commentary.",
)
def annual_target_changed(sheet: Lines) -> Iterator[Found]:
    for number, before, row in _in_a_year(sheet, "annual_target"):
        if before["annual_target"] != row["annual_target"]:
            yield _against(number, before, row, "annual_target")


@check(
    "running_total_fell",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_RETURNS,
    message="The running total for {workstream} is {value}, down from {before} in {earlier}.",
    fix="Check both figures; a total of work done since April cannot fall.",
)
def running_total_fell(sheet: Lines) -> Iterator[Found]:
    for number, before, row in _running(sheet):
        if _count(row, "annual_completed") < _count(before, "annual_completed"):
            yield _against(number, before, row, "annual_completed")


@check(
    "running_total_gap",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_RETURNS,
    message="The running total for {workstream} went from {before} in {earlier} to {value}, "
    "but {completed} were completed in the period.",
    fix="Check the three figures: the total should go up by what was completed.",
)
def running_total_gap(sheet: Lines) -> Iterator[Found]:
    for number, before, row in _running(sheet):
        risen = _count(row, "annual_completed") - _count(before, "annual_completed")
        follows = Period.parse(str(before["period"])).next() == Period.parse(str(row["period"]))
        if follows and risen >= 0 and row["period_completed"] not in (None, str(risen)):
            found = _against(number, before, row, "annual_completed")
            yield found._replace(words={**found.words, "completed": row["period_completed"]})


@check(
    "basis_blank",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_RETURNS,
    message="annual_completed is given without its basis: checks in date (stock), or done so far "
    "this year (running).",
    fix="Fill in basis; without it the annual figure is rated only where the workstream's "
    "definition gives one.",
)
def basis_blank(sheet: Lines) -> Iterator[Found]:
    for number, row in sheet.sound("annual_completed", "basis"):
        if row["annual_completed"] and not row["basis"]:
            yield Found(number, "basis", None, {})


@check(
    "no_access_over_overdue",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_RETURNS,
    message="More checks are held up by no access, {value}, than are past their date, {overdue}.",
    fix="Check both numbers: no_access counts some of those overdue.",
)
def no_access_over_overdue(sheet: Lines) -> Iterator[Found]:
    for number, row in sheet.sound("overdue", "no_access"):
        late, held_up = row["overdue"], row["no_access"]
        if late is not None and held_up is not None and int(held_up) > int(late):
            yield Found(number, "no_access", held_up, {"overdue": late})


@check(
    "half_of_a_period",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_RETURNS,
    message="There is a {column} but no {other}, so no figure can be worked out.",
    fix="Fill in the {other}.",
)
def half_of_a_period(sheet: Lines) -> Iterator[Found]:
    """Not where nothing was due, nor where work done is counted towards the year alone."""
    for number, row in sheet.sound(*_COUNTS):
        due, done = row["period_due"], row["period_completed"]
        if due not in (None, "0") and done is None:
            yield Found(number, "period_due", due, {"other": "period_completed"})
        elif done is not None and due is None and row["annual_completed"] is None:
            yield Found(number, "period_completed", done, {"other": "period_due"})


def _count(row: Row, column: str) -> int:
    return int(row[column] or 0)


def _in_a_year(sheet: Lines, column: str, *others: str) -> Iterator[tuple[int, Row, Row]]:
    """Each row that has the column, with the return before it for its workstream and year.

    Both have what is read of them: these columns, and where they stand.
    """

    def year(line: tuple[int, Row]) -> tuple[str, str, str]:
        row = line[1]
        period = Period.parse(str(row["period"]))
        return (row.get("org") or "", str(row["workstream"]), period.financial_year)

    def place(line: tuple[int, Row]) -> tuple[tuple[str, str, str], Period]:
        return year(line), Period.parse(str(line[1]["period"]))

    found = sheet.sound("workstream", "period", column, *others)
    lines = [line for line in found if line[1][column] is not None]
    for _, returns in groupby(sorted(lines, key=place), key=year):
        for (_, before), (number, row) in pairwise(returns):
            yield number, before, row


def _running(sheet: Lines) -> Iterator[tuple[int, Row, Row]]:
    pairs = _in_a_year(sheet, "annual_completed", "basis", "period_completed")
    return (
        (number, before, row)
        for number, before, row in pairs
        if before["basis"] == row["basis"] == "running"
    )


def _against(number: int, before: Row, row: Row, column: str) -> Found:
    words = {"before": before[column], "earlier": before["period"], "workstream": row["workstream"]}
    return Found(number, column, row[column], words)
