"""The housing page: every workstream by period, and exactly why a cell is blank."""

from __future__ import annotations

from datetime import date

from dashboard.catalogue import Workstream
from dashboard.readmodels.housing.heat import HeatCell, HeatRow
from dashboard.readmodels.housing.page import HousingQuery, HousingView, build
from tests.unit.readmodels.calendars import GAS
from tests.unit.readmodels.papers import DAY, Papers

Q1, Q2 = "2023-24 Q1", "2023-24 Q2"
KNOWN = {
    "ASB": Workstream("ASB", "Asbestos", basis="stock", counted="site"),
    "LIGHTN": Workstream("LIGHTN", "Lightning", basis="stock"),
    "EICR": Workstream("EICR", "Electrical tests", basis="running"),
    "ENT": Workstream("ENT", "Entrances", basis="running", visit_frequency="quarterly"),
}


def papers() -> Papers:
    return Papers(KNOWN).measure("thurrock", "ASB", title="Asbestos", frequency="quarterly")


def view(given: Papers, as_at: date = DAY, **query: str) -> HousingView:
    return build(HousingQuery(**query), given.books(as_at))


def rows(shown: HousingView) -> dict[str, HeatRow]:
    return {row.measure: row for group in shown.table.groups for row in group.rows}


def newest(shown: HousingView, code: str) -> HeatCell:
    return rows(shown)[code].cells[-1]


def short_papers() -> Papers:
    """Asbestos three sites short in the second quarter."""
    given = papers()
    given.returned("thurrock", "ASB", Q1, annual_target="457", annual_completed="457")
    return given.returned("thurrock", "ASB", Q2, annual_target="473", annual_completed="470")


def test_a_share_is_shown_with_its_counts_and_its_shortfall_in_things() -> None:
    shown = view(short_papers())
    cell = newest(shown, "ASB").cell
    assert (cell.text, cell.counts, cell.rating.rag) == ("99.37%", "470 of 473", "amber")
    assert [mark.words for mark in rows(shown)["ASB"].notes] == ["3 sites short"]


def test_the_headline_names_the_shortfall_and_what_has_no_rating() -> None:
    given = short_papers().measure("thurrock", "PUMP", title="Pumps", frequency="half-yearly")
    given.observed("thurrock", "PUMP", Q1, value="100")
    head = view(given).frame.head
    assert head.headline == "One workstream short of 100%; one has no Q2 rating"
    assert head.lead == "Asbestos 99.37%. The one unrated last reported in Q1."
    assert [(item.count, item.word) for item in head.tally] == [
        (0, "red"),
        (1, "amber"),
        (0, "green"),
        (1, "not rated"),
    ]
    assert head.kicker == "Thurrock Council: housing safety compliance, April to September 2023"


def test_a_red_is_in_the_headline() -> None:
    given = short_papers().measure("thurrock", "LIFT", title="Lifts", frequency="quarterly")
    given.returned("thurrock", "LIFT", Q2, period_due="10", period_completed="5")
    assert view(given).frame.head.headline == "Two workstreams short of 100%, one red"


def test_a_monthly_figure_of_no_stated_frequency_is_shown_from_its_first_month_on() -> None:
    given = Papers(KNOWN).measure("thurrock", "OIL", title="Oil boilers", frequency=None)
    given.observed("thurrock", "OIL", "2023-09", value="40")
    shown = view(given)
    assert shown.frame.head.tally[0].count == 1
    assert (newest(shown, "OIL").cell.text, newest(shown, "OIL").cell.rating.rag) == ("40%", "red")
    quarterly = short_papers().measure("thurrock", "OIL", title="Oil boilers", frequency=None)
    quarterly.observed("thurrock", "OIL", "2023-09", value="40")
    assert newest(view(quarterly), "OIL").cell.text == "40%"


def test_a_quarter_covers_three_months_and_a_month_one() -> None:
    given = short_papers().measure("thurrock", "GAS", title="Gas", frequency="monthly")
    for month in range(4, 10):
        given.observed("thurrock", "GAS", f"2023-{month:02d}", value="100")
    shown = view(given)
    assert [column.label for column in shown.table.columns] == [
        *("Apr", "May", "Jun", "Jul", "Aug", "Sep")
    ]
    assert {column.group for column in shown.table.columns} == {"Q1 2023-24", "Q2 2023-24"}
    assert [cell.span for cell in rows(shown)["ASB"].cells] == [3, 3]
    assert [cell.span for cell in rows(shown)["GAS"].cells] == [1] * 6


def test_a_figure_printed_alone_says_that_it_has_no_counts() -> None:
    given = short_papers().measure("thurrock", "RISER", frequency="quarterly")
    given.observed("thurrock", "RISER", Q2, value="100")
    given.measure("thurrock", "GAS", frequency="monthly")
    given.observed("thurrock", "GAS", "2023-09", value="99.68")
    shown = view(given)
    assert newest(shown, "RISER").cell.note == "printed, no counts"
    assert newest(shown, "GAS").cell.note == "no counts"
    assert [mark.words for mark in rows(shown)["GAS"].notes] == ["No count for September"]


def test_nothing_due_says_what_is_in_date_and_is_not_a_hundred_percent() -> None:
    given = short_papers().measure("thurrock", "LIGHTN", frequency="yearly")
    given.returned(
        *("thurrock", "LIGHTN", Q2),
        annual_target="29",
        annual_completed="29",
        period_due="0",
        period_completed="0",
    )
    given.measure("thurrock", "SAFE", frequency="yearly")
    given.returned("thurrock", "SAFE", Q2, period_due="0", period_completed="0")
    shown = view(given)
    lightning, safe = newest(shown, "LIGHTN").cell, newest(shown, "SAFE").cell
    assert (lightning.state, lightning.text, lightning.note) == (
        *("nothing_due", None, "29 of 29 in date"),
    )
    assert safe.note == "0 due, 0 done"


def test_a_return_without_a_figure_gives_the_reason_in_its_commentary() -> None:
    given = short_papers().measure("thurrock", "FAN", frequency="quarterly")
    given.observed("thurrock", "FAN", Q1, value="100")
    given.returned("thurrock", "FAN", Q2, commentary="returned blank")
    cell = newest(view(given), "FAN")
    assert (cell.cell.state, cell.cell.text, cell.cell.note) == (
        "no_figure",
        None,
        "returned blank",
    )


def test_no_return_after_an_earlier_figure_is_late_and_never_shows_the_old_figure() -> None:
    given = short_papers().measure("thurrock", "RISER", frequency="quarterly")
    given.observed("thurrock", "RISER", Q1, value="100")
    found = newest(view(given), "RISER")
    assert (found.cell.state, found.cell.text, found.cell.rating.rag) == ("late", None, "none")
    assert (found.words, found.cell.note) == ("Last figure is Q1’s", "none given for Q2")


def test_a_half_yearly_figure_that_came_in_the_first_quarter_is_not_late_in_the_second() -> None:
    given = short_papers().measure("thurrock", "RISER", frequency="half-yearly")
    given.observed("thurrock", "RISER", Q1, value="100")
    found = newest(view(given), "RISER")
    assert (found.cell.state, found.cell.text, found.cell.rating.rag) == ("not_due", None, "none")
    assert (found.words, found.cell.note) == ("Last figure is Q1’s", "Next due March 2024")
    assert "The one unrated last reported in Q1." in view(given).frame.head.lead


def test_a_figure_of_an_earlier_year_is_named_with_its_year() -> None:
    given = short_papers().measure("thurrock", "FAN", frequency="quarterly")
    given.observed("thurrock", "FAN", "2022-23 Q4", value="100")
    assert newest(view(given), "FAN").words == "Last figure is Q4 2022-23’s"


def test_no_figure_ever_is_not_late() -> None:
    given = short_papers().measure("thurrock", "FAN", frequency="quarterly")
    cell = newest(view(given), "FAN").cell
    assert (cell.state, cell.note) == ("no_figure", "none given for Q2")


def test_a_half_yearly_report_is_not_due_before_its_half_ends() -> None:
    given = short_papers().measure("thurrock", "RISER", frequency="half-yearly")
    shown = view(given, period="2023-24-Q1")
    cell = newest(shown, "RISER").cell
    assert (cell.state, cell.note) == ("not_due", "Due September 2023")
    assert "not_due" in {item.state for item in shown.table.key}


def test_progress_through_a_programme_is_shown_and_not_rated() -> None:
    given = short_papers().measure("thurrock", "EICR", frequency="quarterly", decimals="0")
    given.returned(
        *("thurrock", "EICR", Q2),
        annual_target="2691",
        annual_completed="1540",
        commentary="progress, not rated. Note: 729 not compliant",
    )
    shown = view(given)
    cell = newest(shown, "EICR").cell
    assert (cell.state, cell.text, cell.counts) == ("unrated", "57%", "1,540 of 2,691")
    assert cell.note == "progress, not rated"
    assert [mark.words for mark in rows(shown)["EICR"].notes] == ["729 not compliant"]


def test_a_running_total_of_recurring_visits_is_no_figure_for_the_period() -> None:
    given = short_papers().measure("thurrock", "ENT", frequency="quarterly")
    given.returned("thurrock", "ENT", Q2, annual_target="724", annual_completed="363")
    cell = newest(view(given), "ENT").cell
    assert (cell.state, cell.text) == ("no_figure", None)


def test_a_next_check_whose_date_has_passed_needs_an_outcome() -> None:
    given = papers()
    given.returned(
        *("thurrock", "ASB", Q2),
        annual_target="29",
        annual_completed="29",
        commentary="Next due November 2023",
    )
    before, after = view(given, date(2023, 11, 30)), view(given, date(2023, 12, 1))
    assert rows(before)["ASB"].notes == ()
    assert [(mark.kind, mark.words) for mark in rows(after)["ASB"].notes] == [
        ("clock", "Due November 2023: outcome needed")
    ]


def test_a_note_that_says_what_was_worked_out_is_not_said_twice() -> None:
    given = papers()
    given.returned(
        *("thurrock", "ASB", Q2),
        annual_target="473",
        annual_completed="470",
        commentary="Note: 3 sites short",
    )
    assert [mark.words for mark in rows(view(given))["ASB"].notes] == ["3 sites short"]


def test_the_worst_stand_first_when_asked_and_keep_their_full_names() -> None:
    given = short_papers()
    title = "Electrical tests: homes"
    given.measure("thurrock", "HOME", title=title, group="Electrical tests", frequency="quarterly")
    given.observed("thurrock", "HOME", Q2, value="80")
    by_group, worst = view(given), view(given, sort="worst")
    assert [group.title for group in worst.table.groups] == ["Red", "Amber"]
    assert rows(worst)["HOME"].title == title
    assert rows(by_group)["HOME"].title == "Homes"


def test_the_key_and_foot_print_the_bands() -> None:
    shown = view(short_papers())
    assert [(item.word, item.words) for item in shown.table.key[:3]] == [
        ("Red", "under 90%"),
        ("Amber", "90% to under 100%"),
        ("Green", "100%"),
    ]
    assert shown.frame.foot.bands.startswith("Bands: green 100%, amber 90% to under 100%")


def test_bands_that_differ_are_not_printed_as_one() -> None:
    given = short_papers().measure("thurrock", "LIFT", green="95", frequency="quarterly")
    shown = view(given)
    assert shown.table.key[0].words == "past amber"
    assert "short of target" in shown.frame.head.headline


def test_a_published_figure_that_is_older_than_a_quarter_says_that_none_has_come() -> None:
    assert "none has come for Q3 2023-24" in view(short_papers()).table.caption
    assert "none has come" not in view(short_papers(), date(2023, 12, 31)).table.caption


def test_what_the_address_gets_wrong_falls_back_with_a_notice() -> None:
    shown = view(short_papers(), org="nowhere", period="2031-32-Q1", sort="odd")
    assert len(shown.frame.head.notices) == 3
    assert newest(shown, "ASB").label == "Q2"


def test_an_organisation_without_returns_says_so() -> None:
    shown = view(short_papers().measure("kent", "ASB"), org="kent")
    assert shown.frame.head.headline == "No housing figures are published"
    assert shown.table.groups == ()


def test_every_figure_has_the_address_of_its_own_period() -> None:
    first, second = rows(view(short_papers()))["ASB"].cells
    assert first.href == "/measure?org=thurrock&measure=ASB&period=2023-24-Q1"
    assert second.href == "/measure?org=thurrock&measure=ASB&period=2023-24-Q2"


def test_a_blank_has_no_address() -> None:
    given = short_papers().measure("thurrock", "FAN", frequency="quarterly")
    given.returned("thurrock", "FAN", Q2, commentary="returned blank")
    assert {cell.href for cell in rows(view(given))["FAN"].cells} == {None}


def test_a_workstream_whose_return_is_missing_names_who_owes_it_and_before_that_when() -> None:
    given = short_papers().measure("thurrock", "RISER", title="Risers", frequency="quarterly")
    given.returned("thurrock", "RISER", Q1, period_due="9", period_completed="9")
    given.day = date(2023, 7, 3)
    entry = {**GAS, "title": "Riser return", "dataset": "compliance_returns", "covers": "RISER"}
    quarterly = {**entry, "frequency": "quarterly", "first_period": Q1}
    given.publish("thurrock", "returns_calendar", quarterly)
    seen = newest(view(given), "RISER")
    assert (seen.words, seen.cell.state, seen.cell.rating.reason) == (None, "late", "late_return")
    assert seen.cell.note == "due from Property services on 13 October 2023"
    assert seen.cell.rating.why == (
        "No figure for Q2 2023-24: the riser return was due from Property services "
        "on 13 October 2023."
    )
    assert view(given).frame.head.lead.endswith("The one unrated is late.")
    early = newest(view(given, date(2023, 10, 13)), "RISER")
    assert (early.cell.state, early.cell.note) == ("not_due", "Due 13 October 2023")
