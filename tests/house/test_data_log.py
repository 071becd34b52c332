"""Every data file says where it came from and may be public."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "sample_data"
MAY_BE_COMMITTED = {"published", "synthetic", "template"}


@pytest.fixture(scope="module")
def log() -> list[dict[str, str]]:
    with (SAMPLE / "DATA_LOG.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_data_file_is_logged_once_and_no_log_line_is_without_its_file(
    log: list[dict[str, str]],
) -> None:
    files = sorted(
        path.relative_to(SAMPLE).as_posix()
        for path in SAMPLE.rglob("*")
        if path.is_file() and path.name != "DATA_LOG.csv"
    )
    assert sorted(row["file"] for row in log) == files


def test_every_data_file_is_of_a_kind_that_may_be_committed(log: list[dict[str, str]]) -> None:
    assert {row["status"] for row in log} <= MAY_BE_COMMITTED


def test_every_data_file_names_its_source_and_licence(log: list[dict[str, str]]) -> None:
    assert [row["file"] for row in log if not row["source"] or not row["licence"]] == []


def test_every_published_file_says_when_it_was_transcribed(log: list[dict[str, str]]) -> None:
    published = [row for row in log if row["status"] == "published"]
    assert published
    for row in published:
        assert date.fromisoformat(row["transcribed_on"])


def test_files_of_councils_papers_are_logged_as_published(log: list[dict[str, str]]) -> None:
    folders = {(row["file"].split("/")[0], row["status"]) for row in log}
    assert folders <= {
        ("published", "published"),
        ("templates", "template"),
        ("demo", "synthetic"),
    }
