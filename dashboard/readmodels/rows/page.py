"""The rows behind one figure, what is wrong first: for whoever may see them, and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.domain.periods import Period
from dashboard.domain.tsm import MEASURES
from dashboard.formats import date_words
from dashboard.readmodels.addresses import rows_address
from dashboard.readmodels.books import Books
from dashboard.readmodels.frames import settle
from dashboard.readmodels.rows.steps import Step, day_words, of_check, step
from dashboard.readmodels.rows.words import Adding, actions_adding_up, adding_up, homes_adding_up
from dashboard.readmodels.types import Fact, Filter, Option, TableView
from dashboard.registers.actions import ACTIONS, counted, leaving
from dashboard.registers.behind import behind, likely
from dashboard.registers.frames import ROW, RegisterFrame
from dashboard.registers.safety import safety

SHOWN = 50  # rows on a page
# What identifies a row of each register, and how its first columns are headed.
_NAMES = {
    "ehc_cases": (("case_id",), ("Case", "Counted from", "Due", "Done")),
    "ehc_advice": (("case_id", "service"), ("Case and service", "Asked for", "Due", "Received")),
    "annual_reviews": (("case_id",), ("Plan", "Counted from", "Due", "Done")),
    "hazards": (("hazard_id",), ("Hazard", "Counted from", "Due", "Done")),
    "inspections": (("asset_id",), ("Asset", "Last check", "Due")),
}
_FAILING = ("Asset", "Check", "Homes it fails", "Last check", "Due")
_LEFT = ("Asset", "Check", "Actions", "Last check", "Due")
_LAST = ("State", "Days late", "Rule", "Row")
_FIGURES = ("Homes it fails", "Actions", "Days late", "Row")

Line = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowsQuery:
    """The figure whose rows are asked for, as the page settled it, and which fifty of them."""

    org: str
    measure: str
    period: str
    submission: str
    part: str | None = None  # 2 is the second fifty


@dataclass(frozen=True, slots=True)
class RowsView:
    """Fifty of the rows behind a figure at most, and how all of them add up to it.

    `total` and `above` count those below and above the line; `listed` those on every page.
    """

    words: str
    table: TableView
    rules: tuple[Fact, ...]
    pages: Filter
    total: int
    above: int
    listed: int
    next_words: str = ""  # "Next 50 rows", with its address; "" on the last page
    next_href: str = ""


@dataclass(frozen=True, slots=True)
class _Listing:
    """How many rows there are in all, the choice of fifty at a time, and where those chosen start.

    `source` says whose row numbers they are: "ehc_cases.csv, S31, as at 31 October 2025".
    """

    count: int
    pages: Filter
    source: str

    @property
    def chosen(self) -> slice:
        """The rows of the page chosen."""
        first = (int(self.pages.value) - 1) * SHOWN
        return slice(first, first + SHOWN)

    @property
    def caption(self) -> str:
        return f"{self.pages.chosen} of {self.count:,}. Row numbers are those of {self.source}."

    def following(self, query: RowsQuery) -> tuple[str, str]:
        """The words and the address of the page after this one; blank on the last."""
        left = self.count - self.chosen.stop
        if left <= 0:
            return "", ""
        period = Period.parse(query.period)
        part = str(int(self.pages.value) + 1)
        words = f"Next {min(left, SHOWN)} of {self.count:,}"
        return words, rows_address(query.org, query.measure, period, part)


def build(query: RowsQuery, books: Books) -> RowsView:
    """The rows behind the figure of one submission. Raises LookupError where it has none."""
    if query.measure in MEASURES:
        return _failing(query, books)
    if query.measure in ACTIONS:
        return _actions(query, books)
    (whole,) = books.registers_with(query.submission)
    period = Period.parse(query.period)
    register = likely(whole, query.measure, period)
    found = behind(register, query.measure, period)
    end, known = min(period.end, register.as_at), books.catalogue.register_measures
    above = sum(one.above for one in found)
    adding = adding_up(query.measure, register.dataset, above, len(found), known)
    steps = {one.group: step(query.measure, one, end) for one in found}
    found.sort(
        key=lambda it: (it.above is not adding.counted_first, -steps[it.group].days_late, it.at)
    )
    listing = _listing(query.part, len(found), register, books)
    chosen = found[listing.chosen]
    few = register.at(one.at for one in chosen)
    shown = [steps[one.group] for one in chosen]
    heads, rows = _cases(few, shown)
    return _view(query, adding, listing, heads, rows, shown)


def _cases(few: RegisterFrame, steps: list[Step]) -> tuple[Line, list[Line]]:
    """How the rows of any register but that of assets are headed, and what they say."""
    ids, heads = _NAMES[few.dataset]
    names = zip(*(few.texts(name) for name in ids), strict=True)
    days = [tuple(map(day_words, (one.started, one.due, one.done))) for one in steps]
    rows = [
        (", ".join(map(str, name)), *dated[: len(heads) - 1], *last)
        for name, dated, last in zip(names, days, _last(few, steps), strict=True)
    ]
    return heads, rows


def _failing(query: RowsQuery, books: Books) -> RowsView:
    """The checks that fail homes, the worst first: no home is a row of the checks' register."""
    checks, assets = books.registers_with(query.submission, "inspections", "assets")
    (measure,) = (one for one in safety(checks, assets) if one.code == query.measure)
    failing = measure.out_of_date_by
    words = homes_adding_up(measure.compliant, measure.homes, [one.homes for one in failing])
    listing = _listing(query.part, len(failing), checks, books)
    chosen = failing[listing.chosen]
    held = checks.where(checks.frame["workstream"].isin(MEASURES[query.measure]))
    keys = zip(held.texts("asset_id"), held.texts("workstream"), strict=True)
    at = {key: place for place, key in enumerate(keys)}
    few = held.at(at[one.asset_id, one.workstream] for one in chosen)
    steps = [of_check(one.row, one.clock) for one in few.stood().each()]
    days = [(day_words(one.started), day_words(one.due)) for one in steps]
    rows: list[Line] = [
        (one.asset_id, one.workstream, f"{one.homes:,}", *dated, *last)
        for one, dated, last in zip(chosen, days, _last(few, steps), strict=True)
    ]
    adding = Adding(words, measure.homes, measure.compliant, counted_first=False)
    return _view(query, adding, listing, _FAILING, rows, steps)


def _actions(query: RowsQuery, books: Books) -> RowsView:
    """The checks that left the actions counted, those that left most first."""
    (checks,) = books.registers_with(query.submission)
    found = leaving(checks, query.measure)
    counts = counted(found, query.measure)
    adding = actions_adding_up(int(counts.sum()), len(counts))
    listing = _listing(query.part, len(counts), found, books)
    few = found.at(range(len(counts))[listing.chosen])
    steps = [of_check(one.row, one.clock) for one in few.stood().each()]
    named = zip(few.texts("asset_id"), few.texts("workstream"), strict=True)
    shown = zip(named, counts[listing.chosen], steps, _last(few, steps), strict=True)
    rows: list[Line] = [
        (str(asset), str(code), f"{left:,}", day_words(one.started), day_words(one.due), *last)
        for (asset, code), left, one, last in shown
    ]
    return _view(query, adding, listing, _LEFT, rows, steps)


def _last(few: RegisterFrame, steps: Iterable[Step]) -> list[Line]:
    """The last columns of rows: state, days late, rule and the row an officer sees."""
    return [
        (
            one.state.capitalize(),
            f"{one.days_late:,}" if one.days_late else "",
            one.rule.id if one.rule else "",
            f"{number:,}",
        )
        for one, number in zip(steps, few.frame[ROW].tolist(), strict=True)
    ]


def _listing(asked: str | None, count: int, register: RegisterFrame, books: Books) -> _Listing:
    """Fifty rows at a time; the first fifty where what is asked for is no page."""
    options = [
        Option(str(number), f"{start + 1:,} to {min(start + SHOWN, count):,}")
        for number, start in enumerate(range(0, count, SHOWN), start=1)
    ]
    pages = settle("part", "Rows", asked, options or [Option("1", "None")]).filter
    name = books.kept.submission(register.submission).filename or register.dataset
    source = f"{name}, {register.submission}, as at {date_words(register.as_at)}"
    return _Listing(count, pages, source)


def _view(
    query: RowsQuery,
    adding: Adding,
    listing: _Listing,
    heads: Line,
    rows: list[Line],
    steps: list[Step],
) -> RowsView:
    columns = (*heads, *_LAST)
    numeric = tuple(at for at, words in enumerate(columns) if words in _FIGURES)
    rules = {one.rule.id: one.rule for one in steps if one.rule}
    words, href = listing.following(query)
    return RowsView(
        words=adding.words,
        table=TableView(listing.caption, columns, tuple(rows), numeric),
        rules=tuple(Fact(code, rules[code].statement) for code in sorted(rules)),
        pages=listing.pages,
        total=adding.total,
        above=adding.above,
        listed=listing.count,
        next_words=words,
        next_href=href,
    )
