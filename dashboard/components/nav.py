"""What stands above every page: the name, the tabs and Help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dash import dcc, html

from dashboard.domain.people import Person


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of the dashboard: its address and the word on its tab."""

    path: str
    name: str
    section: str = ""  # whose figures it shows, "" for those of any


TABS = (
    Tab("/", "Overview"),
    Tab("/housing", "Housing", "housing"),
    Tab("/send", "SEND", "send"),
    Tab("/strategies", "Strategies", "strategies"),
    Tab("/social-care", "Social care", "adult-social-care"),
    Tab("/partnership", "Partnership", "partnership"),
    Tab("/risks", "Risks", "risks"),
    Tab("/data", "Data"),
)


def tabs_for(person: Person) -> tuple[Tab, ...]:
    """The tabs of the sections that a person may see."""
    return tuple(tab for tab in TABS if not tab.section or person.has_sections({tab.section}))


def nav(current: str, org: str | None = None, *, tabs: Sequence[Tab] = TABS) -> html.Header:
    """The bar above every page; `current` is a tab's name, and each address keeps the council.

    The way past it is the strip's, above: see `dashboard.access.pages`.
    """
    return html.Header(
        html.Div(
            [
                _name(org),
                html.Nav(
                    html.Ul(
                        [html.Li(_tab(tab, tab.name == current, org)) for tab in tabs],
                        className="page-tabs",
                    ),
                    **{"aria-label": "Pages"},
                ),
                dcc.Link("Help", href=_address("/about", org), id="tab-about", className="help"),
            ],
            className="topbar-inner",
        ),
        className="topbar",
    )


def _name(org: str | None) -> dcc.Link:
    return dcc.Link(
        [html.Span(className="shape brand-mark", **{"aria-hidden": "true"}), "Civic Scorecard"],
        href=_address("/", org),
        id="tab-home",
        className="brand",
    )


def _tab(tab: Tab, is_current: bool, org: str | None) -> dcc.Link:
    # dcc.Link takes no aria-current of its own, so the words inside carry it.
    says = {"aria-current": "page"} if is_current else {}
    return dcc.Link(
        html.Span(tab.name, **says),
        href=_address(tab.path, org),
        id=f"tab-{tab.path.strip('/') or 'overview'}",
        className="page-tab page-tab--current" if is_current else "page-tab",
    )


def _address(path: str, org: str | None) -> str:
    return f"{path}?{urlencode({'org': org})}" if org else path
