"""How plans and their priorities are laid out: a row each, with only the parts that are stated."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components import table_parts as parts
from dashboard.components.marks import shape
from dashboard.components.status_marks import status_marks
from dashboard.readmodels.strategies.views import Claim, OtherLine, PlanLine, PriorityLine

_NOT_STATED = "not stated"
Part = tuple[str, Callable[[PriorityLine], list[Component]], Callable[[PriorityLine], bool]]


def plan_table(plans: Sequence[PlanLine], statuses: Sequence[str]) -> html.Table:
    """Plans with their counts by status, whose heads are `statuses`; a total has no address."""
    heads = ["Actions", *statuses, "With a due date"]
    row = parts.row(
        [
            parts.column_head("Plan"),
            *(parts.column_head(words, numeric=True) for words in heads),
            parts.column_head("Impact claims"),
        ]
    )
    caption = "Each plan’s actions by status, in the order published."
    rows = [_plan(plan, heads) for plan in plans]
    return parts.table(caption, [row], rows, "sheet sheet--stack plans")


def _plan(plan: PlanLine, heads: Sequence[str]) -> html.Tr:
    figures = [f"{count:,}" for count in (plan.total, *plan.counts)] + [plan.dates]
    name = dcc.Link(plan.name, href=plan.href) if plan.href else html.Strong(plan.name)
    return parts.row(
        [
            parts.row_head([name, html.P(plan.year, className="why")]),
            *(
                parts.cell(
                    text, numeric=True, label=head, name="now" if head == "Actions" else None
                )
                for head, text in zip(heads, figures, strict=True)
            ),
            parts.cell(plan.impact, label="Impact claims"),
        ]
    )


def priority_table(priorities: Sequence[PriorityLine], caption: str) -> html.Table:
    """One row a priority: marks and counts, wanted, did, the difference claimed, what is next.

    A part that no priority states has no column.
    """
    shown = [part for part in _parts(priorities) if any(map(part[2], priorities))]
    head = parts.row(
        parts.column_head(words)
        for words in ("Priority and its actions", *(words for words, _, _ in shown))
    )
    rows = [_priority(priority, shown) for priority in priorities]
    return parts.table(caption, [head], rows, "sheet sheet--stack priorities")


def _priority(line: PriorityLine, shown: Sequence[Part]) -> html.Tr:
    name = html.P(
        [f"{line.code}. ", dcc.Link(line.title, href=line.href)], className="priority-name"
    )
    return parts.row(
        [
            parts.row_head([name, status_marks(line.statuses)]),
            *(
                parts.cell(draw(line) if held(line) else _absent(), name="part", label=words)
                for words, draw, held in shown
            ),
        ]
    )


def _wanted(line: PriorityLine) -> list[Component]:
    return [html.P(words) for words in line.wanted]


def _did(line: PriorityLine) -> list[Component]:
    noun = "action" if line.total == 1 else "actions"
    more = "The" if line.total == 1 else "All"
    return [
        _bullets(line.did),
        html.P(
            dcc.Link(f"{more} {line.total:,} {noun}", href=line.href, title=line.title),
            className="all-actions",
        ),
    ]


def _made(line: PriorityLine) -> list[Component]:
    return [claim(one) for one in line.made]


def _ahead(line: PriorityLine) -> list[Component]:
    more = f"and {line.more_ahead} more"
    link = html.P(dcc.Link(more, href=line.href, title=f"Next for {line.title}"))
    return [_bullets(line.ahead), *([link] if line.more_ahead else [])]


def _absent() -> list[Component]:
    return [html.P(_NOT_STATED, className="why")]


def _bullets(words: Sequence[str]) -> Component:
    if len(words) == 1:
        return html.P(words[0])
    return html.Ul([html.Li(one) for one in words], className="bullets")


def _parts(priorities: Sequence[PriorityLine]) -> tuple[Part, ...]:
    """The four parts of a statement; nothing is said to be done where no status is stated."""
    stated = {item.kind for line in priorities for item in line.statuses}
    done = "What we did" if stated & {"complete", "in_progress"} else "Actions, the first two"
    return (
        ("What we wanted", _wanted, lambda line: bool(line.wanted)),
        (done, _did, lambda line: bool(line.did)),
        ("The difference it made, as claimed", _made, lambda line: bool(line.made)),
        ("Next priority", _ahead, lambda line: bool(line.ahead)),
    )


def claim(view: Claim) -> html.Div:
    """A claimed difference, then what was measured of it: loudest where nothing was."""
    note = html.Span(view.note, className="claim-note")
    measure = [dcc.Link(view.link.title, href=view.link.href)] if view.link else []
    return html.Div(
        [
            html.P(view.words),
            html.P(
                [*([] if view.measured else [shape("query")]), note], className="claim-evidence"
            ),
            *([html.P(measure, className="claim-measure")] if measure else []),
        ],
        className="claim claim--measured" if view.measured else "claim",
    )


def claim_list(claims: Sequence[Claim]) -> html.Div:
    """Claims one under the other."""
    return html.Div([claim(one) for one in claims])


def part_table(lines: Sequence[OtherLine]) -> html.Table:
    """Parts of a plan that hold no action of their own."""
    return _other_table(lines, "Parts that hold no action.", ("Part", "Holds"))


def shared_table(lines: Sequence[OtherLine]) -> html.Table:
    """Actions that other plans list and this one shares."""
    caption = "Lines of other plans that name this one; shared work is counted once."
    return _other_table(lines, caption, ("Action", "Where it is listed"))


def _other_table(lines: Sequence[OtherLine], caption: str, heads: tuple[str, str]) -> html.Table:
    head = parts.row(parts.column_head(words) for words in heads)
    rows = [
        parts.row(
            [
                parts.row_head(dcc.Link(line.title, href=line.href)),
                parts.cell(line.words, label=heads[1]),
            ]
        )
        for line in lines
    ]
    return parts.table(caption, [head], rows, "sheet others")
