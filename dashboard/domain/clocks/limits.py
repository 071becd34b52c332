"""Decides whether a thing with a limit is done, late, open or overdue (rules D5, D10, S19)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from dashboard.domain.clocks.dates import day_of, is_on_time
from dashboard.domain.clocks.rules import Rule

_ONE_DAY = timedelta(days=1)


class State(StrEnum):
    """Where something with a limit stands."""

    MET = "met"
    LATE = "late"
    OPEN = "open"
    OVERDUE = "overdue"
    EXCEPTED_LATE = "excepted_late"
    NOT_APPLICABLE = "not_applicable"
    LEFT = "left"

    @property
    def is_done(self) -> bool:
        """Whether the thing was done, on time or not."""
        return self in (State.MET, State.LATE, State.EXCEPTED_LATE)


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit of one case: its last day (or instant), where it stands and the rule behind it.

    `due` is None where nothing has started the clock, or nothing can any more; `rule` is None
    only where no rule was in force. `late_by` is nought unless it was missed. `days_left` is for
    users of the clocks as a library: no page shows it.
    """

    rule: Rule | None
    due: date | None
    state: State
    late_by: timedelta = timedelta(0)

    @property
    def days_late(self) -> int:
        """Days past the limit, a day begun counting whole."""
        return -(-self.late_by // _ONE_DAY)

    def days_left(self, as_at: date) -> int | None:
        """Days from the as-at day to the last one, where the clock is still running."""
        if self.state is not State.OPEN or self.due is None:
            return None
        return (whole_day(self.due) - as_at).days


def not_applicable(rule: Rule | None = None, due: date | None = None) -> Limit:
    """A limit that cannot arise in this case, was passed over, or was not law yet (no rule)."""
    return Limit(rule, due, State.NOT_APPLICABLE)


def whole_day(day: date) -> date:
    """The day itself, or the day in London of an instant."""
    return day_of(day) if isinstance(day, datetime) else day


def judged(
    rule: Rule | None,
    due: date | None,
    done: date | None,
    as_at: date,
    *,
    excepted: bool = False,
    left: bool = False,
) -> Limit:
    """Where a limit stands on the as-at day.

    Done by the limit is met, the last day included (D5); after it late, or excepted late. Not
    done: left, else open until the as-at day is past the limit, then overdue (D10). `done` is an
    instant where `due` is one. A limit with no due day yet is open.
    """
    if due is None:
        return Limit(rule, None, State.LEFT if left else State.OPEN)
    if done is not None:
        if is_on_time(done, due):
            return Limit(rule, due, State.MET)
        late = State.EXCEPTED_LATE if excepted else State.LATE
        return Limit(rule, due, late, done - due)
    if left:
        return Limit(rule, due, State.LEFT)
    if as_at <= whole_day(due):
        return Limit(rule, due, State.OPEN)
    return Limit(rule, due, State.OVERDUE, as_at - whole_day(due))
