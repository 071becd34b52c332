"""What the borough's SEND service shows when the clocks score it: a backlog and a recovery."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from fractions import Fraction

from dashboard.domain.clocks.advice import by_service
from tests.unit.sources.demo.conftest import TODAY, Borough, states


def in_time_by_year(borough: Borough) -> dict[int, Fraction]:
    """Plans issued within 20 weeks, of all plans issued in the calendar year, in percent."""
    issued: Counter[int] = Counter()
    in_time: Counter[int] = Counter()
    for case, clock in zip(borough.cases, borough.case_clocks, strict=True):
        if case.final_plan_on:
            issued[case.final_plan_on.year] += 1
            in_time[case.final_plan_on.year] += clock.plan.state == "met"
    return {year: Fraction(100 * in_time[year], issued[year]) for year in sorted(issued)}


def test_plans_in_time_dip_and_then_recover_year_by_year(borough: Borough) -> None:
    by_year = in_time_by_year(borough)
    assert list(by_year) == [2023, 2024, 2025, 2026]
    assert by_year[2023] > 2 * by_year[2024]
    assert by_year[2024] < 12
    assert by_year[2024] < by_year[2025] < by_year[2026]
    assert by_year[2026] > 35


def test_three_years_of_requests_are_there_at_about_thirty_a_month(borough: Borough) -> None:
    first = TODAY - timedelta(days=3 * 365 + 1)
    recent = [case for case in borough.cases if case.received_on >= first]
    assert 28 <= len(recent) / 36 <= 34
    older = [case for case in borough.cases if case.received_on < first]
    assert older  # what was open still when the three years began
    assert not any(case.final_plan_on and case.final_plan_on < first for case in older)


def test_every_state_of_a_case_occurs(borough: Borough) -> None:
    clocks = borough.case_clocks
    assert set(states(one.plan for one in clocks)) == {
        "met",
        "late",
        "open",
        "overdue",
        "excepted_late",
        "not_applicable",
        "left",
    }
    assert {"met", "late", "open"} <= set(states(one.decision for one in clocks))
    assert {"met", "late", "not_applicable"} <= set(states(one.no_plan for one in clocks))
    assert any(one.over_52w for one in clocks)


def test_some_are_refused_some_end_without_a_plan_and_some_start_again(borough: Borough) -> None:
    cases = borough.cases
    assert any(case.refused for case in cases)
    assert any(case.without_plan for case in cases)
    assert any(case.clock_restarted_on for case in cases)
    issued = [case for case in cases if case.final_plan_on]
    excepted = sum(case.exception is not None for case in issued)
    assert Fraction(2, 100) < Fraction(excepted, len(issued)) < Fraction(6, 100)


def test_late_plans_waited_for_the_psychologists(borough: Borough) -> None:
    services = {one.service: one for one in by_service(borough.advice)}
    assert set(services) == {"educational psychology", "health", "social care"}
    psychology = services["educational psychology"]
    assert psychology.overdue
    assert (psychology.percent or 0) < 50
    assert all((one.percent or 0) > 75 for name, one in services.items() if one != psychology)
    late = {one.case_id for one in borough.case_clocks if one.plan.state == "late"}
    waited = {
        one.case_id
        for one in borough.advice
        if one.service == "educational psychology" and one.advice.state == "late"
    }
    assert len(late & waited) > len(late) * 0.9


def test_advice_is_asked_of_three_services_once_it_is_decided_to_assess(borough: Borough) -> None:
    asked = Counter(one.case_id for one in borough.advice)
    assessed = {case.case_id for case in borough.cases if case.decision == "assess"}
    assert asked == dict.fromkeys(assessed, 3)


def test_every_plan_has_one_review_and_older_plans_too(borough: Borough) -> None:
    reviewed = {one.case_id for one in borough.reviews}
    planned = {case.case_id for case in borough.cases if case.final_plan_on}
    assert planned < reviewed
    assert len(reviewed) == len(borough.reviews)


def test_reviews_stand_in_every_way_with_moves_ahead(borough: Borough) -> None:
    assert set(states(one.review for one in borough.reviews)) == {"open", "met", "late", "overdue"}
    assert {"met", "late", "overdue"} <= set(states(one.decision for one in borough.reviews))
    assert {"met", "open"} <= set(states(one.phase for one in borough.reviews))
    due = {one.phase.due for one in borough.reviews if one.phase.rule}
    assert {(day.month, day.day) for day in due if day} == {(2, 15), (3, 31), (4, 1)}


def test_a_larger_borough_has_more_of_everything_and_the_smallest_enough(
    borough: Borough, small: Borough
) -> None:
    assert len(small.cases) == len(borough.cases)
    for dataset in ("assets", "inspections", "hazards", "annual_reviews"):
        assert len(borough.rows(dataset)) > len(small.rows(dataset)) > 100
