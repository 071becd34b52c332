"""How definitions are laid out: topics as prose and facts, rules and the colour key as tables."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components import table_parts as parts
from dashboard.components.definition import fact_list
from dashboard.components.marks import mark
from dashboard.components.rag_badge import rag_badge
from dashboard.readmodels.about.page import ColourKey, RuleUse
from dashboard.readmodels.about.words import Topic
from dashboard.readmodels.types import Mark

_RULES = ("Rule", "Good is", "Used in", "Measures")
_COLOURS = ("Now", "In the past", "Shape and colour", "Means")
_MARKS = (
    Mark("clock", "late, overdue or in arrears"),
    Mark("query", "queried, unclear, or at odds with itself"),
    Mark("missing", "something should be here and is not"),
    Mark("half", "in progress"),
    Mark("open", "not started, or provisional"),
)


def topic(view: Topic, *more: Component) -> html.Section:
    """A heading, then its paragraphs, facts and points, and whatever else belongs to it."""
    facts = [fact_list(view.facts)] if view.facts else []
    points = [html.Ul([html.Li(point) for point in view.points])] if view.points else []
    said = [html.P(words) for words in view.paragraphs]
    return html.Section(
        [html.H2(view.title), *said, *facts, *points, *more],
        id=view.key,
        className="prose topic",
    )


def contents(topics: Sequence[tuple[str, str]]) -> html.Nav:
    """Links to the topics, by their place on the page and their title."""
    return html.Nav(
        html.Ul([html.Li(html.A(title, href=f"#{key}")) for key, title in topics]),
        className="contents",
        **{"aria-label": "On this page"},
    )


def rules_table(rules: Sequence[RuleUse], caption: str) -> html.Table:
    """The rules in use and how many measures each rates."""
    head = parts.row(parts.column_head(words, numeric=words == _RULES[3]) for words in _RULES)
    rows = [
        parts.row(
            [
                parts.row_head(rule.words),
                parts.cell(rule.good or "Not asked", label=_RULES[1]),
                parts.cell(rule.sections, label=_RULES[2]),
                parts.cell(f"{rule.measures:,}", numeric=True, label=_RULES[3]),
            ]
        )
        for rule in rules
    ]
    return parts.table(caption, [head], rows, "sheet sheet--stack rules")


def colours_table(colours: Sequence[ColourKey]) -> html.Table:
    """Each rating as it looks for the newest period and for earlier ones."""
    head = parts.row(parts.column_head(words) for words in _COLOURS)
    rows = [
        parts.row(
            [
                parts.row_head(rag_badge(key.rating)),
                parts.cell(rag_badge(key.rating, current=False), label=_COLOURS[1]),
                parts.cell(key.looks, label=_COLOURS[2]),
                parts.cell(key.means, label=_COLOURS[3]),
            ]
        )
        for key in colours
    ]
    caption = "Every rating has a word, a shape and a colour, and a block only where it is current."
    return parts.table(caption, [head], rows, "sheet sheet--stack colours")


def marks_key() -> html.Ul:
    """Marks that are not ratings, drawn in ink."""
    return html.Ul([html.Li(mark(one)) for one in _MARKS], className="marks-key")
