"""The links between the pages of one section."""

from __future__ import annotations

from dash import dcc, html

from dashboard.components.local_nav import local_nav
from dashboard.readmodels.types import Option
from tests.drawn import of, text


def test_a_page_that_stands_alone_has_no_links_beside_it() -> None:
    assert local_nav(()) == []


def test_the_present_page_is_said_and_the_others_are_links() -> None:
    pages = (Option("", "Figures"), Option("/send/cases?org=kent", "Assessments in time"))
    (drawn,) = local_nav(pages)
    assert drawn.to_plotly_json()["props"]["aria-label"] == "Pages of this section"
    assert [(text(one), one.href) for one in of(drawn, dcc.Link)] == [
        ("Assessments in time", "/send/cases?org=kent")
    ]
    here = [one for one in of(drawn, html.Span) if "aria-current" in one.to_plotly_json()["props"]]
    assert [text(one) for one in here] == ["Figures"]
