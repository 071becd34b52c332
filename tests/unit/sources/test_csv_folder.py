"""A folder is loaded in an order that never rates figures before their definitions."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.sources import SourceError, folder_deliveries

DATASETS = ("observations", "measures", "risks")


def names(folder: Path) -> list[str]:
    return [delivery.filename for delivery in folder_deliveries(folder, DATASETS)]


def test_definitions_come_before_figures(tmp_path: Path) -> None:
    for name in ("observations.csv", "risks.csv", "measures.csv"):
        (tmp_path / name).touch()
    assert names(tmp_path) == ["measures.csv", "observations.csv", "risks.csv"]


def test_numbers_decide_the_order_where_there_are_any(tmp_path: Path) -> None:
    files = ("10-measures.csv", "2-observations.csv", "02-risks.xlsx", "measures.csv")
    for name in files:
        (tmp_path / name).touch()
    assert names(tmp_path) == [files[1], files[2], files[0], files[3]]


def test_bytes_and_a_source_are_handed_over_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "Measures.CSV").write_bytes(b"measure\xff\n")
    (delivery,) = folder_deliveries(tmp_path, DATASETS)
    assert (delivery.dataset, delivery.data) == ("measures", b"measure\xff\n")
    assert delivery.source == "The file Measures.CSV."
    (delivery,) = folder_deliveries(tmp_path, DATASETS, "The monthly return.")
    assert delivery.source == "The monthly return."


def test_notes_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("risks.csv", "README.md", ".risks.csv", "~$risks.xlsx"):
        (tmp_path / name).touch()
    assert names(tmp_path) == ["risks.csv"]


def test_a_file_named_after_no_dataset_is_refused_rather_than_passed_over(tmp_path: Path) -> None:
    (tmp_path / "observation.csv").touch()
    with pytest.raises(SourceError, match=r"observation.csv is not named after a dataset"):
        names(tmp_path)


def test_a_folder_that_is_empty_or_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no file to load"):
        names(tmp_path)
    with pytest.raises(SourceError, match="There is no folder"):
        names(tmp_path / "elsewhere")
