"""Whether inspections can be scored, and fit the assets they are scored with.

`find` is handed the sheet; where assets are given, their sheet too.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.intake.checks.dates import days
from dashboard.intake.checks.registry import check
from dashboard.intake.clocked import refused, warned
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Found, Sheet

_INSPECTIONS = ("inspections",)


@check(
    "interval_unknown",
    topic="sheet",
    datasets=_INSPECTIONS,
    message="{workstream} has no interval of its own, and the row has no next_due and no "
    "interval_months, so the next limit cannot be known.",
    fix="Fill in next_due from the report, or interval_months.",
)
def interval_unknown(sheet: Sheet) -> Iterator[Found]:
    for row, error in refused(sheet):
        cells = sheet.cells["workstream"]
        yield Found(row, error.column, None, {"workstream": cells.normal[cells.codes[row]]})


@check(
    "next_due_without_check",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_INSPECTIONS,
    message="next_due is given, but no check before it.",
    fix="Fill in last_completed.",
)
def next_due_without_check(sheet: Sheet) -> Iterator[Found]:
    return warned(sheet, "next_due_without_check")


@check(
    "next_due_before_check",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_INSPECTIONS,
    message="next_due is not after last_completed, and it wins over the interval.",
    fix="Give the day that the last check set, or leave next_due blank.",
)
def next_due_before_check(sheet: Sheet) -> Iterator[Found]:
    return warned(sheet, "next_due_before_check")


@check(
    "no_access",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_INSPECTIONS,
    message="The last visit could not get in, so the limit it was to answer stands.",
    fix="Where an earlier check is still in date, give its limit in next_due.",
)
def no_access(sheet: Sheet) -> Iterator[Found]:
    return warned(sheet, "no_access")


@check(
    "more_overdue_than_open",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_INSPECTIONS,
    message="More remedial actions are past their date than are open.",
    fix="Count an action past its date among those open too, or correct one of the two.",
)
def more_overdue_than_open(sheet: Sheet) -> Iterator[Found]:
    late, left = sheet.cells.get("actions_overdue"), sheet.cells.get("actions_open")
    if late is None or left is None:
        return
    more = late.floats > left.floats  # never so where either is blank
    for row in more.index[more].tolist():
        yield Found(row, "actions_overdue", late.normal[late.codes[row]], {})


@check(
    "asset_not_listed",
    topic="assets",
    datasets=_INSPECTIONS,
    message="The check is of “{value}”, which is not in the file of assets.",
    fix="Correct asset_id, or add the asset to the file of assets.",
)
def asset_not_listed(sheet: Sheet, assets: Sheet) -> Iterator[Found]:
    if assets.unread("asset_id"):
        return  # it may be the asset that could not be read
    cells, listed = sheet.cells["asset_id"], set(assets.cells["asset_id"].normal)
    absent = [at for at, text in enumerate(cells.normal) if text and text not in listed]
    for row, at in cells.where(absent):
        yield Found(row, "asset_id", cells.typed[at], {})


@check(
    "checked_after_managed",
    topic="assets",
    datasets=_INSPECTIONS,
    message="The check was done on {value}, after {left}, the last day the asset was managed.",
    fix="Correct the date, or delete the row if the asset is no longer managed.",
)
def checked_after_managed(sheet: Sheet, assets: Sheet) -> Iterator[Found]:
    done, ended = sheet.cells.get("last_completed"), assets.cells.get("managed_to")
    if done is None or ended is None:
        return
    last = dict(zip(assets.cells["asset_id"].each(), days(ended).tolist(), strict=True))
    cells = sheet.cells["asset_id"]
    limits = cells.codes.map(dict(enumerate(map(last.get, cells.normal)))).astype("float64")
    late = days(done) > limits
    left = dict(zip(assets.cells["asset_id"].each(), ended.each(), strict=True))
    for row in late.index[late].tolist():
        asset = cells.normal[cells.codes[row]]
        yield Found(row, "last_completed", done.typed[done.codes[row]], {"left": left[asset]})
