"""The hazards still open or overdue, one by one: for whoever may see them, kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.domain.clocks.hazards import Hazard, HazardClock
from dashboard.domain.clocks.limits import State
from dashboard.readmodels.addresses import address
from dashboard.readmodels.books import Books
from dashboard.readmodels.housing_checks.found import NO_WARD
from dashboard.readmodels.housing_hazards.found import (
    LIMITS,
    HazardsQuery,
    Pressing,
    find,
    limits,
    pressing,
)
from dashboard.readmodels.housing_hazards.time_left import due_words, time_left
from dashboard.readmodels.pager import cut, pager
from dashboard.readmodels.parts import Listing, SheetRow
from dashboard.readmodels.sheets import listed, row
from dashboard.registers.estate import Estate

_COLUMNS = (
    *("Hazard", "Home and ward", "Kind", "Aware", "Limit that presses most", "By", "Left or over"),
    "Rule",
)


@dataclass(frozen=True, slots=True)
class HazardRowsQuery:
    asked: HazardsQuery
    page: str | None = None


def build(query: HazardRowsQuery, books: Books) -> Listing | None:
    """The open hazards of one organisation, the most pressing first; None without a register."""
    found = find(query.asked, books)
    if found.near is None:
        return None
    org, ids = found.org.value, found.near.texts("hazard_id")
    homes = found.near.texts("asset_id")
    waiting = [
        (one, at)
        for at, (_, clock) in enumerate(found.each)
        if (one := pressing(clock)) is not None
    ]
    waiting.sort(key=lambda item: item[0].order)
    number, rows = cut(query.page, len(waiting))
    estate = Estate.of(books.register(org, "assets"))
    shown = [
        _row(str(ids[at]), _home(homes[at], estate), found.each[at], one, found.day)
        for one, at in waiting[rows]
    ]
    caption = "What is past a limit first, longest over; then what is nearest its limit."
    place = pager(number, len(waiting), "hazard", lambda page: _address(org, page))
    return Listing(place.said, listed(caption, _COLUMNS, shown), place.before, place.after)


def _address(org: str, page: str | None) -> str:
    return address("/housing/hazards", org=org, page=page) + "#list"


def _home(asset: str | None, estate: Estate) -> str:
    if asset is None:
        return "Home not stated"
    return f"{asset}, {estate.ward(asset) or NO_WARD}"


def _row(
    hazard_id: str, home: str, stood: tuple[Hazard, HazardClock], one: Pressing, day: date
) -> SheetRow:
    hazard, clock = stood
    late = sum(limit.state is State.OVERDUE for _, limit in limits(clock))
    more = f"; {late - 1} more past" if late > 1 else ""
    return row(
        hazard_id,
        (
            home,
            str(hazard.kind).capitalize(),
            due_words(hazard.aware_at),
            f"{LIMITS[one.name][0]}{more}",
            due_words(one.due),
            time_left(one, day),
            one.limit.rule.id if one.limit.rule else "",
        ),
    )
