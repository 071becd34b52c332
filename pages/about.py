"""About: what the figures and colours mean, how sure they are, how to challenge them. /about"""

from __future__ import annotations

from typing import Any

from dash import Dash, html

from dashboard.components.about_parts import (
    colours_table,
    contents,
    marks_key,
    rules_table,
    topic,
)
from dashboard.components.definition import fact_list
from dashboard.frame import Shown, framed, keep_in_step
from dashboard.page import Page
from dashboard.readmodels.about import page as about
from dashboard.readmodels.about.page import AboutQuery, AboutView
from dashboard.services import Services

PAGE = Page("about", "/about", "About", filters=("org",))


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The definitions of the organisation in the address, and what is said of the product."""
    asked = AboutQuery(**query, contact=services.settings.contact)
    view = services.read.answer(about.build, AboutView, asked)
    standing = [topic(one) for one in view.topics]
    sections = [_rules(view), _colours(view), _reasons(view), *standing]
    return Shown(view.frame, sections if present else [_contents(view), *sections])


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _contents(view: AboutView) -> html.Nav:
    listed = [
        (view.rating.key, view.rating.title),
        ("colours", "Colours and marks"),
        ("reasons", "Not rated, and why"),
        *((one.key, one.title) for one in view.topics),
    ]
    return contents(listed)


def _rules(view: AboutView) -> html.Section:
    table = rules_table(view.rules, view.rules_words)
    return topic(view.rating, html.H3("Rules in use"), table)


def _colours(view: AboutView) -> html.Section:
    said = html.P("Marks in ink say something else about a figure:")
    drawn = [colours_table(view.colours), said, marks_key()]
    return html.Section([html.H2("Colours and marks"), *drawn], id="colours", className="topic")


def _reasons(view: AboutView) -> html.Section:
    heading = html.H2("Not rated, and why")
    facts = fact_list(view.reasons)
    return html.Section([heading, facts], id="reasons", className="prose topic")
