"""Which safety checks are due, which are overdue, and what that does to homes: counts alone."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import formats
from dashboard.catalogue.rules import load_rules
from dashboard.domain.clocks.housing import DEFAULTS
from dashboard.readmodels.books import Books
from dashboard.readmodels.families import beside
from dashboard.readmodels.frames import foot, notices
from dashboard.readmodels.housing_checks.counts import Counts, Standing, by_ward, by_workstream
from dashboard.readmodels.housing_checks.found import ALL, ChecksQuery, Found, find
from dashboard.readmodels.housing_checks.gas import GasPlan, gas_plan
from dashboard.readmodels.housing_checks.safety import (
    CHECKS,
    Failing,
    SafetyRow,
    fails_homes,
    safety_rows,
)
from dashboard.readmodels.parts import RuleUsed, Sheet
from dashboard.readmodels.rules_used import rules_used
from dashboard.readmodels.types import Frame, PageHead

PATH = "/housing/checks"
_RULES = (
    *("BS01", "BS02", "BS03", "BS04", "BS05", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8"),
    *("H1", "H2", "H2A", "H3", "H4", "H5", "H6", "H8", "H10", "H12", "H13", "H16"),
)
_SOON = (
    f"Due soon is within {DEFAULTS.due_soon_days} days, and {DEFAULTS.due_soon_days_longer} for "
    "electrical tests and fire risk assessments, which take longer to arrange."
)


@dataclass(frozen=True, slots=True)
class ChecksView:
    """The frame, and the counts; no tables where no register is published."""

    frame: Frame
    safety: tuple[SafetyRow, ...] = ()
    safety_said: str = ""
    workstreams: Sheet | None = None
    wards: Sheet | None = None
    gas: GasPlan | None = None
    rules: tuple[RuleUsed, ...] = ()


def build(query: ChecksQuery, books: Books) -> ChecksView:
    """What is due of one organisation, workstream and ward on the edition's day."""
    found = find(query, books)
    if found.checks is None:
        return ChecksView(_frame(found, books, _empty_head(found)))
    standing, failed = Standing.of(found), fails_homes(found)
    return ChecksView(
        frame=_frame(found, books, _head(found, standing.total(), failed)),
        safety=safety_rows(found, failed, books) if failed else (),
        safety_said=_safety_said(found, failed),
        workstreams=by_workstream(found, standing),
        wards=by_ward(found, standing) if found.ward.value == ALL else None,
        gas=gas_plan(found),
        rules=rules_used(load_rules(), _RULES, found.day, READINGS),
    )


READINGS = {
    "window_opens_a_day_later": (
        "The window opens a day later (window_opens_a_day_later is on)."
        if DEFAULTS.window_opens_a_day_later
        else "The window opens on the same day of the month (window_opens_a_day_later is off)."
    )
}


def _frame(found: Found, books: Books, head: PageHead) -> Frame:
    registers = [one for one in (found.every, found.assets) if one]
    return Frame(
        tuple(one.filter for one in found.settled),
        head,
        foot(books, {one.submission for one in registers}, _SOON if registers else ""),
        beside("housing", PATH, found.org.value, books),
    )


def _head(found: Found, total: Counts, failed: Failing | None) -> PageHead:
    council = found.org.label
    return PageHead(
        title=f"Checks due: {council}",
        kicker=f"{council}: {', '.join(['safety checks due', *found.narrowed])}, {_days(found)}",
        headline=_headline(found, total, failed),
        lead=_lead(total),
        notices=notices(*found.settled),
    )


def _days(found: Found) -> str:
    """The day it is as at, and the register's own where that is another."""
    assert found.every is not None
    said = formats.date_words(found.day)
    if found.every.as_at == found.day:
        return said
    return f"{said}, from the register as at {formats.date_words(found.every.as_at)}"


def _headline(found: Found, total: Counts, failed: Failing | None) -> str:
    worst = failed.worst() if failed and found.ward.value == ALL else None
    if worst and found.workstream.value in (ALL, worst.workstream):
        how = "expired" if worst.recorded else "missing"
        return f"One {how} {CHECKS[worst.workstream]} fails {worst.homes:,} homes"
    late = formats.numbered(total.overdue, "check").capitalize()
    are = formats.plural(total.overdue, "is", "are")
    if total.no_record:
        have = formats.plural(total.no_record, "has", "have")
        blank = f"{formats.count_words(total.no_record)} {have} no record"
        return f"{late} {are} overdue and {blank}"
    if total.overdue:
        return f"{late} {are} overdue"
    if not total.required:
        return "No check is required here"
    return "Every check is in date"


def _lead(total: Counts) -> str:
    """The counts in order of concern, each with what it is of."""
    if not total.required:
        return ""
    overdue = f"{total.overdue:,} overdue"
    if total.no_access:
        overdue += f", {total.no_access:,} of them because nobody could get in"
    return (
        f"{overdue}; {total.no_record:,} without a record; {total.due_soon:,} due soon; "
        f"of {total.required:,} checks required."
    )


def _safety_said(found: Found, failed: Failing | None) -> str:
    if failed is None:
        return "Homes are counted once the register of assets is published too."
    whole = " Of the whole register, whatever is chosen above." if found.narrowed else ""
    return f"Homes, not certificates: a block out of date fails every home in it.{whole}"


def _empty_head(found: Found) -> PageHead:
    council = found.org.label
    return PageHead(
        title=f"Checks due: {council}",
        kicker=f"{council}: safety checks due",
        headline="No register of checks is published",
        lead=f"{council} has published no inspections here. What is due appears once it has.",
        notices=notices(found.org),
    )
