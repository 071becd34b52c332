"""Plans as slides: the message, then each table of the page, as many rows at a time as fit."""

from __future__ import annotations

import math
from functools import partial

from dash import html

from dashboard import formats
from dashboard.components.action_table import action_table, statement_list, timeline_table
from dashboard.components.plan_table import (
    claim_list,
    part_table,
    plan_table,
    priority_table,
    shared_table,
)
from dashboard.components.slide import cover, row_slides, slide
from dashboard.readmodels.strategies.page import StrategiesView
from dashboard.readmodels.strategies.views import ActionLine, PriorityLine, Statement

_LINES = 14  # of small type, that a table on a slide has room for under its head
_WIDE, _MIDDLE, _NARROW = 54, 30, 27  # letters to a line, in the columns of an action
_STATEMENT = 100  # letters to a line, across the slide


def plan_slides(view: StrategiesView) -> list[html.Section]:
    """Whichever of the four answers the page gives; what an answer does not hold has no slide."""
    head, foot, late = view.frame.head, view.frame.foot, view.timeline
    cut = partial(row_slides, head.kicker, foot=foot)
    plans = [*view.plans, *([view.total] if view.total else [])]
    return [
        cover(head, foot),
        *cut("Every plan", plans, partial(plan_table, statuses=view.statuses), size=3),
        *(_priority(view, line) for line in view.priorities),
        *cut("Also in the plan", view.others, part_table),
        *cut("Actions other plans share with this one", view.shared, shared_table),
        *_statements(view, objectives=True),
        *cut("The actions", view.actions, action_table, size=_LINES, weigh=_action_lines),
        *cut("The difference it made, as claimed", view.made, claim_list, size=3),
        *_statements(view, objectives=False),
        *(cut(late.heading, late.lines, timeline_table, size=4) if late else []),
    ]


def _priority(view: StrategiesView, line: PriorityLine) -> html.Section:
    """One priority, whose message is how much of it is complete."""
    counts = {item.kind: item.count for item in line.statuses}
    of = f"{line.total} {formats.plural(line.total, 'action')}"
    silent = set(counts) == {"not_stated"}
    said = f"{of}, no status stated" if silent else f"{counts.get('complete', 0)} of {of} complete"
    name = f"Priority {line.code}" if line.code[:1].isdigit() else line.code
    table = priority_table([line], "One priority, in the plan’s own words.")
    return slide(view.frame.head.kicker, f"{name}: {said}", [table], view.frame.foot)


def _statements(view: StrategiesView, *, objectives: bool) -> list[html.Section]:
    groups = [one for one in view.statements if (one.kind == "objective") is objectives]
    head, foot = view.frame.head, view.frame.foot
    cut = partial(row_slides, head.kicker, foot=foot, size=_LINES, weigh=_statement_lines)
    return [part for one in groups for part in cut(one.heading, one.statements, statement_list)]


def _statement_lines(one: Statement) -> int:
    return 1 + _lines(_STATEMENT, one.title) + _lines(_STATEMENT, one.figures, one.note)


def _action_lines(line: ActionLine) -> int:
    """How many lines of small type the tallest cell of an action takes, with the space below."""
    where = f"{line.plan}: {line.priority}" if line.plan else ""
    absent = [line.absent, where, line.also_in, f"{line.ref} {line.owner}"]
    named = 1.3 * _lines(_NARROW, line.title) + _lines(_MIDDLE, *absent)
    dates = [f"{fact.label}: {fact.words}" for fact in line.dates]
    stands = 1.3 + _lines(_MIDDLE, f"{line.rating.word}. {line.rating.why}", *dates)
    measured = f"Measure: {line.measure.title}, {line.measure.latest}" if line.measure else ""
    words = [f"{fact.label}: {fact.words}" for fact in line.words]
    stated = _lines(_WIDE, f"{line.figures} {line.progress}", measured, *words)
    return 1 + math.ceil(max(named, stands, stated))


def _lines(letters: int, *paragraphs: str) -> int:
    """The lines these paragraphs take, each starting on its own; a blank one takes none."""
    return sum(math.ceil(len(one) / letters) for one in paragraphs if one.strip())
