"""Files that were refused are held for a day and no longer, whoever sends the next one."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from dashboard.close.held import Held, HeldFiles, Report
from dashboard.store import Vault

DATA = b"names of children"


def held(name: str = "june.csv", data: bytes = DATA, by: str = "Jo") -> Held:
    return Held("kent", "hazards", name, "", "", sha256(data).hexdigest(), by)


def report() -> Report:
    now = datetime.now(UTC).isoformat()
    return Report(now, "One thing must be fixed", "one row", "<table>", 0, True, (), ())


@pytest.fixture
def files(tmp_path: Path) -> HeldFiles:
    return HeldFiles(tmp_path / "held")


def test_a_report_and_its_file_come_back_to_whoever_sent_it(files: HeldFiles) -> None:
    token = files.keep(held(), report(), DATA)
    found = files.open(token, "Jo")
    assert found is not None
    assert (found[0].held, found[1]) == (held(), DATA)
    assert files.open(token, "Sam") is None
    assert [one.token for one in files.of("Jo", "kent")] == [token]
    assert files.of("Sam", "kent") == files.of("Jo", "thurrock") == []


def test_the_same_file_is_kept_once_and_under_another_token_each_time(files: HeldFiles) -> None:
    first = files.keep(held(), report(), DATA)
    again = files.keep(held(), report(), DATA)
    assert first != again
    assert files.open(first, "Jo") is None, "the later report stands in its place"
    assert files.open(again, "Jo") is not None


def test_a_file_that_another_report_is_of_stays(files: HeldFiles) -> None:
    files.keep(held("june.csv"), report(), DATA)
    other = files.keep(held("june.csv", by="Sam"), report(), DATA)
    files.forget(held("june.csv"))
    assert files.open(other, "Sam") is not None


def test_a_report_whose_file_is_gone_opens_nothing(files: HeldFiles, tmp_path: Path) -> None:
    token = files.keep(held(), report(), DATA)
    Vault(tmp_path / "held").remove(held().digest)
    assert files.open(token, "Jo") is None


def test_what_is_a_day_old_is_dropped_when_the_next_is_held(
    files: HeldFiles, tmp_path: Path
) -> None:
    old = files.keep(held(), report(), DATA)
    for place in tmp_path.glob("held*/*/*"):
        os.utime(place, (0, 0))
    files.keep(held("july.csv", b"others"), report(), b"others")
    assert not Vault(tmp_path / "held").has(held().digest)
    assert not Vault(tmp_path / "held-reports").has(old)
