"""Rated figures as files: what a spreadsheet is given, and that it opens safely."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

HEADS = [
    *("measure", "period", "value", "numerator", "denominator", "target", "provisional"),
    *("rating", "reason", "why", "edition", "source"),
]
DEFINED = b"""measure,title,section,unit,polarity,rule,green,amber
GAS,Gas,housing,percent,higher,bands,100,90
LIFT,Lifts,housing,percent,higher,bands,100,90
"""
FIGURES = b"""measure,period,value,numerator,denominator
GAS,2023-06,,8609,8624
GAS,2023-07,,,
LIFT,2023-06,-1.5,,
"""


@pytest.fixture
def published(scorecard: Callable[..., Any], sent: Any) -> Callable[..., Any]:
    for dataset, data in (("measures", DEFINED), ("observations", FIGURES)):
        path = sent(data, f"{dataset}.csv")
        load = ("load", dataset, path, "--org", "kent", "--as", "Jo", "--source", "=HYPERLINK(1)")
        assert scorecard(*load).code == 0
    for submission in ("S1", "S2"):
        assert scorecard("publish", submission, "--as", "Sam").code == 0
    return scorecard


def test_a_csv_file_has_every_figure_with_its_rating_edition_and_source(
    published: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "figures.csv"
    outcome = published("observations", "--org", "kent", "--csv", str(path))
    assert (outcome.code, outcome.out, outcome.said) == (0, "", f"Wrote {path}.\n")
    heads, gas, gone, lift = csv.reader(StringIO(path.read_bytes().decode("utf-8-sig")))
    assert heads == HEADS
    assert gas[:8] == ["GAS", "2023-06", "99.8260667903525", "8609", "8624", "", "", "amber"]
    assert gone[2:9] == ["", "", "", "", "", "none", "no_data"], "missing is never nought"
    assert lift[2] == "-1.5"
    assert "figures 2" in gas[10]
    assert gas[11] == "'=HYPERLINK(1)", "text that looks like a formula is none"


def test_a_workbook_has_numbers_as_numbers_and_text_as_text(
    published: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "figures.xlsx"
    assert published("observations", "--org", "kent", "--xlsx", str(path)).code == 0
    sheet = load_workbook(BytesIO(path.read_bytes())).active
    assert sheet is not None
    assert sheet.title == "Rated figures"
    heads, gas, gone, _ = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert heads == HEADS
    assert gas[2] == pytest.approx(100 * 8609 / 8624, abs=1e-12)
    assert (gas[3], gone[2]) == (8609, None)
    assert {cell.data_type for cell in sheet["L"]} == {"s"}


def test_both_files_and_the_document_may_be_asked_for_at_once(
    published: Callable[..., Any], tmp_path: Path
) -> None:
    files = ("--csv", str(tmp_path / "a.csv"), "--xlsx", str(tmp_path / "a.xlsx"))
    outcome = published("observations", "--org", "kent", "--measure", "GAS", "--json", *files)
    assert len(json.loads(outcome.out)["observations"]) == 2
    assert len((tmp_path / "a.csv").read_text("utf-8").splitlines()) == 3
    assert (tmp_path / "a.xlsx").exists()


def test_a_file_that_cannot_be_written_ends_with_a_sentence(
    published: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "nowhere" / "figures.csv"
    outcome = published("observations", "--org", "kent", "--csv", str(path))
    assert outcome.code == 1
    assert outcome.said.startswith(f"{path} cannot be written: ")


def test_nothing_is_written_for_an_organisation_that_nobody_knows(
    published: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "figures.csv"
    assert published("observations", "--org", "kentt", "--csv", str(path)).code == 2
    assert not path.exists()
