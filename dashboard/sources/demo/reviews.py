"""Decides where the annual review of each EHC plan stands, and which plans have a move ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dashboard.domain.clocks.reviews import AnnualReview, Decision, Phase
from dashboard.sources.demo.cases import Case
from dashboard.sources.demo.chance import Chance, by

_OLDER_PLANS, _FOR_HOMES, _LEAST = 1_100, 20_000, 400
_FIRST_REVIEW = 300  # days after the plan was made, about
_WITH_A_MOVE = 0.2
_COMMENTS = 16  # the family has 15 days to answer the notice
# How the present reviews of plans stand: decided, held and waiting, not held in time, to come.
_STANDING = {"decided": 56, "waiting": 9, "overdue": 6, "ahead": 29}


def reviews(older_for: int, cases: Sequence[Case], as_at: date, seed: int) -> list[AnnualReview]:
    """One row for each plan: those made before the register of cases began, then its own."""
    chance = Chance.of(seed, "annual reviews")
    count = max(_OLDER_PLANS * older_for // _FOR_HOMES, _LEAST)
    older = (as_at - chance.days(1200, 3000) for _ in range(count))
    made = [(f"P{number + 1:05}", day) for number, day in enumerate(older)]
    made += [(it.row.case_id, it.row.final_plan_on) for it in cases if it.row.final_plan_on]
    return [_review(case_id, day, as_at, chance) for case_id, day in made]


def _review(case_id: str, made: date, as_at: date, chance: Chance) -> AnnualReview:
    it = AnnualReview(case_id, made)
    if (as_at - made).days >= _FIRST_REVIEW + 40:
        it = _standing(it, as_at, chance)
    return _moving(it, as_at, chance)


def _standing(it: AnnualReview, as_at: date, chance: Chance) -> AnnualReview:
    match chance.one_of(_STANDING):
        case "decided":
            decided = as_at - chance.days(1, 330)
            meeting = decided - _until_decided(chance)
            it = _met(it, meeting, 330 if chance.happens(0.8) else 420, chance)
            return _decided(it, decided, as_at, chance)
        case "waiting":
            return _met(it, as_at - chance.days(1, 75), 345, chance)
        case "overdue":
            return _since(it, as_at - chance.days(367, 460))
        case _:
            return _since(it, as_at - chance.days(1, 340))


def _met(it: AnnualReview, meeting: date, longest: int, chance: Chance) -> AnnualReview:
    """With the meeting held, up to so many days after the last decision."""
    it = _since(it, meeting - chance.days(_FIRST_REVIEW - 30, longest))
    return replace(it, meeting_on=max(meeting, it.plan_made_on))


def _since(it: AnnualReview, last: date) -> AnnualReview:
    """With the last review decided that day, if the plan was made by then."""
    return replace(it, last_decision_on=last) if last > it.plan_made_on else it


def _until_decided(chance: Chance) -> timedelta:
    return chance.days(8, 28) if chance.happens(0.58) else chance.days(29, 95)


def _decided(it: AnnualReview, decided: date, as_at: date, chance: Chance) -> AnnualReview:
    decision = Decision(chance.one_of({"maintain": 55, "amend": 38, "cease": 7}))
    it = replace(it, decided_on=decided, decision=decision)
    if decision is not Decision.AMEND:
        return it
    served = by(as_at, decided + chance.days(0, 0 if chance.happens(0.8) else 9))
    final = decided + timedelta(9 + _COMMENTS) + chance.days(0, 31 if chance.happens(0.7) else 90)
    return replace(it, amendment_notice_on=served, final_amended_on=served and by(as_at, final))


def _moving(it: AnnualReview, as_at: date, chance: Chance) -> AnnualReview:
    """The move ahead of one plan in five, in the September that comes."""
    if it.decision is Decision.CEASE or not chance.happens(_WITH_A_MOVE):
        return it
    year = as_at.year + (as_at.month >= 9)
    phase = Phase(chance.one_of({"other": 60, "post16": 32, "within_post16": 8}))
    return replace(it, phase_transfer_on=date(year, 9, 1), phase=phase)
