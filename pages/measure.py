"""One measure: figure, definition, record. /measure?org=kent&measure=ASC-06&period=2019-01"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import Dash, dcc, html

from dashboard.components.chart_card import chart_card
from dashboard.components.commentary import commentary
from dashboard.components.definition import definition
from dashboard.components.empty import empty
from dashboard.components.figure_table import figure_table, series_table
from dashboard.components.ledger_table import ledger_table
from dashboard.components.marks import marks
from dashboard.components.not_shown import rows_not_shown
from dashboard.components.slide import measure_slide
from dashboard.components.tile import tile_row
from dashboard.domain.periods import Period
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels import measure
from dashboard.readmodels.addresses import commentary_address
from dashboard.readmodels.measure import MeasureQuery, MeasureView
from dashboard.readmodels.remarks import Remark
from dashboard.readmodels.titles import mid_sentence
from dashboard.readmodels.types import Cell, Line
from dashboard.services import Services

PAGE = Page("measure", "/measure", "Measure", filters=("org", "measure", "period"))


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The measure, organisation and period in the address."""
    view = services.read.answer(measure.build, MeasureView, MeasureQuery(**query))
    if view.cell is None:
        body = [html.Section(empty("No figure has been published for this measure."))]
        return Shown(view.frame, body, view.tab)
    if present:
        return _slide(view, view.cell)
    shown = services.shows_rows(view.org)
    said = _said(view, services.may_comment(view.org))
    sections = [*_record(view, view.behind if shown else {}, said), *_more(view)]
    rows = [_rows(view, shown=shown)] if view.rows else []
    body = [_section_link(view), tile_row(view.cell), *rows, *filter(None, sections)]
    return Shown(view.frame, body, view.tab)


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _section_link(view: MeasureView) -> html.P:
    return html.P(dcc.Link(f"{view.section}: every measure", href=view.section_href))


def _rows(view: MeasureView, *, shown: bool) -> html.P:
    if not shown:
        return html.P(rows_not_shown("The rows behind this figure"), className="why")
    return html.P(dcc.Link("The rows behind this figure", href=view.rows))


def _more(view: MeasureView) -> list[html.Section | None]:
    return [_restated(view), _workstream(view), _sources(view)]


def _record(
    view: MeasureView, rows: Mapping[str, str], said: html.Section
) -> list[html.Section | None]:
    """Chart, table and words beside the definition; with one figure the words take its place."""
    facts, better = definition(view.facts), _better(view)
    if view.chart is None or not view.drawn:
        beside = html.Div([*filter(None, [_table(view, rows)]), better, said])
        return [html.Section([beside, facts], className="pair pair--chart")]
    chart = html.Div(chart_card(view.chart, level=2))
    return [
        html.Section([chart, facts], className="pair pair--chart"),
        _table(view, rows),
        html.Section([better, said], className="pair"),
    ]


def _table(view: MeasureView, rows: Mapping[str, str]) -> html.Section | None:
    if view.chart is None or not any(point.text for point in view.chart.points):
        return None
    caption = view.table_caption
    table = series_table(view.chart, caption=caption, across=view.drawn, rows=rows)
    return html.Section([html.H2(view.table_title), table])


def _better(view: MeasureView) -> html.Section:
    compared = [html.P(view.comparison)] if view.comparison else []
    return html.Section([html.H2("Is it getting better?"), html.P(view.better), *compared])


def _said(view: MeasureView, write: bool) -> html.Section:
    """This period's commentary, the way to write it for those who may, and what was said before."""
    spoken = [commentary(view.spoken)] if view.spoken else []
    silence = [empty(view.silence)] if view.silence else []
    link = [_write(view, view.cell)] if write and view.cell else []
    before = [html.H3("Also said")] if view.spoken and view.remarks else []
    remarks = [html.Dl([_remark(remark) for remark in view.remarks], className="facts")]
    told = remarks if view.remarks else []
    body = [html.H2("Commentary"), *spoken, *silence, *link, *before, *told]
    return html.Section(body, className="commentary")


def _write(view: MeasureView, cell: Cell) -> html.P:
    period = Period.parse(cell.period)
    words = "Edit commentary" if view.spoken else "Write commentary"
    return html.P(html.A(words, href=commentary_address(view.org, cell.measure, period)))


def _remark(remark: Remark) -> html.Div:
    return html.Div([html.Dt(remark.period), html.Dd([remark.words, *marks(remark.marks)])])


def _restated(view: MeasureView) -> html.Section | None:
    if not view.restated:
        return None
    return html.Section([html.H2("Restated figures"), ledger_table(view.restated)])


def _workstream(view: MeasureView) -> html.Section | None:
    if view.work is None:
        return None
    table = figure_table(view.work.returns, stack=True)
    return html.Section([html.H2("What each return says"), table])


def _sources(view: MeasureView) -> html.Section | None:
    programme = [definition(view.work.facts, title="The programme")] if view.work else []
    came = [definition(view.provenance, title="Where this figure comes from")]
    panels = [*programme, *(came if view.provenance else [])]
    return html.Section(panels, className="pair") if panels else None


def _slide(view: MeasureView, cell: Cell) -> Shown:
    """The message as the headline; the chart takes two thirds, the figure the rest."""
    head = view.frame.head
    line = Line(
        measure=cell.measure,
        title=head.headline,
        href="",
        cell=cell,
        why=cell.rating.why,
        direction=view.better,
        trend=view.chart if view.drawn else None,
        told=view.spoken.parts[0].words if view.spoken else "",
    )
    council, name = view.frame.filters[0].chosen, mid_sentence(head.headline)
    kicker = f"{council}: {name}, {cell.period_label}" if line.trend else head.kicker
    slide = measure_slide(kicker, line, view.frame.foot, first=True)
    return Shown(view.frame, [slide], view.tab, whole=True)
