"""`scorecard datasets`, `template` and `check`: documents, tables and exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typer
from typer.testing import CliRunner

from dashboard.commands import files
from dashboard.intake.batch import Batch
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Problem, Severity
from tests.unit.intake.sending import file_of


def test_datasets_are_listed_with_their_columns_as_one_document(run: Any) -> None:
    done = run("datasets", "--json")
    listed = {one["name"]: one for one in json.loads(done.stdout)["datasets"]}
    assert (done.exit_code, set(listed)) == (0, set(DATASETS))
    assert listed["risks"]["columns"][2] == {
        "name": "likelihood",
        "type": "integer",
        "required": True,
        "allowed": ["1 to 5"],
        "description": "How likely it is now",
        "example": "4",
    }


def test_datasets_are_listed_for_people_too(run: Any) -> None:
    done = run("datasets")
    assert done.exit_code == 0
    assert all(name in done.stdout for name in DATASETS)


def test_a_template_is_the_row_of_headings(run: Any, tmp_path: Path) -> None:
    done = run("template", "observations")
    assert done.stdout == ",".join(DATASETS["observations"].names) + "\n"
    place = tmp_path / "template.csv"
    assert run("template", "observations", "-o", place).exit_code == 0
    assert place.read_text(encoding="utf-8-sig") == done.stdout
    assert run("check", "observations", place, "--json").exit_code == 1


def test_a_template_that_cannot_be_written_ends_in_1(run: Any, tmp_path: Path) -> None:
    done = run("template", "risks", "-o", tmp_path / "nowhere" / "template.csv")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "cannot be written" in done.stderr


def test_checking_prints_the_contracts_document_and_nothing_else(run: Any, sent: Any) -> None:
    file = sent(file_of("observations", {"as_at": "31/02/2025"}, {"period": "2023-08"}))
    done = run("check", "observations", file, "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == {
        "dataset": "observations",
        "rows": 2,
        "submission": None,
        "problems": [
            {
                "severity": "error",
                "code": "impossible_date",
                "row": 2,
                "column": "as_at",
                "value": "31/02/2025",
                "message": "“31/02/2025” is not a day in the calendar. "
                "Slashed dates are read day first.",
                "fix": "Check the day and the month; write 31/03/2025 or 2025-03-31.",
            }
        ],
    }
    assert done.stderr == "2 rows, 1 error, 0 warnings.\n"


def test_warnings_leave_the_exit_code_at_0(run: Any, sent: Any) -> None:
    done = run("check", "risks", sent(file_of("risks", {"cause": "See SS2 6ER"})))
    assert done.exit_code == 0
    assert "postcode" in done.stdout
    assert done.stderr == "1 row, 0 errors, 1 warning.\n"


def test_a_workstream_that_no_catalogue_has_is_a_warning(run: Any, sent: Any) -> None:
    row = {"asset_id": "A1", "workstream": "GAS-DON", "required": "Y", "interval_months": "12"}
    done = run("check", "inspections", sent(file_of("inspections", row)), "--json")
    told = [one for one in json.loads(done.stdout)["problems"] if one["column"] == "workstream"]
    assert (done.exit_code, [one["code"] for one in told]) == (0, ["workstream_unknown"])
    assert told[0]["message"].endswith("the nearest known code is GAS-DOM.")


def test_a_sound_file_needs_no_table(run: Any, sent: Any) -> None:
    done = run("check", "risks", sent(file_of("risks", {})))
    assert (done.exit_code, done.stdout) == (0, "")


def test_many_problems_are_cut_short_for_people_and_whole_for_programs(run: Any, sent: Any) -> None:
    file = sent(file_of("risks", *({"risk_id": f"R{n}", "impact": "9"} for n in range(250))))
    assert "The first 200 of 250" in run("check", "risks", file).stdout
    assert len(json.loads(run("check", "risks", file, "--json").stdout)["problems"]) == 250


def test_another_organisations_rows_are_errors(run: Any, sent: Any) -> None:
    file = sent(file_of("risks", {"org": "kent"}))
    assert run("check", "risks", file, "--org", "kent").exit_code == 0
    done = run("check", "risks", file, "--org", "thurrock", "--json")
    assert (done.exit_code, json.loads(done.stdout)["problems"][0]["code"]) == (1, "other_org")


def test_a_file_that_cannot_be_opened_or_read_ends_in_1_with_a_problem(
    run: Any, sent: Any, tmp_path: Path
) -> None:
    for file, code in (
        (tmp_path / "lost.csv", "cannot_be_opened"),
        (tmp_path, "cannot_be_opened"),
        (sent(b"%PDF-1.7"), "not_a_table"),
    ):
        done = run("check", "risks", file, "--json")
        document = json.loads(done.stdout)
        assert (done.exit_code, document["rows"]) == (1, 0)
        assert [one["code"] for one in document["problems"]] == [code]


def test_wrong_use_ends_in_2(run: Any, sent: Any) -> None:
    file = sent(file_of("risks", {}))
    for arguments in (
        ("check", "gossip", file),
        ("check", "risks"),
        ("check", "risks", file, "--org", "Not A Code"),
        ("template", "gossip"),
        ("datasets", "--unknown"),
    ):
        done = run(*arguments)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr


def test_a_file_is_compared_with_what_is_published_where_there_is_a_store(sent: Any) -> None:
    compared: list[tuple[str, Batch]] = []

    def compare(org: str, batch: Batch) -> list[Problem]:
        compared.append((org, batch))
        return [Problem(Severity.WARNING, "moved", 2, None, None, "It moved.", "Look again.")]

    app = typer.Typer()
    files.register(app, compare)
    file = str(sent(file_of("risks", {})))
    done = CliRunner().invoke(app, ["check", "risks", file, "--org", "kent", "--json"])
    assert [one["code"] for one in json.loads(done.stdout)["problems"]] == ["moved"]
    assert CliRunner().invoke(app, ["check", "risks", file]).exit_code == 0
    assert [org for org, _ in compared] == ["kent"]
