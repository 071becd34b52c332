"""Decides what the cases of a file add up to: the DfE percentages, exactly (rules S9 to S20)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from dashboard.domain.clocks.ehc import DEFAULTS, EhcClock, EhcSettings
from dashboard.domain.clocks.limits import Limit, State
from dashboard.domain.shares import Share
from dashboard.formats import figure

FIGURES = (
    "issued",
    "issued_within_20w",
    "percent_20w",
    "issued_excluding_exceptions",
    "within_20w_excluding_exceptions",
    "percent_20w_excluding_exceptions",
    "exception_rate",
    "open",
    "open_over_20w",
    "percent_6w",
    "percent_16w",
    "over_52w",
)


@dataclass(frozen=True, slots=True)
class EhcSummary:
    """Counts of cases, and the percentages they make; None where nothing is below the line.

    `days_*` are sums of days from start to plan. `decided` and `refused_a_plan` are what the
    6-week and 16-week percentages are taken of. Weeks on average (S13) and plans between 20 and 52
    weeks (S12) are for users of the clocks as a library: no page shows them.
    """

    issued: int = 0
    issued_within_20w: int = 0
    issued_excluding_exceptions: int = 0
    within_20w_excluding_exceptions: int = 0
    over_52w: int = 0
    days_to_issue: int = 0
    days_to_issue_excluding_exceptions: int = 0
    open: int = 0
    open_over_20w: int = 0
    left: int = 0
    decided: int = 0
    decided_within_6w: int = 0
    refused_a_plan: int = 0
    refused_within_16w: int = 0

    @property
    def percent_20w(self) -> Fraction | None:
        """Plans issued within 20 weeks, of all plans issued (S10)."""
        return Share(self.issued_within_20w, self.issued).percent

    @property
    def percent_20w_excluding_exceptions(self) -> Fraction | None:
        """The same without the cases that have an exception, above the line and below (S9)."""
        within = self.within_20w_excluding_exceptions
        return Share(within, self.issued_excluding_exceptions).percent

    @property
    def exception_rate(self) -> Fraction | None:
        """Plans issued in cases with an exception, of all plans issued."""
        return Share(self.issued - self.issued_excluding_exceptions, self.issued).percent

    @property
    def percent_6w(self) -> Fraction | None:
        """Decisions within 6 weeks, of all decisions (S14)."""
        return Share(self.decided_within_6w, self.decided).percent

    @property
    def percent_16w(self) -> Fraction | None:
        """Decisions not to issue a plan within 16 weeks, of all of those (S15)."""
        return Share(self.refused_within_16w, self.refused_a_plan).percent

    @property
    def between_20w_and_52w(self) -> int:
        """Plans issued after 20 weeks and within 52 (S12)."""
        return self.issued - self.issued_within_20w - self.over_52w

    @property
    def mean_weeks(self) -> Fraction | None:
        """Weeks to a plan on average (S13)."""
        return _weeks(self.days_to_issue, self.issued)

    @property
    def mean_weeks_excluding_exceptions(self) -> Fraction | None:
        """Weeks to a plan on average, without the cases that have an exception (S13)."""
        return _weeks(self.days_to_issue_excluding_exceptions, self.issued_excluding_exceptions)

    def figures(self) -> dict[str, int | Fraction | None]:
        """Every figure of the summary by the name it is published under, in order."""
        return {name: getattr(self, name) for name in FIGURES}

    def exception_warning(self, settings: EhcSettings = DEFAULTS) -> str | None:
        """A sentence where more plans than usual carry an exception; None where they do not."""
        rate, level = self.exception_rate, settings.exception_warning
        if rate is None or rate <= level:
            return None
        said, usual = (figure(value, "percent", 1, lines=(level,)) for value in (rate, level))
        return f"{said} of plans issued carry an exception, above {usual}: read both percentages."


def summarise(clocks: Iterable[EhcClock], settings: EhcSettings = DEFAULTS) -> EhcSummary:
    """What the cases of a file add up to; the file is the cohort (S11, S20)."""
    cases = tuple(clocks)
    issued = [one for one in cases if one.issued]
    plain = [one for one in issued if one.exception is None]
    decided = _ended(cases, lambda one: one.decision, settings)
    refused = _ended(cases, lambda one: one.no_plan, settings)
    plans = [one.plan.state for one in cases]
    return EhcSummary(
        issued=len(issued),
        issued_within_20w=_met(one.plan.state for one in issued),
        issued_excluding_exceptions=len(plain),
        within_20w_excluding_exceptions=_met(one.plan.state for one in plain),
        over_52w=sum(one.over_52w for one in issued),
        days_to_issue=sum(one.days_20w or 0 for one in issued),
        days_to_issue_excluding_exceptions=sum(one.days_20w or 0 for one in plain),
        open=plans.count(State.OPEN) + plans.count(State.OVERDUE),
        open_over_20w=plans.count(State.OVERDUE),
        left=plans.count(State.LEFT),
        decided=len(decided),
        decided_within_6w=_met(decided),
        refused_a_plan=len(refused),
        refused_within_16w=_met(refused),
    )


def _ended(
    cases: Iterable[EhcClock], step: Callable[[EhcClock], Limit], settings: EhcSettings
) -> list[State]:
    """The states a step's percentage is taken of: those done, and the overdue if so set."""
    states = (step(one).state for one in cases)
    late_too = settings.overdue_counts_as_late
    return [one for one in states if one.is_done or (late_too and one is State.OVERDUE)]


def _met(states: Iterable[State]) -> int:
    return sum(state is State.MET for state in states)


def _weeks(days: int, plans: int) -> Fraction | None:
    return Fraction(days, 7 * plans) if plans else None
