"""The lines of a plan as a page shows them: actions in full, priorities in four parts, dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard import formats
from dashboard.domain.actions import Action
from dashboard.readmodels.addresses import plan_address
from dashboard.readmodels.assessed import Series
from dashboard.readmodels.ratings import rating_view
from dashboard.readmodels.strategies.claims import claims, figures, measure_link, progress
from dashboard.readmodels.strategies.plans import Entry, counted_noun, status_item, tally
from dashboard.readmodels.strategies.views import (
    ActionLine,
    DateLine,
    OtherLine,
    PriorityLine,
    Statement,
    StatementGroup,
    Timeline,
)
from dashboard.readmodels.types import Fact

DID, AHEAD = 2, 2  # how many actions and next steps a plan's row spells out
KINDS = {
    "objective": ("What we wanted", "objective"),
    "impact": ("The difference claimed", "impact claim"),
    "result": ("Results", "result"),
    "need": ("Needs found", "need"),
    "priority": ("Next priorities", "next priority"),
    "next_step": ("Next steps", "next step"),
    "decision": ("Decisions asked for", "decision"),
    "contract": ("Contract periods", "contract period"),
}
_AHEAD_KINDS = ("priority", "next_step")
_KNOWN_FIRST = ("complete", "in_progress")


@dataclass(frozen=True, slots=True)
class Setting:
    """What every line is written against: the organisation, its measures and the day."""

    org: str
    measures: Mapping[str, Series]
    as_at: date

    def href(self, action: Action) -> str:
        """The page of the priority an action sits under."""
        return plan_address(self.org, action.plan, action.priority)


def action_line(
    entry: Entry, setting: Setting, *, named: bool = False, dated: bool = True
) -> ActionLine:
    """An action with everything stated of it.

    `named` says which plan it is from; `dated` when its status was reported.
    """
    action = entry.action
    words, share = progress(action)
    return ActionLine(
        ref=action.action_id,
        title=action.title,
        plan=action.plan if named else "",
        priority=action.priority_title or action.priority,
        href=setting.href(action),
        owner=action.owner_body or "",
        status=status_item(entry),
        rating=rating_view(entry.rating(setting.as_at)),
        loud=entry.loud(setting.as_at),
        dates=_dates(action, dated),
        figures=figures(action),
        progress=words,
        share=share,
        words=_words(action),
        measure=measure_link(action, setting.org, setting.measures),
        also_in=action.also_in or "",
        absent=_absent(action),
    )


def _dates(action: Action, dated: bool) -> tuple[Fact, ...]:
    days = {
        "Starts": action.starts_on,
        "Due": action.due_on,
        "Completed": action.completed_on,
        "As at": action.as_at if dated else None,
    }
    return tuple(Fact(label, formats.date_words(day)) for label, day in days.items() if day)


def _words(action: Action) -> tuple[Fact, ...]:
    said = {
        "Why late": action.delay_reason,
        "Evidence": action.evidence,
        "Impact": action.impact,
        "Next step": action.next_step,
    }
    return tuple(Fact(label, words) for label, words in said.items() if words)


def _absent(action: Action) -> str:
    """What the plan does not state of the action, of what a reader would look for first."""
    wanted = {
        "owner": action.owner_body,
        "due date": action.due_on or action.completed_on,
        "figure": action.latest if action.latest is not None else action.measure,
        "evidence": action.evidence,
    }
    missing = [name for name, value in wanted.items() if value is None]
    return f"Not stated: {', '.join(missing)}." if missing else ""


def priority_line(code: str, entries: Sequence[Entry], setting: Setting) -> PriorityLine:
    """A priority in four parts; complete actions are named first, then those in progress."""
    actions = [entry for entry in entries if entry.is_action]
    first = sorted(actions, key=_known_first)
    ahead = [e.action.title for e in entries if e.kind in _AHEAD_KINDS]
    return PriorityLine(
        code=code,
        title=entries[0].action.priority_title or code,
        href=setting.href(entries[0].action),
        total=len(actions),
        statuses=tally(actions),
        wanted=tuple(e.action.title for e in entries if e.kind == "objective"),
        did=tuple(e.action.title for e in first[:DID]),
        made=claims(entries, setting.org, setting.measures),
        ahead=tuple(ahead[:AHEAD]),
        more_ahead=max(len(ahead) - AHEAD, 0),
    )


def _known_first(entry: Entry) -> int:
    known = entry.status in _KNOWN_FIRST
    return _KNOWN_FIRST.index(entry.status) if known else len(_KNOWN_FIRST)


def other_line(code: str, entries: Sequence[Entry], setting: Setting) -> OtherLine:
    """A part of a plan that holds no action, with what it holds instead."""
    action = entries[0].action
    counts = Counter(entry.kind for entry in entries)
    held = [counted_noun(count, _noun(kind)) for kind, count in counts.items()]
    return OtherLine(action.priority_title or code, setting.href(action), ", ".join(held))


def _noun(kind: str) -> str:
    if kind == "next_step":
        return "next step"
    return KINDS[kind][1] if kind in KINDS else kind.replace("_", " ")


def statements(entries: Sequence[Entry]) -> tuple[StatementGroup, ...]:
    """The lines of a priority that are not actions or impact claims, by kind."""
    groups = []
    for kind, (heading, _) in KINDS.items():
        held = tuple(_statement(e) for e in entries if e.kind == kind and kind != "impact")
        if held:
            groups.append(StatementGroup(kind, heading, held))
    return tuple(groups)


def _statement(entry: Entry) -> Statement:
    action = entry.action
    note = " ".join(words for words in (_period(action), action.evidence or "") if words)
    return Statement(action.action_id, action.title, status_item(entry), figures(action), note)


def _period(action: Action) -> str:
    """ "1 April 2019 to 31 March 2024.", as far as it is stated."""
    first, last = (day and formats.date_words(day) for day in (action.starts_on, action.due_on))
    if first and last:
        return f"{first} to {last}."
    return f"From {first}." if first else f"To {last}." if last else ""


def timeline(actions: Sequence[Entry], setting: Setting, *, named: bool = False) -> Timeline | None:
    """The dated actions, oldest date first; None where no action has a date.

    `named` says which plan each is from.
    """
    dated = [(moment, entry) for entry in actions if (moment := _moment(entry.action))]
    if not dated:
        return None
    dated.sort(key=lambda pair: pair[0][0])
    silent = len(actions) - len(dated)
    of = f"{len(actions)} {formats.plural(len(actions), 'action')}"
    undated = f"{silent} of {of} {'has' if silent == 1 else 'have'} no date." if silent else ""
    return Timeline(
        heading="Dates",
        caption=f"Actions with a date, oldest first: {len(dated)} of {of}.",
        undated=undated,
        lines=tuple(_date_line(day, event, e, setting, named) for (day, event), e in dated),
    )


def passed(actions: Sequence[Entry], setting: Setting) -> Timeline | None:
    """The actions whose due date has passed and that are not known to be complete."""
    late = [entry for entry in actions if entry.past(setting.as_at)]
    drawn = timeline(late, setting, named=True)
    if drawn is None:
        return None
    caption = "Oldest first; not known to be complete in the last report of each plan."
    return replace(drawn, heading="Due dates that have passed", caption=caption)


def _moment(action: Action) -> tuple[date, str] | None:
    """The one date an action is placed by: when completed, else when due, else when it starts."""
    for day, event in (
        (action.completed_on, "completed"),
        (action.due_on, "due"),
        (action.starts_on, "starts"),
    ):
        if day:
            return day, event
    return None


def _date_line(day: date, event: str, entry: Entry, setting: Setting, named: bool) -> DateLine:
    return DateLine(
        day=formats.date_words(day),
        event=event,
        title=entry.action.title,
        plan=entry.action.plan if named else "",
        href=setting.href(entry.action),
        status=status_item(entry),
        rating=rating_view(entry.rating(setting.as_at)),
        loud=entry.loud(setting.as_at),
        past=entry.past(setting.as_at),
    )
