"""Annual reviews of a register: where they stand, how long what is overdue has been, transfers."""

from __future__ import annotations

from datetime import date

from dashboard.readmodels.parts import Listing, Section
from dashboard.readmodels.send_reviews import rows as send_reviews_list
from dashboard.readmodels.send_reviews.page import SendReviewsQuery, SendReviewsView, build
from dashboard.readmodels.send_reviews.rows import ReviewListsQuery
from tests.unit.readmodels.registered import registered

Row = dict[str, str | None]


def plan(case_id: str, made: str, **given: str) -> Row:
    return {"case_id": case_id, "plan_made_on": made, **given}


DECIDED = {"meeting_on": "2024-10-20", "decided_on": "2024-11-10", "decision": "maintain"}
MOVES = {"phase_transfer_on": "2025-09-01", "phase": "other"}
REVIEWS = [
    plan("A", "2024-06-01"),  # to be reviewed by 31 May 2025
    plan("B", "2023-11-01"),  # by 31 October 2024: 40 days over
    plan("C", "2024-01-01", **DECIDED, **MOVES),
    plan("D", "2024-01-01", meeting_on="2024-09-02"),  # decision due 30 September 2024
    plan("E", "2023-01-01", **{**DECIDED, "decided_on": "2024-11-25"}),
    plan("F", "2024-02-01", **{**DECIDED, "decision": "amend"}, amendment_notice_on="2024-11-10"),
    plan("G", "2022-01-01", decided_on="2022-12-20", decision="maintain"),  # the next is due too
    plan("H", "2024-03-01", **MOVES),
    plan("I", "2023-03-01", phase_transfer_on="2024-09-01", phase="post16", decision="maintain",
         last_decision_on="2024-01-20", meeting_on="2024-03-05", decided_on="2024-03-31"),
]  # fmt: skip


def view(reviews: list[Row] = REVIEWS) -> SendReviewsView:
    return build(SendReviewsQuery("kent"), registered(annual_reviews=reviews))


def section(key: str, shown: SendReviewsView) -> Section:
    return next(one for one in shown.sections if one.key == key)


def table(one: Section) -> dict[str, list[str]]:
    rows = [row for group in one.sheet.groups for row in group.rows]
    return {row.head.text: [item.text for item in row.cells] for row in rows}


def test_the_headline_counts_those_past_12_months() -> None:
    assert view().frame.head.headline == "2 of 9 annual reviews are past 12 months"
    assert view(REVIEWS[:1]).frame.head.headline == "None of 1 annual review is past 12 months"


def test_the_lead_gives_the_latest_decisions_and_the_transfers_to_come() -> None:
    lead = view().frame.head.lead
    assert lead.startswith(
        "In November 2024, 2 of 3 decisions were told within 4 weeks of the meeting, 66.7%."
    )
    assert lead.endswith(
        "By 15 February 2025, 1 of 2 plans is still to be made ready for a transfer."
    )
    assert view(REVIEWS[:1]).frame.head.lead == "No review was decided in November 2024."


def test_each_limit_counts_where_the_present_reviews_stand_and_leads_to_its_measure() -> None:
    positions = section("positions", view())
    assert table(positions) == {
        "Reviewed within 12 months": ["3", "1", "0", "3", "2"],
        "Decision told within 4 weeks of the meeting": ["3", "1", "3", "0", "1"],
        "Notice of amendments within 4 weeks of the meeting": ["1", "0", "0", "0", "0"],
        "Amended plan within 8 weeks of the notice": ["0", "0", "0", "1", "0"],
    }
    heads = [row.head.href for row in positions.sheet.groups[0].rows]
    assert heads == [
        "/measure?org=kent&measure=AR-12M",
        "/measure?org=kent&measure=AR-4W",
        "",
        "",
    ]


def test_what_is_overdue_is_in_bands_and_what_is_not_recorded_is_said() -> None:
    overdue = section("overdue", view())
    assert table(overdue)["4 to 13 weeks"] == ["1", "1", "0", "0"]
    assert table(overdue)["26 to 52 weeks"] == ["1", "0", "0", "0"]
    assert overdue.heading == "1 step overdue by more than 26 weeks"
    assert (
        overdue.said
        == "1 plan has a decision so old that the next review is overdue, and none is there."
    )
    recent = section("overdue", view(REVIEWS[:6]))
    assert (recent.heading, recent.said) == ("No step is overdue by more than 26 weeks", "")
    old = section("overdue", view([plan("A", "2021-01-01")]))
    assert (old.heading, old.said) == ("1 step overdue by more than 26 weeks", "")


def test_the_board_has_each_transfer_with_its_day_and_marks_those_ready_on_it() -> None:
    board = section("board", view())
    assert board.heading == "1 plan still to be made ready for a transfer"
    assert table(board) == {
        "From school to post-16": ["31 March 2024", "1", "1", "0", "0", "Past"],
        "Into or between schools": ["15 February 2025", "2", "1", "0", "1", "67"],
    }
    marked = board.sheet.groups[0].rows[0].cells[2]
    assert marked.small == "1 on the day – regulation says before"
    late = [plan("A", "2024-06-01", phase_transfer_on="2024-09-01", phase="other")]
    assert table(section("board", view(late)))["Into or between schools"][-1] == "299 days over"
    assert len(view(REVIEWS[:1]).sections) == 2


def test_a_transfer_with_nothing_to_do_is_not_said_to_be_next() -> None:
    assert "transfer" not in view([REVIEWS[2]]).frame.head.lead


def test_P2_the_reading_in_force_is_said() -> None:
    rules = {rule.id: rule for rule in view().rules}
    assert rules["P2"].reading == "In force here: On the day itself is in time too, and marked."


def test_without_a_register_the_page_says_so_and_counts_nothing() -> None:
    shown = build(SendReviewsQuery("kent"), registered())
    assert shown.frame.head.headline == "No register of annual reviews is published here"
    assert shown.sections == ()


def lines(found: Listing) -> list[tuple[str, ...]]:
    return [
        (row.head.text, *(item.text for item in row.cells)) for row in found.sheet.groups[0].rows
    ]


def test_the_lists_hold_each_overdue_step_and_each_transfer_to_do() -> None:
    books = registered(annual_reviews=REVIEWS)
    found = send_reviews_list.build(ReviewListsQuery("kent"), books)
    told = "Decision told within 4 weeks of the meeting"
    assert lines(found.overdue) == [
        ("G", "357 days over", "19 December 2023", "Reviewed within 12 months"),
        ("D", "71 days over", "30 September 2024", told),
        ("B", "40 days over", "31 October 2024", "Reviewed within 12 months"),
    ]
    assert lines(found.transfers) == [("H", "67", "15 February 2025", "Into or between schools")]
    assert (found.overdue.said, found.transfers.said) == ("Three overdue steps", "One plan")


def test_each_list_is_turned_over_by_itself() -> None:
    many = [plan(f"X{n}", "2023-01-01", **MOVES) for n in range(60)]
    query = ReviewListsQuery("kent", "2", None)
    found = send_reviews_list.build(query, registered(annual_reviews=many))
    assert (len(lines(found.overdue)), len(lines(found.transfers))) == (10, 50)
    assert found.transfers.after == "/send/reviews?org=kent&transfers=2#transfers"


def test_without_a_register_both_lists_are_empty() -> None:
    found = send_reviews_list.build(ReviewListsQuery("kent"), registered())
    assert (lines(found.overdue), lines(found.transfers)) == ([], [])


def test_a_register_of_another_day_says_so() -> None:
    shown = build(
        SendReviewsQuery("kent"), registered(date(2024, 11, 30), annual_reviews=REVIEWS[:1])
    )
    assert "counted to 10 December 2024" in shown.frame.head.kicker
