"""How the returns that are owed are laid out: by due day, each with what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard.components import table_parts as parts
from dashboard.components.marks import mark
from dashboard.readmodels.returns.due import DueLine
from dashboard.readmodels.types import Mark

_HEADS = ("Return", "Period", "Due", "State", "What came")
_LATE = ("late", "missing")


def due_table(lines: Sequence[DueLine], caption: str) -> html.Table:
    """Each return with its service, period, due day and state; a late one has a clock."""
    head = parts.row([parts.column_head(words) for words in _HEADS])
    return parts.table(caption, [head], [_line(one) for one in lines], "sheet sheet--stack")


def _line(line: DueLine) -> html.Tr:
    late = line.state in _LATE
    state = mark(Mark("clock", line.state_label)) if late else line.state_label
    return parts.row(
        [
            parts.row_head([line.title, html.P(line.service, className="why")]),
            parts.cell(line.period_label, label="Period"),
            parts.cell(line.due_label, label="Due"),
            parts.cell(state, label="State"),
            parts.cell(line.words, label="What came"),
        ]
    )
