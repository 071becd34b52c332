"""What waits for an officer: each with its mark in words, its reason, and one link."""

from __future__ import annotations

from dashboard.components.drawn import as_html
from dashboard.components.task_table import Task, task_table

BACK = Task(
    title="Gas return",
    detail="june.csv",
    detail_href="/returns/S3",
    period="June 2023",
    due="",
    kind="query",
    state="Sent back",
    words="By Sam",
    why="Last month's <figures>",
    label="Send the corrected file",
    href="/returns/send?org=kent",
)


def test_a_link_says_to_a_reader_what_it_is_of() -> None:
    drawn = as_html(task_table([BACK], "To do."))
    assert 'Send the corrected file<span class="said">: Gas return, June 2023</span>' in drawn
    assert '<a href="/returns/S3">june.csv</a>' in drawn


def test_the_reason_is_quoted_and_escaped() -> None:
    drawn = as_html(task_table([BACK], "To do."))
    assert "&lt;figures&gt;”" in drawn
    assert "shape--query" in drawn
