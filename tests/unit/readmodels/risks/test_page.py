"""What the risks page says of a register: levels, moves, targets and reviews."""

from __future__ import annotations

from datetime import date

from dashboard.readmodels.risks.page import RisksQuery, RisksView, build
from tests.unit.readmodels.papers import Row, books_of

TODAY = date(2019, 3, 1)
LONGEST_HEADLINE = 10
MATRIX = {
    "measure": "RISK",
    "title": "Risk level",
    "section": "risks",
    "unit": "number",
    "polarity": "lower",
    "rule": "matrix",
    "green": "6",
    "amber": "15",
    "definition": "We read 8, 10 and 12 as medium.",
}


def risk(ref: str, likelihood: int, impact: int, **given: str | None) -> dict[str, str | None]:
    made: dict[str, str | None] = {
        "risk_id": ref,
        "title": f"Risk {ref}",
        "likelihood": str(likelihood),
        "impact": str(impact),
        "as_at": "2019-02-28",
    }
    return made | given


def ask(*rows: Row, levels: bool = True, today: date = TODAY, **query: str) -> RisksView:
    held = books_of("kent", today, risks=rows, measures=(MATRIX,) if levels else ())
    return build(RisksQuery(org="kent", **query), held)


def test_the_register_is_worst_first_then_by_the_greater_impact() -> None:
    view = ask(risk("A", 2, 2), risk("B", 5, 4), risk("C", 4, 5), risk("D", 5, 5))
    assert [line.ref for line in view.lines] == ["D", "C", "B", "A"]


def test_the_headline_counts_high_risks_and_which_way_they_moved() -> None:
    rows = (
        risk("A", 3, 5, previous_score="12"),
        risk("B", 4, 5, previous_score="25"),
        risk("C", 4, 4, previous_score="20"),
        risk("D", 4, 4),
    )
    head = ask(*rows).frame.head
    assert head.headline == "Three of 4 risks are high; one rose, two fell"
    assert len(head.headline.split()) <= LONGEST_HEADLINE
    assert [(item.word, item.count, item.kind) for item in head.tally] == [
        ("high", 3, "red"),
        ("medium", 1, "amber"),
        ("low", 0, "green"),
    ]


def test_the_strip_of_moves_adds_up() -> None:
    rows = (
        risk("A", 3, 5, previous_score="12"),
        risk("B", 4, 5, previous_score="25"),
        risk("C", 4, 4, previous_score="20"),
        risk("D", 4, 4),
        risk("E", 4, 4, previous_score="16"),
    )
    assert [(fact.label, fact.words) for fact in ask(*rows).moves] == [
        ("Up", "1 risk, by 3"),
        ("Down", "2 risks, by 9"),
        ("Level", "1 risk"),
        ("Net change", "−6"),
        ("No previous score stated", "1 risk"),
    ]


def test_levels_are_the_organisations_own_and_say_what_was_read() -> None:
    view = ask(risk("A", 2, 3), risk("B", 2, 4), risk("C", 4, 4))
    levels = [line.now.level.word if line.now.level else None for line in view.lines]
    assert levels == ["High", "Medium", "Low"]
    assert "We read 8, 10 and 12 as medium." in view.frame.foot.bands
    assert view.lines[1].now.level is not None
    assert view.lines[1].now.level.why == "Score 8: over 6 and up to 15."


def test_levels_are_those_in_force_on_the_day_and_not_those_to_come() -> None:
    to_come = {**MATRIX, "green": "1", "amber": "2", "valid_from": "2019-03-02"}
    papers = {"measures": [to_come, MATRIX], "risks": [risk("A", 2, 3)]}
    view = build(RisksQuery("kent"), books_of("kent", TODAY, **papers))
    assert view.lines[0].now.level is not None
    assert view.lines[0].now.level.word == "Low"


def test_without_a_banding_a_score_has_no_level() -> None:
    view = ask(risk("A", 3, 5), levels=False)
    assert view.lines[0].now.level is None
    assert view.frame.head.headline == "1 risk scores 15; no levels are set"
    assert view.frame.head.tally == ()
    assert view.now is not None
    assert {cell.level for row in view.now.rows for cell in row.cells} == {None}
    assert view.frame.head.lead == (
        "No banding is published, so scores have no level. "
        "No target score, previous score, owner or review date is stated for any risk."
    )


def test_the_matrix_places_each_risk_by_likelihood_and_impact() -> None:
    view = ask(risk("A", 5, 1, target_likelihood="1", target_impact="2"), risk("B", 1, 5))
    assert view.now is not None
    assert [ref.ref for ref in view.now.rows[0].cells[0].risks] == ["A"]
    assert [ref.ref for ref in view.now.rows[4].cells[4].risks] == ["B"]
    assert view.target is not None
    assert [ref.ref for ref in view.target.rows[4].cells[1].risks] == ["A"]
    assert view.target.caption == "Where they are meant to be; one without a target"


def test_a_target_is_shown_with_the_gap_to_it() -> None:
    aims = {"target_likelihood": "3", "target_impact": "3"}
    view = ask(risk("A", 4, 4, **aims), risk("B", 3, 3, **aims), risk("C", 2, 2, **aims))
    assert [line.gap for line in view.lines] == [
        "7 to come down",
        "At target",
        "5 better than target",
    ]


def test_an_old_register_says_once_that_every_review_has_passed() -> None:
    rows = [
        risk(ref, 4, 4, reviewed_on="2019-02-14", review_due_on=f"2019-05-{day}")
        for ref, day in (("A", "14"), ("B", "28"))
    ]
    view = ask(*rows, today=date(2024, 12, 10))
    assert (
        "All 2 reviews were due by 28 May 2019; no later register is published."
        in view.frame.head.lead
    )
    assert [line.overdue for line in view.lines] == [False, False]


def test_some_late_reviews_are_marked_on_their_lines() -> None:
    rows = (
        risk("A", 5, 5, review_due_on="2019-01-31"),
        risk("B", 4, 4, review_due_on="2019-05-01"),
        risk("C", 3, 3, review_due_on="2019-01-31", reviewed_on="2019-02-01"),
        risk("D", 2, 2),
    )
    view = ask(*rows)
    assert [line.overdue for line in view.lines] == [True, False, False, False]
    assert "One of 3 reviews is overdue; one has no date." in view.frame.head.lead


def test_one_risk_is_shown_in_full_and_says_what_is_not_stated() -> None:
    view = ask(risk("A", 5, 4, cause="Costs"), risk("B", 1, 1), risk="A")
    assert view.frame.head.headline == "Risk A"
    assert view.frame.head.lead == "High: it scores 20 of 25; no target is stated."
    assert view.detail is not None
    said = {fact.label: fact.words for fact in (*view.detail.words, *view.detail.dates)}
    assert said["Cause"] == "Costs"
    assert said["Consequence"] == said["Controls"] == said["Last reviewed"] == "not stated"
    assert view.now is not None
    assert [ref.ref for row in view.now.rows for cell in row.cells for ref in cell.risks] == ["A"]


def test_an_unknown_risk_falls_back_to_the_register_with_a_notice() -> None:
    view = ask(risk("A", 5, 4), risk="Z9")
    assert view.detail is None
    assert view.frame.head.notices == ("There is no risk “Z9” here; showing All risks.",)


def test_no_register_says_so() -> None:
    view = ask()
    assert view.frame.head.headline == "No risk register is published"
    assert view.now is None
    assert view.lines == ()


def test_a_register_all_reviewed_in_time_says_how_many_are_late() -> None:
    stated = {
        "review_due_on": "2019-05-01",
        "owner_role": "Director",
        "previous_score": "16",
        "target_likelihood": "2",
        "target_impact": "2",
    }
    view = ask(risk("A", 4, 4, **stated))
    assert view.frame.head.lead.endswith("None of 1 reviews is overdue.")
    assert view.frame.head.headline == "One of 1 risk is high"


def test_a_target_is_named_in_the_lead_of_one_risk() -> None:
    aims = {"target_likelihood": "3", "target_impact": "3"}
    lead = ask(risk("A", 4, 4, **aims), risk="A").frame.head.lead
    assert lead == "High: it scores 16 of 25; the target is 9."
