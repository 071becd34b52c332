"""`scorecard score`: documents per dataset, and exit codes."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from dashboard.commands.scoring import SCORERS, as_number, percentage
from tests.unit.intake.sending import file_of

MEASURES = (
    {"measure": "GAS-DOM", "valid_to": "2024-03-31"},
    {"measure": "GAS-DOM", "valid_from": "2024-04-01", "green": "95"},
    {
        "measure": "DELAYS",
        "rule": "tolerance",
        "polarity": "lower",
        "tolerance": "10",
        "tolerance_kind": "percent",
        "unit": "number",
        "green": "",
        "amber": "",
    },
    {"measure": "RISK", "rule": "matrix", "section": "risks", "green": "6", "amber": "15"},
)


@pytest.fixture
def score(run: Any, sent: Any) -> Any:
    """Scores rows of a dataset as at 30 September 2023; gives the exit code and the document."""

    def on(dataset: str, *rows: dict[str, str], measures: tuple[Any, ...] = ()) -> tuple[int, Any]:
        arguments = ["score", dataset, sent(file_of(dataset, *rows)), "--as-at", "2023-09-30"]
        if measures:
            arguments += ["--measures", sent(file_of("measures", *measures), "measures.csv")]
        done = run(*arguments, "--json")
        return done.exit_code, json.loads(done.stdout)

    return on


def test_observations_are_rated_by_the_measure_of_their_own_period(score: Any) -> None:
    figure = {"numerator": "8609", "denominator": "8624"}
    code, document = score(
        "observations",
        {**figure, "period": "Jul-23"},
        {**figure, "period": "2024-04"},
        measures=MEASURES,
    )
    first, second = document["rows"]
    assert (code, document["dataset"], document["as_at"]) == (0, "observations", "2023-09-30")
    assert (first["period"], first["rating"], first["rating_reason"]) == ("2023-07", "amber", None)
    assert first["value"] == 100 * 8609 / 8624
    assert (first["numerator"], first["denominator"]) == (8609, 8624)
    assert first["display"] == "99.8%"
    assert first["why"]
    assert first["to_green"]
    assert second["rating"] == "green"
    assert document["summary"] == {
        "rows": 2,
        "green": 1,
        "amber": 1,
        "red": 0,
        "blue": 0,
        "none": 0,
    }


def test_observations_without_measures_are_shown_and_not_rated(score: Any) -> None:
    code, document = score("observations", {"value": "99.68"}, {"period": "2023-08"})
    assert (code, document["problems"]) == (0, [])
    assert [(row["rating"], row["rating_reason"]) for row in document["rows"]] == [
        ("none", "unrated"),
        ("none", "no_data"),
    ]


def test_rows_with_errors_are_left_out_and_the_others_keep_their_order(score: Any) -> None:
    code, document = score(
        "observations",
        {"period": "2023-08", "value": "90"},
        {"period": "soon"},
        {"period": "2023-07", "value": "95"},
        measures=MEASURES,
    )
    assert (code, [row["period"] for row in document["rows"]]) == (1, ["2023-08", "2023-07"])
    assert [(one["code"], one["row"]) for one in document["problems"]] == [("bad_period", 3)]


def test_a_percent_tolerance_of_a_target_of_nought_is_an_error_of_the_row(score: Any) -> None:
    code, document = score(
        "observations",
        {"measure": "DELAYS", "value": "3", "target": "0"},
        {"measure": "DELAYS", "period": "2023-08", "value": "3", "target": "4"},
        {"measure": "DELAYS", "period": "2023-09", "value": "3"},
        measures=MEASURES,
    )
    assert code == 1
    assert [one["code"] for one in document["problems"]] == ["target_cannot_rate"]
    assert [row["period"] for row in document["rows"]] == ["2023-08", "2023-09"]


def test_spells_are_in_force_as_they_are_for_pages_whatever_their_order(score: Any) -> None:
    spells = (
        {"measure": "GAS-DOM"},
        {"measure": "GAS-DOM", "valid_from": "2023-04-01", "valid_to": "2024-03-31", "green": "95"},
    )
    rows = [{"period": period, "value": "96"} for period in ("2023-03", "2023-04", "2024-04")]
    _, document = score("observations", *rows, measures=spells)
    assert [row["rating"] for row in document["rows"]] == ["amber", "green", "none"]
    why = "No definition is in force for April 2024, so it is not rated."
    assert document["rows"][2]["why"] == why
    assert [one["code"] for one in document["problems"]][-1:] == ["unknown_measure"]
    returned = {"workstream": "GAS-DOM", "period": "2024-04", "period_due": "1"}
    _, document = score(
        "compliance_returns", {**returned, "period_completed": "1"}, measures=spells
    )
    assert (document["rows"][0]["rating"], document["rows"][0]["why"]) == ("none", why)


def test_a_measure_that_is_not_defined_is_a_warning(score: Any) -> None:
    code, document = score("observations", {"measure": "GAS", "value": "3"}, measures=MEASURES)
    assert (code, document["problems"][0]["code"]) == (0, "unknown_measure")


def test_problems_of_the_measures_file_are_named_with_its_name(score: Any) -> None:
    code, document = score("observations", {"value": "99"}, measures=({"green": "80"},))
    assert code == 1
    assert document["problems"][0]["message"].startswith("In measures.csv: ")


def test_compliance_returns_are_rated_on_the_period_and_never_rounded_up_to_a_band(
    score: Any,
) -> None:
    code, document = score(
        "compliance_returns",
        {"period_due": "2500", "period_completed": "2499", "annual_target": "320"},
        {"period": "2023-24 Q1", "period_due": "0", "period_completed": "0"},
        {"workstream": "NEW", "annual_target": "8", "annual_completed": "7", "basis": "stock"},
        {"workstream": "NEWER", "annual_target": "9", "annual_completed": "7"},
    )
    first, second, third, fourth = document["rows"]
    assert code == 0
    assert (first["workstream"], first["period"]) == ("LIFT-ADP", "2023-24 Q2")
    assert (first["percent"], first["annual_percent"], first["rating"]) == (99.9, None, "amber")
    assert (first["numerator"], first["denominator"]) == (2499, 2500)
    assert first["display"] == "99.96%"
    assert (second["percent"], second["rating_reason"]) == (None, "nothing_due")
    assert (third["percent"], third["annual_percent"], third["rating"]) == (None, 87.5, "red")
    assert (fourth["rating"], fourth["rating_reason"]) == ("none", "unrated")
    assert [one["code"] for one in fourth["warnings"]] == ["basis_blank"]
    assert (document["summary"]["amber"], document["summary"]["none"]) == (1, 2)


def test_a_workstreams_own_measure_wins_over_the_housing_key(score: Any) -> None:
    _, document = score(
        "compliance_returns",
        {
            "workstream": "GAS-DOM",
            "period": "2024-04",
            "period_due": "20",
            "period_completed": "19",
        },
        measures=MEASURES,
    )
    assert document["rows"][0]["rating"] == "green"


def test_risks_have_a_level_only_where_the_organisation_sets_levels(score: Any) -> None:
    rows = ({}, {"risk_id": "R2", "likelihood": "2"}, {"risk_id": "R3", "impact": "5"})
    _, without = score("risks", *rows)
    _, levelled = score("risks", *rows, measures=MEASURES)
    assert without["rows"][0] == {"risk_id": "R1", "score": 12, "level": None}
    assert without["summary"] == {"rows": 3, "low": 0, "medium": 0, "high": 0, "none": 3}
    assert [row["level"] for row in levelled["rows"]] == ["medium", "low", "high"]


def test_actions_are_rated_as_at_the_day_given(score: Any) -> None:
    code, document = score(
        "actions",
        {"action_id": "A1", "status": "in_progress", "due_on": "2023-09-30"},
        {"action_id": "A2", "status": "In progress", "due_on": "29/09/2023"},
        {"action_id": "A3", "status": "complete"},
        {"action_id": "A4"},
    )
    assert code == 0
    assert [(row["rating"], row["rating_reason"]) for row in document["rows"]] == [
        ("green", None),
        ("red", None),
        ("blue", None),
        ("none", "unrated"),
    ]
    assert (document["rows"][0]["plan"], document["rows"][0]["action_id"]) == (
        "Carers strategy",
        "A1",
    )


def test_a_file_that_cannot_be_opened_ends_in_1_with_a_problem(run: Any, tmp_path: Any) -> None:
    done = run("score", "risks", tmp_path / "lost.csv", "--as-at", "2023-09-30", "--json")
    document = json.loads(done.stdout)
    assert (done.exit_code, document["rows"], document["summary"]) == (1, [], {})
    assert document["problems"][0]["code"] == "cannot_be_opened"


def test_scores_are_written_for_a_spreadsheet(run: Any, sent: Any, tmp_path: Path) -> None:
    place = tmp_path / "scored.csv"
    rows = ({"value": "-0.5", "measure": "=A"}, {"period": "2023-08", "measure": "=A"})
    arguments = ["score", "observations", sent(file_of("observations", *rows))]
    done = run(*arguments, "--as-at", "2023-09-30", "--csv", place)
    heading, first, second = place.read_text(encoding="utf-8-sig").splitlines()
    assert (done.exit_code, heading[:31]) == (0, "measure,period,value,numerator,")
    assert first.startswith("'=A,2023-07,-0.5,,,none,unrated,")
    assert second.startswith("'=A,2023-08,,,,none,no_data,")


def test_returns_and_registers_are_written_too(run: Any, sent: Any, tmp_path: Path) -> None:
    for dataset in ("compliance_returns", "ehc_cases", "risks"):
        place = tmp_path / f"{dataset}.csv"
        file = sent(file_of(dataset, {}))
        done = run("score", dataset, file, "--as-at", "2025-09-30", "--csv", place)
        assert done.exit_code in (0, 1)
        assert len(place.read_text(encoding="utf-8-sig").splitlines()) == 2
    run("score", "risks", sent(b"risk_id"), "--as-at", "2025-09-30", "--csv", place)
    assert place.read_text(encoding="utf-8-sig").strip() == ""


def test_scores_that_are_piped_are_a_line_each(run: Any, sent: Any) -> None:
    file = sent(file_of("risks", {}, {"risk_id": "R2"}))
    done = run("score", "risks", file, "--as-at", "2023-09-30")
    assert done.stdout == "risks\nrisk_id\tscore\tlevel\nR1\t12\t\nR2\t12\t\n"


def test_scores_are_shown_to_people_in_a_table(run: Any, sent: Any) -> None:
    done = run("score", "risks", sent(file_of("risks", {}, {})), "--as-at", "2023-09-30")
    assert done.exit_code == 1
    assert "risk_id" in done.stdout
    assert "key_twice" in done.stdout.replace("\n", "")
    nothing = run("score", "risks", sent(b"risk_id"), "--as-at", "2023-09-30")
    assert "no_rows" in nothing.stdout


def test_wrong_use_ends_in_2(run: Any, sent: Any) -> None:
    file = sent(file_of("risks", {}))
    for arguments in (
        ("funds", file, "--as-at", "2023-09-30"),
        ("gossip", file, "--as-at", "2023-09-30"),
        ("risks", file),
        ("risks", file, "--as-at", "30/09/2023"),
    ):
        done = run("score", *arguments)
        assert (done.exit_code, done.stdout) == (2, "")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(9996, 100), 99.9),
        (Fraction(100), 100),
        (Fraction(8999, 100), 89.9),
        (Fraction(9004, 100), 90),
        (Fraction(8725, 100), 87.3),
        (None, None),
    ],
)
def test_a_percentage_is_rounded_half_up_but_never_up_to_a_band(
    value: Fraction | None, shown: float | None
) -> None:
    assert percentage(value, (Fraction(100), Fraction(90))) == shown


def test_whole_figures_are_whole_in_json() -> None:
    assert isinstance(as_number(Fraction(415)), int)
    assert as_number(Fraction(1, 8)) == 0.125
    assert as_number(None) is None


def test_every_scorer_scores_a_dataset_of_its_own_name() -> None:
    assert all(scorer.dataset == name and scorer.columns for name, scorer in SCORERS.items())
