"""Decides where an annual review and a phase transfer stand (rules R1 to R8, P1 to P3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dashboard.domain.clocks.cells import needed_day
from dashboard.domain.clocks.dates import days_after, months_after, months_starting_with
from dashboard.domain.clocks.doubts import Dated, doubtful_dates, warning
from dashboard.domain.clocks.limits import Limit, State, judged, not_applicable
from dashboard.domain.clocks.rules import DayOfYear, Rule, Rulebook
from dashboard.domain.returns import Finding
from dashboard.domain.rows import Cells, ColumnError, Row
from dashboard.domain.shares import Share
from dashboard.formats import date_words


class ReviewError(ColumnError):
    """A review that cannot be used, by the column that is wrong."""


class Decision(StrEnum):
    """What the review decided about the plan."""

    MAINTAIN = "maintain"
    AMEND = "amend"
    CEASE = "cease"


class Phase(StrEnum):
    """The transfer ahead: into post-16, within it, or any earlier one."""

    POST16 = "post16"
    WITHIN_POST16 = "within_post16"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """The reading in force of P2: whether done on the day itself is in time."""

    phase_transfer_inclusive: bool = True


DEFAULTS = ReviewSettings()


@dataclass(frozen=True, slots=True)
class AnnualReview:
    """One plan and its present review: a row of the `annual_reviews` dataset, typed."""

    case_id: str
    plan_made_on: date
    last_decision_on: date | None = None
    meeting_on: date | None = None
    decided_on: date | None = None
    decision: Decision | None = None
    amendment_notice_on: date | None = None
    final_amended_on: date | None = None
    phase_transfer_on: date | None = None
    phase: Phase | None = None

    @classmethod
    def from_row(cls, row: Row) -> AnnualReview:
        """Build a review from a checked row; raises ReviewError naming the column at fault."""
        cells = Cells(row, ReviewError)
        return cls(
            case_id=cells.required("case_id"),
            plan_made_on=needed_day(cells, "plan_made_on"),
            last_decision_on=cells.day("last_decision_on"),
            meeting_on=cells.day("meeting_on"),
            decided_on=cells.day("decided_on"),
            decision=cells.choice("decision", Decision),
            amendment_notice_on=cells.day("amendment_notice_on"),
            final_amended_on=cells.day("final_amended_on"),
            phase_transfer_on=cells.day("phase_transfer_on"),
            phase=cells.choice("phase", Phase),
        )

    @property
    def starts_on(self) -> date:
        """The day the 12 months start with: the last decision, else the plan's first day."""
        return self.last_decision_on or self.plan_made_on

    @property
    def completed_on(self) -> date | None:
        """The day this review was complete (R2); a decision no later than the last is that one."""
        last, decided = self.last_decision_on, self.decided_on
        return None if decided and last and decided <= last else decided

    @property
    def amends(self) -> bool:
        """Whether the plan is to be amended: decided so, or its notice has gone out."""
        return self.decision is Decision.AMEND or (
            self.decision is None and self.amendment_notice_on is not None
        )

    @property
    def ready_on(self) -> date | None:
        """The day the plan was ready for the next phase: decided, or amended where it is to be."""
        kept = self.decision in (Decision.MAINTAIN, Decision.CEASE)
        return self.decided_on if kept else self.final_amended_on


@dataclass(frozen=True, slots=True)
class ReviewClock:
    """Where a review stands. `notice` is that of the proposed amendments (R4).

    `report_due` is the day by which the report of the meeting goes round (R8), `next_review_due`
    when the review after this one has to be complete, and `next_review` where that one stands.
    """

    case_id: str
    review: Limit
    decision: Limit
    notice: Limit
    final: Limit
    phase: Limit
    report_due: date | None
    next_review_due: date | None
    next_review: Limit
    warnings: tuple[Finding, ...]

    @property
    def yearly(self) -> Limit:
        """The 12 months that matter now (R1): this review's, or the next one's once overdue."""
        return self.next_review if self.next_review.state is State.OVERDUE else self.review


def clock(
    review: AnnualReview, as_at: date, book: Rulebook, settings: ReviewSettings = DEFAULTS
) -> ReviewClock:
    """Where the review stands on the as-at day.

    It is complete when its decision is notified (R2). A limit whose start has not happened has no
    day yet and is open; amendments run only once the decision is to amend.
    """
    due, completed = _twelve_months(review.starts_on, book), review.completed_on
    next_due = _twelve_months(completed, book) if completed else None
    meeting = review.meeting_on
    rule, phase = book.nearest("R1", review.starts_on), _phase(review, as_at, book, settings)
    return ReviewClock(
        case_id=review.case_id,
        review=judged(rule, due, completed, as_at),
        decision=_decision(review, as_at, book),
        notice=_notice(review, as_at, book),
        final=_final(review, as_at, book),
        phase=phase,
        report_due=book.due(book.nearest("R8", meeting), meeting) if meeting else None,
        next_review_due=next_due,
        next_review=judged(rule, next_due, None, as_at) if next_due else not_applicable(rule),
        warnings=tuple(_warnings(review, phase, next_due, as_at, book)),
    )


def told_in_time(clocks: Iterable[ReviewClock]) -> Share:
    """Decisions told to the family within 4 weeks of the meeting, of all told (S16)."""
    states = [one.decision.state for one in clocks]
    return Share(states.count(State.MET), sum(state.is_done for state in states))


def doubts(review: AnnualReview, as_at: date) -> tuple[Finding, ...]:
    """The dates of a review that cannot be right (D12); a transfer may lie ahead."""
    made = ("plan_made_on", review.plan_made_on)
    meeting = ("meeting_on", review.meeting_on) if review.meeting_on else made
    notice = ("amendment_notice_on", review.amendment_notice_on)
    dates = (
        Dated(*made),
        Dated("last_decision_on", review.last_decision_on, *made),
        Dated("meeting_on", review.meeting_on, *made),
        Dated("decided_on", review.decided_on, *meeting),
        Dated("amendment_notice_on", review.amendment_notice_on, *meeting),
        Dated("final_amended_on", review.final_amended_on, *notice),
    )
    return doubtful_dates(dates, as_at)


def _twelve_months(start: date, book: Rulebook) -> date:
    return months_starting_with(start, book.nearest("R1", start).length.count)


def _decision(review: AnnualReview, as_at: date, book: Rulebook) -> Limit:
    """4 weeks from the meeting (R3)."""
    meeting = review.meeting_on
    rule = book.nearest("R3", meeting or review.starts_on)
    if meeting is None and review.decided_on is not None:
        return not_applicable(rule)
    return judged(rule, book.due(rule, meeting) if meeting else None, review.decided_on, as_at)


def _notice(review: AnnualReview, as_at: date, book: Rulebook) -> Limit:
    """The same 4 weeks for the notice with the proposed amendments (R4)."""
    meeting = review.meeting_on
    rule = book.nearest("R4", meeting or review.starts_on)
    due = book.due(rule, meeting) if meeting else None
    if not review.amends:
        return not_applicable(rule, due if review.decision is None else None)
    if due is None and review.amendment_notice_on:
        return not_applicable(rule)
    return judged(rule, due, review.amendment_notice_on, as_at)


def _final(review: AnnualReview, as_at: date, book: Rulebook) -> Limit:
    """8 weeks from the notice (R5), or until it has gone 12 from the meeting (R6).

    The day is given while the plan may still be amended; the clock runs once it is to be.
    """
    rule, due = _final_due(review, book)
    if due is None and review.final_amended_on:
        return not_applicable(rule)
    if review.amends:
        return judged(rule, due, review.final_amended_on, as_at)
    return not_applicable(rule, due if review.decision is None else None)


def _final_due(review: AnnualReview, book: Rulebook) -> tuple[Rule, date | None]:
    notice, meeting = review.amendment_notice_on, review.meeting_on
    if notice:
        rule = book.nearest("R5", notice)
        return rule, book.due(rule, notice)
    rule = book.nearest("R6", meeting or review.starts_on)
    return rule, book.due(rule, meeting) if meeting else None


def _phase(review: AnnualReview, as_at: date, book: Rulebook, settings: ReviewSettings) -> Limit:
    """The day by which the plan has to be ready for the next phase (P1 to P3).

    A plan that is to be amended is ready when the final amended plan is sent; one that is kept
    or ceased, when that is decided. What came of a review more than 12 months before the day is
    of the phase before (R1).
    """
    transfer, phase = review.phase_transfer_on, review.phase
    if transfer is None or phase is None:
        return not_applicable()
    if phase is Phase.WITHIN_POST16:
        rule = book.nearest("P3", transfer)
        due = months_after(transfer, -rule.length.count)
    else:
        rule = book.nearest("P1-POST16" if phase is Phase.POST16 else "P1", transfer)
        due = rule.day_of_year.in_year(transfer.year)
        due -= timedelta(days=not settings.phase_transfer_inclusive)
    ready, year = review.ready_on, book.nearest("R1", due).length.count
    of_this_phase = ready is not None and ready >= months_after(due, -year)
    return judged(rule, due, ready if of_this_phase else None, as_at)


def _warnings(
    review: AnnualReview, phase: Limit, next_due: date | None, as_at: date, book: Rulebook
) -> Iterator[Finding]:
    """What the reader has to know of a review."""
    if review.decided_on and review.meeting_on is None:
        message = "The review is decided, but its meeting has no date."
        yield warning("step_passed_over", "meeting_on", message, "Give the day of the meeting.")
    if review.decision and review.decided_on is None:
        message = "The decision is given without its date, so the review is not complete."
        yield warning("decision_undated", "decided_on", message, "Give the day of the decision.")
    if review.decided_on and review.completed_on is None:
        message = "The decision is no later than the last one, so this review is not complete."
        fix = "Leave decided_on blank until the next review is decided."
        yield warning("decision_is_the_last_one", "decided_on", message, fix)
    if next_due and next_due < as_at:
        message = f"The review after this one was due by {date_words(next_due)}."
        fix = "Move this decision to last_decision_on and record the next review."
        yield warning("next_review_overdue", "decided_on", message, fix)
    if review.phase_transfer_on and review.phase is None:
        message = "A transfer is given without its phase, so no limit can be set."
        yield warning("phase_missing", "phase", message, "Give the phase of the transfer.")
    yield from _close_calls(review, phase, book)


def _close_calls(review: AnnualReview, phase: Limit, book: Rulebook) -> Iterator[Finding]:
    ready, final, served = review.ready_on, review.final_amended_on, review.amendment_notice_on
    if phase.state is State.MET and ready == _transfer_day(review, phase):
        message = "Done on the day: the regulation says before it."
        column = "final_amended_on" if ready == final else "decided_on"
        yield warning("phase_on_the_day", column, message, "Nothing, unless it was earlier.")
    if served and final:
        window = book.nearest("R7", served).length.count
        if final <= days_after(served, window, count_first_day=True):
            message = f"The final plan was sent inside the {window} days for comment."
            fix = "Check both dates, and that the family had answered."
            yield warning("inside_comment_window", "final_amended_on", message, fix)


def _transfer_day(review: AnnualReview, phase: Limit) -> date | None:
    """The day a regulation says "before" of, where one does (P2)."""
    rule, transfer = phase.rule, review.phase_transfer_on
    if rule is None or transfer is None or not isinstance(rule.limit, DayOfYear):
        return None
    return rule.limit.in_year(transfer.year)
