"""Shared work, and work carried from year to year, is counted once."""

from __future__ import annotations

from tests.unit.readmodels.plans_made import action, ask


def test_shared_work_is_counted_once_in_totals_and_shown_in_each_plan() -> None:
    held = action(1, plan="Caring Well", action_id="C1", status="complete")
    pointer = action(2, also_in="C1")
    view = ask(held, pointer, action(3))
    assert view.frame.head.headline == "1 of 2 actions complete across two plans"
    assert [plan.total for plan in view.plans] == [1, 2]
    assert view.total is not None
    assert view.total.total == 2
    caring = ask(held, pointer, action(3), plan="Caring Well")
    assert caring.frame.head.headline.startswith("1 of 1 action complete")


def test_two_lines_that_name_each_other_still_count_once() -> None:
    view = ask(action(1, also_in="A2"), action(2, also_in="A1"))
    assert view.frame.head.headline.startswith("0 of 1 action complete")


def test_an_action_that_only_lists_another_plan_is_not_lost_from_the_total() -> None:
    shared = action(1, also_in="Caring Well")
    other = action(2, plan="Caring Well", action_id="C1")
    view = ask(shared, other)
    assert view.frame.head.headline == "0 of 2 actions complete across two plans"
    caring = ask(shared, other, plan="Caring Well")
    assert [line.words for line in caring.shared] == ["listed in Ageing Well"]


def test_a_line_held_under_another_plans_priority_counts_there() -> None:
    pointer = action(1, "unclear", also_in="Caring Well 3")
    held = action(2, plan="Caring Well", action_id="C1", priority="3")
    assert ask(pointer, held).frame.head.headline == "0 of 1 action complete across two plans"


def test_an_action_carried_into_the_next_year_counts_once_and_each_year_can_be_asked_for() -> None:
    rows = (action(1, "at_risk"), action(1, "complete", plan_year="2024-25"), action(2))
    assert ask(*rows).frame.head.headline.startswith("1 of 2 actions complete")
    years = ask(*rows).frame.filters[2]
    assert [option.label for option in years.options] == ["All years", "2024-25", "2023-24"]
    assert ask(*rows, year="2023-24").frame.head.headline.startswith("0 of 2 actions")
