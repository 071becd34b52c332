"""The assessments of a register: each section counts the same cases, and says where they are."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.readmodels.parts import Section
from dashboard.readmodels.send_cases.page import SendCasesQuery, SendCasesView, build
from tests.unit.readmodels.registered import DAY, case, issued, registered

Row = dict[str, str | None]
ASSESSED = {"decided_on": "2024-05-20", "decision": "assess"}
CASES = [
    case("A", "2024-11-20"),  # waits for its decision, 20 days old
    case("B", "2024-10-01"),  # the same, past 6 weeks
    case("C", "2024-05-01", **ASSESSED),  # waits for its assessment, 223 days old
    case("D", "2023-10-01", **ASSESSED, assessment_outcome="plan", draft_sent_on="2024-11-01"),
    case("E", "2024-07-23", **ASSESSED, assessment_outcome="plan"),  # day 140 is the as-at day
    issued("F", "2024-07-01", "2024-11-18"),  # the 140th day
    issued("G", "2024-06-03", "2024-11-20"),
    issued("H", "2023-08-01", "2024-11-21", exception="c"),
    issued("I", "2024-07-20", "2024-12-02"),
    issued("J", "2022-12-01", "2023-03-01"),
    case("K", "2024-01-15", decided_on="2024-02-20", decision="refuse"),
    case("L", "2024-02-01", left_on="2024-03-01"),
    case(
        "M",
        "2024-03-01",
        **ASSESSED,
        assessment_outcome="no_plan",
        no_plan_notified_on="2024-07-01",
    ),
]


def advice(case_id: str, service: str, asked: str, given: str | None = None) -> Row:
    row = {"case_id": case_id, "service": service, "requested_on": asked}
    return {**row, "received_on": given}


ADVICE = [
    advice("F", "health", "2024-08-01", "2024-09-12"),
    advice("F", "psychology", "2024-08-01", "2024-09-13"),
    advice("C", "psychology", "2024-06-01"),
    advice("E", "health", "2024-12-01"),
    advice("L", "psychology", "2024-02-10"),
]


def view(received: str | None = None, **more: object) -> SendCasesView:
    given = {"ehc_cases": CASES, "ehc_advice": ADVICE} | more
    return build(SendCasesQuery("kent", received), registered(**given))


def section(key: str, shown: SendCasesView) -> Section:
    return next(one for one in shown.sections if one.key == key)


def table(one: Section) -> dict[str, list[str]]:
    rows = [row for group in one.sheet.groups for row in group.rows]
    return {row.head.text: [item.text for item in row.cells] for row in rows}


def test_the_headline_counts_the_open_and_those_past_20_weeks() -> None:
    head = view().frame.head
    assert head.headline == "2 of 5 open assessments are past 20 weeks"
    assert head.kicker.endswith("register as at 10 December 2024")


def test_the_lead_gives_the_latest_full_month_its_direction_and_its_exceptions() -> None:
    lead = view().frame.head.lead
    assert lead.startswith("In November 2024, 1 of 3 plans were issued within 20 weeks, 33.3%.")
    assert "Too few figures to say: one of the 12 it takes." in lead
    assert lead.endswith("Cases with a lawful exception: 1, 33.3%.")


def test_a_register_of_another_day_than_the_edition_says_both() -> None:
    shown = build(SendCasesQuery("kent"), registered(date(2024, 11, 30), DAY, ehc_cases=CASES[:6]))
    said = "register as at 30 November 2024, counted to 10 December 2024"
    assert shown.frame.head.kicker.endswith(said)
    assert shown.frame.head.headline.startswith("2 of 5")


@pytest.mark.parametrize(
    ("cases", "headline"),
    [
        (CASES[5:6], "No assessment is open"),
        (CASES[:2], "None of 2 open assessments is past 20 weeks"),
        (CASES[2:3], "1 of 1 open assessment is past 20 weeks"),
    ],
)
def test_the_headline_is_a_sentence_for_any_number(cases: list[Row], headline: str) -> None:
    assert view(ehc_cases=cases).frame.head.headline == headline


def test_a_month_without_plans_or_exceptions_says_so() -> None:
    assert view(ehc_cases=CASES[:2]).frame.head.lead == "No plan was issued in November 2024."
    assert view(ehc_cases=CASES[5:6]).frame.head.lead.endswith(
        "None of them was in a case with a lawful exception."
    )


def test_open_cases_are_in_bands_of_weeks_by_what_they_wait_for() -> None:
    ages = section("ages", view())
    assert ages.heading == "1 has been open for over 52 weeks"
    assert table(ages) == {
        "Up to 6 weeks": ["1", "1", "0", "0", "0"],
        "6 to 16 weeks": ["1", "1", "0", "0", "0"],
        "16 to 20 weeks": ["1", "0", "0", "1", "0"],
        "20 to 26 weeks": ["0", "0", "0", "0", "0"],
        "26 to 52 weeks": ["1", "0", "1", "0", "0"],
        "Over 52 weeks": ["1", "0", "0", "0", "1"],
    }
    (group,) = ages.sheet.groups
    assert [row.past for row in group.rows] == [False] * 3 + [True] * 3
    assert [row.head.small for row in group.rows[2:4]] == ["", "Past the limit"]
    assert view(ehc_cases=CASES[:1]).sections[0].heading.startswith("No assessment has been open")


def test_month_ends_are_projected_if_nothing_is_finished() -> None:
    ahead = section("ahead", view())
    assert table(ahead) == {
        "31 December 2024": ["3", "1"],
        "31 January 2025": ["3", "0"],
        "28 February 2025": ["4", "1"],
    }
    assert ahead.heading.startswith("If nothing is finished, 4 would be past 20 weeks")
    assert ahead.said == (
        "In December 2024 so far 1 of 1 plan came within 20 weeks. "
        "The month ends at 100% if no other is issued."
    )
    none = section("ahead", view(ehc_cases=CASES[:2])).said
    assert none == "No plan is recorded as issued in December 2024 so far."


def test_the_figures_that_are_asked_for_are_by_calendar_year_and_each_is_a_link() -> None:
    years = section("years", view())
    assert years.sheet.columns == ("Figure", "2024 so far", "12 months to November 2024")
    found = table(years)
    assert found["Issued within 20 weeks, all plans"] == ["50.0%", "33.3%"]
    assert found["Issued within 20 weeks, without exceptions"] == ["66.7%", "50.0%"]
    assert found["Plans with a lawful exception"] == ["25.0%", "33.3%"]
    assert found["Plans that took longer than 52 weeks"] == ["25.0%", "33.3%"]
    assert found["Still open past 20 weeks, at the end"] == ["2", "2"]
    links = [[item.href for item in row.cells] for row in years.sheet.groups[0].rows]
    assert links[0] == [
        "/measure?org=kent&measure=EHC-20W-CY&period=2024",
        "/measure?org=kent&measure=EHC-20W&period=2024-11",
    ]
    assert links[-1][0] == "/measure?org=kent&measure=EHC-OVER&period=2024-12"


def test_a_year_that_the_register_holds_whole_is_shown() -> None:
    whole = [*CASES, issued("N", "2022-09-01", "2023-01-10")]
    years = section("years", view(ehc_cases=whole))
    assert years.sheet.columns[1:3] == ("2023", "2024 so far")
    assert table(years)["Issued within 20 weeks, all plans"][0] == "100.0%"


def test_a_year_without_a_plan_has_no_percentage() -> None:
    years = section("years", view(ehc_cases=CASES[:2]))
    assert table(years)["Issued within 20 weeks, all plans"] == ["None issued", "None issued"]
    only = build(
        SendCasesQuery("kent"), registered(ehc_cases=[issued("F", "2024-12-01", "2024-12-09")])
    )
    assert table(section("years", only))["Still open past 20 weeks, at the end"][1] == "No figure"


def test_requests_of_a_year_are_at_one_place_of_each_step() -> None:
    shown = view("2024")
    funnel = section("funnel", shown)
    assert shown.received == "2024"
    assert funnel.heading == "Of 10 requests received in 2024, 3 led to a plan so far"
    assert [group.head for group in funnel.sheet.groups] == [
        "Decided whether to assess: 7 of 10, 6 of them within 6 weeks",
        "Outcome of the assessment: 5 of 6; 1 refused",
        "Plan issued: 3 of 4, 2 of them within 20 weeks; 1 without a plan",
    ]
    for group in funnel.sheet.groups:
        counts = [int(row.cells[0].text) for row in group.rows]
        assert sum(counts) == int(
            group.head.rpartition(": ")[2].split(" of ")[1].split(";")[0].split(",")[0]
        )
    assert table(funnel)["Not decided, past 6 weeks"] == ["1"]


def test_a_step_does_not_count_what_came_late_as_within_its_limit() -> None:
    on_time, late = issued("A", "2024-06-01", "2024-09-02"), issued("B", "2024-01-08", "2024-09-02")

    def steps(*cases: Row) -> list[str]:
        groups = section("funnel", view("2024", ehc_cases=list(cases))).sheet.groups
        return [group.head for group in groups]

    assert steps(on_time)[2] == "Plan issued: 1 of 1, all within 20 weeks"
    assert steps(late)[2] == "Plan issued: 1 of 1, none within 20 weeks"
    assert steps(CASES[0]) == [
        "Decided whether to assess: 0 of 1", "Outcome of the assessment: 0 of 0",
        "Plan issued: 0 of 0",
    ]  # fmt: skip


def test_steps_without_a_day_have_lines_of_their_own() -> None:
    undated = [
        case("A", "2024-10-01", draft_sent_on="2024-11-01"),
        case("B", "2024-10-01", assessment_outcome="no_plan"),
    ]
    found = table(section("funnel", view(ehc_cases=undated)))
    assert found["Decided, day not recorded"] == ["1"]
    assert found["Not decided, past 6 weeks"] == ["1"]


def test_a_year_nobody_offers_falls_back_with_a_notice() -> None:
    shown = view("1999")
    assert shown.received == "latest"
    assert "There is no year of requests “1999” here" in shown.frame.head.notices[0]


def test_advice_is_counted_by_service_but_not_what_nobody_waits_for() -> None:
    advice = section("advice", view())
    assert advice.heading == "Most overdue advice: psychology, 1"
    assert table(advice) == {
        "Psychology": ["0%", "0", "1", "0", "1"],
        "Health": ["100%", "1", "0", "1", "0"],
        "All services": ["50%", "1", "1", "1", "1"],
    }
    none_given = view(ehc_advice=ADVICE[3:4])
    assert section("advice", none_given).heading == "No advice is overdue"
    assert table(section("advice", none_given))["Health"][0] == "None given"


def test_without_a_register_of_advice_nothing_is_said_of_it() -> None:
    shown = build(SendCasesQuery("kent"), registered(ehc_cases=CASES))
    assert "advice" not in [one.key for one in shown.sections]


def test_without_a_register_the_page_says_so_and_counts_nothing() -> None:
    shown = build(SendCasesQuery("kent"), registered())
    assert shown.frame.head.headline == "No register of assessments is published here"
    assert (shown.sections, shown.rules) == ((), ())


def test_every_open_point_says_which_reading_is_in_force() -> None:
    rules = {rule.id: rule for rule in view().rules}
    assert rules["D2"].reading == "In force here: The day of receipt is not counted."
    assert rules["S12"].reading == "In force here: 52 weeks are 364 days."
    assert "left out" in rules["S14"].reading
    assert (rules["S5"].reading, rules["S5"].holds) == ("", "From 1 September 2014")
    assert rules["D5"].holds == "Not dated"
