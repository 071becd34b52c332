"""Partnership and money: metrics, pooled funds, contracts, indicators. /partnership?org=southend"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from dash import Dash, dcc, html

from dashboard.components import table_parts as parts
from dashboard.components.bars import bar_table
from dashboard.components.figure_table import figure_table
from dashboard.components.folded import LONG, folded
from dashboard.components.marks import marks
from dashboard.components.measure_line import unrated_table
from dashboard.components.rag_badge import rag_badge
from dashboard.components.slide import cover, row_slides, slide
from dashboard.frame import Shown, framed, keep_in_step, nothing
from dashboard.page import Page
from dashboard.readmodels.partnership import page as partnership
from dashboard.readmodels.partnership.money import FundYear
from dashboard.readmodels.partnership.page import (
    IndicatorGroup,
    Metric,
    MetricPeriod,
    PartnershipQuery,
    PartnershipView,
)
from dashboard.readmodels.types import Line, TableView
from dashboard.services import Services

PAGE = Page("partnership", "/partnership", "Partnership", section="partnership")
_AGREES = {
    True: "income and expenditure agree",
    False: "income and expenditure differ",
    None: "one side is published",
}
_HINT = "Figures appear here once a metric, a fund or a contract is published."


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The partnership's metrics at the address's period, its money and its contracts."""
    view = services.read.answer(partnership.build, PartnershipView, PartnershipQuery(**query))
    if not (view.metrics or view.funds or view.contracts or view.groups):
        return nothing(view.frame, _HINT, present=present)
    if present:
        return Shown(view.frame, _slides(view), whole=True)
    return Shown(
        view.frame,
        [
            *([_section("Metrics against plan", _metrics(view.metrics))] if view.metrics else []),
            *([_funds(view.funds)] if view.funds else []),
            *([_contracts(view, view.contracts)] if view.contracts else []),
            *[_indicators(group) for group in view.groups],
        ],
    )


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _slides(view: PartnershipView) -> list[html.Section]:
    """The message, the metrics, each fund year, the contracts, then the shorter lists."""
    kicker, foot = view.frame.head.kicker, view.frame.foot
    slides = [
        cover(view.frame.head, foot),
        *row_slides(kicker, "Metrics against plan", view.metrics, _metrics, foot, 3),
        *(
            slide(kicker, _fund_name(year), [_fund(year, heading=False)], foot)
            for year in view.funds
        ),
    ]
    if view.contracts:
        draw = partial(_contract_rows, view.contracts)
        slides += row_slides(kicker, "Contracts", view.contracts.rows, draw, foot, 6)
    for group in view.groups:
        if len(group.lines) <= LONG:
            slides += row_slides(kicker, group.name, group.lines, _lines, foot, 6)
    return slides


def _section(heading: str, *content: Any) -> html.Section:
    return html.Section([html.H2(heading), *content])


def _metrics(metrics: Sequence[Metric]) -> html.Table:
    words = ("Rating", "Metric and why", "Target", "Figures and distance from target")
    heads = [parts.column_head(w, numeric=w == "Target") for w in words]
    caption = "Each figure against its own period’s target; the distance is worked out here."
    rows = [_metric(metric) for metric in metrics]
    return parts.table(caption, [parts.row(heads)], rows, "sheet lines lines--metrics")


def _metric(metric: Metric) -> html.Tr:
    title = [dcc.Link(metric.title, href=metric.href), html.P(metric.why, className="why")]
    known = tuple(mark for mark in metric.marks if mark.kind != "note")  # the periods are listed
    remark = [html.P(metric.commentary, className="why")] if metric.commentary else []
    return parts.row(
        [
            parts.cell(rag_badge(metric.rating), name="line-rating"),
            parts.row_head([*title, *remark, *marks(known)]),
            parts.cell(metric.target, numeric=True, label="Target"),
            parts.cell([html.Ul([_period(p) for p in metric.periods])], name="metric-periods"),
        ]
    )


def _period(period: MetricPeriod) -> html.Li:
    gap = [f", {period.gap} from target"] if period.gap else []
    return html.Li([f"{period.label}: ", html.Strong(period.text), *gap])


def _funds(years: Sequence[FundYear]) -> html.Section:
    """The first fund year in full; the others open from their names."""
    first, *others = years
    more = [
        folded(
            f"{_fund_name(year)}: {_AGREES[year.agrees]}",
            0,
            [_fund(year, heading=False)],
            fold=True,
        )
        for year in others
    ]
    return html.Section([html.H2("Pooled funds"), _fund(first), *more])


def _fund_name(year: FundYear) -> str:
    return f"{year.name}, {year.period}"


def _fund(year: FundYear, *, heading: bool = True) -> html.Div:
    sides = [bar_table(side) for side in (year.income, year.expenditure) if side]
    return html.Div(
        [
            *([html.H3(_fund_name(year))] if heading else []),
            html.P(year.checked),
            html.P(year.spent, className="small"),
            html.Div(sides, className="pair"),
        ],
        className="fund-year",
    )


def _contracts(view: PartnershipView, contracts: TableView) -> html.Section:
    said = html.P(view.contracts_said)
    return _section("Contracts", said, figure_table(contracts, stack=True))


def _contract_rows(contracts: TableView, rows: Sequence[tuple[str, ...]]) -> html.Table:
    return figure_table(replace(contracts, rows=tuple(rows)), stack=True)


def _indicators(group: IndicatorGroup) -> html.Section:
    return folded(group.name, len(group.lines), [_lines(group.lines, group.said)])


def _lines(lines: Sequence[Line], caption: str = "Each with its reason.") -> html.Table:
    return unrated_table(lines, caption=caption, title_head="Measure", period_head="Figure")
