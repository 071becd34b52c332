"""What the pages say when there is little to say: all green, nothing late, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from dash import html

from dashboard.domain.edition import Edition
from dashboard.readmodels.books import Books
from pages import data, overview, partnership, send, social_care
from tests.drawn import of, text
from tests.unit.readmodels.figures import monthly
from tests.unit.readmodels.papers import Papers


@dataclass
class Read:
    """Answers without a cache."""

    books: Books

    def answer(self, build: Callable[..., Any], _view: type, query: Any) -> Any:
        return build(query, self.books)

    def edition(self) -> Edition:
        return self.books.edition


def drawn(page: Any, papers: Papers, **query: str) -> html.Div:
    read = Read(papers.books(date(2019, 2, 18)))
    services = SimpleNamespace(read=read, shows_rows=lambda _org: False)
    tree: html.Div = page.layout(services, **query)
    return tree


def headings(tree: html.Div) -> list[str]:
    return [text(one) for one in of(tree, html.H2)]


def test_all_green_and_nothing_late_is_said_in_as_many_words() -> None:
    tree = drawn(overview, monthly(Papers(), "A", ["5", "5"], "8.7"))
    assert text(of(tree, html.H1)[0]) == "The one rated measure meets target"
    assert headings(tree) == [
        "What changed since December 2018", "One is green: target met", "What is late",
    ]  # fmt: skip
    assert "No rating changed." in text(tree)
    assert "Nothing is late: every figure expected is here." in text(tree)


def test_over_three_reds_the_others_are_a_table() -> None:
    papers = Papers()
    for code in "ABCD":
        monthly(papers, code, ["20", "21", "22"], "8.7", title=code)
    tree = drawn(overview, papers)
    (table,) = [one for one in of(tree, html.Table) if "lines--missed" in one.className]
    assert text(table.children[0]) == "Three more are red"
    slides = drawn(overview, papers, view="present")
    assert "Three more are red" in headings(slides)


@pytest.mark.parametrize("page", [send, social_care, partnership])
@pytest.mark.parametrize("view", ["", "present"])
def test_a_page_without_figures_says_what_will_stand_there(page: Any, view: str) -> None:
    tree = drawn(page, Papers().measure("kent", "GAS"), view=view)
    assert len(of(tree, html.H1)) == 1
    assert "appear here once" in text(tree)


def test_money_without_contracts_is_projected_too() -> None:
    fund: dict[str, str | None] = {"fund": "Pool", "line": "Grant", "period": "2018-19"}
    papers = Papers().publish("kent", "funds", fund | {"budget": "75", "kind": "income"})
    assert headings(drawn(partnership, papers, view="present")) == ["Pool, 2018-19"]


def test_a_red_figure_is_neither_folded_away_nor_left_out_of_the_slides() -> None:
    papers = Papers()
    for code in "ABC":
        group = "Statutory timeliness" if code == "A" else "Annual reviews"
        more = {"section": "send", "group": group, "green": "90", "amber": "80"}
        papers.measure("kent", code, **more, rule="bands", title=f"Measure {code}")
        papers.observed("kent", code, "2018-12", value="95" if code != "B" else "10")
    page = drawn(send, papers)
    assert "Annual reviews: one of two is red" in headings(page)
    assert not of(page, html.Details)
    slides = drawn(send, papers, view="present")
    assert "Annual reviews: one of two is red" in headings(slides)
    assert "Measure B" in text(slides)
    assert "Measure C" not in text(slides)
    papers.observed("kent", "B", "2018-12", value="95")
    assert "Annual reviews: 2 figures" in [
        text(one) for one in of(drawn(send, papers), html.Summary)
    ]
    assert "Annual reviews" not in text(drawn(send, papers, view="present"))


def test_everything_that_is_late_is_on_the_slides() -> None:
    papers = monthly(Papers(), "Z", ["5", "5", "5"], "8.7")
    for number in range(14):
        monthly(papers, f"L{number:02}", ["5", "5", None], "8.7", title=f"Late {number:02}")
    slides = drawn(overview, papers, view="present")
    assert "What is late, 3 of 3" in headings(slides)
    assert all(f"Late {number:02}" in text(slides) for number in range(14))


def test_an_outturn_that_is_queried_is_marked_where_it_stands() -> None:
    query = "Query: It is December's; March 2018 was 4"
    papers = monthly(Papers(), "A", ["5"], "8.7")
    papers.observed("kent", "A", "2017-18", value="7", commentary=query)
    for view in ("", "present"):
        page = drawn(social_care, papers, view=view)
        assert "Last year, 7: it is December's; March 2018 was 4" in text(page)
        (cell,) = [one for one in of(page, html.Td) if text(one) == "7"]
        assert [one.className for one in of(cell, html.Span)] == ["shape shape--query"]


def test_the_data_page_says_what_to_do_about_a_measure_that_nothing_defines() -> None:
    page = drawn(data, Papers().measure("kent", "A").observed("kent", "B", "2018-12", value="1"))
    assert "One measure is held and not shown" in headings(page)
    assert "Publish a row of measures for each code" in text(page)
    assert "B: 1 figure" in text(page)
