"""Whether actions, funds, contracts and printed figures contradict themselves.

`find` is handed the sheet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from dashboard.formats import figure
from dashboard.intake.checks.registry import check
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Found, Row, Sheet

Key = tuple[str | None, str | None, str | None]  # organisation, fund and period


@check(
    "due_before_start",
    topic="sheet",
    datasets=("actions",),
    message="The action is due on {value}, before it starts on {start}.",
    fix="Correct whichever date is wrong.",
)
def due_before_start(sheet: Sheet) -> Iterator[Found]:
    return _out_of_order(sheet, "starts_on", "due_on")


@check(
    "completed_before_start",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=("actions",),
    message="The action was completed on {value}, before it starts on {start}.",
    fix="Check both dates.",
)
def completed_before_start(sheet: Sheet) -> Iterator[Found]:
    return _out_of_order(sheet, "starts_on", "completed_on")


@check(
    "completed_but_not_complete",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=("actions",),
    message="The action has a completed_on date, but its status is {status}.",
    fix="Set the status to complete, or take the date out: the rating goes by the status.",
)
def completed_but_not_complete(sheet: Sheet) -> Iterator[Found]:
    for number, row in sheet.sound("completed_on", "status"):
        if row["completed_on"] and row["status"] != "complete":
            status = row["status"] or "blank"
            yield Found(number, "status", row["status"], {"status": status})


@check(
    "income_differs_from_expenditure",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=("funds",),
    message="In {fund}, {period}, budgeted income is {income} and expenditure {expenditure}.",
    fix="Check that every line is there once, totals left out: a pooled fund should balance.",
)
def income_differs_from_expenditure(sheet: Sheet) -> Iterator[Found]:
    """Only of sums that are whole: a row that cannot be read may belong to any that it fits."""
    sums: dict[Key, dict[str | None, Fraction]] = {}
    last: dict[Key, int] = {}
    for number, row in sheet.sound("fund", "period", "kind", "budget"):
        if row["budget"] is not None:
            key: Key = (row.get("org"), row["fund"], row["period"])
            sums.setdefault(key, defaultdict(Fraction))[row["kind"]] += Fraction(row["budget"])
            last[key] = number
    lacking = {(row.get("org"), row["fund"], row["period"]) for row in _not_summed(sheet)}
    for key, totals in sums.items():
        if sheet.astray or any(_may_be(key, one) for one in lacking):
            continue
        if {"income", "expenditure"} <= set(totals) and totals["income"] != totals["expenditure"]:
            income, expenditure = (
                figure(totals[kind], "gbp", 2) for kind in ("income", "expenditure")
            )
            words = {"fund": key[1], "period": key[2], "income": income}
            yield Found(last[key], "budget", None, {**words, "expenditure": expenditure})


@check(
    "ends_before_start",
    topic="sheet",
    datasets=("contracts",),
    message="The contract ends on {value}, before it starts on {start}.",
    fix="Correct whichever date is wrong.",
)
def ends_before_start(sheet: Sheet) -> Iterator[Found]:
    return _out_of_order(sheet, "starts_on", "ends_on")


@check(
    "extended_before_end",
    topic="sheet",
    datasets=("contracts",),
    message="The contract is extended to {value}, before its own end on {start}.",
    fix="Correct whichever date is wrong.",
)
def extended_before_end(sheet: Sheet) -> Iterator[Found]:
    return _out_of_order(sheet, "ends_on", "extended_to")


@check(
    "difference_without_reason",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=("printed",),
    message="The printed figure is expected to be {expected}, but no reason is given.",
    fix="Say in reason why it differs, or why it cannot be compared.",
)
def difference_without_reason(sheet: Sheet) -> Iterator[Found]:
    for number, row in sheet.sound("expected", "reason"):
        if row["expected"] in ("differs", "not_comparable") and not row["reason"]:
            yield Found(number, "reason", None, {"expected": row["expected"]})


def _not_summed(sheet: Sheet) -> Iterator[Row]:
    """The rows that belong to a sum but cannot be added to it."""
    unread = sheet.unread("fund", "period", "kind", "budget")
    lines = sheet.lines("org", "fund", "period") if unread else ()
    return (row for number, row in lines if number in unread)


def _may_be(key: Key, lacking: Key) -> bool:
    """Whether a row of which only some of a key could be read may have that key."""
    return all(part in (None, whole) for whole, part in zip(key, lacking, strict=True))


def _out_of_order(sheet: Sheet, first: str, second: str) -> Iterator[Found]:
    """Rows whose second date comes before the first; ISO dates sort as text."""
    for number, row in sheet.sound(first, second):
        if _before(row, second, first):
            yield Found(number, second, row[second], {"start": row[first]})


def _before(row: Row, one: str, other: str) -> bool:
    left, right = row[one], row[other]
    return left is not None and right is not None and left < right
