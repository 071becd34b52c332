"""Decides where an EHC needs assessment stands against 6, 16 and 20 weeks (rules S1 to S6, S19)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from dashboard.domain.clocks.cells import needed_day
from dashboard.domain.clocks.dates import days_after, months_after
from dashboard.domain.clocks.doubts import Dated, doubtful_dates, warning
from dashboard.domain.clocks.limits import Limit, State, judged, not_applicable
from dashboard.domain.clocks.rules import Rulebook
from dashboard.domain.returns import Finding
from dashboard.domain.rows import Cells, ColumnError, Row

FIRST_DAY_OF_THE_LAW = date(2014, 9, 1)  # the SEND Regulations 2014: nothing is older


class EhcCaseError(ColumnError):
    """A case that cannot be used, by the column that is wrong."""


class Decision(StrEnum):
    """Whether the child is to be assessed."""

    ASSESS = "assess"
    REFUSE = "refuse"


class Outcome(StrEnum):
    """What the assessment led to."""

    PLAN = "plan"
    NO_PLAN = "no_plan"


class Exemption(StrEnum):
    """The four reasons the law accepts for missing a limit (S6); there is no other.

    A SEN2 return says that one of them applies, but not which: `UNSTATED`.
    """

    SCHOOL_CLOSED = "a"
    EARLY_YEARS_CLOSED = "b"
    EXCEPTIONAL_PERSONAL = "c"
    ABSENT_FROM_AREA = "d"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class EhcSettings:
    """The readings in force where a rule is open, and the level that draws attention.

    `exception_warning` is the share of plans issued with an exception, in percent, above which
    the share is pointed out (England 2024: 6.1).
    """

    count_day_of_receipt: bool = False
    overdue_counts_as_late: bool = False
    one_year_for_52_weeks: bool = False
    exception_warning: Fraction = Fraction(61, 10)


DEFAULTS = EhcSettings()


@dataclass(frozen=True, slots=True)
class EhcCase:
    """One request for an assessment: a row of the `ehc_cases` dataset, typed."""

    case_id: str
    received_on: date
    child_id: str | None = None
    source: str | None = None
    decided_on: date | None = None
    decision: Decision | None = None
    advice_due_on: date | None = None
    assessment_outcome: Outcome | None = None
    no_plan_notified_on: date | None = None
    draft_sent_on: date | None = None
    final_plan_on: date | None = None
    exception: Exemption | None = None
    left_on: date | None = None
    clock_restarted_on: date | None = None
    year_group: str | None = None
    primary_need: str | None = None
    setting: str | None = None
    sex: str | None = None
    fsm: str | None = None

    @classmethod
    def from_row(cls, row: Row) -> EhcCase:
        """Build a case from a checked row; raises EhcCaseError naming the column at fault."""
        cells = Cells(row, EhcCaseError)
        return cls(
            case_id=cells.required("case_id"),
            received_on=needed_day(cells, "received_on"),
            child_id=cells.text("child_id"),
            source=cells.text("source"),
            decided_on=cells.day("decided_on"),
            decision=cells.choice("decision", Decision),
            advice_due_on=cells.day("advice_due_on"),
            assessment_outcome=cells.choice("assessment_outcome", Outcome),
            no_plan_notified_on=cells.day("no_plan_notified_on"),
            draft_sent_on=cells.day("draft_sent_on"),
            final_plan_on=cells.day("final_plan_on"),
            exception=cells.choice("exception", Exemption),
            left_on=cells.day("left_on"),
            clock_restarted_on=cells.day("clock_restarted_on"),
            year_group=cells.text("year_group"),
            primary_need=cells.text("primary_need"),
            setting=cells.text("setting"),
            sex=cells.text("sex"),
            fsm=cells.text("fsm"),
        )

    @property
    def refused(self) -> bool:
        """Whether the request ended in a refusal to assess; a plan issued after all undoes it."""
        return self.decision is Decision.REFUSE and self.final_plan_on is None

    @property
    def without_plan(self) -> bool:
        """Whether the assessment ended without a plan; a plan issued after all undoes it."""
        return self.assessment_outcome is Outcome.NO_PLAN and self.final_plan_on is None

    def start_for(self, done: date | None) -> date:
        """The day a step's clock started: received, or restarted unless done before that (S19)."""
        restarted = self.clock_restarted_on
        if restarted is None or (done is not None and done < restarted):
            return self.received_on
        return restarted


@dataclass(frozen=True, slots=True)
class EhcClock:
    """Where a case stands: a limit for each step, the days it took or has been open, warnings.

    `over_52w` says whether a plan was issued that took longer than 52 weeks. `last_day_20w` is
    the last day of the 20 weeks whatever came of the case: it was open past it or not. `weeks_20w`
    is for users of the clocks as a library: no page shows it.
    """

    case_id: str
    decision: Limit
    no_plan: Limit
    plan: Limit
    last_day_20w: date | None
    days_20w: int | None
    issued: bool
    over_52w: bool
    exception: Exemption | None
    warnings: tuple[Finding, ...]

    @property
    def weeks_20w(self) -> Fraction | None:
        """`days_20w` in weeks, exactly."""
        return None if self.days_20w is None else Fraction(self.days_20w, 7)


def clock(case: EhcCase, as_at: date, book: Rulebook, settings: EhcSettings = DEFAULTS) -> EhcClock:
    """Where the case stands on the as-at day (S19).

    A limit keeps its day while its step may still arise: none for 16 and 20 weeks once refused,
    none for 20 weeks once there is to be no plan.
    """
    plan = _step("S5", case, case.final_plan_on, as_at, book, settings)
    last_day = plan.due
    if case.refused or case.without_plan:
        plan = not_applicable(plan.rule)
    return EhcClock(
        case_id=case.case_id,
        decision=_decision(case, as_at, book, settings),
        no_plan=_no_plan(case, as_at, book, settings),
        plan=plan,
        last_day_20w=last_day,
        days_20w=_days(case, plan, as_at),
        issued=case.final_plan_on is not None,
        over_52w=_over_52_weeks(case, book, settings),
        exception=case.exception,
        warnings=tuple(_warnings(case, book)),
    )


def doubts(case: EhcCase, as_at: date) -> tuple[Finding, ...]:
    """The dates of a case that cannot be right (D12)."""
    received = ("received_on", case.received_on)
    later = (
        "decided_on",
        "no_plan_notified_on",
        "draft_sent_on",
        "final_plan_on",
        "left_on",
        "clock_restarted_on",
    )
    dates = [Dated(*received), *(Dated(name, getattr(case, name), *received) for name in later)]
    return doubtful_dates(dates, as_at, FIRST_DAY_OF_THE_LAW)


def _step(
    rule_id: str,
    case: EhcCase,
    done: date | None,
    as_at: date,
    book: Rulebook,
    settings: EhcSettings,
) -> Limit:
    start = case.start_for(done)
    limit = book.limit(rule_id, start, count_first_day=settings.count_day_of_receipt)
    if limit is None:
        return not_applicable()
    rule, due = limit
    excepted, left = case.exception is not None, case.left_on is not None
    return judged(rule, due, done, as_at, excepted=excepted, left=left)


def _decision(case: EhcCase, as_at: date, book: Rulebook, settings: EhcSettings) -> Limit:
    limit = _step("S1", case, case.decided_on, as_at, book, settings)
    return not_applicable(limit.rule, limit.due) if _passed_over(case) else limit


def _no_plan(case: EhcCase, as_at: date, book: Rulebook, settings: EhcSettings) -> Limit:
    limit = _step("S3", case, case.no_plan_notified_on, as_at, book, settings)
    if case.refused:
        return not_applicable(limit.rule)
    return limit if case.without_plan else not_applicable(limit.rule, limit.due)


def _passed_over(case: EhcCase) -> bool:
    later = (case.no_plan_notified_on, case.draft_sent_on, case.final_plan_on)
    return case.decided_on is None and any(later)


def _days(case: EhcCase, plan: Limit, as_at: date) -> int | None:
    """Start to final plan, or to the as-at day while there is none and one may come."""
    if case.final_plan_on is None and plan.state not in (State.OPEN, State.OVERDUE):
        return None
    end = case.final_plan_on or as_at
    return (end - case.start_for(case.final_plan_on)).days


def _over_52_weeks(case: EhcCase, book: Rulebook, settings: EhcSettings) -> bool:
    if case.final_plan_on is None:
        return False
    start = case.start_for(case.final_plan_on)
    if settings.one_year_for_52_weeks:
        return case.final_plan_on > months_after(start, 12)
    return case.final_plan_on > book.due(book.nearest("S12", start), start)


def _warnings(case: EhcCase, book: Rulebook) -> Iterator[Finding]:
    """What the reader has to know: steps without dates, and dates that speak against each other."""
    if _passed_over(case):
        message = "A later step is done, but the decision to assess has no date."
        yield warning("step_passed_over", "decided_on", message, "Give the day of the decision.")
    elif case.decision is not None and case.decided_on is None:
        message = "The decision is given without its date, so it counts as not made."
        yield warning("decision_undated", "decided_on", message, "Give the day of the decision.")
    if case.no_plan_notified_on and case.assessment_outcome is not Outcome.NO_PLAN:
        message = "A decision not to issue a plan was notified, but the outcome does not say so."
        fix = "Set the outcome to no_plan, or remove the date."
        yield warning("no_plan_without_outcome", "no_plan_notified_on", message, fix)
    yield from _contradictions(case)
    if case.draft_sent_on and case.final_plan_on:
        served = case.draft_sent_on
        rule = book.nearest("S4", served)
        if case.final_plan_on <= days_after(served, rule.length.count, count_first_day=True):
            message = f"The final plan was sent inside the {rule.length.count} days for comment."
            fix = "Check both dates, and that the family had answered."
            yield warning("inside_draft_window", "final_plan_on", message, fix)


def _contradictions(case: EhcCase) -> Iterator[Finding]:
    ended = case.decision is Decision.REFUSE or case.assessment_outcome is Outcome.NO_PLAN
    if ended and case.final_plan_on:
        message = "A plan was issued although the case says there was to be none."
        yield warning("plan_after_all", "final_plan_on", message, "Record the later decision.")
    refused_on = case.decided_on if case.refused else None
    refused_on = case.no_plan_notified_on if case.without_plan else refused_on
    restarted = case.clock_restarted_on
    if restarted and refused_on and restarted > refused_on:
        message = "The clock was restarted after the refusal, but the decision is still to refuse."
        fix = "Record the new decision once it is made, and leave it blank until then."
        yield warning("restarted_after_refusal", "clock_restarted_on", message, fix)
