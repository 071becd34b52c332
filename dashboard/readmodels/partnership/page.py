"""Partnership and money: Better Care Fund metrics, pooled funds, contracts, indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dashboard import formats
from dashboard.domain.cadence import containing
from dashboard.domain.contracts import Contract
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.rating import Rag, display
from dashboard.readmodels.assessed import Assessed, Series, assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.cells import dated, line
from dashboard.readmodels.commentary import said, sentence
from dashboard.readmodels.frames import Settled, foot, notices, settle_org, settle_period
from dashboard.readmodels.partnership.money import NOT_STATED, FundYear, fund_years, pounds
from dashboard.readmodels.positions import choices, grain
from dashboard.readmodels.ratings import difference_words, rating_view, target_of
from dashboard.readmodels.summary import counted, performance, some_of
from dashboard.readmodels.titles import mid_sentence
from dashboard.readmodels.types import Frame, Line, Mark, PageHead, RatingView, TableView

SECTION = "partnership"


@dataclass(frozen=True, slots=True)
class PartnershipQuery:
    org: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class MetricPeriod:
    """A metric in one period of its year: figure, distance from target, rating."""

    label: str
    text: str
    gap: str  # blank where either is not stated
    rating: RatingView


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric that keeps a rhythm, with the periods of its year up to the one looked at."""

    title: str
    href: str
    target: str
    periods: tuple[MetricPeriod, ...]
    rating: RatingView
    why: str
    commentary: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """Measures that keep no rhythm, most of them named without a figure."""

    name: str
    said: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PartnershipView:
    frame: Frame
    metrics: tuple[Metric, ...]
    funds: tuple[FundYear, ...]
    contracts: TableView | None
    contracts_said: str
    groups: tuple[IndicatorGroup, ...]


def build(query: PartnershipQuery, books: Books) -> PartnershipView:
    """The partnership's metrics at a period, and its money and contracts as published."""
    org = settle_org(books, query.org, ("funds", "contracts"))
    series = performance(list(assess(books, org.value, SECTION).values()))
    regular = [one for one in series if grain(one) is not None and _has_target(one)]
    period = settle_period(query.period, choices(regular))
    shown = Period.parse(period.value) if period.value else None
    metrics = tuple(_metric(one, books, org.value, shown) for one in regular) if shown else ()
    contracts = [Contract.from_row(record.row) for record in books.rows(org.value, "contracts")]
    funds = fund_years(books, org.value)
    codes = {one.measure.code for one in regular}
    others = [one for one in series if one.measure.code not in codes]
    submissions = {r.submission for d in ("funds", "contracts") for r in books.rows(org.value, d)}
    submissions |= {point.submission for one in series for point in one.points}
    bands = "A metric is rated only where its target’s period and unit are published."
    return PartnershipView(
        frame=Frame(
            (org.filter, period.filter),
            _head(org, period, metrics, funds, contracts, books.edition.as_at),
            foot(books, submissions, bands),
        ),
        metrics=metrics,
        funds=funds,
        contracts=_contract_table(contracts, books) if contracts else None,
        contracts_said=contracts_said(contracts, books.edition.as_at),
        groups=_groups(others, books, org.value),
    )


def _has_target(series: Series) -> bool:
    return any(target_of(point) is not None for point in series.points) and any(
        point.has_figure for point in series.points
    )


def _metric(series: Series, books: Books, org: str, period: Period) -> Metric:
    one = line(series, books, org, period)
    wanted = Period.parse(one.cell.period)
    year = [p for p in series.points if p.period.financial_year == wanted.financial_year]
    return Metric(
        title=one.title,
        href=one.href,
        target=one.cell.target or NOT_STATED,
        periods=tuple(_metric_period(p) for p in year if p.period.end <= wanted.end),
        rating=one.cell.rating,
        why=one.cell.rating.why,
        commentary=sentence(said(one.cell.commentary).words),
        marks=one.marks,
    )


def _metric_period(found: Assessed) -> MetricPeriod:
    text = display(found.measure, found.observation)
    return MetricPeriod(found.period.label, text, distance_words(found), rating_view(found.rating))


def distance_words(found: Assessed) -> str:
    """The signed distance from target of a figure that is rated against it; blank of any other.

    Where no rule rates a figure its target may be of another period or unit.
    """
    value, target = found.observation.value, target_of(found)
    if value is None or not isinstance(target, Fraction) or found.rating.rag is Rag.NONE:
        return ""
    return difference_words(found, value - target)


def _groups(series: Sequence[Series], books: Books, org: str) -> tuple[IndicatorGroup, ...]:
    names = sorted({one.measure.group or "Other" for one in series})
    groups = []
    for name in names:
        members = [one for one in series if (one.measure.group or "Other") == name]
        lines = tuple(dated(line(one, books, org, _newest(one, books))) for one in members)
        figured = sum(one.cell.text is not None for one in lines)
        have = formats.plural(figured, "has", "have")
        coverage = (
            f"{some_of(figured, len(lines))} {have} a figure. What is not stated stays blank."
        )
        groups.append(IndicatorGroup(name, coverage, lines))
    return tuple(groups)


def _newest(series: Series, books: Books) -> Period:
    """The newest period something was published for; where nothing was, the edition's month."""
    if series.points:
        return series.points[-1].period
    return containing(PeriodKind.MONTH, books.edition.as_at)


def _contract_table(contracts: Sequence[Contract], books: Books) -> TableView:
    as_at = books.edition.as_at
    rows = tuple(
        (
            contract.title,
            contract.client_group or NOT_STATED,
            pounds(contract.annual_value) if contract.annual_value is not None else NOT_STATED,
            formats.date_words(contract.starts_on) if contract.starts_on else NOT_STATED,
            formats.date_words(contract.end) if contract.end else NOT_STATED,
            contract.state(as_at).capitalize(),
            formats.date_words(contract.review_due_on) if contract.review_due_on else NOT_STATED,
        )
        for contract in contracts
    )
    columns = ("Contract", "Who it is for", "A year", "From", "To", "State", "Review due")
    ended = sum(contract.state(as_at) == "ended" for contract in contracts)
    have = formats.plural(ended, "has", "have")
    caption = f"As at {formats.date_words(as_at)}: {ended} of {len(contracts)} {have} ended."
    return TableView(caption, columns, rows, (2,))


def contracts_said(contracts: Sequence[Contract], as_at: date) -> str:
    """What the contracts add to, apart from those that have ended; how many state no value."""
    stated = [one for one in contracts if one.annual_value is not None]
    if not stated:
        return "No contract value is published."
    blank = len(contracts) - len(stated)
    left = f" {blank} {formats.plural(blank, 'states', 'state')} no value." if blank else ""
    ended = [one for one in stated if one.state(as_at) == "ended"]
    going = [one for one in stated if one not in ended]
    if not going:
        have = "has ended; it" if len(ended) == 1 else "have ended; they"
        which = {1: "The one contract", 2: "Both contracts"}.get(
            len(ended), f"All {formats.count_words(len(ended))} contracts"
        )
        return f"{which} {have} came to {_a_year(ended)}.{left}"
    held = f"{len(going)} {formats.plural(len(going), 'contract adds', 'contracts add')}"
    past = f"; what has ended came to {_a_year(ended)}" if ended else ""
    return f"{held} to {_a_year(going)}{past}.{left}"


def _a_year(some: Sequence[Contract]) -> str:
    return f"{pounds(sum((one.annual_value or Fraction(0) for one in some), Fraction(0)))} a year"


def _head(
    org: Settled,
    period: Settled,
    metrics: Sequence[Metric],
    funds: Sequence[FundYear],
    contracts: Sequence[Contract],
    as_at: date,
) -> PageHead:
    when = f", {period.label}" if period.value else ""
    return PageHead(
        title=f"Partnership and money: {org.label}",
        kicker=f"{org.label}: partnership and money{when}",
        headline=_headline(metrics, funds, contracts),
        lead=_lead(funds, contracts, as_at),
        tally=counted([Rag(metric.rating.rag) for metric in metrics]) if metrics else (),
        notices=notices(org, period),
    )


def _headline(
    metrics: Sequence[Metric], funds: Sequence[FundYear], contracts: Sequence[Contract]
) -> str:
    missed = sum(metric.rating.rag in ("red", "amber") for metric in metrics)
    rated = sum(metric.rating.rag != "none" for metric in metrics)
    if rated == 1:
        return f"The one rated metric {'misses' if missed else 'meets'} target"
    if rated:
        if not missed:
            return f"{some_of(rated, rated)} rated metrics meet target"
        miss = formats.plural(missed, "misses", "miss")
        return f"{some_of(missed, rated)} rated metrics {miss} target"
    published = [word for word, there in (("money", funds), ("contracts", contracts)) if there]
    if published:
        said = " and ".join(published).capitalize()
        verb = "is" if published == ["money"] else "are"
        return f"{said} {verb} published; no metric is rated"
    return "No metric here can be rated" if metrics else "No partnership figures are published here"


def _lead(funds: Sequence[FundYear], contracts: Sequence[Contract], as_at: date) -> str:
    both = [year.agrees for year in funds if year.agrees is not None]
    said = ""
    if both:
        some = mid_sentence(some_of(sum(both), len(both)))
        years = formats.plural(len(both), "fund year that publishes", "fund years that publish")
        said = f"Income equals expenditure in {some} {years} both."
    return f"{said} {contracts_said(contracts, as_at) if contracts else ''}".strip()
