"""The errors that the published papers are known to hold are found by the checks of a file."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from dashboard.intake.batch import Batch, check
from dashboard.intake.checks.commentary import commentary_of_another_period
from dashboard.intake.checks.compliance import annual_target_changed, same_figures
from dashboard.intake.checks.listing import checks_of
from dashboard.intake.checks.published import return_disagrees
from dashboard.intake.contracts import DATASETS
from dashboard.intake.lines import Beside
from tests.backtests.papers import PUBLISHED, Row, batch, files, rows

RETURNS = PUBLISHED / "thurrock" / "compliance_returns.csv"
Q1, Q2 = "2023-24 Q1", "2023-24 Q2"


def found(held: Batch, code: str) -> list[tuple[str | None, str | None]]:
    """The rows a check objects to, by their key."""
    names = DATASETS[held.dataset].key
    by_number = dict(held.rows())
    said = [by_number[one.row] for one in held.problems if one.code == code and one.row]
    return [(row[names[0]], row[names[1]]) for row in said]


def returns(period: str) -> list[tuple[int, Row]]:
    """Thurrock's returns of one period, as an officer's file of that quarter would hold them."""
    held = [row for row in rows("thurrock", "compliance_returns") if row["period"] == period]
    return [(number, row) for number, row in enumerate(held, start=2)]


def sent(dataset: str, *given: dict[str, str]) -> Batch:
    text = StringIO()
    written = csv.DictWriter(text, list(given[0]))
    written.writeheader()
    written.writerows(given)
    return check(dataset, text.getvalue().encode())


def test_kents_contacts_resolved_copy_another_measure_for_ten_months() -> None:
    held = batch(PUBLISHED / "kent" / "observations.csv")
    (problem,) = [one for one in held.problems if one.code == "same_as_another"]
    assert found(held, "same_as_another") == [("ASC-04", "2019-01")]
    assert problem.message == "ASC-04 has the very figures of ASC-02 in 10 periods running."


def test_thurrocks_fire_alarms_and_emergency_lighting_share_their_figures() -> None:
    assert found(batch(RETURNS), "same_figures") == [("FIRE-EML", Q1)]
    lines = Beside.of(
        DATASETS["compliance_returns"],
        [line for line in returns(Q1) if line[1]["workstream"] == "FIRE-EML"],
        [row for _, row in returns(Q1) if row["workstream"] == "FIRE-ALM"],
    )
    ((_, _, value, words, _),) = same_figures.find(lines)
    assert (value, words["first"]) == ("FIRE-EML", "as published")


def test_thurrocks_annual_targets_changed_within_the_year() -> None:
    changed = found(batch(RETURNS), "annual_target_changed")
    assert changed == [
        ("GAS-DOM", "2023-05"),
        ("GAS-DOM", "2023-06"),
        ("ASB", Q2),
        ("LIFT-ADP", Q2),
    ]
    published = [row for _, row in returns(Q1)]
    lines = Beside.of(DATASETS["compliance_returns"], returns(Q2), published)
    named = {str(words["workstream"]) for *_, words, _ in annual_target_changed.find(lines)}
    assert named == {"ASB", "LIFT-ADP"}


def test_a_thurrock_running_total_that_its_quarter_does_not_explain_is_found() -> None:
    # The paper prints 181 then 363 for automatic doors, and twice 181 in the quarters.
    doors = [
        {
            "workstream": "ENT-AUTO",
            "period": row["period"] or "",
            "basis": "running",
            "annual_completed": row["annual_completed"] or "",
            "period_completed": "181",
        }
        for row in rows("thurrock", "compliance_returns")
        if row["workstream"] == "ENT-AUTO"
    ]
    assert found(sent("compliance_returns", *doors), "running_total_gap") == [("ENT-AUTO", Q2)]
    assert found(batch(RETURNS), "running_total_gap") == []


def test_thurrocks_electrical_programme_is_dated_after_its_quarter() -> None:
    assert found(batch(RETURNS), "dated_after_period") == [("EICR-DOM", Q2)]


def test_thurrocks_pump_commentary_on_the_second_quarters_page_is_the_firsts() -> None:
    (printed,) = [
        row
        for row in rows("thurrock", "observations")
        if row["measure"] == "WAT-PUMP" and row["period"] == Q1
    ]
    words = str(printed["commentary"]).replace("Printed on the Q2 page, about ", "Done in ")
    row = {"measure": "WAT-PUMP", "period": Q2, "commentary": words}
    assert found(sent("observations", row), commentary_of_another_period.code) == [("WAT-PUMP", Q2)]


def test_kents_words_on_delays_still_quote_december() -> None:
    (delays,) = [
        row
        for row in rows("kent", "observations")
        if row["measure"] == "ASC-05" and row["period"] == "2019-01"
    ]
    words = str(delays["commentary"]).partition("Query: ")[2]
    row = {"measure": "ASC-05", "period": "2019-01", "commentary": words}
    assert found(sent("observations", row), commentary_of_another_period.code)


def test_thurrocks_printed_share_of_adaptations_does_not_follow_from_its_counts() -> None:
    (row,) = [row for _, row in returns(Q2) if row["workstream"] == "LIFT-ADP"]
    counted = {
        ("LIFT-ADP", Q2): {
            "numerator": row["period_completed"],
            "denominator": row["period_due"],
        }
    }
    (printed,) = [
        one["printed"]
        for one in rows("thurrock", "printed")
        if (one["subject"], one["period"], one["kind"]) == ("LIFT-ADP", Q2, "percent")
    ]
    value = str(printed).rstrip("%")
    sent_as: Row = {"measure": "LIFT-ADP", "period": Q2, "value": value, "denominator": None}
    ((_, _, words),) = return_disagrees.find([(2, sent_as)], counted)
    assert words["how"] == "cut, not rounded"


def test_words_repeated_in_the_papers_are_those_on_how_they_were_read() -> None:
    told = {
        (file.parent.name, *key)
        for file in files()
        if file.stem.endswith(("observations", "compliance_returns"))
        for key in found(batch(file), "commentary_repeated")
    }
    assert told == {("thurrock", "GAS-DOM", f"2023-0{month}") for month in (5, 6, 7)}


@pytest.mark.parametrize("file", files(), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_no_published_text_is_taken_for_a_persons_or_garbled(file: Path) -> None:
    held = batch(file)
    told_of_text = {one.code for one in checks_of("text", held.dataset)}
    assert len(told_of_text) == 10
    assert [one for one in held.problems if one.code in told_of_text] == []


def test_no_published_commentary_is_taken_for_another_periods() -> None:
    # Where a paper's words are another month's, the transcription says so after "Query:".
    told = [one for file in files() for one in batch(file).problems]
    assert [one for one in told if one.code == commentary_of_another_period.code] == []
