"""Every 20-week percentage the DfE publishes comes out of the counts it publishes beside it.

SCORECARD_TEST_DFE names the folder of its open-data files as released in 2025; without it the tests
are skipped, and said to be.
"""

from __future__ import annotations

import csv
import os
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from dashboard.domain.observations import Observation
from dashboard.domain.shares import Share
from dashboard.formats import half_up
from dashboard.intake.dfe_ehc import Cell, Published, check_published
from dashboard.intake.sen2_files import files_in

FOLDER = os.environ.get("SCORECARD_TEST_DFE", "")
pytestmark = pytest.mark.skipif(
    not FOLDER, reason="SCORECARD_TEST_DFE is not set: the DfE's files are not backtested"
)

# Exact halves that the DfE's own column rounds down: area, year, breakdown, measure.
ROUNDED_DOWN = {
    ("Birmingham", "2024", "age 8", "EHC-20W-EX"),
    ("Hertfordshire", "2024", "White - Any other White background", "EHC-20W"),
}

# All plans, and without exceptions: within 20 weeks, issued, percent as printed.
KNOWN = {
    ("England", "2019"): ((31313, 53327, "58.7"), (29895, 49519, "60.4")),
    ("England", "2022"): ((31226, 65512, "47.7"), (30536, 62108, "49.2")),
    ("England", "2023"): ((39784, 80945, "49.1"), (38471, 76506, "50.3")),
    ("England", "2024"): ((41448, 90392, "45.9"), (39407, 84866, "46.4")),
    ("Kent", "2023"): ((324, 1804, "18"), (324, 1796, "18")),
    ("Kent", "2024"): ((784, 2424, "32.3"), (783, 2354, "33.3")),
    ("Thurrock", "2023"): ((262, 296, "88.5"), (262, 296, "88.5")),
    ("Thurrock", "2024"): ((139, 288, "48.3"), (139, 286, "48.6")),
    ("Southend-on-Sea", "2023"): ((9, 240, "3.8"), (9, 239, "3.8")),
    ("Southend-on-Sea", "2024"): ((48, 299, "16.1"), (48, 299, "16.1")),
    ("Essex", "2024"): ((297, 1833, "16.2"), (270, 1797, "15")),
}


@cache
def published() -> Published:
    return check_published(files_in(Path(FOLDER)))


def twenty_weeks() -> list[Cell]:
    return [one for one in published().cells if one.figure.code in ("EHC-20W", "EHC-20W-EX")]


def printed_percentages() -> list[str]:
    """Each of the two percentages of every row of the file, read without the product's reader."""
    (file,) = Path(FOLDER).rglob("timeliness_20_week.csv")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert len(rows) == 12_211
    columns = ("pc_plans_issued_within_20_weeks", "PC_plans_issued_20_weeks_ex")
    return sorted(row[column] for row in rows for column in columns if row[column] != "x")


def recomputed(cell: Cell) -> Fraction | None:
    percent = Share(cell.above, cell.below).percent
    return None if percent is None else half_up(percent, 1)


def name(cell: Cell) -> tuple[str, str, str, str]:
    return (cell.area, cell.year, cell.breakdown, cell.figure.code)


def test_the_files_are_read_without_a_problem() -> None:
    assert published().problems == ()
    assert {one.level for one in twenty_weeks()} == {"National", "Regional", "Local authority"}
    assert {one.year for one in twenty_weeks()} == {str(year) for year in range(2019, 2025)}


def test_every_20_week_percentage_recomputes_from_its_own_counts() -> None:
    printed = [one for one in twenty_weeks() if one.printed != "x"]
    differing = [one for one in printed if recomputed(one) != Fraction(one.printed)]
    assert {name(one) for one in differing} == ROUNDED_DOWN
    assert {Fraction(2_000 * one.above, one.below) % 2 for one in differing} == {1}
    assert sorted(one.printed for one in printed) == printed_percentages()
    assert len(printed) == 24_199


def test_the_headline_counts_are_read_from_the_right_columns() -> None:
    found = {
        (one.area, one.year, one.figure.code): (one.above, one.below, one.printed)
        for one in twenty_weeks()
        if one.breakdown.startswith("All ")
    }
    for (area, year), (everything, without_exceptions) in KNOWN.items():
        assert found[area, year, "EHC-20W"] == everything
        assert found[area, year, "EHC-20W-EX"] == without_exceptions


def test_england_and_the_councils_known_become_figures_to_compare_with() -> None:
    made = published().observations()
    assert set(made) == {"england", "kent", "southend", "thurrock"}
    figures = {(row["measure"], row["period"]): Observation.from_row(row) for row in made["kent"]}
    assert figures["EHC-20W", "2024"].value == Fraction(100 * 784, 2424)
    assert figures["EHC-AR-4W", "2024"].value == Fraction(100 * 3151, 3151 + 6223)
