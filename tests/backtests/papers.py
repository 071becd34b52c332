"""Reads the transcribed papers the way a submission is read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dashboard.intake.batch import Batch, check

PUBLISHED = Path(__file__).parents[2] / "sample_data" / "published"
COUNCILS = ("thurrock", "kent", "southend")

Row = dict[str, str | None]


def files() -> list[Path]:
    """Every published file, in order."""
    return sorted(PUBLISHED.rglob("*.csv"))


def dataset_of(file: Path) -> str:
    """The dataset a file holds: 03-funds.csv holds funds."""
    return file.stem.rpartition("-")[2]


@cache
def batch(file: Path) -> Batch:
    """One file, checked as a submission of its organisation."""
    return check(dataset_of(file), file.read_bytes(), filename=file.name, org=file.parent.name)


@cache
def rows(org: str, dataset: str) -> tuple[Row, ...]:
    """An organisation's checked rows of one dataset, from all its files."""
    return tuple(
        row
        for file in files()
        if file.parent.name == org and dataset_of(file) == dataset
        for _, row in batch(file).rows()
    )
