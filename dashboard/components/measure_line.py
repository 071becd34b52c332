"""How measures stand in a list: as much room each as its rating deserves."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from dashboard.components import table_parts as parts
from dashboard.components.marks import marks
from dashboard.components.rag_badge import rag_badge
from dashboard.components.sparkline import sparkline
from dashboard.components.table_parts import Words
from dashboard.readmodels.types import Line


def missed_table(lines: Sequence[Line], *, caption: str, period_head: str) -> html.Table:
    """Measures off target: badge, title and why, figure, target, sparkline, direction.

    `period_head` heads the figures ("January"). When narrow each measure is a block.
    """
    head = parts.row(
        [
            parts.column_head("Rating"),
            parts.column_head("Measure and why"),
            parts.column_head(period_head, numeric=True),
            parts.column_head("Target", numeric=True),
            parts.column_head("Trend, target as steps"),
            parts.column_head("Direction"),
        ]
    )
    rows = [measure_line(line, period_head=period_head) for line in lines]
    return parts.table(caption, [head], rows, "sheet lines lines--missed")


def measure_line(line: Line, *, period_head: str) -> html.Tr:
    """One measure off target, as a row of `missed_table`."""
    return parts.row(
        [
            parts.cell(rag_badge(line.cell.rating), name="line-rating"),
            parts.row_head(
                [
                    _title(line),
                    html.P(line.why, className="why"),
                    *said_of(line),
                    *answers_for(line),
                    *marks(line.marks),
                ]
            ),
            parts.cell(figure_of(line), numeric=True, label=period_head, name="now"),
            parts.cell(line.cell.target or "None set", numeric=True, label="Target"),
            parts.cell(sparkline(line.trend) if line.trend else "", name="line-trend"),
            parts.cell(line.direction, name="line-direction"),
        ]
    )


def answers_for(line: Line) -> list[html.P]:
    """Who is on it, where that is stated: a list has no room to say of each that it is not."""
    known = [fact for fact in line.facts if fact.stated]
    return [html.P(f"{fact.label}: {fact.words}", className="why owner") for fact in known]


def met_table(
    lines: Sequence[Line], *, caption: str, title_head: str, period_head: str = "Latest"
) -> html.Table:
    """Measures that need no explaining, compact: rating, title, figure, target.

    `title_head` says the order ("Closest to target first").
    """
    head = parts.row(
        [
            parts.column_head("Rating", name="line-rating"),
            parts.column_head(title_head),
            parts.column_head(period_head, numeric=True),
            parts.column_head("Target", numeric=True),
        ]
    )
    body = [_met_row(line) for line in lines]
    return parts.table(caption, [head], body, "sheet lines lines--met", unseen=True)


def _met_row(line: Line) -> html.Tr:
    return parts.row(
        [
            parts.cell(rag_badge(line.cell.rating, current=False), name="line-rating"),
            parts.row_head([_title(line), *said_of(line), *marks(line.marks)]),
            parts.cell(figure_of(line), numeric=True, name="now"),
            parts.cell(line.cell.target or "None set", numeric=True),
        ]
    )


def unrated_table(
    lines: Sequence[Line], *, caption: str, title_head: str, period_head: str
) -> html.Table:
    """Measures without a rating: title, figure, and why there is none."""
    head = parts.row(
        [
            parts.column_head(title_head),
            parts.column_head(period_head, numeric=True),
            parts.column_head("Why"),
        ]
    )
    body = [
        parts.row(
            [
                parts.row_head([_title(line), *said_of(line), *marks(line.marks)]),
                parts.cell(figure_of(line), numeric=True),
                parts.cell(line.why, name="why-not"),
            ]
        )
        for line in lines
    ]
    return parts.table(caption, [head], body, "sheet lines lines--unrated", unseen=True)


def said_of(line: Line) -> list[html.P]:
    """The approved commentary of the line's figure; slides have no room for it in a table."""
    return [html.P(line.told, className="why told")] if line.told else []


def _title(line: Line) -> dcc.Link:
    return dcc.Link(line.title, href=line.href)


def figure_of(line: Line) -> Words:
    """The figure with its counts beneath, or what stands in its place."""
    if line.cell.text is None:
        return "Nothing due" if line.cell.state == "nothing_due" else "No figure"
    if line.cell.counts is None:
        return line.cell.text
    return [line.cell.text, html.Small(line.cell.counts)]
