"""How a printed figure stands beside ours: what it is, both figures, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from dashboard.components import table_parts as parts
from dashboard.components.marks import mark, shape
from dashboard.readmodels.data.page import ReconciledGroup, ReconciledPart
from dashboard.readmodels.data.reconciliation import (
    AGREES,
    DIFFERS,
    NOT_COMPARABLE,
    UNEXPECTED,
    Reconciled,
)
from dashboard.readmodels.types import Mark

_HEADS = ("Printed figure", "As printed", "Ours", "What came of it")
_MARKS = {
    AGREES: Mark("note", "Agrees"),
    DIFFERS: Mark("query", "Differs"),
    NOT_COMPARABLE: Mark("missing", "Not comparable"),
}


def reconciled_part(part: ReconciledPart) -> html.Div:
    """The figures of one outcome under their heading, closed where the part says so."""
    drawn = reconciliation_table(part.groups, part.caption)
    if part.folded:
        drawn = html.Details([html.Summary("Show every one"), drawn], className="fold")
    heading = html.H2 if part.alarm else html.H3  # an alarm stands alone, above the sections
    return html.Div([heading(part.heading), drawn], className="reconciled")


def reconciliation_table(groups: Sequence[ReconciledGroup], caption: str) -> html.Table:
    """Printed figures grouped by what they are about."""
    head = parts.row(
        parts.column_head(words, numeric=words in ("As printed", "Ours")) for words in _HEADS
    )
    bodies = [_group(group) for group in groups]
    return parts.table(caption, [head], bodies, "sheet sheet--stack reconciliation")


def _group(group: ReconciledGroup) -> html.Tbody:
    head = parts.group_head(group.name, len(_HEADS))
    return parts.group([head, *map(_row, group.lines)])


def _row(line: Reconciled) -> html.Tr:
    words = [dcc.Link(line.title, href=line.href), html.P(_what(line), className="why")]
    why = [html.P(line.why)] if line.why else []
    return parts.row(
        [
            parts.row_head(words),
            parts.cell(line.printed, numeric=True, label=_HEADS[1]),
            _ours(line.ours),
            parts.cell([outcome_mark(line.outcome), *why], name="outcome"),
        ]
    )


def _what(line: Reconciled) -> str:
    if not line.place:
        return line.what
    places = line.place.split(";")
    several = len(places) > 1 or "-" in line.place
    return f"{line.what}; source {'lines' if several else 'line'} {', '.join(places)}"


def _ours(words: str | None) -> html.Td:
    if words is None:
        return parts.cell("Not worked out", numeric=True, label=_HEADS[2], name="why")
    return parts.cell(words, numeric=True, label=_HEADS[2], name="now")


def outcome_mark(outcome: str) -> html.Span:
    """The outcome in ink: what is unexpected is a block, because it must be put right."""
    if outcome != UNEXPECTED:
        return mark(_MARKS[outcome])
    return html.Span(
        [shape("cross"), html.Span("Unexpected")], className="severity severity--error"
    )
