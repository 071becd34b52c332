"""Decides when a safety check is next due and whether it is in date (rules H1 to H16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from dashboard.domain.clocks.dates import months_after
from dashboard.domain.clocks.doubts import Dated, doubtful_dates, warning
from dashboard.domain.clocks.rules import Rule, Rulebook
from dashboard.domain.returns import Finding
from dashboard.domain.rows import Cells, ColumnError, Row

_GAS = "GAS"
# The rule of each kind of check, by how its workstream's code begins; H16 is that of the others.
_RULE_OF = {
    _GAS: "H1",
    "EICR": "H5",
    "LIFT-PAS": "H8",
    "FRA": "H10",
    "LRA": "H12",
    "ASB": "H13",
}


class InspectionError(ColumnError):
    """An inspection that cannot be used, by the column that is wrong."""


class Visit(StrEnum):
    """How the last visit went; an unsatisfactory check was still a check (T2)."""

    SATISFACTORY = "satisfactory"
    UNSATISFACTORY = "unsatisfactory"
    NO_ACCESS = "no_access"


class Status(StrEnum):
    """Where a check stands."""

    IN_DATE = "in_date"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    NO_RECORD = "no_record"
    NOT_REQUIRED = "not_required"

    @property
    def counts_as_in_date(self) -> bool:
        """Whether the check is in date (T8): due soon is."""
        return self in (Status.IN_DATE, Status.DUE_SOON)


@dataclass(frozen=True, slots=True)
class HousingSettings:
    """When a check is due soon, in days ahead, and the reading in force of H2A.

    `longer` lists the kinds of check that take longer to arrange.
    """

    due_soon_days: int = 30
    due_soon_days_longer: int = 60
    longer: tuple[str, ...] = ("EICR", "FRA")
    window_opens_a_day_later: bool = False

    def days_ahead(self, workstream: str) -> int:
        """How many days before its due day a check of the workstream is due soon."""
        longer = any(is_kind(workstream, kind) for kind in self.longer)
        return self.due_soon_days_longer if longer else self.due_soon_days


DEFAULTS = HousingSettings()


@dataclass(frozen=True, slots=True)
class Inspection:
    """One kind of check of one asset: a row of the `inspections` dataset, typed."""

    asset_id: str
    workstream: str
    required: bool
    installed_on: date | None = None
    last_completed: date | None = None
    previous_due: date | None = None
    interval_months: int | None = None
    next_due: date | None = None
    outcome: Visit | None = None
    booked_for: date | None = None
    access_attempts: int | None = None
    actions_open: int | None = None
    actions_overdue: int | None = None

    @classmethod
    def from_row(cls, row: Row) -> Inspection:
        """Build an inspection from a checked row; raises InspectionError naming the column."""
        cells = Cells(row, InspectionError)
        cells.required("required")
        return cls(
            asset_id=cells.required("asset_id"),
            workstream=cells.required("workstream"),
            required=cells.yes("required"),
            installed_on=cells.day("installed_on"),
            last_completed=cells.day("last_completed"),
            previous_due=cells.day("previous_due"),
            interval_months=cells.whole("interval_months", least=1),
            next_due=cells.day("next_due"),
            outcome=cells.choice("outcome", Visit),
            booked_for=cells.day("booked_for"),
            access_attempts=cells.whole("access_attempts"),
            actions_open=cells.whole("actions_open"),
            actions_overdue=cells.whole("actions_overdue"),
        )

    @property
    def is_gas(self) -> bool:
        """Whether the two-month window of gas checks applies."""
        return is_kind(self.workstream, _GAS)

    @property
    def without_access(self) -> bool:
        """Whether the last visit could not get in."""
        return self.outcome is Visit.NO_ACCESS


@dataclass(frozen=True, slots=True)
class Check:
    """Where one check stands on a day, and the rule its due day comes from.

    `earliest_visit` is the first day on which a gas check keeps the anniversary.
    """

    asset_id: str
    workstream: str
    status: Status
    due: date | None
    days_late: int
    earliest_visit: date | None
    rule: Rule
    without_access: bool
    actions_open: int
    actions_overdue: int
    warnings: tuple[Finding, ...]

    @property
    def required(self) -> bool:
        """Whether the check is needed at all."""
        return self.status is not Status.NOT_REQUIRED


def is_kind(workstream: str, kind: str) -> bool:
    """Whether a workstream's code is of the kind: "EICR-DOM" is of the kind "EICR"."""
    return workstream == kind or workstream.startswith(f"{kind}-")


def asks_installed_on(row: Row) -> bool:
    """Whether the clock can have a use for the day of installation: that of gas alone (H4)."""
    return is_kind(row.get("workstream") or "", _GAS)


def asks_previous_due(row: Row) -> bool:
    """Whether it can have one for the limit answered: in gas (H2, H3), or where no one got in."""
    return is_kind(row.get("workstream") or "", _GAS) or row.get("outcome") == Visit.NO_ACCESS


def check(
    inspection: Inspection, as_at: date, book: Rulebook, settings: HousingSettings = DEFAULTS
) -> Check:
    """Where the check stands on the as-at day (H16).

    Raises InspectionError where it was done but neither its next day nor an interval is known.
    """
    due, rule = _due(inspection, as_at, book, settings)
    if not inspection.required:
        due = None
    return Check(
        asset_id=inspection.asset_id,
        workstream=inspection.workstream,
        status=_status(inspection, due, as_at, settings),
        due=due,
        days_late=max((as_at - due).days, 0) if due else 0,
        earliest_visit=window_opens(due, book, settings) if due and inspection.is_gas else None,
        rule=rule,
        without_access=inspection.without_access,
        actions_open=inspection.actions_open or 0,
        actions_overdue=inspection.actions_overdue or 0,
        warnings=tuple(_warnings(inspection)),
    )


def window_opens(due: date, book: Rulebook, settings: HousingSettings = DEFAULTS) -> date | None:
    """The first day a gas check counts as done on its due day (H2, H2A); None before the rule."""
    rule = book.on("H2", due)
    if rule is None:
        return None
    opens = months_after(due, -rule.length.count)
    return opens + timedelta(days=settings.window_opens_a_day_later)


def doubts(inspection: Inspection, as_at: date) -> tuple[Finding, ...]:
    """The dates of an inspection that cannot be right (D12); what is due or booked may be ahead."""
    installed = ("installed_on", inspection.installed_on)
    dates = (Dated(*installed), Dated("last_completed", inspection.last_completed, *installed))
    return doubtful_dates(dates, as_at)


def _due(
    it: Inspection, as_at: date, book: Rulebook, settings: HousingSettings
) -> tuple[date | None, Rule]:
    """The day the check is due, where one is known, and the rule that says so."""
    ruling = _ruling(it.workstream)
    if not it.required:
        return None, book.nearest(ruling, as_at)
    if it.next_due:
        return it.next_due, book.nearest("H16", it.next_due)
    if it.without_access and it.previous_due:
        # The visit was no check, so the limit that it was to answer stands.
        return it.previous_due, book.nearest("H16", it.previous_due)
    if it.last_completed:
        counted, why = _counted_as_done(it, it.last_completed, ruling, book, settings)
        interval = _interval(it, book.nearest(ruling, it.last_completed))
        return months_after(counted, interval), book.nearest(why, it.last_completed)
    if it.is_gas and it.installed_on:
        first = book.nearest("H4", it.installed_on)
        return months_after(it.installed_on, _interval(it, first)), first
    return None, book.nearest(ruling, as_at)


@lru_cache
def _ruling(workstream: str) -> str:
    return next((rule for kind, rule in _RULE_OF.items() if is_kind(workstream, kind)), "H16")


def _counted_as_done(
    it: Inspection, done: date, ruling: str, book: Rulebook, settings: HousingSettings
) -> tuple[date, str]:
    """The day a check counts as done, which in the gas window is its limit (H2, H3)."""
    answered = it.previous_due
    if not it.is_gas or answered is None or done > answered or book.on("H2", done) is None:
        return done, ruling
    opens = window_opens(answered, book, settings)
    return (answered, "H2") if opens and opens <= done else (done, "H3")


def _interval(it: Inspection, rule: Rule) -> int:
    """Months between checks: the row's own, else the rule's."""
    if it.interval_months:
        return it.interval_months
    if rule.limit is None:
        message = f"is blank, and {it.workstream} has no interval of its own."
        raise InspectionError("interval_months", message)
    return rule.length.count


def _status(it: Inspection, due: date | None, as_at: date, settings: HousingSettings) -> Status:
    if not it.required:
        return Status.NOT_REQUIRED
    if due is None:
        return Status.NO_RECORD
    if due < as_at:
        return Status.OVERDUE
    ahead = (due - as_at).days
    return Status.DUE_SOON if ahead <= settings.days_ahead(it.workstream) else Status.IN_DATE


def _warnings(it: Inspection) -> Iterator[Finding]:
    """What the reader has to know of a required check."""
    if not it.required:
        return
    if it.next_due and it.last_completed is None:
        message = "A next day is given, but no check before it."
        yield warning("next_due_without_check", "next_due", message, "Give the day of the check.")
    if it.next_due and it.last_completed and it.next_due <= it.last_completed:
        message = "The next day is not after the last check, and it wins over the interval."
        fix = "Give the day that the last check set, or leave it blank."
        yield warning("next_due_before_check", "next_due", message, fix)
    if it.without_access and it.previous_due and it.next_due is None:
        message = "The last visit had no access, so the limit it was to answer stands."
        fix = "Where an earlier check is still in date, give its limit in next_due."
        yield warning("no_access", "outcome", message, fix)
