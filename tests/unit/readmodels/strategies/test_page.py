"""What the strategies page says of plans: complete, measured, late, and what no paper states."""

from __future__ import annotations

import pytest

from tests.unit.readmodels.plans_made import action, ask

LONGEST_HEADLINE = 10


def test_the_headline_counts_complete_and_says_whether_impact_is_measured() -> None:
    claim = action(3, "unclear", kind="impact", title="Lives are better")
    view = ask(action(1, "complete"), action(2), claim)
    assert view.frame.head.headline == "1 of 2 actions complete; no impact claim is measured"
    assert len(view.frame.head.headline.split()) <= LONGEST_HEADLINE
    assert [(item.kind, item.count) for item in view.frame.head.tally] == [
        ("complete", 1),
        ("in_progress", 1),
    ]


def test_statements_are_not_counted_as_actions() -> None:
    kinds = ("objective", "impact", "next_step", "need", "priority", "result", "decision")
    others = [action(n, None, kind=kind) for n, kind in enumerate(kinds, start=5)]
    (line,) = ask(action(1), *others).priorities
    assert line.total == 1
    assert line.wanted == ("Action 5",)
    assert [claim.words for claim in line.made] == ["Action 6"]
    assert line.ahead == ("Action 7", "Action 9")


def test_a_blank_status_is_not_stated_and_never_in_progress() -> None:
    view = ask(action(1, None), action(2, None))
    assert view.frame.head.headline == "No status is stated for any of 2 actions"
    assert view.frame.head.tally == ()
    assert [item.word for item in view.priorities[0].statuses] == ["not stated"]


def test_a_plan_of_undated_actions_says_why_nothing_can_be_late() -> None:
    lead = ask(*(action(n) for n in range(3)), action(4, starts_on="2024-01-01")).frame.head.lead
    assert lead == (
        "One priority. Actions carry no rating: none has a due date, "
        "so the plan cannot say what is late."
    )


def test_a_date_that_passed_after_the_report_is_red_without_a_block() -> None:
    view = ask(action(1, due_on="2024-10-30"))
    assert view.timeline is not None
    (line,) = view.timeline.lines
    assert (line.rating.rag, line.loud, line.past) == ("red", False, True)
    assert "The one due date has passed since, with no later report." in view.frame.head.lead


def test_an_action_late_when_reported_is_a_loud_red() -> None:
    view = ask(action(1, due_on="2024-05-01"))
    assert view.timeline is not None
    assert view.timeline.lines[0].loud
    assert "The one due date was late when reported." in view.frame.head.lead


def test_what_is_late_is_counted_of_the_due_dates_alone() -> None:
    lead = ask(
        *(action(n) for n in range(5)),
        action(6, due_on="2024-05-01"),
        action(7, due_on="2024-10-30", starts_on="2024-01-01"),
        action(8, starts_on="2024-01-01"),
    ).frame.head.lead
    assert lead == (
        "One priority. No due date is given for 6 of 8, so the plan cannot say which of those are "
        "late. Of the two due dates, one was late when reported and one has passed since, with no "
        "later report."
    )


def test_dates_in_words_are_counted_and_are_not_said_to_be_none() -> None:
    lead = ask(action(1, next_step="Dates in words: by April 2020."), action(2)).frame.head.lead
    assert lead.endswith(
        "no due date is given for 2 of 2 (one in words only), so the plan cannot say what is late."
    )


def test_the_end_of_a_contract_is_no_action_due() -> None:
    days = {"starts_on": "2019-04-01", "due_on": "2022-03-31"}
    rows = [action(1), action(2, kind="contract", **days), action(3, kind="contract")]
    rows += [action(4, kind="contract", due_on="2022-03-31")]
    rows += [action(5, kind="contract", starts_on="2017-04-01", evidence="Extended.")]
    shown = ask(*rows, priority="1")
    assert shown.timeline is None or not any(line.past for line in shown.timeline.lines)
    (group,) = [g for g in shown.statements if g.kind == "contract"]
    assert [one.note for one in group.statements] == [
        "1 April 2019 to 31 March 2022.", "", "To 31 March 2022.", "From 1 April 2017. Extended.",
    ]  # fmt: skip


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
    assert foot.sources == ("Paper S1",)
    assert "Complete is blue" in foot.bands


def test_the_list_of_plans_says_what_is_measured_and_what_dates_have_passed() -> None:
    rows = (
        action(1, due_on="2024-10-30"),
        action(2, None, kind="impact"),
        action(3, plan="Caring Well", action_id="C1"),
    )
    view = ask(*rows)
    assert [plan.impact for plan in view.plans] == ["None of 1 measured", "No impact claimed"]
    assert "None of 1 impact claim is measured." in view.frame.head.lead
    assert view.timeline is not None
    assert view.timeline.heading == "Due dates that have passed"
    assert [line.plan for line in view.timeline.lines] == ["Ageing Well"]


def test_dates_all_still_to_come_are_said_not_to_have_passed() -> None:
    view = ask(action(1, due_on="2025-03-31"))
    assert view.frame.head.lead == "One priority. No due date has passed."
    assert view.timeline is not None
    assert view.timeline.lines[0].rating.rag == "green"


def test_actions_without_a_stated_status_can_be_asked_for() -> None:
    view = ask(action(1, None), action(2), status="not_stated")
    assert view.frame.head.headline == "One action without a stated status"
    silent = ask(action(1, None), action(2, None), priority="1")
    assert silent.frame.head.lead == "2 actions; no status is stated for any."


def test_a_plan_of_statements_alone_says_it_holds_no_action() -> None:
    other = action(3, plan="Caring Well", action_id="C1")
    view = ask(action(1, None, kind="need"), other, plan="Ageing Well")
    assert view.frame.head.headline == "No action is published in this plan"
    assert view.timeline is None


def test_next_steps_without_actions_are_counted_as_what_they_are() -> None:
    ahead = [action(n, None, kind="next_step", priority="6") for n in (4, 5)]
    assert [line.words for line in ask(action(1), *ahead).others] == ["two next steps"]
