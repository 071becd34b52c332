"""Checks due: what fails homes, what is overdue where, and what is said first."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from dashboard.domain.measures import Measure
from dashboard.domain.shares import Share
from dashboard.readmodels.housing_checks.found import ChecksQuery
from dashboard.readmodels.housing_checks.page import ChecksView, build
from dashboard.readmodels.housing_checks.safety import percent_words
from tests.unit.readmodels.shelf import DAY, Row, Shelf, block, cells, check, home, rows_of

LATE, SOON, SOUND = "2026-11-01", "2026-12-10", "2027-06-01"
ASSETS = (
    block("B1", ward="Quay"),
    *(home(f"F{n}", "B1", ward="Quay") for n in range(1, 4)),
    home("H1", ward="Mill"),
    home("H2", ward="Mill"),
    home("H3"),
)
CHECKS = (
    check("B1", "FRA", next_due=LATE),
    check("F1", "GAS-DOM", next_due=SOUND),
    check("H1", "GAS-DOM", next_due=LATE, outcome="no_access"),
    check("H2", "GAS-DOM"),
    check("H3", "GAS-DOM", next_due=SOON),
    {"asset_id": "F2", "workstream": "GAS-DOM", "required": "N"},
)


def shelf(*checks: Row, as_at: date = DAY) -> Shelf:
    made = Shelf().put("inspections", *(checks or CHECKS), as_at=as_at)
    return made.put("assets", *ASSETS, as_at=as_at)


def view(given: Shelf, as_at: date = DAY, **query: str) -> ChecksView:
    return build(ChecksQuery("thurrock", **query), given.books(as_at))


def headline(*checks: Row, **query: str) -> str:
    return view(shelf(*checks), **query).frame.head.headline


def test_the_check_that_fails_most_homes_is_the_message() -> None:
    head = view(shelf()).frame.head
    assert head.headline == "One expired fire risk assessment fails 3 homes"
    assert head.lead == (
        "2 overdue, 1 of them because nobody could get in; 1 without a record; 1 due soon; "
        "of 5 checks required."
    )
    assert head.kicker == "Thurrock Council: safety checks due, 27 November 2026"


def test_a_check_never_made_is_missing_and_not_expired() -> None:
    assert headline(check("B1", "FRA")) == "One missing fire risk assessment fails 3 homes"


def test_where_no_check_fails_several_homes_the_counts_are_the_message() -> None:
    late, never = check("H1", "GAS-DOM", next_due=LATE), check("H2", "GAS-DOM")
    assert headline(late) == "One check is overdue"
    assert headline(late, never) == "One check is overdue and one has no record"
    assert headline(check("H1", "GAS-DOM", next_due=SOUND)) == "Every check is in date"
    none = {"asset_id": "H1", "workstream": "GAS-DOM", "required": "N"}
    assert (headline(none), view(shelf(none)).frame.head.lead) == (
        "No check is required here", "",
    )  # fmt: skip


def test_a_filter_narrows_the_counts_and_is_said() -> None:
    gas = view(shelf(), workstream="GAS-DOM")
    assert gas.frame.head.headline == "One check is overdue and one has no record"
    assert gas.frame.head.kicker.startswith(
        "Thurrock Council: safety checks due, Gas safety in homes, 27"
    )
    assert cells(gas.workstreams) == [("Gas safety in homes", "1", "1", "1", "1", "4")]
    assert gas.safety_said.endswith("Of the whole register, whatever is chosen above.")
    mill = view(shelf(), ward="Mill")
    assert (mill.wards, cells(mill.workstreams)) == (
        None, [("Gas safety in homes", "1", "1", "1", "0", "2")],
    )  # fmt: skip
    assert view(shelf(), workstream="FRA").frame.head.headline.startswith("One expired fire")


def test_what_cannot_be_chosen_falls_back_with_a_notice() -> None:
    shown = view(shelf(), ward="Nowhere", workstream="CHIMNEY")
    assert shown.frame.head.notices == (
        "There is no workstream “CHIMNEY” here; showing All workstreams.",
        "There is no ward “Nowhere” here; showing All wards.",
    )
    assert [option.label for option in shown.frame.filters[1].options] == [
        *("All workstreams", "Gas safety in homes", "Fire risk assessments"),
    ]


def test_wards_stand_with_most_overdue_first_and_what_is_not_stated_is_said() -> None:
    shown = view(shelf())
    assert cells(shown.wards) == [
        ("Mill", "1", "1", "1", "0", "2"),
        ("Quay", "1", "0", "0", "0", "2"),
        ("Ward not stated", "0", "0", "0", "1", "1"),
    ]


def test_a_workstream_leads_to_its_measure_only_where_one_is_defined() -> None:
    given = shelf().measure("thurrock", "FRA", title="Fire risk")
    rows = rows_of(view(given).workstreams)
    assert [(row.head.text, row.head.href) for row in rows] == [
        ("Gas safety in homes", ""),
        ("Fire risk", "/measure?org=thurrock&measure=FRA"),
    ]


def test_T3_T4_each_measure_says_what_fails_it_worst_first() -> None:
    gas, fire = view(shelf().rolled()).safety
    assert (gas.homes, gas.in_date, gas.percent) == ("4", "2", "50.0%")
    assert gas.why == (
        "1 gas safety check never recorded fails 1 home.",
        "1 gas safety check past its date fails 1 home.",
    )
    assert (fire.homes, fire.in_date, fire.percent) == ("3", "0", "0.0%")
    assert fire.why == ("1 fire risk assessment past its date fails 3 homes.",)
    assert (fire.rating.rag, fire.rating.word) == ("none", "Not rated: no target")
    assert fire.href == "/measure?org=thurrock&measure=BS02"


def test_many_causes_are_summed_after_the_worst_three() -> None:
    blocks = [block(f"B{n}", homes=str(n)) for n in range(1, 7)]
    given = Shelf().put("assets", *blocks)
    given.put("inspections", *(check(f"B{n}", "ASB", next_due=LATE) for n in range(1, 7)))
    (asbestos,) = view(given).safety
    assert asbestos.why[0] == "1 asbestos survey past its date fails 6 homes."
    assert asbestos.why[3] == "3 more: none of them fails more than 3 homes."


def test_checks_that_fail_as_many_homes_are_said_together() -> None:
    given = Shelf().put("assets", home("H1"), home("H2"))
    given.put("inspections", *(check(one, "GAS-DOM", next_due=LATE) for one in ("H1", "H2")))
    (gas,) = view(given).safety
    assert gas.why == ("2 gas safety checks past their date fail 1 home each.",)


def test_nothing_out_of_date_is_said() -> None:
    (gas,) = view(shelf(check("H1", "GAS-DOM", next_due=SOUND))).safety
    assert (gas.percent, gas.why) == ("100.0%", ("Nothing is out of date.",))


def test_it_is_as_at_the_editions_day_and_the_registers_own_is_said_too() -> None:
    given = shelf(check("B1", "FRA", next_due="2026-11-28")).rolled()
    shown = view(given, date(2026, 11, 29))
    assert shown.frame.head.headline == "One expired fire risk assessment fails 3 homes"
    assert shown.frame.head.kicker.endswith(
        "29 November 2026, from the register as at 27 November 2026"
    )
    (fire,) = shown.safety
    assert (fire.homes, fire.in_date) == ("3", "0")


@pytest.mark.parametrize(
    "moved", [{"managed_to": "2026-11-28"}, {"managed_from": "2026-11-29"}], ids=["gone", "come"]
)
def test_homes_that_came_or_went_since_the_register_are_counted_again(
    moved: dict[str, str],
) -> None:
    checks = [check(one, "GAS-DOM", next_due=SOUND) for one in ("H1", "H2")]
    given = Shelf().put("assets", home("H1"), home("H2", **moved)).put("inspections", *checks)
    counted = "1" if "managed_to" in moved else "2"
    assert view(given.rolled(), date(2026, 11, 29)).safety[0].homes == counted


def test_without_assets_homes_are_not_counted_and_that_is_said() -> None:
    shown = view(Shelf().put("inspections", *CHECKS))
    assert (shown.safety, shown.frame.head.headline) == (
        (), "2 checks are overdue and one has no record".replace("2", "Two"),
    )  # fmt: skip
    assert shown.safety_said == "Homes are counted once the register of assets is published too."
    assert cells(shown.wards) == [("Ward not stated", "2", "1", "1", "1", "5")]


def test_without_a_register_it_says_so() -> None:
    shown = view(Shelf().measure("thurrock", "FRA"))
    assert shown.frame.head.headline == "No register of checks is published"
    assert (shown.workstreams, shown.gas, shown.rules) == (None, None, ())


def test_the_rules_it_counts_by_come_with_their_source_and_the_reading_in_force() -> None:
    rules = {rule.id: rule for rule in view(shelf()).rules}
    assert rules["H2"].holds == "From 6 April 2018"
    assert rules["H2A"].reading == (
        "The window opens on the same day of the month (window_opens_a_day_later is off)."
    )
    assert (rules["T7"].holds, rules["T7"].source) == ("Not dated", "Rule of this dashboard")


@pytest.mark.parametrize(
    ("done", "due", "said"),
    [(9996, 10000, "99.9%"), (1, 1, "100.0%"), (899_999, 1_000_000, "89.9%"), (1, 3, "33.3%")],
)
def test_T7_a_share_is_never_rounded_up_to_a_line(done: int, due: int, said: str) -> None:
    measure = Measure.from_row(
        {
            "measure": "BS01",
            "title": "Gas",
            "section": "housing",
            "unit": "percent",
            "polarity": "higher",
            "rule": "bands",
            "green": "100",
            "amber": "90",
        }
    )
    assert percent_words(Share(done, due), measure) == said
    assert percent_words(Share(Fraction(9996).numerator, 10000), None) == "99.9%"
