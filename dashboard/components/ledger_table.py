"""Published figures that were changed: before, after, why and by whom."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard.components import table_parts as parts
from dashboard.readmodels.returns.restatements import Restated


def ledger_table(lines: Sequence[Restated], *, linked: bool = False) -> html.Table:
    """A line for each restatement: before, after, why, who and when; `linked` where the reader
    may open what was sent."""
    heads = ("Measure", "Period", "Before", "After", "Why", "Who and when")
    numeric = ("Before", "After")
    head = parts.row([parts.column_head(words, numeric=words in numeric) for words in heads])
    body = [_restated(one, linked=linked) for one in lines]
    return parts.table(
        "Published figures that were changed, newest first.",
        [head],
        body,
        "sheet lines sheet--stack",
    )


def _restated(one: Restated, *, linked: bool) -> html.Tr:
    sent = html.A(one.submission, href=f"/returns/{one.submission}") if linked else one.submission
    locked = " (locked)" if one.locked else ""
    return parts.row(
        [
            parts.row_head([html.A(one.title, href=one.href)]),
            parts.cell(f"{one.period}{locked}", label="Period"),
            parts.cell(one.before, numeric=True, label="Before"),
            parts.cell(one.after, numeric=True, label="After", name="now"),
            parts.cell(one.why, label="Why"),
            parts.cell([f"{one.by}, {one.when}, ", sent], label="Who and when"),
        ]
    )
