"""An organisation's plans as published: which lines are actions, and how they are counted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import formats
from dashboard.domain.actions import Action, rate_action
from dashboard.domain.rating import Rag, Rating
from dashboard.readmodels.books import Books
from dashboard.readmodels.types import TallyItem

ACTION = "action"
STATUS_WORDS = {
    "complete": "complete",
    "in_progress": "in progress",
    "at_risk": "at risk or delayed",
    "off_track": "off track",
    "on_hold": "on hold",
    "not_started": "not started",
    "unclear": "unclear",
    "not_stated": "not stated",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a plan: its kind, the action it describes, and its submission."""

    kind: str
    action: Action
    submission: str

    @property
    def status(self) -> str:
        """The status as counted; a blank one is `not_stated`."""
        return str(self.action.status) if self.action.status else "not_stated"

    @property
    def is_action(self) -> bool:
        return self.kind == ACTION

    def rating(self, as_at: date) -> Rating:
        """How the action stands on a day (G11)."""
        return rate_action(self.action, as_at)

    def loud(self, as_at: date) -> bool:
        """Whether the plan's own report already had it red or amber, by the day it was made.

        A date that has only passed since leaves it red, but is not this report's alarm.
        """
        return self.rating(self.action.as_at or as_at).rag in (Rag.RED, Rag.AMBER)

    def past(self, as_at: date) -> bool:
        """Whether it was due before `as_at` and is not known to be complete."""
        return self.action.overdue(as_at)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan and its lines, in the order the file gives them."""

    name: str
    entries: tuple[Entry, ...]

    @property
    def actions(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.is_action)

    @property
    def years(self) -> tuple[str, ...]:
        """The years that hold actions, newest first."""
        years = {entry.action.plan_year for entry in self.actions}
        return tuple(sorted(years, key=_newest_last, reverse=True))

    def of_year(self, year: str) -> Plan:
        """The plan in one year: its actions, and the statements that belong to no other year's.

        Next steps are often dated a year that has no actions yet; they are kept.
        """
        others = set(self.years) - {year}
        kept = (entry for entry in self.entries if entry.action.plan_year not in others)
        return Plan(self.name, tuple(kept))

    def priorities(self) -> dict[str, tuple[Entry, ...]]:
        """The lines under each priority, in the order priorities first appear."""
        grouped: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            grouped[entry.action.priority].append(entry)
        return {code: tuple(entries) for code, entries in grouped.items()}


def _newest_last(year: str) -> tuple[str, str]:
    """Years are free text: the last year they name orders them."""
    named = re.findall(r"(?:19|20)\d\d", year)
    return (named[-1] if named else "", year)


def published_plans(books: Books, org: str) -> tuple[Plan, ...]:
    """The plans of `org`, in the order they are published.

    A line whose kind is blank is an action: only sample and evaluation papers hold others.
    """
    grouped: dict[str, list[Entry]] = defaultdict(list)
    for record in books.rows(org, "actions"):
        kind = record.row.get("kind") or ACTION
        action = Action.from_row(record.row)
        grouped[action.plan].append(Entry(kind, action, record.submission))
    return tuple(Plan(name, tuple(entries)) for name, entries in grouped.items())


def counted_once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The actions among `entries`, each piece of work once, where it is held.

    A line is left out where an action carried into a later year says the same, or where its
    `also_in` names another line here: by its id, by the plan and priority that hold it, or by a
    plan that has an action of the same title.
    """
    newest: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key = (entry.action.plan, entry.action.action_id)
        if entry.is_action and _later(entry, newest.get(key)):
            newest[key] = entry
    left_out: set[tuple[str, str]] = set()
    for key, entry in newest.items():
        if entry.action.also_in is None:
            continue
        others = (e for k, e in newest.items() if k != key and k not in left_out)
        if any(names(entry, other) for other in others):
            left_out.add(key)
    return tuple(entry for key, entry in newest.items() if key not in left_out)


def _later(entry: Entry, rival: Entry | None) -> bool:
    if rival is None:
        return True
    return _newest_last(entry.action.plan_year) > _newest_last(rival.action.plan_year)


def names(entry: Entry, other: Entry) -> bool:
    """Whether the `also_in` of `entry` says that `other` is the same piece of work."""
    action = other.action
    shared = _shared(entry)
    if action.action_id in shared or f"{action.plan} {action.priority}" in shared:
        return True
    same_title = action.title.casefold() == entry.action.title.casefold()
    return same_title and action.plan in shared


def _shared(entry: Entry) -> set[str]:
    return {name.strip() for name in (entry.action.also_in or "").split(";")}


def carried(plan: Plan, plans: Iterable[Plan]) -> tuple[Entry, ...]:
    """The actions held in other plans that say this plan carries them too."""
    return tuple(
        entry
        for other in plans
        if other.name != plan.name
        for entry in other.actions
        if any(name == plan.name or name.startswith(f"{plan.name} ") for name in _shared(entry))
    )


def tally(entries: Sequence[Entry]) -> tuple[TallyItem, ...]:
    """How many actions stand in each status, best known first; only those that any has."""
    counts = Counter(entry.status for entry in entries)
    return tuple(
        TallyItem(status, words, counts[status])
        for status, words in STATUS_WORDS.items()
        if counts[status]
    )


def counted_noun(count: int, singular: str, many: str | None = None) -> str:
    """A count with its noun, in running text: "one action", "three actions", "48 actions"."""
    return f"{formats.count_words(count)} {formats.plural(count, singular, many)}"


def status_item(entry: Entry) -> TallyItem:
    """One line's status with its word."""
    return TallyItem(entry.status, STATUS_WORDS[entry.status], 1)
