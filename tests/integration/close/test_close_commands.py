"""Submitting, locking, the ledger and the watched folder from the command line."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.integration import files
from tests.integration.close.closing import csv

ORG = ("--org", "thurrock")
UNKNOWN = csv("measure,period,value", "GAS-DON,2023-06,99")


def load(scorecard: Any, file: Path, dataset: str = "observations") -> None:
    assert scorecard("load", dataset, file, *ORG, "--as", "jo").code == 0


def published(scorecard: Any, sent: Any) -> None:
    """Two measures and their figures for June 2023, as S1 and S2."""
    for number, (dataset, data) in enumerate(
        [("measures", files.MEASURES), ("observations", files.OBSERVATIONS)], start=1
    ):
        load(scorecard, sent(data), dataset)
        assert scorecard("publish", f"S{number}", "--as", "sam").code == 0


def states(scorecard: Any) -> list[str]:
    listed = json.loads(scorecard("submissions", "--json").out)["submissions"]
    return [one["state"] for one in listed]


def aged(folder: Path, name: str, data: bytes) -> None:
    """A file of a folder that nobody has written to since 2001."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    os.utime(folder / name, (1e9, 1e9))


def test_a_file_is_submitted_and_then_published(scorecard: Any, sent: Any) -> None:
    load(scorecard, sent(files.MEASURES), "measures")
    done = scorecard("submit", "S1", "--as", "jo")
    assert (done.code, done.out, done.said) == (0, "", "S1, measures of thurrock, is submitted.\n")
    assert scorecard("publish", "S1", "--as", "jo").code == 1
    assert scorecard("publish", "S1", "--as", "sam").code == 0
    assert scorecard("submit", "S1", "--as", "jo").code == 1
    assert scorecard("submit", "S9", "--as", "jo").code == 1


def test_a_file_with_warnings_is_submitted_with_a_reason(scorecard: Any, sent: Any) -> None:
    published(scorecard, sent)
    load(scorecard, sent(UNKNOWN))
    done = scorecard("submit", "S3", "--as", "jo")
    assert (done.code, done.said) == (
        1,
        "Say why the file is right although it has warnings.\n",
    )
    assert scorecard("submit", "S3", "--as", "jo", "--why", "it comes next").code == 0
    assert states(scorecard) == ["published", "published", "submitted"]


def test_a_locked_period_asks_for_a_reason_and_the_ledger_tells_of_it(
    scorecard: Any, sent: Any
) -> None:
    published(scorecard, sent)
    assert scorecard("restatements", *ORG).said == "No published figure was changed.\n"
    assert json.loads(scorecard("restatements", *ORG, "--json").out) == {"restatements": []}
    assert scorecard("lock", "2023-24 Q1", *ORG, "--as", "sam").said == ("Q1 2023-24 is locked.\n")
    load(scorecard, sent(files.CORRECTION))
    refused = scorecard("publish", "S3", "--as", "sam")
    assert refused.code == 1
    assert "June 2023 would change, and it is locked" in refused.said
    why = ("--why", "two returns came late")
    assert scorecard("publish", "S3", "--as", "sam", *why).code == 0
    (one,) = json.loads(scorecard("restatements", *ORG, "--json").out)["restatements"]
    assert {name: one[name] for name in ("measure", "period", "before", "after", "locked")} == {
        "measure": "GAS-DOM",
        "period": "2023-06",
        "before": "99.75",
        "after": "99.8",
        "locked": True,
    }
    assert (one["submission"], one["revision"], one["by"]) == ("S3", 3, "sam")
    assert one["why"] == "two returns came late"
    assert one["at"].endswith("Z")
    line = scorecard("restatements", *ORG).out
    assert line.startswith("GAS-DOM  2023-06  99.75 -> 99.8  S3  ")
    assert line.endswith(" by sam  two returns came late\n")
    assert scorecard("audit", "verify").code == 0


def test_the_ledger_shows_counts_where_figures_are_counts(scorecard: Any, sent: Any) -> None:
    data = b"workstream,period,period_due,period_completed\nLIFT-ADP,2023-24 Q2,150,%d\n"
    for number, done in enumerate((142, 144), start=1):
        load(scorecard, sent(data % done), "compliance_returns")
        assert scorecard("publish", f"S{number}", "--as", "sam").code == 0
    scorecard("rollback", "S2", "--as", "sam", "--why", "it was right")
    scorecard("rollback", "S1", "--as", "sam", "--why", "not ours")
    found = json.loads(scorecard("restatements", *ORG, "--json").out)["restatements"]
    assert [(one["before"], one["after"]) for one in found] == [
        ("142 of 150", None),
        ("144 of 150", "142 of 150"),
        ("142 of 150", "144 of 150"),
    ]


def test_a_period_is_opened_with_a_reason(scorecard: Any, sent: Any) -> None:
    published(scorecard, sent)
    scorecard("lock", "2023-06", *ORG, "--as", "sam")
    assert scorecard("unlock", "2023-06", *ORG, "--as", "sam").code == 2
    assert scorecard("unlock", "2023-06", *ORG, "--as", "sam", "--why", " ").code == 1
    done = scorecard("unlock", "2023-06", *ORG, "--as", "sam", "--why", "an error")
    assert (done.code, done.said) == (0, "June 2023 is open.\n")
    load(scorecard, sent(files.CORRECTION))
    assert scorecard("publish", "S3", "--as", "sam").code == 0


@pytest.mark.parametrize(
    "line",
    [
        ("lock", "2003-04", *ORG, "--as", "sam"),
        ("lock", "soon", *ORG, "--as", "sam"),
        ("lock", "2023-06", "--org", "No Such", "--as", "sam"),
        ("lock", "2023-06", *ORG),
        ("ingest", "nowhere", *ORG, "--as", "nightly"),
        ("ingest", ".", *ORG, "--as", "nightly", "--settled", "-1"),
        ("restatements",),
    ],
)
def test_what_is_used_wrongly_ends_in_2(scorecard: Any, line: tuple[str, ...]) -> None:
    assert scorecard(*line).code == 2


def test_a_slip_in_a_councils_code_is_told_when_a_period_is_locked(scorecard: Any) -> None:
    done = scorecard("lock", "2023-06", "--org", "thurock", "--as", "sam")
    assert "thurock is a new organisation" in done.said


def test_a_folder_is_taken_in_and_a_refusal_ends_in_1(
    scorecard: Any, sent: Any, tmp_path: Path
) -> None:
    published(scorecard, sent)
    folder = tmp_path / "in"
    aged(folder, "observations.csv", files.CORRECTION)
    line = ("ingest", folder, *ORG, "--as", "nightly")
    done = scorecard(*line)
    assert (done.code, done.out) == (0, "")
    assert done.said == "observations.csv: one row, submitted as S3.\n"
    assert states(scorecard)[2:] == ["submitted"]
    aged(folder, "observations.csv", files.WRONG)
    aged(folder, "risks.csv", files.RISKS)
    assert scorecard(*line).code == 1
    assert states(scorecard)[2:] == ["submitted", "submitted"], "one file stops no other"
    assert scorecard(*line).code == 0, "there is nothing left"


def test_a_file_is_left_until_it_has_lain_untouched(scorecard: Any, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "risks.csv").write_bytes(files.RISKS)
    line = ("ingest", folder, *ORG, "--as", "nightly")
    scorecard(*line, "--settled", "3600")
    assert (folder / "risks.csv").exists()
    scorecard(*line, "--settled", "0")
    assert not (folder / "risks.csv").exists()


def test_a_folder_is_looked_at_again_and_again_if_asked(
    scorecard: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, waits = tmp_path / "in", []
    aged(folder, "risks.csv", files.WRONG)

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 2:
            raise KeyboardInterrupt
        aged(folder, "risks.csv", files.RISKS)

    monkeypatch.setattr("dashboard.commands.close.time.sleep", wait)
    done = scorecard("ingest", folder, *ORG, "--as", "nightly", "--every", "60")
    assert waits == [60, 60]
    assert done.code == 130
    assert states(scorecard) == ["submitted"]


def test_what_is_pulled_may_be_submitted_too(scorecard: Any, sent: Any, tmp_path: Path) -> None:
    published(scorecard, sent)
    folder = tmp_path / "returns"
    aged(folder, "observations.csv", UNKNOWN)
    line = ("pull", "--folder", folder, *ORG, "--as", "nightly", "--json")
    (one,) = json.loads(scorecard(*line).out)["loaded"]
    assert one["state"] == "staged"
    done = scorecard(*line, "--submit")
    (one,) = json.loads(done.out)["loaded"]
    assert (one["submission"], one["state"]) == ("S3", "unchanged")
    assert "S3 is submitted, for somebody to approve." in done.said
    aged(folder, "observations.csv", UNKNOWN + b"GAS-DON,2023-07,98\n")
    (one,) = json.loads(scorecard(*line, "--submit").out)["loaded"]
    assert (one["submission"], one["state"]) == ("S4", "submitted")
    listed = json.loads(scorecard("audit", "list", "--json").out)["audit"]
    whys = [line["detail"]["why"] for line in listed if line["action"] == "submitted"]
    assert set(whys) == {
        "Taken from a folder or database with one warning, for the approver to look at."
    }
