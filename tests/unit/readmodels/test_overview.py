"""The overview: what is red and why, how it moved, what changed and what is late."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.readmodels.overview import OverviewQuery, OverviewView, build
from dashboard.readmodels.types import Line
from tests.unit.readmodels.calendars import OCTOBER, sent, to_september
from tests.unit.readmodels.figures import CARE, delays, monthly
from tests.unit.readmodels.papers import Papers

Q1, Q2 = "2023-24 Q1", "2023-24 Q2"


def view(given: Papers, **query: str) -> OverviewView:
    return build(OverviewQuery(**query), given.books())


def measures(lines: tuple[Line, ...]) -> list[str]:
    return [line.measure for line in lines]


def kent() -> Papers:
    """One red, two amber, two green and one not rated."""
    given = delays()
    monthly(given, "A-FAR", ["9", "9.5"], "8.7", title="Far")
    monthly(given, "B-NEAR", ["9.2", "9"], "8.7", title="Near")
    monthly(given, "C-WELL", ["9", "5"], "8.7", title="Well")
    monthly(given, "D-JUST", ["8", "8"], "8.7", title="Just")
    return monthly(given, "E-NONE", ["8", "8"], title="Count")


def housing(**columns: str | None) -> Papers:
    given = Papers().measure("thurrock", "ASB", frequency="quarterly", **columns)
    return given.observed("thurrock", "ASB", Q1, value="94").observed(
        "thurrock", "ASB", Q2, value="99"
    )


def test_the_head_names_the_red_one_counts_and_says_how_the_missed_are_changing() -> None:
    head = view(kent()).frame.head
    assert head.title == "Overview: Kent County Council"
    assert head.kicker == "Kent County Council: Adult social care, January 2019"
    assert head.headline == "One measure is red: delayed transfers of care"
    assert head.lead == (
        "Two of five rated measures meet target. Of the three that miss it, one shows no clear "
        "change and two have too few figures to say."
    )
    assert [(item.word, item.count) for item in head.tally] == [
        ("red", 1), ("amber", 2), ("green", 2), ("not rated", 1),
    ]  # fmt: skip
    assert head.notices == ()


def test_the_worst_stands_first_and_the_greens_nearest_to_target() -> None:
    shown = view(kent())
    assert measures(shown.red) == ["ASC-06"]
    assert measures(shown.amber) == ["A-FAR", "B-NEAR"]
    assert measures(shown.green) == ["D-JUST", "C-WELL"]
    assert measures(shown.unrated) == ["E-NONE"]


def test_a_red_one_says_whether_it_is_really_changing_and_whose_it_is() -> None:
    (red,) = view(delays(Papers().measure("kent", "X"))).red
    assert red.direction.startswith("No clear change. The last two months fell")
    assert red.facts[0].words == "not stated"
    (amber, _) = view(kent()).amber
    assert amber.direction == "Up this month, by 0.5"


def test_the_ambers_say_how_far_amber_reaches_and_which_way_is_better() -> None:
    shown = view(kent())
    assert shown.amber_heading == "Two are amber, all within 10% of target"
    assert shown.amber_caption == "Furthest from target first. Lower is better for both."
    given = monthly(kent(), "F", ["9"], "8.7")
    assert view(given).amber_caption.endswith("Lower is better for all three.")
    given = monthly(given, "G", ["8"], "8.7", polarity="higher", tolerance="20")
    assert view(given).amber_caption == "Furthest from target first."
    assert view(given).amber_heading == "Four are amber"


def test_a_lone_amber_is_spoken_of_alone() -> None:
    shown = view(monthly(Papers(), "A", ["9", "9.2"], "8.7"))
    assert shown.amber_heading == "One is amber, within 10% of target"
    assert shown.amber_caption == "Lower is better."
    assert shown.frame.head.lead == "The one rated measure misses target."


def test_bands_are_not_called_a_distance_from_target() -> None:
    shown = view(housing())
    assert shown.amber_heading == "One is amber"
    assert shown.frame.foot.bands == (
        "Green at 100%; amber from 90%; red under 90%. Each period is rated against its own target."
    )
    given = housing().measure("thurrock", "GAS", green="95")
    assert "each measure’s own" in view(given).frame.foot.bands


def test_the_foot_says_how_far_amber_reaches() -> None:
    assert view(kent()).frame.foot.bands.startswith(
        "Amber: target missed by up to 10% of target. Red: missed by more."
    )
    points = monthly(kent(), "F", ["9"], "8.7", tolerance_kind="points")
    assert "the tolerance on the measure’s page" in view(points).frame.foot.bands


def test_what_changed_is_headed_by_the_period_before() -> None:
    shown = view(kent())
    assert shown.changes_heading == "What changed since December 2018"
    assert [(c.title, c.before.rag, c.after.rag) for c in shown.changes] == [
        ("Well", "amber", "green")
    ]


def test_over_three_reds_the_worst_alone_is_shown_in_full() -> None:
    given = Papers()
    for code in "ABCD":
        monthly(given, code, ["20", f"2{ord(code) - 64}"], "8.7", title=code)
    shown = view(given)
    assert (shown.worst_in_full, measures(shown.red)) == (1, ["D", "C", "B", "A"])
    assert shown.red[0].direction.startswith("Too few figures to say")
    assert shown.red[1].direction == "Up this month, by 3"
    assert shown.frame.head.headline == "Four measures are red"


def test_a_month_not_sent_is_not_rated_and_is_late() -> None:
    given = monthly(kent(), "F", ["8", "8", "8", None], "8.7", title="Gone")
    shown = view(given)
    (gone,) = [line for line in shown.unrated if line.measure == "F"]
    assert (gone.cell.text, gone.cell.rating.rag) == (None, "none")
    assert [late.title for late in shown.late] == ["Gone"]


def test_several_sections_are_each_seen_at_their_newest_and_every_figure_is_dated() -> None:
    given = delays()
    given.measure("kent", "ASB", frequency="quarterly", title="Asbestos")
    given.observed("kent", "ASB", Q2, value="95")
    shown = view(given)
    assert shown.frame.head.kicker == ("Kent County Council: All sections, Latest of each section")
    assert [line.cell.period_label for line in (*shown.red, *shown.amber)] == [
        "January 2019", "Q2 2023-24",
    ]  # fmt: skip
    assert [mark.words for line in (*shown.red, *shown.amber) for mark in line.marks] == [
        "January 2019", "Q2 2023-24",
    ]  # fmt: skip
    assert shown.changes_heading == "What changed since the period before"


def test_several_sections_at_one_period_show_no_other() -> None:
    given = delays()
    given.measure("kent", "ASB", frequency="quarterly", title="Asbestos")
    given.observed("kent", "ASB", Q2, value="95").observed("kent", "ASB", "2018-19 Q3", value="100")
    shown = view(given, period="2019-01")
    assert shown.frame.head.kicker == "Kent County Council: All sections, January 2019"
    assert [line.cell.text for line in (*shown.red, *shown.amber)] == ["11.3"]
    assert [mark.words for mark in shown.green[0].marks] == ["Q3 2018-19"]
    one = view(given, section="housing")
    assert one.frame.filters[2].options[0].label == "Q2 2023-24"


def test_impossible_choices_fall_back_and_say_so() -> None:
    shown = view(kent(), org="nowhere", section="parks", period="never")
    assert [notice.split(" here")[0] for notice in shown.frame.head.notices] == [
        "There is no council “nowhere”",
        "There is no section “parks”",
        "There is no period “never”",
    ]


def test_measures_without_a_single_figure_are_shown_as_that() -> None:
    given = Papers().measure("kent", "GAS", frequency="monthly").measure("kent", "OIL")
    shown = view(given)
    assert measures(shown.unrated) == ["GAS", "OIL"]
    assert shown.unrated[0].cell.rating.why == "No figure for February 2024."
    head = shown.frame.head
    assert head.headline == "Neither of two measures can be rated"
    assert head.kicker == "Kent County Council: Housing"
    assert head.lead == "No measure here has both a figure and a published target or band."
    assert shown.late == ()
    assert shown.none_late == "No figure is published here yet, so none can be said to be late."


def test_what_never_had_a_figure_is_not_said_to_be_here() -> None:
    assert view(delays()).none_late == "Nothing is late: every figure expected is here."
    given = delays().measure("kent", "OIL", **CARE)
    assert view(given).none_late == "Nothing is late; one measure has never had a figure."


def test_plans_are_late_with_every_section_and_by_the_end_of_the_period() -> None:
    given = delays().measure("kent", "ASB", frequency="quarterly")
    given.observed("kent", "ASB", Q2, value="95").observed("kent", "ASB", Q1, value="95")
    plan = {"plan": "Ageing Well", "plan_year": "2023-24", "priority": "1", "action_id": "A1"}
    given.publish("kent", "actions", plan | {"title": "A1", "due_on": "2023-10-30"})

    def late(**query: str) -> list[str]:
        return [one.title for one in view(given, **query).late]

    assert "Ageing Well" in late()
    assert "Ageing Well" not in late(section="housing")
    assert "Ageing Well" not in late(period="2018-12")
    assert "Ageing Well" in late(period="2019-01")  # the newest: what is late is late now


def test_an_empty_store_has_an_overview_too() -> None:
    shown = view(Papers())
    assert shown.frame.head.headline == "No figures have been published for this section"
    assert (shown.red, shown.unrated, shown.changes, shown.late) == ((), (), (), ())


@pytest.mark.parametrize(
    ("values", "lead"),
    [
        (["5"], "The one rated measure meets target."),
        (["5", "5"], "Every rated measure meets target."),
        (["20", "20"], "Neither of two rated measures meets target."),
    ],
)
def test_the_lead_holds_at_its_ends(values: list[str], lead: str) -> None:
    given = Papers()
    for place, value in enumerate(values):
        monthly(given, f"M{place}", [value], "8.7")
    assert view(given).frame.head.lead == lead


def test_rules_for_risks_are_not_measures_here() -> None:
    given = kent().measure(
        "kent", "LEVEL", **(CARE | {"rule": "matrix", "green": "6", "amber": "9"})
    )
    assert "LEVEL" not in measures(view(given).unrated)


def test_a_missing_return_leads_what_is_late_and_its_measure_is_grey_once() -> None:
    given = to_september().measure("thurrock", "LIFT", frequency="monthly", title="Lifts")
    sent(given, date(2023, 11, 9), "2023-08", "2023-09", "2023-10", measure="LIFT")
    asked = OverviewQuery(period=OCTOBER.slug)
    seen = build(asked, given.books(date(2023, 11, 20)))
    assert [(one.title, one.words.split(";")[0]) for one in seen.late] == [
        ("Gas return", "not published for October 2023")
    ]
    (grey,) = seen.unrated
    assert (grey.measure, grey.cell.state, grey.cell.text) == ("GAS-DOM", "late", None)
    assert "the gas return was due from Property services" in grey.why
