"""Which figures have rows of a register behind them, and what is said of them without a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.domain.periods import Period
from dashboard.readmodels.addresses import SECTION_TABS, measure_address, rows_address
from dashboard.readmodels.assessed import Assessed, Series, assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.cells import observed_cell
from dashboard.readmodels.frames import Settled, foot, notices, settle, settle_org, settle_period
from dashboard.readmodels.titles import mid_sentence
from dashboard.readmodels.types import Filter, Frame, Option, PageHead

TITLE = "The rows behind this figure"
NO_PAGES = Filter("part", "Rows", "", (Option("", "None shown"),))
_RATED = "Each row stands where the rule named beside it puts it."


@dataclass(frozen=True, slots=True)
class BehindQuery:
    org: str | None = None
    measure: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class BehindView:
    """A figure that is counted from a register, without any row; `submission` "" where none is."""

    frame: Frame
    tab: str
    org: str
    measure: str = ""
    period: str = ""  # normal form
    submission: str = ""
    name: str = ""
    href: str = ""  # the page of the measure


def build(query: BehindQuery, books: Books) -> BehindView:
    """The figure asked for; the first there is in place of one that there is not."""
    org = settle_org(books, query.org, ("rollups",))
    every = _from_registers(books, org.value)
    offered = [Option(code, one.measure.title) for code, one in every.items()]
    measure = settle("measure", "Measure", query.measure, offered)
    if measure.notice:
        measure = replace(measure, notice=_without_rows(query, org.value, books) or measure.notice)
    series = every.get(measure.value)
    periods = sorted((one.period for one in series.points), reverse=True) if series else []
    period = settle_period(query.period, periods)
    found = series.at(Period.parse(period.value)) if series else None
    frame = _frame((org, measure, period), found, books)
    if found is None:
        return BehindView(frame, "Overview", org.value)
    return BehindView(
        frame=frame,
        tab=SECTION_TABS[found.measure.section],
        org=org.value,
        measure=measure.value,
        period=str(found.period),
        submission=found.submission,
        name=found.measure.title,
        href=measure_address(org.value, measure.value, found.period),
    )


def _without_rows(query: BehindQuery, org: str, books: Books) -> str:
    """That a measure there is has no rows; "" where there is no such measure."""
    one = assess(books, org).get(query.measure or "")
    return f"No rows of a register are held behind {one.measure.title}." if one else ""


def addresses(series: Series, org: str, books: Books) -> dict[str, str]:
    """Where the rows behind each figure of a series are, by period; those that have any."""
    held = _registers(books, org)
    code = series.measure.code
    return {
        str(one.period): rows_address(org, code, one.period)
        for one in series.points
        if one.submission in held
    }


def with_pages(frame: Frame, pages: Filter) -> Frame:
    """The frame with the choice of rows beside what was chosen."""
    return replace(frame, filters=(*frame.filters, pages))


def _from_registers(books: Books, org: str) -> Mapping[str, Series]:
    """The series whose figures were counted from a register, and those figures of them."""
    held = _registers(books, org)
    kept = {
        code: replace(one, points=tuple(it for it in one.points if it.submission in held))
        for code, one in assess(books, org).items()
    }
    return {code: one for code, one in kept.items() if one.points}


def _registers(books: Books, org: str) -> frozenset[str]:
    return frozenset(one.id for one in books.kept.submissions(org) if one.register)


def _frame(asked: tuple[Settled, Settled, Settled], found: Assessed | None, books: Books) -> Frame:
    org = asked[0]
    lead = "No figure of this council is counted from a register."
    kicker, submissions = org.label, list[str]()
    if found is not None:
        shown = observed_cell(found, books)
        lead = f"{found.measure.title}: {shown.text or 'nothing was to be counted'}."
        kicker = f"{org.label}: {mid_sentence(found.measure.title)}, {found.period.label}"
        submissions = [found.submission]
    head = PageHead(f"{TITLE}: {org.label}", kicker, TITLE, lead, notices=notices(*asked))
    filters = tuple(one.filter for one in asked)
    return Frame(filters, head, foot(books, submissions, _RATED))
