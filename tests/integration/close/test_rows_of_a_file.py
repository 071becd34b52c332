"""The rows of a file before anyone approves it: who may see them, and the file as it was sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.ingest import Ingest
from dashboard.services import Services
from tests.integration import files
from tests.integration.close.asking import UNKNOWN, be, send, words
from tests.integration.close.closing import CASES, FEWER_CASES, publish, services_in, stage


@pytest.fixture
def shown(tmp_path: Path) -> Services:
    """A store in which the registers of Thurrock may be seen row by row."""
    return services_in(tmp_path, registers="thurrock")


def visitor_of(services: Services, role: str) -> FlaskClient:
    client: FlaskClient = create_app(services.settings, strict=True).server.test_client()
    be(client, role)
    return client


def test_an_approver_reads_the_rows_with_their_warnings_before_deciding(
    client: FlaskClient,
) -> None:
    send(client, UNKNOWN)
    be(client, "approver")
    assert 'href="/returns/S3/rows"' in client.get("/returns/S3").text
    page = words(client.get("/returns/S3/rows"))
    assert "One row sent by demonstration officer" in page
    assert "GAS-DON, 2023-06" in page
    assert "lished for the organisation, so the figure is not rated" in page
    assert "Only those with a warning: 1" in page


def test_a_register_of_risks_shows_what_changes_and_what_it_leaves_out(
    client: FlaskClient, ingest: Ingest
) -> None:
    publish(ingest, "risks", files.RISKS)
    identity = stage(ingest, "risks", files.FEWER_RISKS)
    page = words(client.get(f"/returns/{identity}/rows?only=changed"))
    assert "R2 2 Changed 1 was 2" in page
    assert "R1 Gone" in page


def test_the_rows_of_a_register_are_for_whoever_may_see_them(
    client: FlaskClient, ingest: Ingest, shown: Services
) -> None:
    identity = stage(ingest, "ehc_cases", CASES)
    for path in ("rows", "file"):
        answer = client.get(f"/returns/{identity}/{path}")
        assert answer.status_code == 403
        assert "C1" not in words(answer)
    assert "are not shown here one by one" in words(client.get(f"/returns/{identity}"))
    officer = visitor_of(shown, "officer")
    publish(shown.ingest, "ehc_cases", CASES)
    later = stage(shown.ingest, "ehc_cases", FEWER_CASES)
    page = words(officer.get(f"/returns/{later}/rows?only=changed"))
    assert "C2 2 Changed" in page
    assert "C1 Gone" in page
    assert visitor_of(shown, "viewer").get(f"/returns/{later}/rows").status_code == 403


def test_an_answer_with_rows_is_kept_nowhere(client: FlaskClient, ingest: Ingest) -> None:
    identity = stage(ingest, "risks", files.RISKS)
    for path in ("rows", "file"):
        be(client, "approver")
        assert client.get(f"/returns/{identity}/{path}").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["rows", "file"])
def test_there_are_no_rows_of_what_was_never_sent(client: FlaskClient, path: str) -> None:
    assert client.get(f"/returns/S99/{path}").status_code == 404


def test_the_file_as_it_was_sent_is_for_approvers_and_whoever_sent_it(
    client: FlaskClient, ingest: Ingest
) -> None:
    named = files.CORRECTION.replace(b"value\n", b"value,who\n").replace(
        b"99.8", b"99.8,head@example.org"
    )
    send(client, named)
    mine = client.get("/returns/S3/file")
    assert mine.data == named
    assert mine.headers["Content-Disposition"] == 'attachment; filename="june.csv"'
    assert "head@example.org" not in client.get("/returns/S3/rows").text, (
        "a column that was not read"
    )
    other = stage(ingest, "observations", files.CORRECTION)
    assert client.get(f"/returns/{other}/file").status_code == 403
    assert "Download the file" not in client.get(f"/returns/{other}/rows").text
    be(client, "approver")
    assert client.get(f"/returns/{other}/file").data == files.CORRECTION
    assert "Download the file as it was sent" in words(client.get(f"/returns/{other}/rows"))


def test_a_file_whose_name_is_none_here_is_saved_under_its_submissions(
    client: FlaskClient, ingest: Ingest
) -> None:
    found, _ = ingest.stage("risks", files.RISKS, org="thurrock", by="officer", filename="…")
    be(client, "approver")
    said = client.get(f"/returns/{found.id}/file").headers["Content-Disposition"]
    assert said == f'attachment; filename="{found.id}-risks.csv"'


def test_the_rows_of_what_was_published_are_held_against_the_figures_before_it(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = publish(ingest, "observations", files.CORRECTION)
    publish(ingest, "observations", files.CORRECTION.replace(b"99.8", b"50"))
    page = words(client.get(f"/returns/{identity}/rows?only=changed"))
    assert "Changed 99.8 was 99.75" in page


def test_of_a_purged_file_it_is_said_that_its_warnings_are_not_known(
    client: FlaskClient, services: Services
) -> None:
    identity = stage(services.ingest, "observations", files.CORRECTION)
    services.ingest.reject(identity, by="manager", why="not signed off")
    services.ingest.vault.remove(services.ingest.store.submission(identity).digest)
    be(client, "approver")
    page = words(client.get(f"/returns/{identity}/rows"))
    assert "cannot be said what its rows were warned of" in page
    assert "Download the file" not in page
    assert client.get(f"/returns/{identity}/file").status_code == 410


def test_the_rows_of_a_register_that_was_purged_are_gone(shown: Services) -> None:
    identity = stage(shown.ingest, "ehc_cases", CASES)
    shown.ingest.reject(identity, by="manager", why="not signed off")
    shown.ingest.vault.remove(shown.ingest.store.submission(identity).register)
    answer = visitor_of(shown, "approver").get(f"/returns/{identity}/rows")
    assert answer.status_code == 410
    assert "no longer kept" in words(answer)
