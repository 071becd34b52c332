"""Partnership and money: metrics, pooled funds, contracts, indicators. /partnership?org=southend"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from dash import Dash, dcc, html

from dashboard.components import table_parts as parts
from dashboard.components.bars import bar_table
from dashboard.components.deck import cover, table_slides
from dashboard.components.figure_table import figure_table
from dashboard.components.folded import folded
from dashboard.components.measure_line import unrated_table
from dashboard.components.rag_badge import rag_badge
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels import partnership
from dashboard.readmodels.money import FundYear
from dashboard.readmodels.partnership import (
    IndicatorGroup,
    Metric,
    MetricPeriod,
    PartnershipQuery,
    PartnershipView,
)
from dashboard.readmodels.parts import Bar, Bars
from dashboard.services import Services

PAGE = Page("partnership", "/partnership", "Partnership")


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The partnership's metrics at the address's period, its money and its contracts."""
    view = services.read.answer(partnership.build, PartnershipView, PartnershipQuery(**query))
    if present:
        return Shown(view.frame, _slides(view), whole=True)
    return Shown(
        view.frame,
        [
            *([_metrics(view)] if view.metrics else []),
            *([_funds(view)] if view.funds else []),
            *([_contracts(view)] if view.contracts else []),
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
    """The message, the metrics, and each side of each fund's year."""
    kicker, foot = view.frame.head.kicker, view.frame.foot
    slides = [
        cover(view.frame),
        *table_slides(kicker, "Metrics against plan", view.metrics, _metric_table, foot, size=2),
    ]
    for year in view.funds:
        for side in (year.income, year.expenditure):
            if side:
                heading, draw = f"{year.name}, {year.period}", partial(_some_bars, year, side)
                slides += table_slides(kicker, heading, side.bars, draw, foot, size=5)
    return slides


def _some_bars(year: FundYear, side: Bars, bars: Sequence[Bar]) -> html.Div:
    return html.Div([html.P(year.checked), bar_table(replace(side, bars=tuple(bars)))])


def _metrics(view: PartnershipView) -> html.Section:
    return html.Section([html.H2("Metrics against plan"), _metric_table(view.metrics)])


def _metric_table(metrics: Sequence[Metric]) -> html.Table:
    words = ("Rating", "Metric and why", "Target", "Figures and distance from target")
    heads = [parts.column_head(w, numeric=w == "Target") for w in words]
    rows = [_metric(metric) for metric in metrics]
    caption = "Each figure against its own period's target; the distance is worked out here."
    return parts.table(caption, [parts.row(heads)], rows, "sheet lines lines--metrics")


def _metric(metric: Metric) -> html.Tr:
    title = [dcc.Link(metric.title, href=metric.href), html.P(metric.why, className="why")]
    remark = [html.P(metric.commentary, className="why")] if metric.commentary else []
    return parts.row(
        [
            parts.cell(rag_badge(metric.rating), name="line-rating"),
            parts.row_head([*title, *remark]),
            parts.cell(metric.target, numeric=True, label="Target"),
            parts.cell([html.Ul([_period(p) for p in metric.periods])], name="metric-periods"),
        ]
    )


def _period(period: MetricPeriod) -> html.Li:
    return html.Li([f"{period.label}: ", html.Strong(period.text), f", {period.gap} from target"])


def _funds(view: PartnershipView) -> html.Section:
    return html.Section([html.H2("Pooled funds"), *[_fund(year) for year in view.funds]])


def _fund(year: FundYear) -> html.Div:
    return html.Div(
        [html.H3(f"{year.name}, {year.period}"), _fund_body(year)], className="fund-year"
    )


def _fund_body(year: FundYear) -> html.Div:
    sides = [bar_table(side) for side in (year.income, year.expenditure) if side]
    return html.Div(
        [
            html.P(year.checked),
            html.P(year.spent, className="small"),
            html.Div(sides, className="pair"),
        ]
    )


def _contracts(view: PartnershipView) -> html.Section:
    table = [figure_table(view.contracts, stack=True)] if view.contracts else []
    return html.Section([html.H2("Contracts"), html.P(view.contracts_said), *table])


def _indicators(group: IndicatorGroup) -> html.Section:
    table = unrated_table(
        group.lines, caption=group.said, title_head="Measure", period_head="Figure"
    )
    return folded(group.name, len(group.lines), [table])
