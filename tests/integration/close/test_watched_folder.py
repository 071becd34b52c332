"""A folder that files are put in: each is taken in once, moved aside, and told of beside it."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.ingest import Ingest
from dashboard.services import Services
from dashboard.watched import Taken, dataset_of, take_in
from tests.integration import files
from tests.integration.close.closing import csv, publish, services_in

SETTLED = timedelta(seconds=10)


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return services_in(tmp_path / "data")


@pytest.fixture
def ingest(services: Services) -> Ingest:
    publish(services.ingest, "measures", files.MEASURES)
    return services.ingest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


def put(folder: Path, name: str, data: bytes, ingest: Ingest, age: float = 60) -> Path:
    """A file that nobody has written to for so many seconds."""
    place = folder / name
    place.write_bytes(data)
    moment = ingest.clock().timestamp() - age
    os.utime(place, (moment, moment))
    return place


def take(folder: Path, ingest: Ingest) -> list[Taken]:
    return list(take_in(folder, ingest, org="thurrock", by="nightly", settled=SETTLED))


def reports(folder: Path) -> dict[str, str]:
    """What is said beside each file that was moved, by the file's place in the folder."""
    found = sorted(folder.rglob("*.report.txt"))
    return {
        str(one.relative_to(folder)).removesuffix(".report.txt"): one.read_text(encoding="utf-8")
        for one in found
    }


def states(ingest: Ingest) -> list[tuple[str, str, str]]:
    return [(one.id, one.dataset, one.state) for one in ingest.store.submissions()][1:]


def test_a_complete_file_is_submitted_and_moved_with_a_report(folder: Path, ingest: Ingest) -> None:
    put(folder, "observations-june.csv", files.OBSERVATIONS, ingest)
    (taken,) = take(folder, ingest)
    assert (taken.said, taken.refused) == (
        "observations-june.csv: two rows, submitted as S2.",
        False,
    )
    assert states(ingest) == [("S2", "observations", "submitted")]
    found = ingest.store.submission("S2")
    assert (found.by, found.submitted_by, found.filename) == (
        "nightly",
        "nightly",
        "observations-june.csv",
    )
    assert [one.name for one in folder.iterdir()] == ["done"]
    assert taken.moved_to.read_bytes() == files.OBSERVATIONS
    assert reports(folder) == {"done/20240207T120000-observations-june.csv": f"{taken.said}\n"}
    assert take(folder, ingest) == []


def test_a_warning_is_left_to_the_approver(folder: Path, ingest: Ingest) -> None:
    put(folder, "observations.csv", csv("measure,period,value", "GAS-DON,2023-06,99"), ingest)
    take(folder, ingest)
    assert ingest.store.submission("S2").submitted_why == (
        "Taken from a folder with one warning, for the approver to look at."
    )


def test_a_file_that_may_still_be_written_to_is_left_alone(folder: Path, ingest: Ingest) -> None:
    put(folder, "observations.csv", files.OBSERVATIONS, ingest, age=9)
    assert take(folder, ingest) == []
    put(folder, "observations.csv", files.OBSERVATIONS, ingest, age=10)
    assert len(take(folder, ingest)) == 1


@pytest.mark.parametrize(
    "name",
    [
        ".observations.csv",
        "~$observations.xlsx",
        "observations.csv.part",
        "observations.tmp",
        "a.md",
    ],
)
def test_hidden_and_partial_files_are_left_alone(folder: Path, ingest: Ingest, name: str) -> None:
    put(folder, name, files.OBSERVATIONS, ingest)
    (folder / "observations.csv").mkdir()
    assert take(folder, ingest) == []
    assert (folder / name).exists()


def test_a_file_named_after_no_dataset_goes_to_the_problems(folder: Path, ingest: Ingest) -> None:
    put(folder, "figures.csv", files.OBSERVATIONS, ingest)
    (taken,) = take(folder, ingest)
    assert taken.refused
    assert "figures.csv is not named after a dataset" in taken.said
    assert "compliance_returns" in taken.said
    assert taken.moved_to.parent.name == "problems"
    assert states(ingest) == []


def test_a_file_with_errors_lies_beside_a_copy_that_names_them(
    folder: Path, ingest: Ingest
) -> None:
    put(folder, "observations.csv", files.WRONG, ingest)
    (taken,) = take(folder, ingest)
    assert taken.refused
    beside = taken.moved_to.with_name("20240207T120000-observations-with-problems.csv")
    marked = beside.read_text(encoding="utf-8-sig")
    assert "Problems" in marked.splitlines()[0]
    assert "lots" in marked
    assert taken.moved_to.read_bytes() == files.WRONG
    assert "two errors" in taken.said or "2 errors" in taken.said
    assert states(ingest) == []


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 a scan", b"PK\x03\x04 half a workbook"])
def test_a_file_that_cannot_be_read_is_moved_with_the_reason_and_stops_no_other(
    folder: Path, ingest: Ingest, data: bytes
) -> None:
    put(folder, "observations-a.csv", data, ingest)
    put(folder, "observations-b.csv", files.OBSERVATIONS, ingest)
    broken, whole = take(folder, ingest)
    assert (broken.refused, whole.refused) == (True, False)
    (said,) = [text for name, text in reports(folder).items() if "problems/" in name]
    assert said.startswith("observations-a.csv: ")
    assert len(said) > len("observations-a.csv: ") + 20
    assert states(ingest) == [("S2", "observations", "submitted")]


def test_the_same_file_again_is_not_sent_again(folder: Path, ingest: Ingest) -> None:
    put(folder, "observations.csv", files.OBSERVATIONS, ingest)
    take(folder, ingest)
    put(folder, "observations-again.csv", files.OBSERVATIONS, ingest)
    (taken,) = take(folder, ingest)
    assert taken.said == "observations-again.csv is the same file as S2."
    assert taken.moved_to.parent.name == "done"
    assert len(states(ingest)) == 1


def test_a_file_that_was_sent_back_may_be_sent_again(folder: Path, ingest: Ingest) -> None:
    put(folder, "observations.csv", files.OBSERVATIONS, ingest)
    take(folder, ingest)
    ingest.reject("S2", by="manager", why="not yet signed off")
    put(folder, "observations.csv", files.OBSERVATIONS, ingest)
    take(folder, ingest)
    assert [state for _, _, state in states(ingest)] == ["rejected", "submitted"]


def test_two_files_of_one_name_at_one_moment_are_both_kept(folder: Path, ingest: Ingest) -> None:
    for data in (files.OBSERVATIONS, files.CORRECTION):
        put(folder, "observations.csv", data, ingest)
        take(folder, ingest)
    kept = {one.name: one.read_bytes() for one in (folder / "done").glob("*.csv")}
    assert kept == {
        "20240207T120000-observations.csv": files.OBSERVATIONS,
        "20240207T120000-observations-2.csv": files.CORRECTION,
    }
    assert len(reports(folder)) == 2


def test_a_copy_with_problems_never_lies_on_top_of_a_file_that_was_sent(
    folder: Path, ingest: Ingest
) -> None:
    sent = {
        "observations-with-problems.csv": files.WRONG + b"GAS-DOM,2003-04,1\n",
        "observations.csv": files.WRONG,
        "observations.txt": files.WRONG + b"LIFT-ADP,2003-05,2\n",
    }
    for name, data in sent.items():
        put(folder, name, data, ingest)
    for taken in take(folder, ingest):
        assert taken.moved_to.read_bytes() == sent[taken.name]
    copies = [one for one in (folder / "problems").iterdir() if b"Problems" in one.read_bytes()]
    assert len(copies) == 3


def test_a_run_cut_off_before_it_submitted_is_taken_up_again(
    folder: Path, ingest: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "observations.csv", files.OBSERVATIONS, ingest)

    def cut_off(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Ingest, "submit", cut_off)
        with pytest.raises(KeyboardInterrupt):
            take(folder, ingest)
    assert states(ingest) == [("S2", "observations", "staged")]
    assert "submitted as S2" in take(folder, ingest)[0].said
    assert states(ingest) == [("S2", "observations", "submitted")]


def test_a_run_cut_off_before_the_file_was_moved_sends_nothing_twice(
    folder: Path, ingest: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "observations.csv", files.OBSERVATIONS, ingest)

    def cut_off(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("dashboard.watched.os", SimpleNamespace(replace=cut_off))
        with pytest.raises(KeyboardInterrupt):
            take(folder, ingest)
    (taken,) = take(folder, ingest)
    assert taken.said == "observations.csv is the same file as S2."
    assert len(states(ingest)) == 1
    assert not (folder / "observations.csv").exists()


def test_a_file_that_goes_away_meanwhile_is_told_and_stops_no_other(
    folder: Path, ingest: Ingest
) -> None:
    put(folder, "observations-a.csv", files.OBSERVATIONS, ingest)
    gone = put(folder, "observations-b.csv", files.CORRECTION, ingest)
    put(folder, "observations-c.csv", files.CORRECTION, ingest)
    taking = take_in(folder, ingest, org="thurrock", by="nightly", settled=SETTLED)
    next(taking)
    gone.unlink()
    second, third = taking
    assert second.refused
    assert second.said == "observations-b.csv could not be read: No such file or directory."
    assert not third.refused


def test_a_name_that_is_no_text_is_taken_in_and_told_as_near_as_can_be(
    folder: Path, ingest: Ingest
) -> None:
    put(folder, "observations caf\udce9.csv", files.OBSERVATIONS, ingest)
    (taken,) = take(folder, ingest)
    assert taken.said.startswith("observations caf?.csv: two rows")
    assert ingest.store.submission("S2").filename == "observations caf?.csv"


@pytest.mark.parametrize(
    ("name", "dataset"),
    [
        ("observations.csv", "observations"),
        ("02-Observations June.XLSX", "observations"),
        ("compliance_returns_2026.csv", "compliance_returns"),
        ("compliance_returns-2026.csv", "compliance_returns"),
        ("observationsx.csv", None),
        ("my-observations.csv", None),
        ("2026-10-observations.csv", None),
    ],
)
def test_a_file_is_named_after_a_dataset_at_its_start(name: str, dataset: str | None) -> None:
    assert dataset_of(name) == dataset
