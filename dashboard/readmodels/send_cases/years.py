"""The figures that are asked for year by year, and how far the requests of a year have come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard import formats
from dashboard.domain.cadence import month_of, run_of
from dashboard.domain.cohorts.places import yearly
from dashboard.domain.cohorts.progress import Step, funnel
from dashboard.domain.periods import Period
from dashboard.domain.rating import display
from dashboard.domain.shares import Share
from dashboard.readmodels.addresses import measure_address
from dashboard.readmodels.assessed import Assessed, Series
from dashboard.readmodels.parts import Item, Section, Sheet, SheetGroup, SheetRow
from dashboard.registers.clocks import Stood

LATEST = "latest"
_MOST_YEARS = 4
_ASKED = {
    "EHC-20W": "Issued within 20 weeks, all plans",
    "EHC-20W-EX": "Issued within 20 weeks, without exceptions",
    "EHC-EXC": "Plans with a lawful exception",
    "EHC-52W": "Plans that took longer than 52 weeks",
}
_OVER = "EHC-OVER"


@dataclass(frozen=True, slots=True)
class Years:
    """The figures of one organisation, up to its latest full month, `month`, and to `day`."""

    org: str
    series: Mapping[str, Series]
    month: Period
    day: date

    @property
    def shown(self) -> tuple[int, ...]:
        """The calendar years to show, oldest first: this one, and those whole in the register.

        A register holds no more of the years before its first month than what was still open.
        """
        months = self.series["EHC-20W"].points if "EHC-20W" in self.series else ()
        first = min((point.period for point in months), default=month_of(self.day))
        whole = [year for year in range(first.start.year, self.day.year) if _january(year) >= first]
        return (*whole, self.day.year)[-_MOST_YEARS:]

    @property
    def latest(self) -> tuple[Period, ...]:
        """The twelve months up to the latest full one."""
        return tuple(run_of(self.month.year_earlier().next(), self.month))

    @property
    def latest_words(self) -> str:
        """What the twelve months are called."""
        return f"12 months to {self.month.label}"

    def cohort(self, chosen: str) -> tuple[date, date, str]:
        """The first and last day of the requests chosen, and what they are called."""
        if chosen == LATEST:
            return self.latest[0].start, self.month.end, f"the {self.latest_words}"
        year = Period.calendar_year(int(chosen))
        return year.start, year.end, year.label

    def at(self, code: str, period: Period) -> Assessed | None:
        """The figure of one measure for one period."""
        return self.series[code].at(period) if code in self.series else None

    def share(self, code: str, *periods: Period) -> Share:
        """The counts of a measure over some periods; 0 of 0 where it has none."""
        return share_of(found for one in periods if (found := self.at(code, one)))

    def address(self, code: str, period: Period | None = None) -> str:
        """The page of a measure; "" where it has no figure."""
        return measure_address(self.org, code, period) if code in self.series else ""


def share_of(found: Iterable[Assessed]) -> Share:
    """What the counts of some figures add up to."""
    counts = [(one.observation.numerator, one.observation.denominator) for one in found]
    return Share(sum(int(n or 0) for n, _ in counts), sum(int(d or 0) for _, d in counts))


def years_section(years: Years) -> Section:
    """The five figures that are asked for, by calendar year and for the latest twelve months."""
    names = [str(year) for year in years.shown[:-1]]
    columns = ("Figure", *names, f"{years.shown[-1]} so far", years.latest_words)
    rows = [_asked(years, code, name) for code, name in _ASKED.items()]
    caption = "Plans by the day they were issued, as the DfE counts. Each figure has its own page."
    groups = (SheetGroup("", (*rows, _still_open(years))),)
    return Section(
        "years",
        "The figures that are asked for, by calendar year",
        "",
        Sheet(caption, columns, groups, strong=len(columns) - 1),
    )


def _asked(years: Years, code: str, name: str) -> SheetRow:
    by_year = yearly(code)
    cells = []
    for year in map(Period.calendar_year, years.shown):
        found = years.at(by_year, year)
        cells.append(_item(share_of([found] if found else ()), years.address(by_year, year)))
    latest = _item(years.share(code, *years.latest), years.address(code, years.month))
    return SheetRow(Item(name, href=years.address(code, years.month)), (*cells, latest))


def _item(share: Share, href: str) -> Item:
    if share.percent is None:
        return Item("None issued")
    counts = formats.counts(share.done, share.due)
    return Item(formats.figure(share.percent, "percent", 1, keep_zeros=True), counts, href)


def _still_open(years: Years) -> SheetRow:
    """How many were open past the limit at the end of each period, or when it was last counted."""
    ends = [min(Period.month(year, 12), month_of(years.day)) for year in years.shown]
    cells = [_at_the_end(years, month) for month in (*ends, years.month)]
    name = "Still open past 20 weeks, at the end"
    return SheetRow(Item(name, href=years.address(_OVER, years.month)), tuple(cells))


def _at_the_end(years: Years, month: Period) -> Item:
    found = years.at(_OVER, month)
    if found is None or not found.has_figure:
        return Item("No figure")
    day = min(month.end, found.observation.as_at or month.end)
    text = display(found.measure, found.observation)
    return Item(text, f"{day.day} {month.short} {day.year}", years.address(_OVER, month))


def funnel_section(cases: Iterable[Stood], cohort: tuple[date, date, str], day: date) -> Section:
    """How far the requests received in a stretch of time have come, step by step."""
    first, last, name = cohort
    chosen = [one for one in cases if first <= one.row.received_on <= last]
    decided, assessed, issued = funnel(((one.row, one.clock) for one in chosen), day)
    count = f"{len(chosen):,} {formats.plural(len(chosen), 'request')}"
    heading = f"Of {count} received in {name}, {issued.done:,} led to a plan so far"
    caption = "Each request is on one line of every step it came to. Bars are on one scale."
    groups = (_deciding(decided), _assessing(decided, assessed), _issuing(assessed, issued))
    sheet = Sheet(caption, ("Step", "Requests"), groups, bars=True)
    return Section("funnel", heading, "", sheet)


def _deciding(step: Step) -> SheetGroup:
    return SheetGroup(
        f"Decided whether to assess: {_of_them(step, '6 weeks')}",
        (
            *_done(step, "Decided"),
            *_waiting(step, "Not decided, still in time", "Not decided, past 6 weeks"),
            *_left(step),
        ),
    )


def _assessing(before: Step, step: Step) -> SheetGroup:
    refused = f"; {before.ended:,} refused" if before.ended else ""
    rows = [_bar("A plan is to be issued", step.done - step.ended)]
    rows += [_bar("No plan, said within 16 weeks", step.in_time)]
    rows += [_bar("No plan, said late", step.late, past=True)]
    undated = step.ended - step.in_time - step.late
    rows += [_bar("No plan, day not recorded", undated)] if undated else []
    waiting = _waiting(step, "No outcome yet, up to 16 weeks", "No outcome yet, past 16 weeks")
    head = f"Outcome of the assessment: {step.done:,} of {step.entered:,}{refused}"
    return SheetGroup(head, (*rows, *waiting, *_left(step)))


def _issuing(before: Step, step: Step) -> SheetGroup:
    without = f"; {before.ended:,} without a plan" if before.ended else ""
    return SheetGroup(
        f"Plan issued: {_of_them(step, '20 weeks')}{without}",
        (
            *_done(step, "Issued"),
            *_waiting(step, "Not issued, still in time", "Not issued, past 20 weeks"),
            *_left(step),
        ),
    )


def _of_them(step: Step, limit: str) -> str:
    """How many have the step behind them, and how many of those kept its limit."""
    said = f"{step.done:,} of {step.entered:,}"
    if not step.done:
        return said
    kept = {0: "none", step.done: "all"}.get(step.in_time, f"{step.in_time:,} of them")
    return f"{said}, {kept} within {limit}"


def _done(step: Step, verb: str) -> list[SheetRow]:
    rows = [_bar(f"{verb} in time", step.in_time), _bar(f"{verb} late", step.late, past=True)]
    return [*rows, *([_bar(f"{verb}, day not recorded", step.unlimited)] if step.unlimited else [])]


def _waiting(step: Step, in_time: str, overdue: str) -> list[SheetRow]:
    return [_bar(in_time, step.open), _bar(overdue, step.overdue, past=True)]


def _left(step: Step) -> list[SheetRow]:
    return [_bar("Withdrawn or moved away", step.left)] if step.left else []


def _bar(label: str, count: int, *, past: bool = False) -> SheetRow:
    shape = "clock" if past and count else ""
    return SheetRow(Item(label, shape=shape), (Item(f"{count:,}"),), count, past)


def _january(year: int) -> Period:
    return Period.month(year, 1)
