"""One measure in full: its figure, its definition, its record, whether it is getting better."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard import formats
from dashboard.domain.cadence import containing
from dashboard.domain.measures import RuleKind
from dashboard.domain.periods import Period, PeriodError, PeriodKind
from dashboard.domain.sections import SECTIONS
from dashboard.readmodels.addresses import SECTION_PATHS, SECTION_TABS, address
from dashboard.readmodels.assessed import Assessed, Series, assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.cells import cell
from dashboard.readmodels.comparators import beside, comparator_for, comparison
from dashboard.readmodels.definitions import definition, provenance
from dashboard.readmodels.frames import Settled, foot, notices, settle, settle_org, settle_period
from dashboard.readmodels.housing.work_facts import WorkPart, work_part
from dashboard.readmodels.housing.workstreams import Work, standing, workstreams
from dashboard.readmodels.positions import choices, each, grain, last_within, missed, position
from dashboard.readmodels.remarks import Remark, remarks, silence
from dashboard.readmodels.returns.commentaries import Spoken, spoken
from dashboard.readmodels.returns.restatements import Restated, restatements
from dashboard.readmodels.rows.behind import addresses
from dashboard.readmodels.titles import mid_sentence
from dashboard.readmodels.trends import change, figured, first_and_last, record, trend
from dashboard.readmodels.types import Cell, ChartView, Fact, Frame, Option, PageHead


@dataclass(frozen=True, slots=True)
class MeasureQuery:
    org: str | None = None
    measure: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class MeasureView:
    """Everything on a measure's page; `cell` is None where nothing was ever published.

    `chart` holds every period's figure, and is drawn only where `drawn` says there are two or
    more; `spoken` is this period's approved commentary and `silence` says that there is none, nor
    any other remark; `work` is for housing alone.
    `behind` are the addresses of the rows behind its figures, by period: whether they may be seen
    is for the page to say.
    """

    frame: Frame
    tab: str  # the name of its section in the navigation
    section: str  # "Adult social care"
    section_href: str
    cell: Cell | None = None
    chart: ChartView | None = None
    drawn: bool = False
    table_title: str = ""
    table_caption: str = ""
    facts: tuple[Fact, ...] = ()
    better: str = ""
    comparison: str = ""
    spoken: Spoken | None = None
    remarks: tuple[Remark, ...] = ()
    silence: str = ""
    restated: tuple[Restated, ...] = ()
    provenance: tuple[Fact, ...] = ()
    work: WorkPart | None = None
    org: str = ""
    rows: str = ""  # the address of the rows behind the figure shown; "" where it has none
    behind: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the address came to."""

    org: Settled
    measure: Settled
    period: Settled
    series: Series


def build(query: MeasureQuery, books: Books) -> MeasureView:
    """One measure of one organisation at one period."""
    org = settle_org(books, query.org, ("measures",))
    every = {code: one for code, one in assess(books, org.value).items() if _has_page(one)}
    if not every:
        return _none(org, books)
    series = every.get(query.measure or "") or next(iter(every.values()))
    section = [s for s in every.values() if s.measure.section == series.measure.section]
    options = [Option(one.measure.code, one.measure.title) for one in section]
    measure = settle("measure", "Measure", query.measure or series.measure.code, options)
    day = books.edition.as_at
    offered = _periods(series, section, day)
    period = settle_period(_wanted(query.period, series, offered, day), offered)
    asked = _Asked(org, measure, period, series)
    if not period.value:
        return _unpublished(asked, books)
    return _view(asked, Period.parse(period.value), books)


def _has_page(series: Series) -> bool:
    """Action statuses and risk levels have pages of their own."""
    return series.measure.rule not in (RuleKind.MATRIX, RuleKind.STATUS)


def _periods(series: Series, section: Iterable[Series], day: date) -> tuple[Period, ...]:
    """The periods to choose from: this measure's own and its section's, newest first.

    A section's newest period stands in the list of a measure that gave nothing for it, so that the
    gap can be seen; periods yet to come do not.
    """
    kind, shared = grain(series), choices(section)
    if kind is None:
        return tuple(sorted({point.period for point in series.points}, reverse=True)) or shared
    own = {p.period for p in series.points if p.period.kind is kind}
    last = max((period.end for period in shared), default=None)
    offered = {one for one in own if last is None or one.end <= last}
    offered |= {_last_begun(kind, period, day) for period in shared}
    return tuple(sorted(offered, reverse=True))


def _last_begun(kind: PeriodKind, period: Period, day: date) -> Period:
    """The last month of a quarter, say, or the month of the day where that is yet to come."""
    last = last_within(kind, period)
    return last if last.start <= day else containing(kind, day)


def _wanted(asked: str | None, series: Series, offered: Sequence[Period], day: date) -> str | None:
    """The period to look at: a quarter asked of a monthly measure is its last month.

    Where none is asked for it is the newest with a figure; what cannot be read is left alone.
    """
    if not asked:
        figured_at = (p for p in offered if (f := position(series, p).found) and f.has_figure)
        newest = next(figured_at, None)
        return newest.slug if newest else None
    kind = grain(series)
    try:
        wanted = Period.parse(asked)
    except PeriodError:
        return asked
    if wanted in offered or kind is None:
        return asked
    near = _last_begun(kind, wanted, day)
    return near.slug if near in offered else asked


def _view(asked: _Asked, period: Period, books: Books) -> MeasureView:
    series = asked.series
    work = _work(asked, books)
    shown, found = _cell(asked, work, period, books)
    comparator = comparator_for(series.measure, books)
    restated = restatements(books, asked.org.value, series.measure.code).lines
    chart = _marked(beside(trend(series, period, books), comparator), restated)
    about = Period.parse(shown.period)
    said = spoken(series, about, books)
    told = remarks(series, work.returns.values() if work else (), period, about)
    code = series.measure.section
    behind = addresses(series, asked.org.value, books)
    return MeasureView(
        frame=_frame(asked, period, shown, books),
        tab=SECTION_TABS[code],
        section=SECTIONS[code],
        section_href=address(SECTION_PATHS[code], org=asked.org.value, period=period.slug),
        cell=_tiled(shown, found),
        chart=_titled(chart, series, period) if chart.points else None,
        drawn=len(figured(series, period)) > 1,
        table_title=_table_title(chart, series),
        table_caption=_table_caption(chart),
        facts=definition(series, period),
        better=change(series, period),
        comparison=comparison(comparator, shown),
        spoken=said,
        remarks=told,
        silence="" if said else silence(told, shown.period_label),
        restated=restated,
        provenance=provenance(found, books),
        work=work_part(work, period) if work and (work.known or work.returns) else None,
        org=asked.org.value,
        rows=behind.get(str(found.period), "") if found else "",
        behind=behind,
    )


def _work(asked: _Asked, books: Books) -> Work | None:
    code = asked.series.measure.code
    if asked.series.measure.section != "housing":
        return None
    works = workstreams(books, asked.org.value)
    return next((one for one in works if one.series.measure.code == code), None)


def _cell(
    asked: _Asked, work: Work | None, period: Period, books: Books
) -> tuple[Cell, Assessed | None]:
    """The cell of the period, and the observation behind it where there is one."""
    if work is None:
        place = position(asked.series, period)
        return cell(place, books, period), place.found
    shown = standing(work, period, period, books).cell
    found = work.series.at(period) if shown.text else None
    return shown, found


def _tiled(shown: Cell, found: Assessed | None) -> Cell:
    """The cell with what would make it green short enough for a tile: "−2.6", "3 more of 473"."""
    needed, gap = shown.rating.to_green, found.rating.gap if found else None
    if needed is None or found is None or gap is None or " of " in needed:
        return shown
    points = formats.signed(-gap, "number", found.measure.decimals)
    unit = " points" if found.measure.unit == "percent" else ""
    return replace(shown, rating=replace(shown.rating, to_green=f"{points}{unit}"))


def _marked(chart: ChartView, restated: Sequence[Restated]) -> ChartView:
    """The chart with a mark at each period whose published figure was changed."""
    changed = {one.period for one in restated}
    points = tuple(replace(one, restated=one.label in changed) for one in chart.points)
    return replace(chart, points=points)


def _titled(chart: ChartView, series: Series, period: Period) -> ChartView:
    """The chart under its message; its name is the page's headline already."""
    found = figured(series, period)
    times, of = missed(found)
    noun = each(series)
    none = f"{formats.count_words(len(found)).capitalize()} {noun}s of figures"
    title = record(times, of, noun) if of else first_and_last(found) if found else none
    return replace(chart, title=title, series_name="Figure")


def _table_title(chart: ChartView, series: Series) -> str:
    """ "Twelve months, each against its own target"; the target is left out where there is none."""
    count = len(chart.points)
    number = "twelve" if count == 12 else formats.count_words(count)
    title = f"{number.capitalize()} {formats.plural(count, each(series))}"
    targeted = any(point.target for point in chart.points)
    return f"{title}, each against its own target" if targeted else title


def _table_caption(chart: ChartView) -> str:
    if len(chart.points) < 2:
        return chart.series_name
    return f"{chart.points[0].label} to {chart.points[-1].label}."


def _frame(asked: _Asked, period: Period, shown: Cell, books: Books) -> Frame:
    measure = asked.series.measure
    submissions = {point.submission for point in asked.series.up_to(period)}
    rated = "Each period is rated against its own target."
    head = PageHead(
        title=f"{measure.title}: {asked.org.label}",
        kicker=f"{_place(asked)}, {shown.period_label}",
        headline=measure.title,
        notices=notices(asked.org, asked.measure, asked.period),
    )
    filters = (asked.org.filter, asked.measure.filter, asked.period.filter)
    return Frame(filters, head, foot(books, submissions, rated))


def _place(asked: _Asked) -> str:
    """Whose measure it is: "Kent County Council: adult social care, ASC-06"."""
    measure = asked.series.measure
    section = mid_sentence(SECTIONS[measure.section])
    return f"{asked.org.label}: {section}, {measure.code}"


def _unpublished(asked: _Asked, books: Books) -> MeasureView:
    """A measure that is defined but has never had a figure or a period to show it for."""
    measure = asked.series.measure
    head = PageHead(
        title=f"{measure.title}: {asked.org.label}",
        kicker=_place(asked),
        headline=measure.title,
        lead="No figure has been published for this measure.",
        notices=notices(asked.org, asked.measure),
    )
    filters = (asked.org.filter, asked.measure.filter, asked.period.filter)
    return MeasureView(
        frame=Frame(filters, head, foot(books, (), "")),
        tab=SECTION_TABS[measure.section],
        section=SECTIONS[measure.section],
        section_href=address(SECTION_PATHS[measure.section], org=asked.org.value),
    )


def _none(org: Settled, books: Books) -> MeasureView:
    """An organisation without measures."""
    head = PageHead(
        title=f"Measures: {org.label}",
        kicker=f"{org.label}: measures",
        headline="No measures are published",
        notices=notices(org),
    )
    frame = Frame((org.filter,), head, foot(books, (), ""))
    return MeasureView(frame, "Overview", "Overview", address("/", org=org.value))
