"""Which hazards the board is about, and the limits of each, as a clock of Awaab's Law has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from dashboard.catalogue.rules import load_rules
from dashboard.domain.cadence import month_of
from dashboard.domain.clocks.dates import day_of, read_moment
from dashboard.domain.clocks.hazards import Hazard, HazardClock
from dashboard.domain.clocks.limits import Limit, State, whole_day
from dashboard.readmodels.books import Books
from dashboard.readmodels.frames import Settled, settle_org
from dashboard.readmodels.housing.names import Names
from dashboard.registers.due import unfinished
from dashboard.registers.frames import RegisterFrame

# A limit that ends this month may run from an investigation of twelve weeks and more before.
_LONGEST = timedelta(days=92)
# What each limit is called, and the measure it counts in where the hazard is grave or not.
LIMITS = {
    "investigate": ("Investigate", "HAZ-EM", "HAZ-SIG"),
    "summary": ("Written summary", "HAZ-SUM", "HAZ-SUM"),
    "make_safe": ("Make safe", "HAZ-SAFE", "HAZ-SAFE"),
    "further_work": ("Begin further work", "HAZ-WORK", "HAZ-WORK"),
}


@dataclass(frozen=True, slots=True)
class HazardsQuery:
    org: str | None = None


@dataclass(frozen=True, slots=True)
class Pressing:
    """The limit of a hazard that presses most: overdue before open, then the nearest."""

    name: str  # of LIMITS
    limit: Limit
    due: date  # an instant where hours are counted

    @property
    def overdue(self) -> bool:
        """Whether the as-at day is past it."""
        return self.limit.state is State.OVERDUE

    @property
    def order(self) -> tuple[bool, date, str]:
        """What to sort by; a day alone stands after the instants of it."""
        return not self.overdue, whole_day(self.due), f"{self.due.isoformat()}~"


@dataclass(frozen=True)
class Found:
    """The hazards of one organisation on the edition's day; `near` are those worked out."""

    org: Settled
    day: date
    names: Names
    register: RegisterFrame | None = None
    near: RegisterFrame | None = None
    each: tuple[tuple[Hazard, HazardClock], ...] = ()
    before_law: int = 0
    law: date = field(default=date.min)


def find(query: HazardsQuery, books: Books) -> Found:
    """The hazards of the organisation asked for, leaving out those long finished."""
    org = settle_org(books, query.org, ("hazards",))
    names, day = Names.of(books, org.value), books.edition.as_at
    register = books.register(org.value, "hazards")
    law = load_rules().wordings["A1"][0].valid_from or date.min
    if register is None:
        return Found(org, day, names, law=law)
    aware = register.frame["aware_at"]
    early = aware.isin([text for text in aware.cat.categories if day_of(read_moment(text)) < law])
    near = unfinished(register.where(~early), month_of(day).start - _LONGEST)
    stands = near.stood(day).each()
    each = tuple((one.row, one.clock) for one in stands)
    return Found(org, day, names, register, near, each, int(early.sum()), law)


def limits(clock: HazardClock) -> Iterator[tuple[str, Limit]]:
    """The four limits of a hazard, by name."""
    yield from ((name, getattr(clock, name)) for name in LIMITS)


def pressing(clock: HazardClock) -> Pressing | None:
    """What presses most of a hazard, None where nothing that has a day is still to be done."""
    waiting = [
        Pressing(name, limit, limit.due)
        for name, limit in limits(clock)
        if limit.due is not None and limit.state in (State.OVERDUE, State.OPEN)
    ]
    return min(waiting, key=lambda one: one.order, default=None)
