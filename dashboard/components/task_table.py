"""How what waits for an officer is laid out: what it is, how it stands, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashboard.components import table_parts as parts
from dashboard.components.marks import mark
from dashboard.readmodels.types import Mark

_HEADS = ("Return", "Period", "Due", "How it stands", "What to do")


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `kind` is the mark beside `state`; what is not so is blank.

    `detail` is the service that owes it or the file that came, with its page; `why` is the reason
    that an approver gave; `label` and `href` are where it is done.
    """

    title: str
    detail: str
    detail_href: str
    period: str
    due: str
    kind: str
    state: str
    words: str
    why: str
    label: str
    href: str


def task_table(lines: Sequence[Task], caption: str) -> html.Table:
    """A row for each thing to do, in the order given."""
    head = parts.row([parts.column_head(words) for words in _HEADS])
    return parts.table(caption, [head], [_line(one) for one in lines], "sheet lines sheet--stack")


def _line(line: Task) -> html.Tr:
    detail = html.A(line.detail, href=line.detail_href) if line.detail_href else line.detail
    return parts.row(
        [
            parts.row_head([line.title, html.P(detail, className="why")]),
            parts.cell(line.period, label="Period"),
            parts.cell(line.due, label="Due"),
            parts.cell(_stands(line), label="How it stands"),
            parts.cell(_link(line), label="What to do"),
        ]
    )


def _stands(line: Task) -> list[html.Span | html.P]:
    said = [words for words in (line.words, f"“{line.why}”" if line.why else "") if words]
    return [mark(Mark(line.kind, line.state)), *(html.P(words, className="why") for words in said)]


def _link(line: Task) -> html.A:
    of = ", ".join(part for part in (line.title, line.period or line.detail) if part)
    return html.A([line.label, html.Span(f": {of}", className="said")], href=line.href)
