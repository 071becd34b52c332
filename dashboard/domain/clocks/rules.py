"""Decides which wording of a rule holds on a day, and how long a limit it sets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from dashboard.domain.clocks.dates import (
    WorkingDays,
    days_after,
    months_after,
    weeks_after,
)
from dashboard.formats import MONTHS

_LENGTH = re.compile(r"([1-9]\d*) (\w+(?: \w+)?)")


class Sure(StrEnum):
    """How well a rule is known: who read what."""

    READ = "read"
    SECOND_HAND = "second-hand"
    MEMORY = "memory"
    OPEN = "open"
    DESIGN = "design"

    @property
    def words(self) -> str:
        """The tag as a reader is told it."""
        return _WORDS[self]


_WORDS = {
    Sure.READ: "The authoritative text was read.",
    Sure.SECOND_HAND: "Read in a reputable second-hand source only.",
    Sure.MEMORY: "From memory: not checked against the text.",
    Sure.OPEN: "Sources disagree or the point is open: a setting says which reading is used.",
    Sure.DESIGN: "A rule of this dashboard, not of law.",
}


class Unit(StrEnum):
    """What a limit is counted in."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Length:
    """How long a limit runs, such as 20 weeks."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A limit that is a day of the calendar, such as 15 February."""

    day: int
    month: int

    def in_year(self, year: int) -> date:
        """That day in a year."""
        return date(year, self.month, self.day)


def read_limit(text: str) -> Length | DayOfYear:
    """A limit as it is written: "20 weeks", "10 working days" or "15 February"."""
    if found := _LENGTH.fullmatch(text):
        if found[2] in MONTHS:
            made = DayOfYear(int(found[1]), MONTHS.index(found[2]) + 1)
            made.in_year(2001)  # refuses 31 April, and 29 February as not in every year
            return made
        if found[2] in set(Unit):
            return Length(int(found[1]), Unit(found[2]))
    raise ValueError(f"limit is {text!r}; write it as '20 weeks' or '15 February'")


@dataclass(frozen=True, slots=True)
class Rule:
    """One wording of one rule, with the days it held from and to (both included; None: open).

    `setting` names the setting that chooses between readings where a point is open.
    """

    id: str
    statement: str
    source: str
    sure: Sure
    limit: Length | DayOfYear | None = None
    setting: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if self._first > self._last:
            raise ValueError(f"valid_from {self.valid_from} is after valid_to {self.valid_to}")

    @property
    def length(self) -> Length:
        """The limit as a length of time. Raises ValueError where the rule sets none."""
        if not isinstance(self.limit, Length):
            raise ValueError(f"rule {self.id} sets no length of time")
        return self.limit

    @property
    def day_of_year(self) -> DayOfYear:
        """The limit as a day of the calendar. Raises ValueError where the rule sets none."""
        if not isinstance(self.limit, DayOfYear):
            raise ValueError(f"rule {self.id} sets no day of the year")
        return self.limit

    def holds_on(self, day: date) -> bool:
        """Whether this wording is in force on the day."""
        return self._first <= day <= self._last

    @property
    def _first(self) -> date:
        return self.valid_from or date.min

    @property
    def _last(self) -> date:
        return self.valid_to or date.max


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every wording of every rule, and the calendar of working days they are counted by.

    A clock keeps the wording in force on the day it started, so a change of law by date leaves
    what was worked out for earlier days as it was.
    """

    wordings: Mapping[str, tuple[Rule, ...]]
    working_days: WorkingDays = field(default_factory=WorkingDays)
    # The limits worked out so far: cases by the ten thousand start on the same few hundred days.
    _limits: dict[tuple[str, date, bool], tuple[Rule, date] | None] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @classmethod
    def of(cls, rules: Iterable[Rule], working_days: WorkingDays | None = None) -> Rulebook:
        """A book of these rules. Raises ValueError where two wordings hold on one day."""
        by_id: dict[str, list[Rule]] = {}
        for rule in rules:
            by_id.setdefault(rule.id, []).append(rule)
        for rule_id, wordings in by_id.items():
            wordings.sort(key=lambda rule: rule.valid_from or date.min)
            for earlier, later in pairwise(wordings):
                if later.valid_from is None or earlier.holds_on(later.valid_from):
                    raise ValueError(f"[{rule_id}]: two wordings hold on the same day")
        kept = {rule_id: tuple(wordings) for rule_id, wordings in by_id.items()}
        return cls(MappingProxyType(kept), working_days or WorkingDays())

    def on(self, rule_id: str, day: date) -> Rule | None:
        """The wording in force on the day, or None where the rule did not hold then."""
        return next((rule for rule in self.wordings[rule_id] if rule.holds_on(day)), None)

    def nearest(self, rule_id: str, day: date) -> Rule:
        """The wording in force on the day, else the last before it, else the first there is."""
        wordings = self.wordings[rule_id]
        begun = [rule for rule in wordings if (rule.valid_from or date.min) <= day]
        return begun[-1] if begun else wordings[0]

    def limit(
        self, rule_id: str, start: date, *, count_first_day: bool = False
    ) -> tuple[Rule, date] | None:
        """The wording in force on the day a limit starts, and its last day; None before the rule.

        See `due` for `count_first_day` and what it raises.
        """
        key = (rule_id, start, count_first_day)
        if key not in self._limits:
            rule = self.on(rule_id, start)
            self._limits[key] = (
                (rule, self.due(rule, start, count_first_day=count_first_day)) if rule else None
            )
        return self._limits[key]

    def due(self, rule: Rule, start: date, *, count_first_day: bool = False) -> date:
        """The last day of the rule's limit from the day it starts.

        `count_first_day` (D2) shortens a limit in days or weeks. Raises ValueError for a limit in
        hours, which needs an instant to start from.
        """
        count, unit = rule.length.count, rule.length.unit
        match unit:
            case Unit.DAYS:
                return days_after(start, count, count_first_day=count_first_day)
            case Unit.WEEKS:
                return weeks_after(start, count, count_first_day=count_first_day)
            case Unit.MONTHS:
                return months_after(start, count)
            case Unit.WORKING_DAYS:
                return self.working_days.after(start, count)
            case _:
                raise ValueError(f"rule {rule.id} counts hours: it starts at a time, not on a day")
