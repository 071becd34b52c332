"""A register with a column of personal details: refused at every door, and kept nowhere."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.ingest import Ingest
from dashboard.watched import take_in
from tests.integration.close.asking import be, send, token, words
from tests.integration.close.closing import csv

NAMED = csv("hazard_id,kind,aware_at,Tenant name", "Z1,significant,2023-01-02,Orchard")
RIGHT = csv("hazard_id,kind,aware_at", "Z1,significant,2023-01-02")
SAYS = "“Tenant name” seems to be a column of personal details, which may not be sent here."


def in_the_vault(ingest: Ingest) -> list[bytes]:
    """Every file that is kept for good and speaks of the tenant."""
    kept = [one.read_bytes() for one in ingest.vault.folder.glob("*/*")]
    assert kept, "the files of the start are there"
    return [one for one in kept if b"Orchard" in one]


def test_the_browser_holds_it_for_its_sender_alone_until_it_is_sent_without_the_column(
    client: FlaskClient, ingest: Ingest
) -> None:
    answer = send(client, NAMED, "hazards.csv", dataset="hazards")
    page = words(answer)
    assert SAYS in page
    assert "Delete the column and send the file again" in page
    assert "Which column is which" not in page, "it may be named nothing"
    assert in_the_vault(ingest) == []
    back = client.post("/returns/problems", data={"token": token(answer)})
    assert SAYS in back.text
    be(client, "approver")
    assert client.get(answer.request.path).status_code == 410
    be(client, "officer")
    done = send(client, RIGHT, "hazards.csv", dataset="hazards")
    assert done.location == "/returns/S3"
    assert client.get(answer.request.path).status_code == 410
    assert not list((ingest.settings.data_dir / "held").glob("*/*"))


def test_a_watched_folder_moves_it_to_the_problems_and_keeps_nothing(
    ingest: Ingest, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "hazards.csv").write_bytes(NAMED)
    os.utime(folder / "hazards.csv", (1e9, 1e9))
    (taken,) = take_in(folder, ingest, org="thurrock", by="nightly", settled=timedelta(0))
    assert (taken.refused, taken.moved_to.parent.name) == (True, "problems")
    assert in_the_vault(ingest) == []


@pytest.mark.parametrize("command", ["load", "pull"])
def test_a_command_refuses_it_and_says_which_column(
    command: str, scorecard: Any, tmp_path: Path
) -> None:
    file = tmp_path / "hazards.csv"
    file.write_bytes(NAMED)
    given = ["hazards", file] if command == "load" else ["--folder", tmp_path]
    done = scorecard(command, *given, "--org", "thurrock", "--as", "officer")
    assert done.code == 1
    assert "Tenant name" in done.out
    assert "personal_column" in scorecard("check", "hazards", file, "--json").out
