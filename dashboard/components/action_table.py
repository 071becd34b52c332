"""How an action is laid out: where it stands and why, its dates, figures, evidence and silences."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components import table_parts as parts
from dashboard.components.definition import fact_list
from dashboard.components.marks import shape
from dashboard.components.rag_badge import rag_badge
from dashboard.components.tally import SHAPES
from dashboard.readmodels.strategies.views import (
    ActionLine,
    DateLine,
    MeasureLink,
    Statement,
    StatementGroup,
)
from dashboard.readmodels.types import Fact, RatingView, TallyItem


def action_table(actions: Sequence[ActionLine], *, as_at: str = "") -> html.Table:
    """Every action with all its plan states of it; `as_at` is the one day all were reported."""
    caption = "Each action with everything stated of it."
    caption += f" Statuses as at {as_at}." if as_at else ""
    heads = ("Action", "Where it stands, and why", "Figures, evidence and next step")
    head = parts.row(parts.column_head(words) for words in heads)
    rows = [_action(action, heads) for action in actions]
    return parts.table(caption, [head], rows, "sheet sheet--stack actions-full")


def _action(line: ActionLine, heads: Sequence[str]) -> html.Tr:
    return parts.row(
        [
            parts.row_head(_named(line)),
            parts.cell([standing(line.status, line.rating, line.loud), *_dates(line)], name="part"),
            parts.cell(_stated(line), name="part", label=heads[2] if line.words else None),
        ]
    )


def _named(line: ActionLine) -> list[Component]:
    where = [dcc.Link(f"{line.plan}: {line.priority}", href=line.href)] if line.plan else []
    small = [line.ref, *([line.owner] if line.owner else [])]
    return [
        html.P(line.title, className="action-title"),
        html.P(" · ".join(small), className="why"),
        *([html.P(where, className="why")] if where else []),
        *([html.P(f"Also in: {line.also_in}", className="why")] if line.also_in else []),
        *([html.P(line.absent, className="why")] if line.absent else []),
    ]


def standing(status: TallyItem, rating: RatingView, loud: bool) -> html.Div:
    """Status and rating together, said once where they are the same."""
    if rating.rag == "none":
        badge: Component = html.P(
            [shape(SHAPES[status.kind]), html.Span(status.word.capitalize())], className="standing"
        )
        return html.Div([badge, html.P(f"{rating.word}. {rating.why}", className="why")])
    quiet = rating.rag in ("red", "amber") and not loud
    return html.Div(
        [rag_badge(rating, current=not quiet), html.P(rating.why, className="why")],
        className="standing-rated",
    )


def _dates(line: ActionLine) -> list[Component]:
    return [_facts(line.dates)] if line.dates else []


def _stated(line: ActionLine) -> list[Component]:
    held: list[Component] = []
    if line.figures:
        words = [html.Strong(line.figures)]
        held.append(html.P([*words, f": {line.progress}" if line.progress else ""]))
    elif line.progress:
        held.append(html.P(html.Strong(line.progress)))
    if line.share is not None:
        width = f"{100 * line.share:.1f}%"
        bar = html.Span(className="bar", style={"width": width})
        held.append(html.Div(bar, className="progress-track", **{"aria-hidden": "true"}))
    held += [_measure(line.measure)] if line.measure else []
    held += [_facts(line.words)] if line.words else []
    return held or [html.P("not stated", className="why")]


def _measure(link: MeasureLink) -> html.P:
    return html.P(["Measure: ", dcc.Link(link.title, href=link.href), f", {link.latest}"])


def _facts(facts: Sequence[Fact]) -> html.Div:
    return html.Div(fact_list(facts), className="facts-line")


def statement_lists(groups: Sequence[StatementGroup]) -> list[html.Section]:
    """What a priority wanted, found, and plans next: a list under each heading."""
    return [
        html.Section([html.H2(group.heading), statement_list(group.statements)]) for group in groups
    ]


def statement_list(statements: Sequence[Statement]) -> html.Ul:
    """Each statement with its status, figures and note where it has them."""
    items = []
    for one in statements:
        status = "" if one.status.kind in ("unclear", "not_stated") else one.status.word
        said = "; ".join(words for words in (status, one.figures, one.note) if words)
        items.append(
            html.Li([html.Span(one.title), *([html.P(said, className="why")] if said else [])])
        )
    return html.Ul(items, className="bullets statements")


def timeline_table(lines: Sequence[DateLine], caption: str = "Oldest first.") -> html.Table:
    """Dated actions in order of date, those past their date marked."""
    heads = ("Date", "What", "Action", "Where it stands, and why")
    head = parts.row(parts.column_head(words) for words in heads)
    rows = [_date(line, heads) for line in lines]
    return parts.table(caption, [head], rows, "sheet sheet--stack timeline")


def _date(line: DateLine, heads: Sequence[str]) -> html.Tr:
    event = [html.Span(line.event.capitalize())]
    if line.past:
        event.append(html.P([shape("clock"), html.Span("past")], className="ink-mark"))
    plan = [html.P(line.plan, className="why")] if line.plan else []
    return parts.row(
        [
            parts.row_head(line.day),
            parts.cell(event, label=heads[1]),
            parts.cell([dcc.Link(line.title, href=line.href), *plan], label=heads[2]),
            parts.cell(standing(line.status, line.rating, line.loud), name="part"),
        ]
    )
