"""The list of submissions: what came in, from whom, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard.close.shown import state_words, when
from dashboard.components import table_parts as parts
from dashboard.intake.contracts import DATASETS
from dashboard.store import Submission


def submission_table(found: Sequence[Submission], caption: str) -> html.Table:
    """A line for each submission: what, from whom, when, and where it stands."""
    heads = ("Submission", "Return", "File", "Rows", "Sent", "State")
    head = parts.row([parts.column_head(words, numeric=words == "Rows") for words in heads])
    return parts.table(
        caption, [head], [_submission(one) for one in found], "sheet lines sheet--stack"
    )


def _submission(one: Submission) -> html.Tr:
    sent = f"{when(one.created_at)} by {one.by}"
    figures = f", figures {one.revision}" if one.revision else ""
    return parts.row(
        [
            parts.row_head([html.A(one.id, href=f"/returns/{one.id}")]),
            parts.cell(DATASETS[one.dataset].title, label="Return"),
            parts.cell(one.filename, label="File"),
            parts.cell(f"{one.rows:,}", numeric=True, label="Rows"),
            parts.cell(sent, label="Sent"),
            parts.cell(f"{state_words(one)}{figures}", label="State"),
        ]
    )
