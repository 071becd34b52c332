"""Which review steps are overdue and which transfers are to do, by case id, fewest days first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import formats
from dashboard.domain.clocks.limits import State
from dashboard.readmodels.addresses import address
from dashboard.readmodels.books import Books
from dashboard.readmodels.pager import cut, pager
from dashboard.readmodels.parts import Item, Listing, Sheet, SheetGroup, SheetRow
from dashboard.readmodels.register_words import left
from dashboard.readmodels.send_reviews.page import LIMITS, PATH, PHASES, REVIEWS
from dashboard.registers.clocks import Stood

PAGE, TRANSFERS = "page", "transfers"
Named = tuple[str, Stood]


@dataclass(frozen=True, slots=True)
class ReviewListsQuery:
    """`page` and `transfers` are the pages asked for of the two lists."""

    org: str
    page: str | None = None
    transfers: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewLists:
    """The reviews with a step overdue, and the plans still to be made ready for a transfer."""

    overdue: Listing
    transfers: Listing


@dataclass(frozen=True, slots=True, order=True)
class _Line:
    """A line of a list by its days left, fewest first."""

    days: int
    case_id: str
    step: str
    due: date


def build(query: ReviewListsQuery, books: Books) -> ReviewLists:
    """Both lists of one organisation, what is longest over first."""
    register, day = books.register(query.org, REVIEWS), books.edition.as_at
    named: list[Named] = []
    if register is not None:
        ids = (case_id or "" for case_id in register.texts("case_id"))
        named = list(zip(ids, register.stood(day).each(), strict=True))
    steps, moves = sorted(_steps(named, day)), sorted(_moves(named, day))
    return ReviewLists(
        _listing(steps, query.page, PAGE, query.org, ("Step", "overdue step")),
        _listing(moves, query.transfers, TRANSFERS, query.org, ("Transfer", "plan")),
    )


def _steps(named: Sequence[Named], day: date) -> Iterator[_Line]:
    for case_id, one in named:
        for name, _, limit in LIMITS:
            found = limit(one.clock)
            if found.state is State.OVERDUE and found.due is not None:
                yield _Line((found.due - day).days, case_id, name, found.due)


def _moves(named: Sequence[Named], day: date) -> Iterator[_Line]:
    for case_id, one in named:
        found, phase = one.clock.phase, one.row.phase
        if found.state in (State.OPEN, State.OVERDUE) and found.due is not None:
            yield _Line((found.due - day).days, case_id, PHASES[phase], found.due)


def _listing(
    lines: Sequence[_Line], asked: str | None, name: str, org: str, words: tuple[str, str]
) -> Listing:
    what, noun = words
    number, rows = cut(asked, len(lines))

    def at(page: str | None) -> str:
        return f"{address(PATH, **{'org': org, name: page})}#{name}"

    around = pager(number, len(lines), noun, at)
    columns = ("Case", "Days left", "Due", what)
    groups = (SheetGroup("", tuple(map(_row, lines[rows]))),)
    caption = "By days left, those over first."
    sheet = Sheet(caption, columns, groups, words=(0, 2, 3), compact=True)
    return Listing(around.said, sheet, around.before, around.after)


def _row(line: _Line) -> SheetRow:
    due = Item(formats.date_words(line.due))
    return SheetRow(Item(line.case_id), (left(line.days), due, Item(line.step)))
