"""How EHC cases, the advice asked for them and annual reviews are scored."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.commands.score_parts import Lines, Part, Scored, by_state, lines_of, ordered, when
from dashboard.commands.scoring import percentage
from dashboard.domain.clocks import advice, ehc_sums, reviews
from dashboard.domain.clocks.advice import AdviceClock
from dashboard.domain.clocks.ehc import DEFAULTS, EhcClock
from dashboard.domain.clocks.ehc_sums import EhcSummary
from dashboard.domain.clocks.reviews import ReviewClock
from dashboard.intake.batch import Batch
from dashboard.intake.checks.cases import many_exceptions
from dashboard.intake.problems import Problem
from dashboard.intake.sen2 import Return

# What the 6- and 16-week percentages are taken of, and who left: counts beside the figures.
_COUNTS = ("decided", "decided_within_6w", "refused_a_plan", "refused_within_16w", "left")


def ehc_cases(batch: Batch) -> Part:
    """EHC cases against 6, 16 and 20 weeks, and the percentages they add up to."""
    lines = lines_of(batch, batch.problems)
    if lines is None:
        return Part(problems=batch.problems)
    sums = ehc_sums.summarise(lines.clocks())
    return Part(
        rows=lines.rows(("case_id",), _case),
        summary=_summary(sums),
        problems=ordered(batch, _many_exceptions(sums)),
    )


def ehc_advice(batch: Batch) -> Part:
    """Advice against 6 weeks, and how timely each service was."""
    lines = lines_of(batch, batch.problems)
    if lines is None:
        return Part(problems=batch.problems)
    return Part(
        rows=lines.rows(("case_id", "service"), _advice),
        summary={one.service: _service(one) for one in _services(lines)},
        problems=batch.problems,
    )


def sen2(made: Return) -> Part:
    """A SEN2 return: its cases as `ehc_cases`, and beside them its annual reviews."""
    cases, reviewed = ehc_cases(made.cases), annual_reviews(made.reviews)
    found = [one for one in cases.problems if one.code == many_exceptions.code]
    return Part(
        rows=cases.rows,
        summary=cases.summary,
        beside={
            "annual_reviews": {"rows": list(reviewed.rows()), "summary": reviewed.summary},
        },
        problems=(*found, *made.problems),
    )


def annual_reviews(batch: Batch) -> Part:
    """Annual reviews against 12 months, 4, 8 and 12 weeks, and phase transfers."""
    lines = lines_of(batch, batch.problems)
    if lines is None:
        return Part(problems=batch.problems)
    told = reviews.told_in_time(lines.clocks())
    return Part(
        rows=lines.rows(("case_id",), _review),
        summary={
            "rows": len(lines.numbers),
            "decided": told.due,
            "decided_within_4w": told.done,
            "percent_4w": percentage(told.percent),
            "review": by_state(one.review for one in lines.clocks()),
            "decision": by_state(one.decision for one in lines.clocks()),
            "final": by_state(one.final for one in lines.clocks()),
            "phase": by_state(one.phase for one in lines.clocks()),
        },
        problems=batch.problems,
    )


def _case(clock: EhcClock) -> Scored:
    return {
        "due_6w": when(clock.decision.due),
        "due_16w": when(clock.no_plan.due),
        "due_20w": when(clock.plan.due),
        "state_6w": clock.decision.state.value,
        "state_16w": clock.no_plan.state.value,
        "state_20w": clock.plan.state.value,
        "days_20w": clock.days_20w,
    }


def _summary(sums: EhcSummary) -> Scored:
    figures = {
        name: value if isinstance(value, int) else percentage(value)
        for name, value in sums.figures().items()
    }
    return {**figures, **{name: getattr(sums, name) for name in _COUNTS}}


def _many_exceptions(sums: EhcSummary) -> Iterator[Problem]:
    if many_exceptions.find(sums.exception_rate, DEFAULTS.exception_warning):
        yield many_exceptions.problem(reason=sums.exception_warning())


def _advice(clock: AdviceClock) -> Scored:
    return {"due": when(clock.advice.due), "state": clock.advice.state.value}


def _services(lines: Lines) -> tuple[advice.ServiceTimeliness, ...]:
    named = zip(lines.texts("case_id"), lines.texts("service"), lines.clocks(), strict=True)
    return advice.by_service(
        AdviceClock(str(case), str(service), clock.advice) for case, service, clock in named
    )


def _service(one: advice.ServiceTimeliness) -> Scored:
    return {
        "met": one.met,
        "late": one.late,
        "open": one.open,
        "overdue": one.overdue,
        "percent": percentage(one.percent),
    }


def _review(clock: ReviewClock) -> Scored:
    limits = {
        "review": clock.review,
        "decision": clock.decision,
        "final": clock.final,
        "phase": clock.phase,
    }
    dues = {f"{name}_due": when(one.due) for name, one in limits.items()}
    return {**dues, **{f"state_{name}": one.state.value for name, one in limits.items()}}
