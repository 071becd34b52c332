"""What the strategies page says of plans: complete, measured, late, and what no paper states."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.readmodels.strategies import StrategiesQuery, StrategiesView, build
from tests.unit.readmodels.shelf import ORG, Row, books

TODAY = date(2024, 12, 10)
LONGEST_HEADLINE = 10


def action(
    number: int, status: str | None = "in_progress", **given: str | None
) -> dict[str, str | None]:
    made: dict[str, str | None] = {
        "plan": "Ageing Well",
        "plan_year": "2023-24",
        "priority": "1",
        "priority_title": "Homes",
        "action_id": f"A{number}",
        "title": f"Action {number}",
        "status": status,
        "as_at": "2024-06-30",
    }
    return made | given


def ask(
    *rows: Row, measures: tuple[Row, ...] = (), figures: tuple[Row, ...] = (), **query: str
) -> StrategiesView:
    held = books(TODAY, actions=rows, measures=measures, observations=figures)
    return build(StrategiesQuery(org=ORG, **query), held)


def test_the_headline_counts_complete_and_says_whether_impact_is_measured() -> None:
    claim = action(3, "unclear", kind="impact", title="Lives are better")
    view = ask(action(1, "complete"), action(2), claim)
    assert view.frame.head.headline == "1 of 2 actions complete; no impact claim is measured"
    assert len(view.frame.head.headline.split()) <= LONGEST_HEADLINE
    assert [(item.kind, item.count) for item in view.frame.head.tally] == [
        ("complete", 1),
        ("in_progress", 1),
    ]


def test_a_plan_that_claims_no_impact_says_so() -> None:
    assert ask(action(1)).frame.head.headline == "0 of 1 action complete; no impact is claimed"


def test_statements_are_not_counted_as_actions() -> None:
    kinds = ("objective", "impact", "next_step", "need", "priority", "result", "decision")
    others = [action(n, None, kind=kind) for n, kind in enumerate(kinds, start=5)]
    (line,) = ask(action(1), *others).priorities
    assert line.total == 1
    assert line.wanted == ("Action 5",)
    assert [claim.words for claim in line.made] == ["Action 6"]
    assert line.ahead == ("Action 7", "Action 9")


def test_a_claim_without_a_figure_has_no_measure_attached() -> None:
    view = ask(action(1), action(2, None, kind="impact"))
    (claim,) = view.priorities[0].made
    assert (claim.note, claim.measured, claim.link) == ("No measure attached", False, None)


MEASURE = {
    "measure": "M1",
    "title": "Plans in time",
    "section": "send",
    "unit": "percent",
    "polarity": "higher",
    "rule": "none",
}


def figure(period: str, value: str) -> Row:
    return {"measure": "M1", "period": period, "value": value}


def test_one_figure_shows_no_change_and_is_named_as_the_only_one() -> None:
    claim = action(2, None, kind="impact", measure="M1")
    view = ask(action(1), claim, measures=(MEASURE,), figures=(figure("2024-06", "5"),))
    (made,) = view.priorities[0].made
    assert made.note == "Only figure: 5%, June 2024"
    assert not made.measured
    assert made.link is not None
    assert made.link.href == "/measure?org=anyshire&measure=M1&period=2024-06"


def test_two_figures_measure_a_claim() -> None:
    claim = action(2, None, kind="impact", measure="M1")
    figures = (figure("2024-05", "4"), figure("2024-06", "5"))
    view = ask(action(1), claim, measures=(MEASURE,), figures=figures)
    assert view.priorities[0].made[0].note == "4%, May 2024 to 5%, June 2024"
    assert view.frame.head.headline.endswith("1 of 1 impact measured")


def test_a_baseline_and_a_latest_figure_measure_a_claim() -> None:
    claim = action(2, None, kind="impact", baseline="38", latest="24", unit="people")
    assert ask(action(1), claim).priorities[0].made[0].note == "From 38 to 24 people"


def test_a_blank_status_is_not_stated_and_never_in_progress() -> None:
    view = ask(action(1, None), action(2, None))
    assert view.frame.head.headline == "No status is stated for any of 2 actions"
    assert view.frame.head.tally == ()
    assert [item.word for item in view.priorities[0].statuses] == ["not stated"]


def test_a_plan_of_undated_actions_says_why_nothing_can_be_late() -> None:
    lead = ask(*(action(n) for n in range(3)), action(4, starts_on="2024-01-01")).frame.head.lead
    assert lead == (
        "One priority. Actions carry no rating: 3 of 4 have no date, "
        "so the plan cannot say what is late."
    )


def test_a_date_that_passed_after_the_report_is_red_without_a_block() -> None:
    view = ask(action(1, due_on="2024-10-30"))
    assert view.timeline is not None
    (line,) = view.timeline.lines
    assert (line.rating.rag, line.loud, line.past) == ("red", False, True)
    assert "One due date has passed since, with no later report." in view.frame.head.lead


def test_an_action_late_when_reported_is_a_loud_red() -> None:
    view = ask(action(1, due_on="2024-05-01"))
    assert view.timeline is not None
    assert view.timeline.lines[0].loud
    assert "One action was late when reported." in view.frame.head.lead


def test_the_timeline_is_in_order_of_date_and_counts_the_undated() -> None:
    view = ask(
        action(1, due_on="2025-03-01"), action(2, "complete", completed_on="2024-02-01"), action(3)
    )
    assert view.timeline is not None
    assert [(line.day, line.event) for line in view.timeline.lines] == [
        ("1 February 2024", "completed"),
        ("1 March 2025", "due"),
    ]
    assert view.timeline.undated == "1 of 3 actions has no date."


def test_a_priority_shows_each_action_with_what_it_does_not_state() -> None:
    shown = action(
        1,
        "at_risk",
        owner_body="Housing",
        latest="541",
        target="2250",
        unit="completions",
        delay_reason="Slow start",
    )
    (line,) = ask(shown, priority="1").actions
    assert line.figures == "541 of 2,250 completions"
    assert line.progress == "24% of target"
    assert line.share == pytest.approx(0.24, abs=0.001)
    assert line.rating.rag == "amber"
    assert line.absent == "Not stated: due date, evidence."
    assert [(fact.label, fact.words) for fact in line.words] == [("Why late", "Slow start")]


@pytest.mark.parametrize(
    ("given", "figures", "progress"),
    [
        (
            {"baseline": "10", "latest": "15", "target": "20"},
            "from 10 to 15, target 20",
            "50% of the way to target",
        ),
        (
            {"baseline": "10", "latest": "5", "target": "20"},
            "from 10 to 5, target 20",
            "further from the target than at the start",
        ),
        ({"baseline": "7", "latest": "8", "unit": "% of checks"}, "from 7% to 8% of checks", ""),
        ({"baseline": "1", "latest": "3586664", "unit": "GBP"}, "from £1 to £3,586,664", ""),
        ({"latest": "999", "target": "1000"}, "999 of 1,000", "99% of target"),
        ({"latest": "7", "unit": "homes"}, "7 homes", ""),
        ({"baseline": "7", "unit": "homes"}, "starts at 7 homes", ""),
        ({"target": "7", "unit": "homes"}, "target 7 homes", ""),
        ({"progress_percent": "40"}, "", "40% complete, as stated"),
        ({"latest": "0", "target": "0"}, "0 of 0", ""),
    ],
)
def test_progress_is_worked_out_only_where_there_is_a_target(
    given: dict[str, str], figures: str, progress: str
) -> None:
    (line,) = ask(action(1, **given), priority="1").actions
    assert (line.figures, line.progress) == (figures, progress)


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
    assert [line.words for line in caring.shared] == ["held in Ageing Well"]


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


def test_one_status_lists_its_actions_across_plans() -> None:
    other = action(2, "at_risk", plan="Caring Well", action_id="C1")
    view = ask(action(1), other, status="at_risk")
    assert view.frame.head.headline == "One action at risk or delayed"
    assert [line.plan for line in view.actions] == ["Caring Well"]


def test_a_part_without_actions_is_listed_with_what_it_holds() -> None:
    need = action(9, "unclear", kind="need", priority="B1", priority_title="Needs found")
    view = ask(action(1), need)
    assert [(line.title, line.words) for line in view.others] == [("Needs found", "one need")]
    shown = ask(action(1), need, priority="B1")
    assert [group.heading for group in shown.statements] == ["Needs found"]
    assert shown.frame.head.lead == "It holds no action."


def test_impossible_choices_fall_back_with_a_notice() -> None:
    head = ask(action(1), plan="Nothing", status="lost").frame.head
    assert len(head.notices) == 2


def test_no_plan_says_so() -> None:
    view = ask()
    assert view.frame.head.headline == "No plan is published"
    assert view.plans == ()
    assert view.frame.foot.sources == ()


def test_the_foot_names_the_source_and_says_how_statuses_are_rated() -> None:
    foot = ask(action(1)).frame.foot
    assert foot.sources == ("Anyshire Council, actions paper",)
    assert "Complete is blue" in foot.bands
