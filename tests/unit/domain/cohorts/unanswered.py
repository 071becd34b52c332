"""Told apart slowly: a case with an answer that has no day (D10)."""

from __future__ import annotations

from datetime import date

from dashboard.domain.clocks.ehc import Decision, EhcCase, Outcome


def undated(case: EhcCase) -> bool:
    """Whether its answer is that no plan is to come, and has no day."""
    refused = case.decision is Decision.REFUSE and not case.decided_on
    no_plan = case.assessment_outcome is Outcome.NO_PLAN and not case.no_plan_notified_on
    return case.final_plan_on is None and (refused or no_plan)


def unanswered(case: EhcCase, end: date) -> bool:
    """Whether by a day the case had an answer without its day, and nothing else had ended it."""
    refused = case.decision is Decision.REFUSE
    no_plan = case.assessment_outcome is Outcome.NO_PLAN
    ends = [case.final_plan_on, case.left_on]
    ends += [case.decided_on] if refused else []
    ends += [case.no_plan_notified_on] if no_plan else []
    undated = (refused and not case.decided_on) or (no_plan and not case.no_plan_notified_on)
    return undated and not any(one and one <= end for one in ends)
