"""The DfE's open data: figures of England and of the councils known, with their counts."""

from __future__ import annotations

from dashboard.domain.measures import Measure
from dashboard.intake.dfe_ehc import FIGURES, Published, check_published, measures
from tests.unit.intake.sending import csv_file

PLACE = {
    "time_period": "2024",
    "geographic_level": "Local authority",
    "region_name": "South East",
    "la_name": "Kent",
    "breakdown": "All EHC plans issued",
}
TWENTY = {
    "plans_issued_den": "2424",
    "plans_issued_den_ex": "2354",
    "plans_issued_within_20_weeks": "784",
    "plans_issued_20_weeks_ex": "783",
    "pc_plans_issued_within_20_weeks": "32.3",
    "PC_plans_issued_20_weeks_ex": "33.3",
    "plans_issued_gt_1_year": "x",
    "pc_plans_issued_gt_1_year": "x",
}


def timeliness(*rows: dict[str, str]) -> Published:
    lines = [{**PLACE, **TWENTY, **row} for row in rows]
    data = csv_file(list(lines[0]), *(list(line.values()) for line in lines))
    made = check_published({"ehc/timeliness_20_week.csv": data})
    assert [one.code for one in made.problems[-2:]] == ["module_missing"] * 2
    return made


def test_a_council_known_by_name_has_its_figures() -> None:
    made = timeliness({}).observations()
    assert list(made) == ["kent"]
    found = [(row["measure"], row["period"], row["numerator"]) for row in made["kent"]]
    assert found == [("EHC-20W", "2024", "784"), ("EHC-20W-EX", "2024", "783")]


def test_england_is_the_comparator_and_regions_other_councils_and_parts_are_left_out() -> None:
    made = timeliness(
        {"geographic_level": "National", "region_name": "", "la_name": ""},
        {"geographic_level": "Regional", "la_name": ""},
        {"la_name": "Essex"},
        {"breakdown": "Male"},
    )
    assert list(made.observations()) == ["england"]
    assert [one.area for one in made.cells[::2]] == ["England", "South East", "Essex", "Kent"]
    assert made.read == 4


def test_a_figure_that_is_not_given_is_left_out_and_nought_of_nought_is_nothing_due() -> None:
    made = timeliness({"plans_issued_den": "0", "plans_issued_within_20_weeks": "0"})
    row = made.observations()["kent"][0]
    assert (row["denominator"], row["value"]) == ("0", None)
    assert "EHC-52W" not in {one.figure.code for one in made.cells}


def test_files_that_are_missing_or_cannot_be_read_are_problems() -> None:
    made = check_published({"requests.csv": b"%PDF", "annual_reviews.csv": b"time_period\n2024\n"})
    codes = [one.code for one in made.problems]
    assert codes[:2] == ["module_missing", "not_a_table"]
    assert set(codes[2:]) == {"module_heading_missing"}
    assert (made.ok, made.cells, made.read) == (False, (), 0)


def test_every_figure_has_its_measure() -> None:
    made = [Measure.from_row(row) for row in measures()]
    assert [one.code for one in made] == [one.code for one in FIGURES]
