"""The checks themselves, asset by asset: for whoever may see the register's rows, kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import formats
from dashboard.domain.clocks.housing import Check, Inspection, Status, Visit
from dashboard.readmodels.addresses import address
from dashboard.readmodels.books import Books
from dashboard.readmodels.housing_checks.counts import Standing, by_block
from dashboard.readmodels.housing_checks.found import NO_WARD, ChecksQuery, Found, find
from dashboard.readmodels.housing_checks.gas import loses, planned, windows
from dashboard.readmodels.housing_checks.if_done import option
from dashboard.readmodels.housing_checks.safety import CHECKS, Failing, fails_homes
from dashboard.readmodels.pager import ROWS, cut, pager
from dashboard.readmodels.parts import Listing, Sheet, SheetRow
from dashboard.readmodels.sheets import listed, row
from dashboard.readmodels.types import Option
from dashboard.registers.clocks import Stood
from dashboard.registers.frames import DUE, RegisterFrame

_COLUMNS = (
    *("Asset", "Block and ward", "Workstream", "Due", "Days", "Last visit", "Booked for"),
    "Rule",
)
_WORST = 10  # of the checks that fail homes
_VISITS = {
    Visit.SATISFACTORY: "Satisfactory",
    Visit.UNSATISFACTORY: "Unsatisfactory",
    Visit.NO_ACCESS: "No access",
}
# What needs looking at first, within which the oldest limit stands first.
_ORDER = {Status.OVERDUE: 0, Status.NO_RECORD: 1, Status.DUE_SOON: 2}


@dataclass(frozen=True, slots=True)
class RowsQuery:
    asked: ChecksQuery
    page: str | None = None


@dataclass(frozen=True, slots=True)
class ChecksRows:
    """Every part of the page that names an asset; `choices` are the checks on this page of it."""

    listed: Listing
    blocks: Sheet
    choices: tuple[Option, ...]
    fails: Sheet | None = None
    gas: Sheet | None = None


def build(query: RowsQuery, books: Books) -> ChecksRows | None:
    """The rows of one organisation, workstream and ward; None where there is no register."""
    found = find(query.asked, books)
    if found.checks is None:
        return None
    standing = Standing.of(found)
    order = _ordered(standing)
    number, rows = cut(query.page, len(order))
    at = pager(number, len(order), "check", lambda page: _address(found, page))
    shown = _taken(standing.needing, order[rows])
    failed = fails_homes(found)
    return ChecksRows(
        listed=Listing(at.said, _listed(shown, found), at.before, at.after),
        blocks=by_block(found, standing),
        choices=_choices(shown, found),
        fails=_fails(failed, found) if failed else None,
        gas=_gas(found),
    )


def _ordered(standing: Standing) -> list[int]:
    """The places of the checks in the register narrowed, what matters most first."""
    due, each = standing.needing.texts(DUE), standing.each
    return sorted(
        range(len(each)), key=lambda at: (_ORDER[each[at].clock.status], due[at] or "", at)
    )


def _taken(checks: RegisterFrame, places: Sequence[int]) -> RegisterFrame:
    return RegisterFrame(
        checks.dataset, checks.frame.iloc[list(places)], checks.as_at, checks.submission
    )


def _address(found: Found, page: str | None) -> str:
    chosen = {one.filter.name: one.value for one in found.settled}
    return address("/housing/checks", **chosen, page=page) + "#list"


def _listed(shown: RegisterFrame, found: Found) -> Sheet:
    rows = [
        _row(Inspection.from_row(each), one, found)
        for each, one in zip(shown.rows(), shown.stood(found.day).each(), strict=True)
    ]
    caption = (
        "Overdue first, the oldest limit before others; then those without a record, then those "
        f"due soon. At most {ROWS} to a page."
    )
    return listed(caption, _COLUMNS, rows, (4,))


def _row(it: Inspection, stood: Stood, found: Found) -> SheetRow:
    check: Check = stood.clock
    return row(
        name=it.asset_id,
        cells=(
            _place(it.asset_id, found),
            found.names.title(it.workstream),
            formats.date_words(check.due) if check.due else "No record",
            _days(check, found.day),
            _visit(it),
            _booked(it.booked_for, found.day),
            check.rule.id,
        ),
    )


def _place(asset: str, found: Found) -> str:
    block, ward = found.estate.block(asset), found.estate.ward(asset) or NO_WARD
    return f"{block}, {ward}" if block and block != asset else ward


def _days(check: Check, day: date) -> str:
    if check.due is None:
        return "Not known"
    return f"{check.days_late} over" if check.days_late else f"{(check.due - day).days} left"


def _visit(it: Inspection) -> str:
    """The last visit's outcome and day, and how often someone tried to get in."""
    said = _VISITS[it.outcome] if it.outcome else "Not stated" if it.last_completed else "Never"
    if it.last_completed and it.outcome is not Visit.NO_ACCESS:
        said = f"{said}, {formats.date_words(it.last_completed)}"
    if it.access_attempts:
        said += f"; {formats.numbered(it.access_attempts, 'attempt')}"
    return said


def _booked(booked: date | None, day: date) -> str:
    if booked is None:
        return "Not booked"
    passed = ", which has passed" if booked < day else ""
    return f"{formats.date_words(booked)}{passed}"


def _choices(shown: RegisterFrame, found: Found) -> tuple[Option, ...]:
    named = zip(shown.texts("asset_id"), shown.texts("workstream"), strict=True)
    return tuple(option(str(asset), str(work), found.names) for asset, work in named)


def _fails(failed: Failing, found: Found) -> Sheet | None:
    """The checks that fail more than one home each, by asset; None where none does."""
    every = [(one.code, it) for one in failed.measures for it in one.out_of_date_by]
    many = sorted((it for it in every if it[1].homes > 1), key=lambda it: -it[1].homes)
    rows = [
        row(
            it.asset_id,
            (
                CHECKS[it.workstream].capitalize(),
                "Past its date" if failed.recorded[it.asset_id, it.workstream] else "No record",
                code,
                f"{it.homes:,}",
            ),
            why=_place(it.asset_id, found),
        )
        for code, it in many[:_WORST]
    ]
    if not rows:
        return None
    columns = ("Asset", "Check", "Why", "Measure", "Homes it fails")
    some = f"The worst {len(rows)} of {len(many)}" if len(many) > len(rows) else "All"
    return listed(f"{some}, by asset.", columns, rows, (4,))


def _gas(found: Found) -> Sheet | None:
    """The gas checks next past their windows, those whose booking is wrong before the others."""
    checks = planned(found)
    if checks is None:
        return None
    each = list(windows(checks))
    order = sorted(range(len(each)), key=lambda at: (not loses(each[at]), each[at].due, at))[:ROWS]
    ids = checks.texts("asset_id")
    rows = [
        row(
            str(ids[at]),
            (
                _place(str(ids[at]), found),
                formats.date_words(each[at].opens or found.day),
                formats.date_words(each[at].due),
                _booked(each[at].booked_for, found.day),
                loses(each[at]) or "Nothing",
            ),
        )
        for at in order
    ]
    columns = ("Asset", "Block and ward", "Visit from", "Limit", "Booked for", "Wrong with it")
    said = f"The first {len(rows)} of {len(each):,}" if len(each) > len(rows) else "All"
    return listed(
        f"{said}, a booking that is wrong before the rest, then the nearest limit.",
        columns,
        rows,
    )
