"""Every table has one caption, scoped heads, figures on the right, and figures told in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.bars import bar_table
from dashboard.components.figure_table import figure_table, series_table
from dashboard.components.heat_table import heat_table
from dashboard.components.matrix import risk_matrix
from dashboard.components.measure_line import met_table, missed_table, unrated_table
from dashboard.components.problem_table import problem_table
from dashboard.readmodels.housing.heat import (
    HeatCell,
    HeatColumn,
    HeatGroup,
    HeatKey,
    HeatRow,
    HeatTable,
)
from dashboard.readmodels.parts import (
    Bar,
    Bars,
    Matrix,
    MatrixCell,
    MatrixRow,
    ProblemLine,
    RiskRef,
)
from dashboard.readmodels.types import Mark, TableView
from tests.drawn import called, cell, chart, line, of, parts, rows, text

PLAIN = TableView("Income by source.", ("Source", "Income"), (("iBCF", "£7,797,498"),), (1,))
BARS = Bars(
    "Income by source.",
    "Source",
    "Income",
    (Bar("NHS", 15_977_498, "£15,977,498", "67%"), Bar("iBCF", 7_797_498, "£7,797,498", "33%")),
)
RISK = RiskRef("AH0004", "Safeguarding", "/risks?risk=AH0004")
MATRIX = Matrix(
    "Risks by likelihood and impact.",
    ("4 Serious", "5 Major"),
    (
        MatrixRow("5 Very likely", (MatrixCell(20, "high"), MatrixCell(25, "high", (RISK,)))),
        MatrixRow("1 Rare", (MatrixCell(4, "low"), MatrixCell(5, None))),
    ),
)
PROBLEMS = (
    ProblemLine("error", 10, "period", "", "Not a month.", "Write 2023-08.", alike="12 more."),
)
MONTHS = tuple(HeatColumn(month, "Q1 2023-24") for month in ("Apr", "May", "Jun"))
QUARTER = tuple(HeatColumn(month, "Q2 2023-24") for month in ("Jul", "Aug", "Sep"))
STATES = {
    "rated": "Amber",
    "unrated": "progress, not rated",
    "nothing_due": "Nothing due",
    "no_figure": "No figure",
    "late": "Last figure is Q1’s",
    "not_due": "Due March 2024",
    "suppressed": "Not shown: small number",
}


def heat(*cells: HeatCell, notes: tuple[Mark, ...] = ()) -> HeatTable:
    row = HeatRow("GAS", "Domestic gas", "/housing?w=GAS", "Monthly", cells, notes)
    key = (HeatKey("amber", "Amber", "90% to under 100%"), HeatKey("late", "", "Late"))
    return HeatTable(
        "21 workstreams.", "Workstream", MONTHS + QUARTER, (HeatGroup("Gas", (row,)),), key
    )


def heat_cell(state: str = "rated", span: int = 3, **changed: object) -> HeatCell:
    figure = cell(state, "amber", text="99.4%", counts="470 of 473", **changed)
    return HeatCell(figure, span, "Q1")


HEAT = heat(heat_cell(), heat_cell())
TABLES: dict[str, Component] = {
    "figures": figure_table(PLAIN),
    "stacking": figure_table(PLAIN, stack=True),
    "series": series_table(chart(), caption="Delays by month."),
    "across": series_table(chart(), caption="Delays by month.", across=True),
    "missed": missed_table([line("amber")], caption="Furthest first.", period_head="January"),
    "met": met_table([line("green")], caption="Met.", title_head="Closest first"),
    "unrated": unrated_table([line("none")], caption="No.", title_head="A", period_head="Jan"),
    "heat": heat_table(HEAT),
    "matrix": risk_matrix(MATRIX),
    "bars": bar_table(BARS),
    "problems": problem_table(PROBLEMS),
}
EVERY_TABLE = pytest.mark.parametrize("tree", TABLES.values(), ids=TABLES)


@EVERY_TABLE
def test_a_table_has_one_caption_that_says_something(tree: Component) -> None:
    (table,) = of(tree, html.Table)
    (caption,) = of(table, html.Caption)
    assert text(caption)


@EVERY_TABLE
def test_every_head_says_what_it_heads(tree: Component) -> None:
    for head in of(tree, html.Th):
        assert head.scope in ("col", "colgroup", "row", "rowgroup")
        assert text(head)


@EVERY_TABLE
def test_every_row_has_a_head(tree: Component) -> None:
    for body in of(tree, html.Tbody):
        for row in of(body, html.Tr):
            assert sum(isinstance(part, html.Th) for part in row.children) == 1


@EVERY_TABLE
def test_the_roles_outlast_a_layout_without_a_table(tree: Component) -> None:
    wanted = {
        html.Table: {"table"},
        html.Thead: {"rowgroup"},
        html.Tbody: {"rowgroup"},
        html.Tr: {"row"},
        html.Th: {"columnheader", "rowheader"},
        html.Td: {"cell"},
    }
    for part in parts(tree):
        if type(part) in wanted:
            assert part.role in wanted[type(part)]


@EVERY_TABLE
def test_every_row_is_as_wide_as_the_table(tree: Component) -> None:
    def width(row: html.Tr) -> int:
        return sum(int(getattr(part, "colSpan", None) or 1) for part in row.children)

    assert len({width(row) for row in of(tree, html.Tr)}) == 1


def test_figures_are_on_the_right_and_words_on_the_left() -> None:
    table = figure_table(PLAIN)
    assert [text(part) for part in called(table, "figures")] == ["Income", "£7,797,498"]


def test_the_table_of_a_chart_has_the_charts_own_figures() -> None:
    view = chart()
    said = rows(series_table(view, caption="Delays by month."))
    assert [row[1] for row in said] == [point.text for point in view.points]
    assert [row[2] for row in said] == [point.target for point in view.points]
    assert [row[3] for row in said] == [point.gap for point in view.points]
    assert [row[-1] for row in said] == [point.rating.word for point in view.points]


def test_twelve_red_months_are_eleven_words_and_one_block() -> None:
    table = series_table(chart(), caption="Delays by month.")
    past = called(table, "rag--past")
    assert len(called(table, "rag")) - len(past) == 1


def test_a_period_without_a_figure_says_so_in_the_table() -> None:
    said = rows(series_table(chart([12, None], [9, 9]), caption="Delays."))
    assert said[1][1] == "No figure"


def test_a_series_without_targets_has_no_empty_columns() -> None:
    (head,) = of(series_table(chart([1, 2], None), caption="Activity."), html.Thead)
    assert [text(part) for part in of(head, html.Th)] == ["Period", "Delays", "Rating"]


def test_a_measure_off_target_is_a_link_with_its_reason_and_its_trend() -> None:
    table = TABLES["missed"]
    (why,) = called(table, "why")
    assert text(why) == line().why
    (picture,) = of(table, html.Img)
    assert picture.alt == chart().summary


def test_a_list_never_shows_an_old_figure_for_a_missing_one() -> None:
    why = "No figure for January 2019; last received July 2018."
    missing = line(cell=cell("no_figure", "none", text=None), why=why)
    table = unrated_table([missing], caption="No.", title_head="A", period_head="January")
    assert rows(table)[0][1:] == ["No figure", why]


def test_a_percentage_stands_with_its_counts() -> None:
    counted = line("green", cell=cell(text="99.4%", counts="470 of 473"))
    table = met_table([counted], caption="Met.", title_head="Closest first")
    assert rows(table)[0][2] == "99.4% 470 of 473"


@pytest.mark.parametrize(("state", "says"), STATES.items())
@pytest.mark.parametrize("span", [1, 3])
def test_a_cell_says_its_state_in_words(state: str, says: str, span: int) -> None:
    note = {"unrated": "progress, not rated", "not_due": "Due March 2024"}.get(state)
    figure = cell(state, "amber", text="57%", note=note)
    words = "Last figure is Q1’s" if state == "late" else None
    table = heat_table(heat(*[HeatCell(figure, span, "Q1", words)] * (6 // span)))
    (drawn, *_) = called(table, "heat-row")
    assert says in text(drawn)


@pytest.mark.parametrize("state", ["nothing_due", "no_figure", "late", "not_due", "suppressed"])
def test_a_cell_without_a_rating_is_never_drawn_as_one(state: str) -> None:
    (row,) = called(heat_table(heat(heat_cell(state), heat_cell(state))), "heat-row")
    for rag in ("red", "amber", "green"):
        assert not called(row, f"heat-cell--{rag}")
        assert not called(row, f"shape--{rag}")


def test_a_figure_with_an_address_is_a_link_and_a_blank_is_not() -> None:
    linked = replace(heat_cell(), href="/measure?measure=GAS")
    (first, second) = called(heat_table(heat(linked, heat_cell("no_figure"))), "heat-row")[
        0
    ].children[2:4]
    assert [link.href for link in of(first, dcc.Link)] == ["/measure?measure=GAS"]
    assert of(second, dcc.Link) == []


def test_a_quarter_is_named_with_its_financial_year() -> None:
    quarter = replace(chart().points[0], short="Q1", year="2023-24", label="Q1 2023-24")
    table = series_table(replace(chart(), points=(quarter,)), caption="Checks.")
    assert text(called(table, "period-brief")[0]) == "Q1  2023-24"


def test_a_cell_is_as_wide_as_the_time_it_covers() -> None:
    months = [heat_cell(span=1)] * 3
    (row,) = called(heat_table(heat(*months, heat_cell())), "heat-row")
    widths = [int(getattr(part, "colSpan", None) or 1) for part in row.children[2:-1]]
    assert widths == [1, 1, 1, 3]


def test_the_note_of_a_row_holds_what_to_know_about_it() -> None:
    noted = heat(heat_cell(), heat_cell(), notes=(Mark("query", "Repeated commentary"),))
    (note,) = called(heat_table(noted), "heat-note")
    assert text(note) == "Repeated commentary"
    assert called(note, "shape--query")


def test_the_key_draws_each_state_as_the_table_does() -> None:
    (key,) = called(heat_table(HEAT), "heat-key")
    assert text(key) == "Amber 90% to under 100% Late"
    assert called(key, "heat-cell--amber")
    assert called(key, "shape--clock")


def test_a_year_of_months_puts_counts_on_a_second_line() -> None:
    long = HeatTable("Year.", "Workstream", (MONTHS + QUARTER) * 2, ())
    assert called(heat_table(long), "heat--long")
    assert not called(heat_table(HEAT), "heat--long")


def test_the_matrix_says_the_level_the_count_and_each_risk() -> None:
    cells = called(risk_matrix(MATRIX), "matrix-cell")
    assert [text(called(one, "matrix-level")[0]) for one in cells] == [
        *("High 20", "High 25", "Low 4", "5")
    ]
    assert text(cells[1]).endswith("1 risk AH0004")


def test_a_cell_that_holds_a_risk_can_be_read_without_the_heads_worst_first() -> None:
    held = [one for one in called(risk_matrix(MATRIX), "matrix-cell") if of(one, html.Li)]
    (place,) = called(held[0], "matrix-place")
    assert text(place) == "likelihood 5 Very likely, impact 5 Major"
    assert held[0].style == {"order": -25}
    assert len(called(risk_matrix(MATRIX), "matrix-cell--free")) == 3


def test_bars_are_drawn_from_nought_on_one_scale() -> None:
    widths = [bar.style["width"] for bar in called(bar_table(BARS), "bar")]
    assert widths == ["100.00%", "48.80%"]


def test_a_bar_of_nothing_has_no_length() -> None:
    nothing = Bars("None.", "Source", "Income", (Bar("Grant", 0, "£0"),))
    assert [bar.style["width"] for bar in called(bar_table(nothing), "bar")] == ["0.00%"]


@pytest.mark.parametrize(("stack", "labels"), [(True, ["Income"]), (False, [])])
def test_only_a_table_that_stacks_says_its_heads_again(stack: bool, labels: list[str]) -> None:
    cells = [
        part.to_plotly_json()["props"] for part in of(figure_table(PLAIN, stack=stack), html.Td)
    ]
    assert [cell["data-label"] for cell in cells if "data-label" in cell] == labels
