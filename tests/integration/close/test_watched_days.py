"""Registers in a watched folder that are named after the day they were taken."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.ingest import Ingest
from dashboard.watched import Taken, day_of, take_in
from tests.integration import files
from tests.integration.close.closing import services_in


@pytest.fixture
def ingest(tmp_path: Path) -> Ingest:
    return services_in(tmp_path / "data").ingest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


def put_and_take(folder: Path, name: str, ingest: Ingest) -> Taken:
    """Put a register of risks in the folder a minute ago, and take it in."""
    (folder / name).write_bytes(files.RISKS)
    moment = ingest.clock().timestamp() - 60
    os.utime(folder / name, (moment, moment))
    settled = timedelta(seconds=10)
    (taken,) = take_in(folder, ingest, org="thurrock", by="nightly", settled=settled)
    return taken


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("risks-2023-12-31.csv", date(2023, 12, 31)),
        ("01-ehc_cases_2023-11-30_final.xlsx", date(2023, 11, 30)),
        ("observations-2023-12-31.csv", None),
        ("risks.csv", None),
        ("risks-2023-02-31.csv", None),
        ("notes-2023-12-31.csv", None),
    ],
)
def test_a_register_may_be_named_after_the_day_it_was_taken(name: str, day: date | None) -> None:
    assert day_of(name) == day


def test_a_register_named_after_its_day_is_as_at_it_and_sent_again_for_another(
    folder: Path, ingest: Ingest
) -> None:
    for day in ("2023-12-31", "2023-11-30"):
        assert not put_and_take(folder, f"risks-{day}.csv", ingest).refused
        again = put_and_take(folder, f"risks-{day}.csv", ingest)
        assert "is the same file as" in again.said
    found = [one.as_at for one in ingest.store.submissions() if one.dataset == "risks"]
    assert found == ["2023-12-31", "2023-11-30"]


def test_a_register_named_after_a_day_to_come_is_refused(folder: Path, ingest: Ingest) -> None:
    taken = put_and_take(folder, "risks-2024-02-08.csv", ingest)
    assert taken.refused
    assert taken.moved_to.parent.name == "problems"
    assert "The day has not come yet." in taken.said
