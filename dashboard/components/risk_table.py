"""How a risk register is laid out: worst first, score with level, and only the columns stated."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components import table_parts as parts
from dashboard.components.definition import fact_list
from dashboard.components.marks import mark
from dashboard.components.rag_badge import rag_badge
from dashboard.components.tile import tile
from dashboard.readmodels.risks.views import RiskDetail, RiskLine, Score
from dashboard.readmodels.types import Fact, Mark

_NOT_STATED = "not stated"
Column = tuple[str, Callable[[RiskLine], list[Component]], Callable[[RiskLine], bool]]


def risk_table(lines: Sequence[RiskLine], caption: str, *, brief: bool = False) -> html.Table:
    """The register, worst first; a column that no risk states is left out.

    `brief` keeps to the scores, for a slide.
    """
    offered = _COLUMNS[:_SCORES] if brief else _COLUMNS
    shown = [column for column in offered if any(map(column[2], lines))]
    head = parts.row(
        parts.column_head(words) for words in ("Risk and owner", *(words for words, _, _ in shown))
    )
    rows = [_risk(line, shown) for line in lines]
    return parts.table(caption, [head], rows, "sheet sheet--stack register")


def _risk(line: RiskLine, shown: Sequence[Column]) -> html.Tr:
    name = dcc.Link(f"{line.ref} {line.title}", href=line.href)
    owner = html.P(line.owner or f"Owner {_NOT_STATED}", className="why")
    return parts.row(
        [
            parts.row_head([name, owner]),
            *(
                parts.cell(draw(line) if held(line) else _absent(), name="part", label=words)
                for words, draw, held in shown
            ),
        ]
    )


def score(view: Score, *, current: bool) -> list[Component]:
    """Likelihood times impact, and the level: a block only for where a risk stands now."""
    level = [rag_badge(view.level, current=current)] if view.level else []
    return [html.Div([html.Span(view.text), *level], className="score")]


def _now(line: RiskLine) -> list[Component]:
    return score(line.now, current=True)


def _change(line: RiskLine) -> list[Component]:
    return [html.P(line.change)]


def _target(line: RiskLine) -> list[Component]:
    gap = html.P(line.gap, className="why")
    return [*(score(line.target, current=False) if line.target else []), gap]


def _reviews(line: RiskLine) -> list[Component]:
    last = html.P(f"Last {line.reviewed or _NOT_STATED}", className="day")
    due = html.P(f"Due {line.review_due or _NOT_STATED}", className="day")
    late = [mark(Mark("clock", "overdue"))] if line.overdue else []
    return [last, due, *late]


def _held(line: RiskLine) -> list[Component]:
    return [html.P(words) for words in (line.controls, line.actions) if words]


def _absent() -> list[Component]:
    return [html.P(_NOT_STATED, className="why")]


_SCORES = 3  # the columns a slide has room for
_COLUMNS: tuple[Column, ...] = (
    ("Likelihood × impact", _now, lambda line: True),
    ("Change", _change, lambda line: bool(line.change)),
    ("Target", _target, lambda line: line.target is not None),
    ("Reviews", _reviews, lambda line: bool(line.reviewed or line.review_due)),
    ("Controls and actions", _held, lambda line: bool(line.controls or line.actions)),
)


def moves(facts: Sequence[Fact]) -> html.Dl:
    """How scores moved since the previous ones, as a strip."""
    return html.Dl([tile(fact.label, fact.words) for fact in facts], className="tiles moves")


def risk_detail(view: RiskDetail) -> html.Div:
    """One risk in full: its words beside its scores and dates."""
    return html.Div(
        [
            html.Div(fact_list(view.words), className="risk-words"),
            risk_scores(view),
        ],
        className="pair pair--chart risk-detail",
    )


def risk_scores(view: RiskDetail) -> html.Section:
    """Where one risk stands and is meant to, and its dates."""
    line = view.line
    scores = [html.Div([html.H3("Now"), *score(line.now, current=True)])]
    if line.target:
        scores.append(html.Div([html.H3("Target"), *score(line.target, current=False)]))
    return html.Section(
        [
            html.H2("Scores and dates", className="said"),
            html.Div(scores, className="risk-scores"),
            fact_list(view.dates),
        ],
        className="definition",
    )
