"""Decides where a hazard stands against Awaab's Law: hours and working days (rules A1 to A14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dashboard.domain.clocks.cells import answer, moment, needed_choice, needed_moment
from dashboard.domain.clocks.dates import day_of, hours_after, is_midnight
from dashboard.domain.clocks.doubts import Dated, doubtful_dates
from dashboard.domain.clocks.limits import Limit, State, judged, not_applicable, whole_day
from dashboard.domain.clocks.rules import Rule, Rulebook, Unit
from dashboard.domain.returns import Finding
from dashboard.domain.rows import Cells, ColumnError, Row


class HazardError(ColumnError):
    """A hazard that cannot be used, by the column that is wrong."""


class Kind(StrEnum):
    """How grave a hazard is."""

    EMERGENCY = "emergency"
    SIGNIFICANT = "significant"


@dataclass(frozen=True, slots=True)
class HazardSettings:
    """The readings in force of A4 and A6.

    `emergency_work_from_awareness`: an emergency's work has to be done within hours of becoming
    aware, not of the finding. `summary_waived_once_safe`: no summary is owed where the home was
    made safe within the days for it.
    """

    emergency_work_from_awareness: bool = True
    summary_waived_once_safe: bool = False


DEFAULTS = HazardSettings()


@dataclass(frozen=True, slots=True)
class Hazard:
    """One hazard reported in one home: a row of the `hazards` dataset, typed; times are instants.

    `hazard_found` is None until the investigation has said.
    """

    hazard_id: str
    kind: Kind
    aware_at: datetime
    asset_id: str | None = None
    investigated_at: datetime | None = None
    hazard_found: bool | None = None
    summary_sent_on: date | None = None
    made_safe_at: datetime | None = None
    further_work_started_on: date | None = None
    rehoused_on: date | None = None
    further_work_needed: bool | None = None

    @classmethod
    def from_row(cls, row: Row) -> Hazard:
        """Build a hazard from a checked row; raises HazardError naming the column at fault."""
        cells = Cells(row, HazardError)
        kind = needed_choice(cells, "kind", Kind)
        timed = kind is Kind.EMERGENCY  # hours cannot be counted from a day
        return cls(
            hazard_id=cells.required("hazard_id"),
            kind=kind,
            aware_at=needed_moment(cells, "aware_at", timed=timed),
            asset_id=cells.text("asset_id"),
            investigated_at=moment(cells, "investigated_at", timed=timed),
            hazard_found=answer(cells, "hazard_found"),
            summary_sent_on=cells.day("summary_sent_on"),
            made_safe_at=moment(cells, "made_safe_at", timed=timed),
            further_work_started_on=cells.day("further_work_started_on"),
            rehoused_on=cells.day("rehoused_on"),
            further_work_needed=answer(cells, "further_work_needed"),
        )

    @property
    def is_emergency(self) -> bool:
        """Whether the hours of an emergency apply."""
        return self.kind is Kind.EMERGENCY


@dataclass(frozen=True, slots=True)
class HazardClock:
    """Where a hazard stands. `make_safe_other` is the other reading of A4, for emergencies."""

    hazard_id: str
    investigate: Limit
    summary: Limit
    make_safe: Limit
    further_work: Limit
    make_safe_other: Limit | None


def clock(
    hazard: Hazard, as_at: date, book: Rulebook, settings: HazardSettings = DEFAULTS
) -> HazardClock:
    """Where the hazard stands on the as-at day (A14).

    The wordings in force when the landlord became aware hold throughout; before the law there
    are no limits. Further work is owed unless it is said that none is needed.
    """
    if book.on("A1", day_of(hazard.aware_at)) is None:
        none = not_applicable()
        return HazardClock(hazard.hazard_id, none, none, none, none, None)
    run = _Run(hazard, as_at, book)
    aware, ended, safe = hazard.aware_at, hazard.investigated_at, hazard.made_safe_at
    make_safe, other = run.work("A7", ended, safe), None
    if hazard.is_emergency:
        readings = (run.work("A4", aware, safe), run.work("A4", ended, safe))
        strict = settings.emergency_work_from_awareness
        make_safe, other = readings if strict else readings[::-1]
    further_work = run.work("A8", ended, hazard.further_work_started_on)
    if hazard.further_work_needed is False:
        further_work = not_applicable(further_work.rule, further_work.due)
    summary = run.limit("A6", ended, hazard.summary_sent_on)
    if settings.summary_waived_once_safe and _is_safe_by(summary.due, safe):
        summary = not_applicable(summary.rule, summary.due)
    return HazardClock(
        hazard_id=hazard.hazard_id,
        investigate=run.limit("A3" if hazard.is_emergency else "A5", aware, ended),
        summary=summary,
        make_safe=make_safe,
        further_work=further_work,
        make_safe_other=other,
    )


def doubts(hazard: Hazard, as_at: date) -> tuple[Finding, ...]:
    """The dates of a hazard that cannot be right (D12), times within a day included."""
    aware = ("aware_at", day_of(hazard.aware_at))
    dates = (
        Dated(*aware),
        Dated("investigated_at", _day(hazard.investigated_at), *aware),
        Dated("summary_sent_on", hazard.summary_sent_on, *aware),
        Dated("made_safe_at", _day(hazard.made_safe_at), *aware),
        Dated("further_work_started_on", hazard.further_work_started_on, *aware),
        Dated("rehoused_on", hazard.rehoused_on, *aware),
    )
    return (*doubtful_dates(dates, as_at), *_before_aware(hazard))


@dataclass(frozen=True, slots=True)
class _Run:
    """One hazard's limits as at a day."""

    hazard: Hazard
    as_at: date
    book: Rulebook

    def limit(self, rule_id: str, start: datetime | None, done: date | None) -> Limit:
        """A limit from an instant: hours from then, or days from that day in London."""
        rule = self.book.nearest(rule_id, day_of(self.hazard.aware_at))
        if start is None:
            return judged(rule, None, None, self.as_at)
        due = _due(rule, start, self.book)
        if isinstance(due, datetime) and (done is None or isinstance(done, datetime)):
            return judged(rule, due, done, self.as_at)
        return judged(rule, whole_day(due), whole_day(done) if done else None, self.as_at)

    def work(self, rule_id: str, start: datetime | None, done: date | None) -> Limit:
        """A limit on work, which falls away with no hazard or once the household is rehoused."""
        limit = self.limit(rule_id, start, done)
        if self.hazard.hazard_found is False:
            return not_applicable(limit.rule, limit.due)
        rehoused = self.hazard.rehoused_on
        in_time = rehoused and limit.due and rehoused <= whole_day(limit.due)
        if in_time and limit.state is not State.MET:
            return not_applicable(limit.rule, limit.due)
        return limit


def _due(rule: Rule, start: datetime, book: Rulebook) -> date:
    if rule.length.unit is Unit.HOURS:
        return hours_after(start, rule.length.count)
    return book.due(rule, day_of(start))


def _day(instant: datetime | None) -> date | None:
    return day_of(instant) if instant else None


def _is_safe_by(due: date | None, safe: datetime | None) -> bool:
    return due is not None and safe is not None and day_of(safe) <= due


def _before_aware(hazard: Hazard) -> Iterator[Finding]:
    aware = hazard.aware_at
    done = {"investigated_at": hazard.investigated_at, "made_safe_at": hazard.made_safe_at}
    for column, at in done.items():
        if at is None or (not hazard.is_emergency and is_midnight(at)):
            continue  # a day alone, which stands for any time in it
        if at < aware and day_of(at) == day_of(aware):
            yield Finding(
                "error",
                "date_before_its_start",
                column,
                "It is earlier in the day than aware_at.",
                "Correct whichever of the two times is wrong.",
            )
