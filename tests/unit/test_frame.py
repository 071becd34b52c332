"""The frame every page shares, and how it is kept in step with its filters."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from dash import Dash, dcc, html, no_update

from dashboard import frame
from dashboard.components.drawn import as_html
from dashboard.domain.edition import Edition
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels.types import Filter, Foot, Frame, Option, PageHead
from tests.drawn import called, of, text

PAGE = Page("housing", "/housing", "Housing", filters=("org", "period"), extra=("sort",))
COUNCILS = (Option("kent", "Kent"), Option("thurrock", "Thurrock"))
EDITION = Edition("0.1.0", "0" * 8, 1, date(2024, 2, 7))
SERVICES: Any = SimpleNamespace(read=SimpleNamespace(edition=lambda: EDITION))
QUARTERS = (Option("2023-24-Q2", "Q2 2023-24"),)


class Asked:
    """A page's `show` that remembers what it was asked."""

    def __init__(self, **shown: Any) -> None:
        self.queries: list[dict[str, Any]] = []
        self.shown = shown

    def __call__(self, services: Any, *, present: bool, **query: Any) -> Shown:
        self.queries.append({"present": present, **query})
        org = query.get("org") or "kent"
        filters = (
            Filter("org", "Council", org, COUNCILS),
            Filter("period", "Period", "2023-24-Q2", QUARTERS),
        )
        head = PageHead("Housing", "Housing, Q2", f"Figures of {org}")
        foot = Foot(("A paper",), "Bands.", "edition 1")
        return Shown(Frame(filters, head, foot), [html.P("The figures")], **self.shown)


def page(show: Asked, **query: str) -> html.Div:
    return framed(PAGE, show, SERVICES, query)


def test_a_page_is_tabs_filters_headline_content_and_foot() -> None:
    tree = page(Asked(), org="thurrock")
    assert [text(one) for one in of(tree, html.H1)] == ["Figures of thurrock"]
    (main,) = of(tree, html.Main)
    assert main.id == "housing-content"
    assert "The figures" in text(main)
    assert "Source: A paper" in text(main)
    assert [label.htmlFor for label in of(tree, html.Label)] == ["housing-org", "housing-period"]


def test_only_names_the_page_knows_reach_it() -> None:
    show = Asked()
    page(show, org="kent", sort="worst", utm_source="post")
    assert show.queries == [{"present": False, "org": "kent", "period": None, "sort": "worst"}]


def test_every_tab_keeps_the_council_and_the_current_one_is_said() -> None:
    tree = page(Asked(), org="thurrock")
    tabs = [link for link in of(tree, dcc.Link) if "page-tab" in getattr(link, "className", "")]
    assert all(link.href.endswith("org=thurrock") for link in tabs)
    (current,) = called(tree, "page-tab--current")
    assert text(current) == "Housing"
    (other,) = called(page(Asked(tab="SEND")), "page-tab--current")
    assert text(other) == "SEND"


def test_presenting_is_asked_for_in_the_address() -> None:
    show = Asked(whole=True)
    tree = page(show, view="present")
    assert show.queries[0]["present"]
    assert "present" in tree.className.split()
    assert of(tree, html.H1) == []  # slides bring their own


@pytest.fixture
def redraw(monkeypatch: pytest.MonkeyPatch) -> tuple[Any, dict[str, Any], Asked]:
    """The callback behind the filters, and what it put elsewhere on the page."""
    app, show, put = Dash("test", suppress_callback_exceptions=True), Asked(), dict[str, Any]()
    monkeypatch.setattr(frame, "set_props", put.__setitem__)
    keep_in_step(app, PAGE, show, SERVICES)
    held = app.callback_map or {one["output"]: one for one in app._callback_list}
    (name,) = [name for name in held if "housing-content" in name]
    return held[name]["callback"].__wrapped__, put, show


def test_a_filter_redraws_the_content_the_tabs_and_the_filters(
    redraw: tuple[Any, dict[str, Any], Asked],
) -> None:
    callback, put, show = redraw
    content, tabs, *settled = callback("thurrock", "never", "")
    html_of_it = as_html([content, tabs])
    assert show.queries == [{"present": False, "org": "thurrock", "period": "never"}]
    assert "Figures of thurrock" in html_of_it
    assert 'href="/send?org=thurrock"' in html_of_it
    assert settled[1::2] == [no_update, "2023-24-Q2"], "a choice that stands is not sent back"
    assert settled[2] == [{"value": "2023-24-Q2", "label": "Q2 2023-24"}]
    assert put == {"problem": {"children": None}}
