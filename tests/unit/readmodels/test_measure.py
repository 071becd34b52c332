"""The measure page: one figure, what it means, its record, and where it came from."""

from __future__ import annotations

from dashboard.catalogue import Workstream
from dashboard.readmodels.measure import MeasureQuery, MeasureView, build
from tests.unit.readmodels.papers import Papers

MONTHS = [f"2018-{month:02d}" for month in range(2, 13)] + ["2019-01"]
DELAYS = ["11.1", "14.2", "12", "12.8", "10.4", "9.2", "11.8", "11", "10.3", "12.8", "11.5", "11.3"]
RATE = {
    "title": "Delayed transfers",
    "section": "adult-social-care",
    "unit": "per 100,000",
    "polarity": "lower",
    "rule": "tolerance",
    "tolerance": "10",
    "tolerance_kind": "percent",
    "green": None,
    "amber": None,
    "decimals": "1",
    "frequency": "monthly",
}


def kent() -> Papers:
    given = Papers().measure("kent", "ASC-06", **RATE)
    for place, (month, value) in enumerate(zip(MONTHS, DELAYS, strict=True)):
        given.observed("kent", "ASC-06", month, value=value, target="9.3" if place < 6 else "8.7")
    return given


def view(given: Papers, **query: str) -> MeasureView:
    return build(MeasureQuery(**query), given.books())


def facts(shown: MeasureView) -> dict[str, str]:
    return {fact.label: fact.words for fact in shown.facts}


def test_the_figure_stands_with_its_target_and_what_would_make_it_green() -> None:
    shown = view(kent(), org="kent", measure="ASC-06", period="2019-01")
    assert shown.cell is not None
    assert (shown.cell.text, shown.cell.target) == ("11.3", "8.7")
    assert shown.cell.rating.to_green == "−2.6"
    assert shown.cell.rating.why == "30% worse than target; amber ends at 10%."
    assert shown.frame.head.headline == "Delayed transfers"
    assert (shown.tab, shown.section) == ("Social care", "Adult social care")


def test_the_head_says_whose_measure_it_is() -> None:
    shown = view(kent(), org="kent", measure="ASC-06", period="2019-01")
    kicker = "Kent County Council: adult social care, ASC-06, January 2019"
    assert shown.frame.head.kicker == kicker


def test_the_year_of_a_quarter_is_its_financial_year() -> None:
    given = Papers().measure("thurrock", "ASB", frequency="quarterly")
    given.observed("thurrock", "ASB", "2023-24 Q2", numerator="470", denominator="473")
    chart = view(given).chart
    assert chart is not None
    assert (chart.points[0].short, chart.points[0].year) == ("Q2", "2023-24")


def test_a_shortfall_in_counts_is_said_in_counts() -> None:
    given = Papers().measure("thurrock", "ASB", frequency="quarterly")
    given.observed("thurrock", "ASB", "2023-24 Q2", numerator="470", denominator="473")
    shown = view(given)
    assert shown.cell is not None
    assert shown.cell.rating.to_green == "3 more of 473"


def test_points_are_points_where_the_measure_is_a_percentage() -> None:
    given = Papers().measure("thurrock", "GAS", frequency="monthly")
    given.observed("thurrock", "GAS", "2023-09", value="99.68")
    shown = view(given)
    assert shown.cell is not None
    assert shown.cell.rating.to_green == "+0.32 points"
    assert shown.cell.target == "100%"


def test_the_definition_gives_target_by_period_and_the_edge_of_amber_today() -> None:
    said = facts(view(kent()))
    assert said["Good is"] == "Lower"
    assert said["Target"] == "9.3 to July 2018, then 8.7"
    assert said["Rating"] == (
        "Green at or under target; amber up to 10% over; red beyond. At 8.7, amber ends at 9.57."
    )
    assert said["Data period"] == "Month"


def test_what_a_paper_does_not_say_is_not_stated() -> None:
    said = facts(view(kent()))
    unsaid = ("What it counts", "Where it comes from", "Answers for it", "Reported to")
    assert {said[label] for label in unsaid} == {"Not stated"}
    assert said["Last year’s outturn"] == "Not stated"


def test_last_years_outturn_is_the_figure_of_the_year_before() -> None:
    given = kent().observed("kent", "ASC-06", "2017-18", value="12.4")
    assert facts(view(given))["Last year’s outturn"] == "12.4"
    given.observed("kent", "ASC-06", "2017-18", value="12.5", commentary="Query: It is May's")
    assert facts(view(given))["Last year’s outturn"] == "12.5: it is May's"


def test_twelve_months_are_charted_and_tabled_against_their_own_targets() -> None:
    shown = view(kent())
    assert shown.chart is not None
    assert shown.drawn
    assert shown.chart.title == "Missed target in 11 of 12 months"
    assert shown.table_title == "Twelve months, each against its own target"
    july = next(point for point in shown.chart.points if point.period == "2018-07")
    assert (july.text, july.target, july.gap, july.rating.rag) == ("9.2", "9.3", "−0.1", "green")


def test_a_small_movement_is_not_called_a_trend() -> None:
    shown = view(kent())
    assert shown.better.startswith("No clear change.")
    assert "7.2 to 15.8" in shown.better


def test_one_figure_is_not_drawn_and_nothing_is_claimed_of_it() -> None:
    given = Papers().measure("kent", "ASC-06", **RATE)
    given.observed("kent", "ASC-06", "2019-01", value="11.3", target="8.7")
    shown = view(given)
    assert not shown.drawn
    assert shown.better.startswith("Too few figures to say")


def test_a_missing_month_is_a_gap_with_its_target_and_no_figure() -> None:
    given = Papers().measure("thurrock", "GAS", frequency="monthly")
    for month in ("2023-07", "2023-09"):
        given.observed("thurrock", "GAS", month, value="99.7")
    shown = view(given)
    assert shown.chart is not None
    gap = shown.chart.points[1]
    assert (gap.period, gap.text, gap.number, gap.target) == ("2023-08", None, None, "100%")
    assert gap.rating.rag == "none"


def test_a_contradiction_is_kept_as_a_query_beside_its_period() -> None:
    given = kent().observed(
        *("kent", "ASC-06", "2019-01"),
        value="11.3",
        target="8.7",
        commentary="909 too many. Query: The paper leaves some out",
    )
    first = view(given).remarks[0]
    assert (first.period, first.words) == ("January 2019", "909 too many.")
    assert [(mark.kind, mark.words) for mark in first.marks] == [
        ("query", "The paper leaves some out")
    ]


def test_the_same_words_of_months_running_are_said_once() -> None:
    given = Papers().measure("thurrock", "GAS", frequency="monthly")
    for month in ("2023-07", "2023-08", "2023-09"):
        given.observed("thurrock", "GAS", month, value="99.7", commentary="Same again")
    shown = view(given)
    assert [(one.period, one.words) for one in shown.remarks] == [
        ("July 2023 to September 2023", "Same again.")
    ]
    assert shown.silence == ""


def test_a_period_nobody_commented_on_says_so() -> None:
    assert view(kent()).silence.startswith("No officer commentary for January 2019")


def test_a_figure_in_arrears_is_shown_a_month_earlier_and_says_so() -> None:
    given = kent().measure("kent", "ASC-07", **{**RATE, "in_arrears_months": "1"})
    for month in MONTHS[:-1]:
        given.observed("kent", "ASC-07", month, value="101", target="130", provisional="Y")
    shown = view(given, measure="ASC-07", period="2019-01")
    assert shown.cell is not None
    assert shown.cell.period_label == "December 2018"
    assert {mark.kind for mark in shown.cell.marks} == {"clock", "provisional"}
    assert facts(shown)["Data period"] == "Month, one month in arrears"


def test_the_newest_period_with_a_figure_is_shown_when_none_is_asked_for() -> None:
    given = kent().observed("kent", "ASC-06", "2019-02")
    shown = view(given)
    assert shown.cell is not None
    assert shown.cell.period == "2019-01"


def test_a_quarter_asked_of_a_monthly_measure_is_its_last_month() -> None:
    shown = view(kent(), period="2018-19-Q3")
    assert shown.cell is not None
    assert shown.cell.period == "2018-12"
    assert shown.frame.head.notices == ()


def test_what_the_address_gets_wrong_falls_back_with_a_notice() -> None:
    shown = view(kent(), org="nowhere", measure="NONE", period="never")
    assert len(shown.frame.head.notices) == 3
    assert shown.cell is not None


def test_england_stands_beside_the_same_measure() -> None:
    given = kent().measure("england", "ASC-06", **RATE)
    given.observed("england", "ASC-06", "2019-01", value="10")
    shown = view(given)
    assert shown.comparison == "England, January 2019: 10."
    assert shown.chart is not None
    assert shown.chart.comparator_name == "England"
    assert shown.chart.points[-1].comparator_text == "10"
    assert shown.chart.points[0].comparator_text is None


def test_england_of_another_period_never_stands_in() -> None:
    given = kent().measure("england", "ASC-06", **RATE)
    given.observed("england", "ASC-06", "2017-01", value="10")
    shown = view(given)
    assert shown.comparison == (
        "England has no figure for January 2019; its newest is 10 for January 2017."
    )
    assert shown.chart is not None
    assert shown.chart.comparator_name is None


def test_england_in_another_unit_is_not_a_comparator() -> None:
    given = kent().measure("england", "ASC-06", **{**RATE, "unit": "number"})
    given.observed("england", "ASC-06", "2019-01", value="10")
    assert view(given).comparison == ""


def test_the_select_lists_the_measures_of_the_section() -> None:
    given = kent().measure("kent", "ASC-07", **{**RATE, "title": "Admissions"})
    given.measure("kent", "SEN", **{**RATE, "section": "send"})
    given.measure(
        "kent", "RISK", section="adult-social-care", rule="matrix", amber=None, green=None
    )
    select = view(given, measure="ASC-06").frame.filters[1]
    assert [option.label for option in select.options] == ["Delayed transfers", "Admissions"]


def test_provenance_names_source_file_day_and_as_at() -> None:
    given = kent().observed(
        *("kent", "ASC-06", "2019-01"), value="11.3", target="8.7", as_at="2019-02-18"
    )
    said = {fact.label: fact.words for fact in view(given).provenance}
    assert said["Source"] == "Paper S14"
    assert said["File"] == "return.csv, submission S14"
    assert said["Published here"] == "7 February 2024, figures 14"
    assert said["As at"] == "18 February 2019"


def test_a_workstream_shows_both_its_pairs_and_what_is_known_of_it() -> None:
    known = {"LIFT": Workstream("LIFT", "Lifts", basis="stock", contractor="RGE", asset_count=67)}
    given = Papers(known).measure("thurrock", "LIFT", frequency="quarterly")
    given.returned(
        *("thurrock", "LIFT", "2023-24 Q2"),
        annual_target="320",
        annual_completed="314",
        period_due="148",
        period_completed="142",
        no_access="2",
    )
    work = view(given).work
    assert work is not None
    assert work.returns.columns == (
        *("Period", "Year’s target", "Year’s done", "Due", "Done", "No access"),
        *("Year’s pair is", "As at"),
    )
    assert work.returns.rows == (
        *(("Q2 2023-24", "320", "314", "148", "142", "2", "A stock in date", "Period’s end"),),
    )
    said = {fact.label: fact.words for fact in work.facts}
    assert (said["Contractor"], said["How many there are"]) == ("RGE", "67")
    assert said["Standard named"] == "Not stated"


def test_a_late_workstream_has_no_figure_of_an_older_quarter() -> None:
    given = Papers().measure("thurrock", "RISER", frequency="quarterly")
    given.observed("thurrock", "RISER", "2023-24 Q1", value="100")
    given.measure("thurrock", "ASB", frequency="quarterly")
    given.observed("thurrock", "ASB", "2023-24 Q2", value="100")
    shown = view(given, measure="RISER", period="2023-24-Q2")
    assert shown.cell is not None
    assert (shown.cell.text, shown.cell.rating.word) == (None, "Not rated: late")
    assert shown.provenance == ()


def test_a_measure_without_any_figure_says_so() -> None:
    shown = view(Papers().measure("kent", "ASC-06", **RATE))
    assert shown.cell is None
    assert shown.frame.head.lead == "No figure has been published for this measure."


def test_an_organisation_without_measures_says_so() -> None:
    given = Papers().publish("kent", "risks", {"risk_id": "R1"})
    assert view(given).frame.head.headline == "No measures are published"
