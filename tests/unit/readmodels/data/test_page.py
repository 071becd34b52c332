"""What the data page says: how fresh, what is missing, and what the papers print."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.intake.contracts import DATASETS as LOADED
from dashboard.readmodels.data.freshness import DATASETS, Download, age_words
from dashboard.readmodels.data.page import DataQuery, DataView, build
from tests.unit.readmodels.calendars import sent, to_september
from tests.unit.readmodels.papers import BANDS, Papers, Row, books_of
from tests.unit.readmodels.shelf import Shelf

TODAY, ORG = date(2024, 2, 7), "thurrock"
LONGEST_HEADLINE = 10


def measure(code: str, **given: str | None) -> Row:
    return {"measure": code, "title": code.title(), "section": "housing", **BANDS, **given}


def printed(text: str, expected: str | None = "same", reason: str | None = None) -> Row:
    """Gas as printed; ours is 98%."""
    row = {"subject": "GAS", "period": "2023-24 Q2", "kind": "percent", "item": text}
    return {**row, "printed": text, "expected": expected, "reason": reason, "source_line": "9"}


GAS: Row = {"measure": "GAS", "period": "2023-24 Q2", "value": "98"}
SAME, DIFFERENT, APART = (
    printed("98%"),
    printed("97%", "differs", "Cut off."),
    printed("1 in 2", "not_comparable", "No base."),
)
WRONG = printed("90%")


def ask(*rows: Row, show: str | None = None, **datasets: tuple[Row, ...]) -> DataView:
    kept = {"measures": (measure("GAS"),), "observations": (GAS,), "printed": rows} | datasets
    return build(DataQuery(ORG, show), books_of(ORG, TODAY, **kept))


@pytest.mark.parametrize(
    ("rows", "headline"),
    [
        ((SAME, DIFFERENT), "1 of 2 printed figures agree; one differs, explained"),
        ((SAME, DIFFERENT, APART, WRONG), "One printed figure is unexpected; 1 of 3 agree"),
        ((SAME,), "The one printed figure agrees"),
        ((SAME, printed("98.0%")), "Both printed figures agree"),
        ((APART,), "No printed figures to check ours against"),
        ((), "No printed figures to check ours against"),
    ],
)
def test_the_headline_counts_what_agrees(rows: tuple[Row, ...], headline: str) -> None:
    found = ask(*rows).frame.head.headline
    assert found == headline
    assert len(found.split()) <= LONGEST_HEADLINE


def test_an_organisation_with_nothing_published_says_so() -> None:
    view = build(DataQuery(), books_of(ORG, TODAY))
    assert view.frame.head.headline == "Nothing has been published yet"
    assert (view.sources, view.missing, view.parts) == ((), (), ())


def test_what_is_unexpected_is_said_first_and_whatever_is_shown() -> None:
    for show in ("all", "agree", "differs", "not-comparable"):
        view = ask(SAME, DIFFERENT, APART, WRONG, show=show)
        assert view.parts[0].alarm
        assert view.parts[0].lines[0].printed == "90%"
        assert view.frame.head.notices[0].startswith("One printed figure came out other than")


def test_differences_come_first_and_what_agrees_is_folded() -> None:
    view = ask(SAME, APART, DIFFERENT)
    assert [part.outcome for part in view.parts] == ["differs", "not_comparable", "agrees"]
    assert [part.folded for part in view.parts] == [False, False, True]
    assert [part.heading for part in view.parts] == [
        "One differs, for a stated reason",
        "One cannot be compared",
        "One agrees",
    ]


@pytest.mark.parametrize(
    ("show", "outcomes"),
    [("differs", ["differs"]), ("not-comparable", ["not_comparable"]), ("agree", ["agrees"])],
)
def test_one_outcome_can_be_shown_by_itself(show: str, outcomes: list[str]) -> None:
    view = ask(SAME, APART, DIFFERENT, show=show)
    assert [part.outcome for part in view.parts] == outcomes
    assert not any(part.folded for part in view.parts)


def test_an_outcome_that_never_came_up_is_not_offered() -> None:
    view = ask(SAME, show="differs")
    assert [option.value for option in view.frame.filters[1].options] == ["all", "agree"]
    assert "“differs”" in view.frame.head.notices[0]


def test_printed_figures_are_grouped_by_what_they_are_about() -> None:
    risks: Row = {
        "subject": "risks",
        "period": None,
        "kind": "count",
        "item": "all",
        "printed": "0",
        "expected": "same",
        "reason": None,
        "source_line": None,
    }
    (part,) = ask(risks, SAME).parts
    assert [group.name for group in part.groups] == ["Measures", "Risks"]


def test_every_dataset_that_can_be_loaded_has_its_age_told() -> None:
    assert set(DATASETS) == set(LOADED)


def test_each_file_stands_under_its_source_with_its_newest_day() -> None:
    view = ask(SAME)
    figures = view.sources[0]
    assert figures.source == "Paper S2"
    (file,) = figures.files
    assert (file.what, file.rows) == ("Figures", "1")
    assert (file.newest, file.age) == ("30 September 2023", "4 months")
    undated = [file.newest for source in view.sources[1:] for file in source.files]
    assert undated == ["no one day", "no one day"]
    assert "The newest figures are of 30 September 2023, 4 months ago." in view.frame.head.lead


def test_a_period_without_a_figure_does_not_make_a_file_look_fresh() -> None:
    ahead: Row = {"measure": "GAS", "period": "2023-24 Q4", "numerator": "0", "denominator": "0"}
    view = ask(observations=(GAS, ahead, {"measure": "GAS", "period": "2023-24 Q3"}))
    assert view.sources[0].files[0].newest == "30 September 2023"


def test_a_figure_of_nought_is_a_figure() -> None:
    nought: Row = {"measure": "GAS", "period": "2023-24 Q3", "value": "0"}
    assert ask(observations=(GAS, nought)).sources[0].files[0].newest == "31 December 2023"


def test_a_contract_register_that_states_no_day_is_of_no_stated_age() -> None:
    view = ask(contracts=({"contract_id": "C", "title": "Care"},))
    contracts = next(s.files[0] for s in view.sources if s.files[0].what == "Contracts")
    assert (contracts.newest, contracts.age) == ("not stated", "")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 2, 7), "today"),
        (date(2024, 2, 6), "1 day"),
        (date(2024, 1, 8), "30 days"),
        (date(2024, 1, 7), "1 month"),
        (date(2023, 2, 8), "11 months"),
        (date(2023, 2, 7), "1 year"),
        (date(2019, 1, 31), "5 years"),
        (date(2018, 12, 31), "5 years and 1 month"),
        (date(2024, 3, 31), "not over yet"),
    ],
)
def test_an_age_is_told_in_whole_years_and_months(day: date, words: str) -> None:
    assert age_words(day, TODAY) == words


def test_a_figure_that_stopped_coming_says_what_was_last_received_and_whose_it_is() -> None:
    view = ask(
        measures=(
            measure("GAS", frequency="quarterly"),
            measure("LIFT", frequency="quarterly", owner_role="Head of lifts", group="Lifts"),
        ),
        observations=(GAS, {"measure": "LIFT", "period": "2023-24 Q1", "value": "100"}),
    )
    (section,) = view.missing
    (gap,) = section.late
    assert (gap.title, gap.within, gap.expected, gap.last) == (
        "Lift",
        "Lifts",
        "Q2 2023-24",
        "Q1 2023-24",
    )
    assert (gap.owner, gap.why) == ("Head of lifts", "Reason not stated")
    assert section.words == "Housing: one of 2 measures lacks a figure"
    assert view.missing_words == "One figure is missing"


def test_a_blank_says_why_in_the_words_it_came_with() -> None:
    blank: Row = {
        "measure": "LIFT",
        "period": "2023-24 Q2",
        "commentary": "columns lost. Query: Commentary is Q1's",
    }
    view = ask(
        measures=(measure("GAS", frequency="quarterly"), measure("LIFT", frequency="quarterly")),
        observations=(GAS, blank),
    )
    (gap,) = view.missing[0].never
    assert (gap.why, gap.last) == ("Columns lost. Commentary is Q1's", "never")
    assert view.missing_words == "No figure has stopped coming; one measure never had one"


def test_a_measure_reported_once_keeps_no_rhythm_and_is_not_late() -> None:
    view = ask(
        measures=(measure("GAS"), measure("PLAN")),
        observations=(GAS, {"measure": "PLAN", "period": "2022-23 Q4", "value": "5"}),
    )
    assert view.missing == ()
    assert view.missing_words == "No figure is missing"


def test_nothing_due_is_not_missing() -> None:
    none_due: Row = {"measure": "SAFE", "period": "2023-24 Q2", "numerator": "0"}
    view = ask(
        measures=(measure("GAS"), measure("SAFE")),
        observations=(GAS, {**none_due, "denominator": "0"}),
    )
    assert view.missing == ()


def test_a_measure_without_any_observation_never_had_a_figure() -> None:
    view = ask(measures=(measure("GAS"), measure("AIR")))
    assert [gap.title for gap in view.missing[0].never] == ["Air"]
    assert view.missing[0].words == "Housing: one of 2 measures never had a figure"


def test_rules_for_actions_and_risks_await_no_figure() -> None:
    levels = measure("LEVELS", rule="matrix", section="risks", green="6", amber="15")
    assert ask(measures=(measure("GAS"), levels)).missing == ()


def test_england_s_figures_are_listed_where_they_stand_beside_ours() -> None:
    kept = Papers().measure("kent", "GAS").observed("kent", "GAS", "2023-24 Q2", value="98")
    kept.measure("england", "GAS").observed("england", "GAS", "2023-24 Q1", value="90")
    view = build(DataQuery("kent"), kept.books())
    files = [file for source in view.sources for file in source.files]
    assert [file.what for file in files][2:] == [
        "England: figures",
        "England: definitions of measures",
    ]
    assert "30 September 2023" in view.frame.head.lead


def test_a_figure_whose_return_is_missing_says_who_owes_it() -> None:
    given = to_september().measure("thurrock", "LIFT", frequency="monthly")
    sent(given, date(2023, 11, 9), "2023-08", "2023-09", "2023-10", measure="LIFT")
    view = build(DataQuery(), given.books(date(2023, 11, 20)))
    ((late,),) = [section.late for section in view.missing]
    assert (late.title, late.expected) == ("Gas", "October 2023")
    assert late.why == "Gas return due from Property services on 14 November 2023"


def test_each_dataset_in_use_is_offered_as_files_and_registers_are_marked() -> None:
    shelf = Shelf().publish(ORG, "observations", GAS).publish("kent", "risks", {"risk_id": "R1"})
    books = shelf.put("assets", {"asset_id": "H1", "kind": "dwelling"}).books()
    assert build(DataQuery(ORG), books).downloads == (
        Download("Figures", *files_at("observations"), register=False),
        Download("Asset register", *files_at("assets"), register=True),
    )


def files_at(dataset: str) -> tuple[str, str]:
    return f"/data/{ORG}/{dataset}.csv", f"/data/{ORG}/{dataset}.xlsx"


def test_a_register_in_use_is_as_fresh_as_the_day_it_was_taken() -> None:
    shelf = Shelf().publish(ORG, "observations", GAS)
    shelf.put("hazards", {"hazard_id": "Z1"}, as_at=date(2023, 12, 31))
    view = build(DataQuery(ORG), shelf.books(TODAY))
    file = next(file for s in view.sources for file in s.files if file.what == "Hazards in homes")
    assert (file.newest, file.age) == ("31 December 2023", "1 month")
    assert "submission" in file.file
    assert "The newest figures are of 31 December 2023, 1 month ago." in view.frame.head.lead


def test_assets_are_counted_with_and_make_no_figure_newer() -> None:
    shelf = Shelf().publish(ORG, "observations", GAS)
    shelf.put("assets", {"asset_id": "H1", "kind": "dwelling"}, as_at=date(2024, 1, 31))
    view = build(DataQuery(ORG), shelf.books(TODAY))
    assert "Asset register" in [file.what for s in view.sources for file in s.files]
    assert "The newest figures are of 30 September 2023" in view.frame.head.lead
