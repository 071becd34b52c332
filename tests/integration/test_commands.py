"""The commands: what programs read, what people read, and the exit codes scripts go by."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.integration import files

ROOT = Path(__file__).parents[2]


def load(scorecard: Any, file: Path, *more: object, dataset: str = "observations") -> Any:
    return scorecard("load", dataset, file, "--org", "thurrock", "--as", "officer", *more)


def states(scorecard: Any) -> list[tuple[str, str, int | None]]:
    listed = json.loads(scorecard("submissions", "--json").out)["submissions"]
    return [(one["id"], one["state"], one["revision"]) for one in listed]


def test_loading_stages_a_file_and_prints_one_document(scorecard: Any, sent: Any) -> None:
    done = load(scorecard, sent(files.OBSERVATIONS), "--json")
    document = json.loads(done.out)
    assert done.code == 0
    assert (document["dataset"], document["rows"], document["submission"]) == (
        "observations",
        2,
        "S1",
    )
    assert document["state"] == "staged"
    assert {problem["severity"] for problem in document["problems"]} <= {"warning"}
    assert states(scorecard) == [("S1", "staged", None)]


def test_a_file_with_errors_ends_in_1_and_keeps_nothing(scorecard: Any, sent: Any) -> None:
    done = load(scorecard, sent(files.WRONG), "--json")
    document = json.loads(done.out)
    assert (done.code, document["submission"], document["state"]) == (1, None, "refused")
    assert {problem["row"] for problem in document["problems"]} == {2, 3}
    assert "nothing was loaded" in done.said
    assert states(scorecard) == []
    assert "return.csv" in load(scorecard, sent(files.WRONG)).out


def test_a_file_that_cannot_be_read_ends_in_1(scorecard: Any, tmp_path: Path) -> None:
    done = load(scorecard, tmp_path / "nowhere.csv", "--json")
    (problem,) = json.loads(done.out)["problems"]
    assert (done.code, problem["row"], json.loads(done.out)["rows"]) == (1, None, 0)


def test_publishing_with_the_load_waits_for_a_second_person(scorecard: Any, sent: Any) -> None:
    done = load(scorecard, sent(files.OBSERVATIONS), "--publish", "--json")
    assert (done.code, json.loads(done.out)["state"]) == (0, "staged")
    assert "someone else has to publish it" in done.said
    assert scorecard("publish", "S1", "--as", "officer").code == 1
    assert scorecard("publish", "S1", "--as", "manager").code == 0
    assert states(scorecard) == [("S1", "published", 1)]


def test_publishing_with_the_load_is_done_where_one_person_is_enough(
    scorecard: Any, sent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORECARD_APPROVALS", "one")
    document = json.loads(load(scorecard, sent(files.OBSERVATIONS), "--publish", "--json").out)
    assert (document["state"], document["revision"]) == ("published", 1)


@pytest.mark.parametrize("word", ["withdraw", "rollback"])
def test_the_monthly_close_from_end_to_end(scorecard: Any, sent: Any, word: str) -> None:
    load(scorecard, sent(files.OBSERVATIONS))
    load(scorecard, sent(files.CORRECTION))
    assert scorecard("publish", "S1", "--as", "manager", "--why", "month end").code == 0
    assert scorecard("reject", "S2", "--as", "manager", "--why", "too late").code == 0
    done = scorecard(word, "S1", "--as", "manager", "--why", "restated")
    assert (done.code, done.said) == (
        0,
        "S1, observations of thurrock, is withdrawn at revision 2.\n",
    )
    assert states(scorecard) == [("S1", "withdrawn", 1), ("S2", "rejected", None)]
    assert "S2  thurrock  observations  rejected" in scorecard("submissions").out
    assert scorecard("submissions", "--org", "kent").said == "Nothing has been loaded.\n"


def test_an_id_is_known_in_small_letters_and_told_what_can_still_be_done(
    scorecard: Any, sent: Any
) -> None:
    load(scorecard, sent(files.OBSERVATIONS))
    assert scorecard("publish", "s1", "--as", "manager").code == 0
    done = scorecard("reject", "s1", "--as", "manager", "--why", "x")
    assert done.said.startswith("S1 is published, so it cannot be rejected. Withdraw it to bring ")


@pytest.mark.parametrize("command", ["publish", "reject", "withdraw", "rollback"])
def test_a_submission_there_is_not_ends_in_1(scorecard: Any, command: str) -> None:
    done = scorecard(command, "S9", "--as", "manager", "--why", "x")
    assert (done.code, done.out) == (1, "")
    assert "There is no submission S9" in done.said


def test_a_reason_that_is_blank_ends_in_1(scorecard: Any, sent: Any) -> None:
    load(scorecard, sent(files.OBSERVATIONS))
    assert scorecard("reject", "S1", "--as", "manager", "--why", " ").code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("load", "observation", "{file}", "--org", "thurrock", "--as", "officer"),
        ("load", "observations", "{file}", "--org", "Thurrock Council", "--as", "officer"),
        ("load", "observations", "{file}", "--org", "thurrock"),
        ("load", "observations", "{file}", "--as", "officer"),
        ("publish", "S1"),
        ("reject", "S1", "--as", "manager"),
        ("submissions", "--org", "?"),
        ("purge", "--older-than", "a while"),
        ("pull", "--org", "thurrock", "--as", "officer"),
        ("pull", "--org", "thurrock", "--as", "officer", "--database", "sqlite://"),
        ("close",),
    ],
)
def test_a_command_used_wrongly_ends_in_2(scorecard: Any, sent: Any, arguments: Any) -> None:
    file = str(sent(files.OBSERVATIONS))
    done = scorecard(*(argument.replace("{file}", file) for argument in arguments))
    assert (done.code, done.out) == (2, "")


def test_a_new_organisation_is_taken_with_a_notice(scorecard: Any, sent: Any) -> None:
    file = sent(files.OBSERVATIONS)
    command = ("load", "observations", file, "--org", "milton-keynes", "--as", "officer", "--json")
    first, second = scorecard(*command), scorecard(*command)
    assert (first.code, json.loads(first.out)["submission"]) == (0, "S1")
    assert "milton-keynes is a new organisation" in first.said
    assert "new organisation" not in second.said
    assert json.loads(second.out)["same_file"] == ["S1"]
    assert "new organisation" not in load(scorecard, file).said


def test_checking_against_what_is_published_never_makes_a_store(
    scorecard: Any, sent: Any, tmp_path: Path
) -> None:
    check = ("check", "observations", sent(files.OBSERVATIONS), "--org", "thurrock", "--json")
    assert json.loads(scorecard(*check).out)["problems"] == []
    assert not (tmp_path / "figures.db").exists()
    load(scorecard, sent(files.OBSERVATIONS))
    codes = [problem["code"] for problem in json.loads(scorecard(*check).out)["problems"]]
    assert codes == ["loaded_before", "measure_not_published", "measure_not_published"]


def test_the_same_file_again_is_said(scorecard: Any, sent: Any) -> None:
    load(scorecard, sent(files.OBSERVATIONS))
    again = json.loads(load(scorecard, sent(files.OBSERVATIONS), "--json").out)
    assert again["same_file"] == ["S1"]
    assert again["problems"][0]["code"] == "loaded_before"


def test_a_wrong_setting_ends_in_2_and_is_named(
    scorecard: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORECARD_APPROVALS", "none")
    done = scorecard("submissions")
    assert (done.code, done.out) == (2, "")
    assert "SCORECARD_APPROVALS cannot be 'none'" in done.said


def test_a_store_that_is_away_ends_in_1_with_a_sentence(
    scorecard: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORECARD_DATABASE_URL", "postgresql://127.0.0.1:9/x?connect_timeout=2")
    done = scorecard("submissions", "--json")
    assert (done.code, done.out) == (1, "")
    assert "cannot be used just now" in done.said


def test_the_audit_is_listed_and_verified_and_an_alteration_ends_in_1(
    scorecard: Any, sent: Any, tmp_path: Path
) -> None:
    assert scorecard("audit", "verify").out == "The audit holds: 0 lines.\n"
    load(scorecard, sent(files.OBSERVATIONS))
    scorecard("publish", "S1", "--as", "manager")
    assert scorecard("audit", "verify").out.startswith("The audit holds: 2 lines. Line 2 ends ")
    scorecard("withdraw", "s1", "--as", "manager", "--why", "one\nhome twice")
    listed = scorecard("audit", "list").out
    assert "manager  published S1\n" in listed
    assert "manager  withdrawn S1  one home twice\n" in listed
    listed = json.loads(scorecard("audit", "list", "--json").out)["audit"]
    assert [line["action"] for line in listed][:3] == ["staged", "published", "withdrawn"]
    with sqlite3.connect(tmp_path / "figures.db") as connection:
        connection.execute("UPDATE audit SET done_by = 'nobody' WHERE number = 2")
    connection.close()
    done = scorecard("audit", "verify")
    assert (done.code, done.out) == (
        1,
        "The audit does not hold from line 2: it was altered after it was written.\n",
    )


def test_old_files_never_published_are_purged(scorecard: Any, sent: Any) -> None:
    load(scorecard, sent(files.OBSERVATIONS))
    assert scorecard("purge", "--older-than", "2 weeks").said == "Deleted 0 files.\n"
    assert scorecard("audit", "verify").code == 0


def test_migrating_says_where_the_store_stands(scorecard: Any) -> None:
    assert scorecard("migrate").said == "The store is up to date, at migration 0007.\n"


def test_settings_are_shown_without_passwords(
    scorecard: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORECARD_DATABASE_URL", "postgresql://me:secret@db/figures")
    monkeypatch.setenv("SCORECARD_CACHE_URL", "redis://:secret@cache/0")
    shown = scorecard("settings").out
    assert "SCORECARD_DATABASE_URL=postgresql://me:***@db/figures\n" in shown
    assert "secret" not in shown
    assert scorecard("settings", "--markdown").out.startswith("# Settings")


def test_a_folder_is_pulled_and_what_did_not_change_is_passed_over(
    scorecard: Any, sent: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "returns"
    folder.mkdir()
    for name, data in (("observations.csv", files.OBSERVATIONS), ("measures.csv", files.MEASURES)):
        (folder / name).write_bytes(data)
    pull = ("pull", "--folder", folder, "--org", "thurrock", "--as", "nightly", "--json")
    loaded = json.loads(scorecard(*pull).out)["loaded"]
    assert [(one["dataset"], one["state"]) for one in loaded] == [
        ("measures", "staged"),
        ("observations", "staged"),
    ]
    (folder / "measures.csv").write_bytes(b"measure\n")
    done = scorecard(*pull)
    states_now = [one["state"] for one in json.loads(done.out)["loaded"]]
    assert (done.code, states_now) == (1, ["refused", "unchanged"])


def test_a_database_is_pulled_through_the_same_checks(
    scorecard: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORECARD_APPROVALS", "one")
    own, queries = tmp_path / "own.db", tmp_path / "queries"
    queries.mkdir()
    with sqlite3.connect(own) as connection:
        connection.execute("CREATE TABLE f AS SELECT 'GAS-DOM' AS m, '2023-06' AS p, 99.5 AS v")
    connection.close()
    (queries / "observations.sql").write_text(
        "SELECT m AS measure, p AS period, v AS value FROM f", encoding="utf-8"
    )
    pull = ("pull", "--database", f"sqlite:///{own}", "--sql", queries)
    done = scorecard(*pull, "--org", "thurrock", "--as", "nightly", "--publish")
    assert (done.code, states(scorecard)) == (0, [("S1", "published", 1)])
    (queries / "observations.sql").write_text(
        "SELECT m AS measure, 'July' AS period, v AS value FROM f", encoding="utf-8"
    )
    done = scorecard(*pull, "--org", "thurrock", "--as", "nightly")
    assert done.code == 1
    assert "observations.sql" in done.out
    assert "bad_period" in done.out


def test_a_source_that_cannot_be_read_ends_in_1(scorecard: Any, tmp_path: Path) -> None:
    done = scorecard("pull", "--folder", tmp_path / "x", "--org", "thurrock", "--as", "nightly")
    assert (done.code, done.said) == (1, f"There is no folder {tmp_path / 'x'}.\n")


def test_queries_without_a_database_name_the_variable(scorecard: Any, tmp_path: Path) -> None:
    done = scorecard("pull", "--sql", tmp_path, "--org", "thurrock", "--as", "nightly")
    assert done.code == 2
    assert "SCORECARD_SOURCE_URL" in done.said


def test_the_package_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "dashboard", "--help"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "withdraw" in ended.stdout
