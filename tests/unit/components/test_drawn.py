"""What needs no script becomes HTML that says the same; what needs one stays what it is."""

from __future__ import annotations

import dash_bootstrap_components as dbc
import pytest
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.drawn import Drawn, as_html, lightened


@pytest.mark.parametrize(
    ("tree", "written"),
    [
        ("5 < 6 & 7", "5 &lt; 6 &amp; 7"),
        (None, ""),
        ([html.B("a"), " ", 3], "<b>a</b> 3"),
        (html.P("a", className="lead", hidden=None), '<p class="lead">a</p>'),
        (html.Td(colSpan=3, role="cell"), '<td colspan="3" role="cell"></td>'),
        (html.Label("Order", htmlFor="sort"), '<label for="sort">Order</label>'),
        (html.Span(**{"aria-hidden": "true"}), '<span aria-hidden="true"></span>'),
        (html.Span(title='"quoted"'), '<span title="&quot;quoted&quot;"></span>'),
        (html.Span(style={"minWidth": "3px", "width": "5%"}), "min-width:3px;width:5%"),
        (html.Img(src="a.png", alt=""), '<img alt="" src="a.png">'),
        (dcc.Link("Gas", href="/x?a=1&b=2"), '<a href="/x?a=1&amp;b=2" data-link="">Gas</a>'),
        (html.Div(dcc.Graph()), "<div></div>"),
    ],
)
def test_html_says_what_the_tree_says(tree: object, written: str) -> None:
    assert written in as_html(tree)


def test_a_select_says_which_option_is_chosen() -> None:
    options = [{"value": "q1", "label": "Q1"}, {"value": "q2", "label": "Q2 & on"}]
    written = as_html(dbc.Select(id="period", value="q2", options=options, className="select"))
    assert written.startswith('<select id="period" class="form-select select">')
    assert '<option value="q1">Q1</option>' in written
    assert '<option selected="" value="q2">Q2 &amp; on</option>' in written
    assert written.count("selected") == 1


def test_a_part_without_scripts_becomes_one_element_of_html() -> None:
    table = html.Table(html.Tr([html.Th("Gas"), html.Td("99.68%")]), className="sheet")
    (drawn,) = lightened([table])
    assert isinstance(drawn, Drawn)
    assert (drawn.tag, drawn.attributes) == ("table", {"className": "sheet"})
    assert drawn.inside == "<tr><th>Gas</th><td>99.68%</td></tr>"


def test_html_is_the_same_whether_or_not_it_was_lightened_first() -> None:
    def page() -> Component:
        return html.Div([html.H1("Housing"), html.Main(html.P("All met"), id="content")])

    assert as_html(lightened(page())) == as_html(page())


@pytest.mark.parametrize(
    "live",
    [dcc.Graph(), dbc.Select(id="period"), html.Button("Send", id="send")],
    ids=["graph", "select", "id"],
)
def test_what_needs_a_script_or_can_be_named_stays_what_it_is(live: Component) -> None:
    page = lightened(html.Section([html.P("Before"), html.Div([live, html.P("After")])]))
    before, held = page.children
    assert isinstance(page, html.Section)
    assert isinstance(before, Drawn)
    assert held.children[0] is live
    assert isinstance(held.children[1], Drawn)


def test_a_link_beside_something_live_is_still_dashs_own() -> None:
    link = dcc.Link("Gas", href="/measure")
    assert lightened(html.P([link, html.B("of 21", id="count")])).children[0] is link


def test_words_alone_are_left_alone() -> None:
    assert lightened(["All met", None, 5]) == ["All met", None, 5]
