"""The table of returns says who owes what by when, and marks what is late in words."""

from __future__ import annotations

from dataclasses import replace

from dash import html

from dashboard.components.due_table import due_table
from dashboard.readmodels.returns.due import DueLine
from tests.drawn import called, of, rows, text

LINE = DueLine(
    return_id="GAS",
    title="Gas return",
    service="Property services",
    dataset="observations",
    period="2026-10",
    period_label="October 2026",
    due_on="2026-11-13",
    due_label="13 November 2026",
    state="missing",
    state_label="Missing",
    received_on=None,
    published=False,
    days_late=7,
    words="Nothing received, seven days late",
)


def test_a_line_has_return_and_service_period_due_day_state_and_what_came() -> None:
    drawn = due_table([LINE], "Returns owed.")
    assert rows(drawn) == [
        [
            "Gas return Property services",
            "October 2026",
            "13 November 2026",
            "Missing",
            "Nothing received, seven days late",
        ]
    ]
    assert text(of(drawn, html.Caption)[0]) == "Returns owed."


def test_only_what_is_late_has_a_clock() -> None:
    for state, clocks in (("received", 0), ("awaited", 0), ("late", 1), ("missing", 1)):
        drawn = due_table([replace(LINE, state=state)], "Returns owed.")
        assert len(called(drawn, "shape--clock")) == clocks
