"""How the returns that are owed are laid out: by due day, each with what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard.components import table_parts as parts
from dashboard.components.marks import mark
from dashboard.readmodels.due import DueLine
from dashboard.readmodels.types import Mark

_HEADS = ("Return", "Period", "Due", "State", "What came")
_LATE = ("late", "missing")


def due_table(lines: Sequence[DueLine], caption: str, *, send: str = "") -> html.Table:
    """Each return with its service, period, due day and state; a late one has a clock.

    `send` is where a return can be sent, if it can: the dataset and period are added to it.
    """
    head = parts.row([parts.column_head(words) for words in _HEADS])
    return parts.table(caption, [head], [_line(one, send) for one in lines], "sheet sheet--stack")


def _line(line: DueLine, send: str) -> html.Tr:
    late = line.state in _LATE
    state = mark(Mark("clock", line.state_label)) if late else line.state_label
    return parts.row(
        [
            parts.row_head([line.title, html.P(line.service, className="why")]),
            parts.cell(line.period_label, label="Period"),
            parts.cell(line.due_label, label="Due"),
            parts.cell(state, label="State"),
            parts.cell(_came(line, send), label="What came"),
        ]
    )


def _came(line: DueLine, send: str) -> list[str | html.A]:
    if not send or line.received_on:
        return [line.words]
    words = ["Send it", html.Span(f": {line.title}, {line.period_label}", className="said")]
    href = f"{send}&dataset={line.dataset}&period={line.period.replace(' ', '+')}"
    return [f"{line.words}. ", html.A(words, href=href)]
