"""Partnership and money: Better Care Fund metrics, pooled funds, contracts, indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dashboard import formats
from dashboard.domain.contracts import Contract
from dashboard.domain.periods import Period
from dashboard.domain.rating import display, display_target
from dashboard.readmodels.addresses import measure_address
from dashboard.readmodels.assessed import Assessed, Series, assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.cells import line
from dashboard.readmodels.frames import Settled, foot, notices, settle_org, settle_period
from dashboard.readmodels.money import NOT_STATED, FundYear, fund_years, pounds
from dashboard.readmodels.positions import choices, grain, position
from dashboard.readmodels.ratings import gap_words, rating_view
from dashboard.readmodels.summary import performance
from dashboard.readmodels.types import Frame, Line, PageHead, RatingView, TableView, TallyItem

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
    gap: str
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
    metrics = tuple(_metric(one, org.value, shown) for one in regular) if shown else ()
    contracts = [Contract.from_row(record.row) for record in books.rows(org.value, "contracts")]
    funds = fund_years(books, org.value)
    others = [one for one in series if one not in regular]
    submissions = {r.submission for d in ("funds", "contracts") for r in books.rows(org.value, d)}
    submissions |= {point.submission for one in series for point in one.points}
    bands = "A metric is rated only where its target's period and unit are published."
    return PartnershipView(
        frame=Frame(
            (org.filter, period.filter),
            _head(org, period, metrics, funds, contracts),
            foot(books, submissions, bands),
        ),
        metrics=metrics,
        funds=funds,
        contracts=_contract_table(contracts, books) if contracts else None,
        contracts_said=contracts_said(contracts),
        groups=_groups(others, books, org.value),
    )


def _has_target(series: Series) -> bool:
    return any(point.observation.target is not None for point in series.points) and any(
        point.has_figure for point in series.points
    )


def _metric(series: Series, org: str, period: Period) -> Metric:
    place = position(series, period)
    wanted = place.expected or period
    year = [p for p in series.points if p.period.financial_year == wanted.financial_year]
    shown = [p for p in year if p.period.end <= wanted.end]
    found = place.found
    target = display_target(found.measure, found.observation) if found else None
    remark = found.observation.commentary if found else None
    rating = found.rating if found else None
    return Metric(
        title=series.measure.title,
        href=measure_address(org, series.measure.code, wanted),
        target=target or NOT_STATED,
        periods=tuple(_metric_period(p) for p in shown),
        rating=rating_view(rating) if rating else _no_figure(wanted),
        why=rating.why if rating else f"No figure for {wanted.label}.",
        commentary=remark or "",
    )


def _metric_period(found: Assessed) -> MetricPeriod:
    text = display(found.measure, found.observation)
    return MetricPeriod(found.period.label, text, distance_words(found), rating_view(found.rating))


def distance_words(found: Assessed) -> str:
    """The signed distance from target worked out from the two, rated or not."""
    gap, target = gap_words(found), found.observation.target
    if gap is not None:
        return gap
    if found.observation.value is None or not isinstance(target, Fraction):
        return NOT_STATED
    measure = found.measure
    return formats.signed(found.observation.value - target, measure.unit, measure.decimals)


def _no_figure(period: Period) -> RatingView:
    why = f"No figure for {period.label}."
    return RatingView("none", "Not rated: no figure", why, None, "no_data")


def _groups(series: Sequence[Series], books: Books, org: str) -> tuple[IndicatorGroup, ...]:
    names = list(dict.fromkeys(one.measure.group or "Other" for one in series))
    groups = []
    for name in names:
        members = [one for one in series if (one.measure.group or "Other") == name]
        lines = tuple(line(one, books, org, _newest(one)) for one in members if one.points)
        figured = sum(one.cell.text is not None for one in lines)
        said = f"{figured} of {len(lines)} have a figure. What is not stated stays blank."
        groups.append(IndicatorGroup(name, said, lines))
    return tuple(sorted(groups, key=lambda group: group.name))


def _newest(series: Series) -> Period:
    return series.points[-1].period


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
    caption = f"As at {formats.date_words(as_at)}: {ended} of {len(contracts)} have ended."
    return TableView(caption, columns, rows, (2,))


def contracts_said(contracts: Sequence[Contract]) -> str:
    """What the contracts add to, and how many state no value."""
    stated = [c.annual_value for c in contracts if c.annual_value is not None]
    if not stated:
        return "No contract value is published."
    blank = len(contracts) - len(stated)
    left = f" {blank} state no value." if blank else ""
    whole = pounds(sum(stated, Fraction(0)))
    return f"{len(stated)} {formats.plural(len(stated), 'contract')} add to {whole} a year.{left}"


def _head(
    org: Settled,
    period: Settled,
    metrics: Sequence[Metric],
    funds: Sequence[FundYear],
    contracts: Sequence[Contract],
) -> PageHead:
    when = f", {period.label}" if period.value else ""
    counts = tuple(
        TallyItem(rag, word, sum(metric.rating.rag == rag for metric in metrics))
        for rag, word in (
            ("red", "red"),
            ("amber", "amber"),
            ("green", "green"),
            ("none", "not rated"),
        )
    )
    return PageHead(
        title=f"Partnership and money: {org.label}",
        kicker=f"{org.label}: partnership and money{when}",
        headline=_headline(metrics, funds, contracts),
        lead=_lead(funds, contracts),
        tally=counts if metrics else (),
        notices=notices(org, period),
    )


def _headline(
    metrics: Sequence[Metric], funds: Sequence[FundYear], contracts: Sequence[Contract]
) -> str:
    missed = sum(metric.rating.rag in ("red", "amber") for metric in metrics)
    rated = sum(metric.rating.rag != "none" for metric in metrics)
    if rated:
        words = formats.count_words(missed).capitalize()
        verb = "misses" if missed == 1 else "miss"
        return f"{words} of {formats.count_words(rated)} rated metrics {verb} target"
    if funds or contracts:
        return "Money and contracts are published; no metric is rated"
    return "No partnership figures have been published here"


def _lead(funds: Sequence[FundYear], contracts: Sequence[Contract]) -> str:
    agreeing = sum(year.checked.startswith("Checked") for year in funds)
    both = sum(year.income is not None and year.expenditure is not None for year in funds)
    said = (
        f"Income equals expenditure in {agreeing} of {both} fund years that publish both."
        if both
        else ""
    )
    return f"{said} {contracts_said(contracts) if contracts else ''}".strip()
