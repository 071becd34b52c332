"""`scorecard score` and `check` on returns and registers: what is refused, and what people read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.commands.estate import CHECKS, ESTATE
from tests.unit.intake.returns import ASSESSMENT, a_return
from tests.unit.intake.sending import file_of


def test_a_return_is_scored_as_its_cases_and_reviews(run: Any, tmp_path: Path) -> None:
    for name, data in a_return(assessments=({**ASSESSMENT, "week20": "1"},)).items():
        (tmp_path / name).write_bytes(data)
    done = run("score", "sen2", tmp_path, "--as-at", "2026-03-31", "--json")
    document = json.loads(done.stdout)
    assert (done.exit_code, document["dataset"]) == (0, "sen2")
    (row,) = document["rows"]
    assert (row["case_id"], row["state_20w"]) == ("R1", "met")
    assert document["summary"]["exception_rate"] == 100
    (review,) = document["annual_reviews"]["rows"]
    assert (review["state_decision"], review["state_review"]) == ("met", "open")
    codes = [one["code"] for one in document["problems"]]
    assert codes == ["many_exceptions", "exception_unstated"]
    checked = run("check", "sen2", tmp_path, "--json")
    assert json.loads(checked.stdout)["rows"] == 6
    assert (checked.exit_code, checked.stderr) == (0, "6 rows, 0 errors, 1 warning.\n")


@pytest.mark.parametrize("name", ["sen2", "dfe_ehc"])
def test_what_is_no_folder_ends_in_1_with_a_problem(run: Any, tmp_path: Path, name: str) -> None:
    done = run("check", name, tmp_path / "lost", "--json")
    document = json.loads(done.stdout)
    assert (done.exit_code, document["rows"]) == (1, 0)
    assert [one["code"] for one in document["problems"]] == ["not_a_return"]


def test_a_folder_without_the_files_has_them_missing(run: Any, tmp_path: Path) -> None:
    for name, missing in (("sen2", 1), ("dfe_ehc", 3)):
        done = run("check", name, tmp_path, "--json")
        codes = [one["code"] for one in json.loads(done.stdout)["problems"]]
        assert (done.exit_code, codes) == (1, ["module_missing"] * missing)


@pytest.mark.parametrize(
    "dataset", ["ehc_cases", "ehc_advice", "annual_reviews", "hazards", "inspections", "sen2"]
)
def test_a_file_that_cannot_be_scored_has_no_rows(
    run: Any, sent: Any, tmp_path: Path, dataset: str
) -> None:
    place = tmp_path if dataset == "sen2" else sent(b"nothing\nhere\n")
    done = run("score", dataset, place, "--as-at", "2026-03-31", "--json")
    document = json.loads(done.stdout)
    assert (done.exit_code, document["rows"]) == (1, [])
    assert document["problems"]
    assert run("score", dataset, place, "--as-at", "2026-03-31").exit_code == 1


def test_inspections_beside_assets_that_cannot_be_read_are_scored_without_them(
    run: Any, sent: Any
) -> None:
    file, assets = sent(file_of("inspections", {})), sent(b"nothing\nhere\n", "assets.csv")
    done = run("score", "inspections", file, "--as-at", "2026-03-31", "--assets", assets, "--json")
    document = json.loads(done.stdout)
    assert (done.exit_code, len(document["rows"])) == (1, 1)
    assert document["tsm"]["BS01"]["homes"] == 0


def test_a_person_reads_tables(run: Any, sent: Any) -> None:
    arguments = ("--as-at", "2026-03-31", "--assets", sent(file_of("assets", *ESTATE), "a.csv"))
    done = run("score", "inspections", sent(file_of("inspections", *CHECKS)), *arguments)
    assert done.exit_code == 0
    assert "earliest_visit" in done.stdout.replace("\n", "")
    assert "required 2" in done.stdout
    assert done.stderr == "4 rows, 0 errors, 0 warnings.\n"


def test_many_rows_are_all_in_the_document(score_register: Any) -> None:
    _, document = score_register("ehc_cases", *({"case_id": f"C{n}"} for n in range(10_001)))
    assert [row["case_id"] for row in document["rows"]] == [f"C{n}" for n in range(10_001)]


def test_only_inspections_are_scored_with_assets(run: Any, sent: Any) -> None:
    file = sent(file_of("ehc_cases", {}))
    done = run("score", "ehc_cases", file, "--as-at", "2026-03-31", "--assets", file)
    assert (done.exit_code, done.stdout) == (2, "")


def test_assets_are_not_scored_and_end_in_2(run: Any, sent: Any) -> None:
    done = run("score", "assets", sent(file_of("assets", {})), "--as-at", "2026-03-31")
    assert (done.exit_code, done.stdout) == (2, "")
