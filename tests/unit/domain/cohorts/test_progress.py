"""Every request is at one place of each step it came to; what is open waits for one thing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from dashboard.domain.clocks.ehc import EhcCase, EhcClock, clock
from dashboard.domain.clocks.ehc_sums import summarise
from dashboard.domain.clocks.limits import State
from dashboard.domain.cohorts.progress import (
    At,
    Stage,
    Step,
    age_band,
    course,
    funnel,
    next_limit,
    waits_for,
)
from tests.unit.domain.clocks.agreement import agrees
from tests.unit.domain.clocks.law import BOOK, day
from tests.unit.domain.clocks.made_send import AFTER, as_text, cases
from tests.unit.domain.cohorts.unanswered import unanswered

AS_AT = day("2025-06-30")


def case(received: str = "2025-01-02", **given: str) -> EhcCase:
    return EhcCase.from_row({"case_id": "1", "received_on": received, **given})


def clocked(one: EhcCase, as_at: date = AS_AT) -> tuple[EhcCase, EhcClock]:
    return one, clock(one, as_at, BOOK)


def walked(as_at: date = AS_AT, **given: str) -> list[At]:
    return list(course(*clocked(case(**given), as_at), as_at))


ASSESSED = {"decided_on": "2025-02-10", "decision": "assess"}
AGREED = {**ASSESSED, "assessment_outcome": "plan"}


@pytest.mark.parametrize(
    ("given", "waits", "limit", "rule"),
    [
        ({}, Stage.DECISION, "2025-02-13", "S1"),
        (ASSESSED, Stage.ASSESSMENT, "2025-04-24", "S3"),
        (AGREED, Stage.DRAFT, "2025-05-22", "S5"),
        ({**AGREED, "draft_sent_on": "2025-04-24"}, Stage.FINAL, "2025-05-22", "S5"),
    ],
)
def test_an_open_request_waits_for_one_thing_and_has_one_limit_next(
    given: dict[str, str], waits: Stage, limit: str, rule: str
) -> None:
    one, its_clock = clocked(case(**given), as_at := day("2025-04-24"))
    found = next_limit(one, its_clock, as_at)
    assert waits_for(one) is waits
    assert found is not None
    assert found.rule is not None
    assert (found.due, found.rule.id) == (day(limit), rule)


def test_S3_once_the_sixteen_weeks_have_passed_twenty_are_the_next_limit() -> None:
    one, its_clock = clocked(case(**ASSESSED), as_at := day("2025-04-25"))
    assert next_limit(one, its_clock, as_at) == its_clock.plan


@pytest.mark.parametrize(
    "ended",
    [
        {**AGREED, "final_plan_on": "2025-05-20"},
        {"decided_on": "2025-02-10", "decision": "refuse"},
        {**ASSESSED, "assessment_outcome": "no_plan", "no_plan_notified_on": "2025-04-20"},
        {"left_on": "2025-03-01"},
    ],
)
def test_a_request_that_has_ended_waits_for_nothing(ended: dict[str, str]) -> None:
    one, its_clock = clocked(case(**ended))
    assert waits_for(one) is None
    assert next_limit(one, its_clock, AS_AT) is None


def test_a_course_says_where_the_request_stood_at_each_step() -> None:
    assert walked() == [At.OVERDUE]
    assert walked(day("2025-02-13")) == [At.OPEN]
    assert walked(left_on="2025-03-01") == [At.LEFT]
    assert walked(**ASSESSED) == [At.IN_TIME, At.OVERDUE]
    assert walked(day("2025-04-24"), **ASSESSED) == [At.IN_TIME, At.OPEN]
    assert walked(decided_on="2025-02-14", decision="refuse") == [At.LATE]
    told = {"assessment_outcome": "no_plan", "no_plan_notified_on": "2025-04-25"}
    assert walked(**ASSESSED, **told) == [At.IN_TIME, At.LATE]
    issued = {**AGREED, "final_plan_on": "2025-05-23", "exception": "c"}
    assert walked(**issued) == [At.IN_TIME, At.UNLIMITED, At.LATE]


def test_a_step_without_its_date_is_done_but_cannot_be_judged() -> None:
    assert walked(final_plan_on="2025-05-22") == [At.UNLIMITED, At.UNLIMITED, At.IN_TIME]
    assert walked(decision="refuse") == [At.OVERDUE]  # D10: not answered, so not done
    assert walked(no_plan_notified_on="2025-04-20") == [At.UNLIMITED, At.OVERDUE]


def test_what_came_before_the_law_has_no_limit_and_is_never_overdue() -> None:
    old = list(course(*clocked(case("2014-08-01")), AS_AT))
    assert old == [At.OPEN]


@pytest.mark.slow
@agrees(rows=st.lists(cases, max_size=8), passed=AFTER)
def test_every_request_is_somewhere_exactly_once(rows: list[dict[str, Any]], passed: int) -> None:
    typed = [EhcCase.from_row(as_text(row)) for row in rows]
    as_at = min((one.received_on for one in typed), default=AS_AT) + timedelta(days=passed)
    pairs = [clocked(one, as_at) for one in typed]
    decided, assessed, issued = funnel(pairs, as_at)
    assert decided.entered == len(rows)
    assert assessed.entered == decided.done - decided.ended
    assert issued.entered == assessed.done - assessed.ended
    assert issued.ended == issued.done
    steps = (decided, assessed, issued)
    waiting = sum(step.open + step.overdue for step in steps)
    ended = sum(step.ended + step.left for step in steps)
    assert waiting + ended == len(rows)
    undated = sum(unanswered(one, date.max) for one in typed)
    assert waiting == summarise(one for _, one in pairs).open + undated
    assert waiting == sum(waits_for(one) is not None for one in typed)
    assert issued.done == sum(one.final_plan_on is not None for one in typed)


def test_no_requests_are_three_empty_steps() -> None:
    assert funnel([], AS_AT) == (Step(), Step(), Step())


@pytest.mark.parametrize(
    ("days", "band"),
    [(0, 0), (42, 0), (43, 1), (140, 2), (141, 3), (364, 4), (365, 5), (9999, 5)],
)
def test_the_last_day_of_a_band_of_weeks_is_in_it(days: int, band: int) -> None:
    assert age_band(days, (6, 16, 20, 26, 52)) == band


@agrees(row=cases, passed=AFTER)
def test_S5_the_bands_over_twenty_weeks_are_the_cases_past_their_limit(
    row: dict[str, Any], passed: int
) -> None:
    one = EhcCase.from_row(as_text(row))
    its_clock = clock(one, one.received_on + timedelta(days=passed), BOOK)
    if its_clock.plan.state in (State.OPEN, State.OVERDUE) and its_clock.days_20w is not None:
        past = age_band(its_clock.days_20w, (20,)) == 1
        assert past is (its_clock.plan.state is State.OVERDUE)
