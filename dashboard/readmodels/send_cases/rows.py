"""Which open cases run out of time first: a list with case ids, for whoever may see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard import formats
from dashboard.domain.clocks.limits import Limit
from dashboard.domain.clocks.rules import Length
from dashboard.domain.cohorts.progress import Stage, next_limit, waits_for
from dashboard.readmodels.addresses import address
from dashboard.readmodels.books import Books
from dashboard.readmodels.pager import cut, pager
from dashboard.readmodels.parts import Item, Listing, Sheet, SheetGroup, SheetRow
from dashboard.readmodels.register_words import left, unfinished
from dashboard.readmodels.send_cases.open import STAGES
from dashboard.readmodels.types import Option
from dashboard.registers.frames import RegisterFrame

CASES, PATH, PAGE = "ehc_cases", "/send/cases", "page"
_ENDS = ("final_plan_on", "left_on")


@dataclass(frozen=True, slots=True)
class CaseListQuery:
    """`received` is kept in the addresses of the other pages; `page` is the one asked for."""

    org: str
    received: str = ""
    page: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Waiting:
    """An open case by the days to its next limit (fewer than none: over it)."""

    days: int
    case_id: str
    stage: Stage
    received: date
    limit: date
    length: str  # "20 weeks"


def build(query: CaseListQuery, books: Books) -> Listing:
    """The open cases of one organisation, those longest over their next limit first."""
    register, day = books.register(query.org, CASES), books.edition.as_at
    found = sorted(_waiting(register, day)) if register else []
    number, rows = cut(query.page, len(found))

    def at(page: str | None) -> str:
        where = address(PATH, org=query.org, received=query.received, page=page)
        return f"{where}#{PAGE}"

    around, shown = pager(number, len(found), "open case", at), found[rows]
    caption = "By days left to the limit that comes next, those over it first."
    columns = ("Case", "Days left", "Next limit", "Within", "Waits for", "Received")
    groups = (SheetGroup("", tuple(map(_row, shown))),)
    return Listing(
        said=around.said,
        sheet=Sheet(caption, columns, groups, words=(0, 2, 3, 4, 5), compact=True),
        before=around.before,
        after=around.after,
        choices=tuple(Option(one.case_id, one.case_id) for one in shown),
    )


def _waiting(register: RegisterFrame, day: date) -> Iterator[Waiting]:
    rows = unfinished(register, _ENDS)
    for case_id, one in zip(rows.texts("case_id"), rows.stood(day).each(), strict=True):
        stage, limit = waits_for(one.row), next_limit(one.row, one.clock, day)
        if stage is not None and limit is not None and limit.due is not None:
            days = (limit.due - day).days
            received = one.row.received_on
            yield Waiting(days, case_id or "", stage, received, limit.due, _length(limit))


def _length(limit: Limit) -> str:
    length = limit.rule.limit if limit.rule else None
    return f"{length.count} {length.unit}" if isinstance(length, Length) else ""


def _row(one: Waiting) -> SheetRow:
    limit, received = map(formats.date_words, (one.limit, one.received))
    words = map(Item, (limit, one.length, STAGES[one.stage], received))
    return SheetRow(Item(one.case_id), (left(one.days), *words))
