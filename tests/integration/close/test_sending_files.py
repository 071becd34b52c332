"""Sending a file: taken in, or sent back with every problem."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.ingest import Ingest
from dashboard.intake.limits import Limits
from tests.integration import files
from tests.integration.close.asking import (
    send,
    token,
    words,
)
from tests.integration.close.closing import csv


def test_a_sound_file_is_taken_in_and_its_page_shown(client: FlaskClient, ingest: Ingest) -> None:
    answer = send(client, files.CORRECTION, source="The housing system")
    assert (answer.status_code, answer.location) == (303, "/returns/S3")
    found = ingest.store.submission("S3")
    assert (found.by, found.filename, found.source, found.state) == (
        "demonstration officer",
        "june.csv",
        "The housing system",
        "staged",
    )
    page = words(client.get("/returns/S3"))
    assert "One figure would change, no rating" in page
    assert "Checked, not submitted. Rows: one changed and one as before." in page
    assert "june.csv, one row, S3" in page
    assert "1 rows" not in page


def test_a_script_that_sends_it_is_told_where_the_page_is(client: FlaskClient) -> None:
    answer = client.post(
        "/returns/send",
        data={
            "org": "thurrock",
            "dataset": "observations",
            "file": (BytesIO(files.CORRECTION), "june.csv"),
        },
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert (answer.status_code, answer.location, answer.text) == (201, "/returns/S3", "")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"dataset": ""}, "Choose which return the file is."),
        ({"dataset": "secrets"}, "Choose which return the file is."),
        ({"as_at": "31/01/2024"}, "Give the day as in 2026-11-30."),
        ({"as_at": "2024-02-08"}, "The day has not come yet."),
    ],
)
def test_what_the_form_lacks_is_said_beside_its_field(
    client: FlaskClient, ingest: Ingest, given: dict[str, str], said: str
) -> None:
    answer = send(client, files.CORRECTION, **given)
    assert answer.status_code == 422
    assert answer.text.count(said) == 2, "at the top and beside the field"
    assert len(ingest.store.submissions()) == 2


@pytest.mark.parametrize("data", [None, b""])
def test_a_form_without_a_file_says_so(client: FlaskClient, data: bytes | None) -> None:
    answer = send(client, data, name="")
    assert (answer.status_code, "Choose a file, or drop one here." in answer.text) == (422, True)


def test_a_register_is_taken_as_of_the_day_given(client: FlaskClient, ingest: Ingest) -> None:
    cases = csv("case_id,received_on", "C1,2023-06-01")
    assert send(client, cases, dataset="ehc_cases", as_at="2023-12-31").status_code == 303
    assert ingest.store.submission("S3").as_at == "2023-12-31"
    later = csv("case_id,received_on", "C1,2024-01-15")
    answer = send(client, later, dataset="ehc_cases", as_at="2023-12-31")
    assert "must be fixed" in answer.text, "nothing in it can have happened after it was taken"


@pytest.mark.parametrize(
    "name",
    [
        "june & july (final) v2.csv",
        "отчёт.csv",
        "%22'><script>alert(1)</script>.csv",
        "..\\..\\boot.csv",
        "a" * 300 + ".csv",
        "caf\u00e9\u0301 \U0001f4ca.CSV",
        "no extension",
    ],
)
def test_a_file_may_be_called_anything(client: FlaskClient, ingest: Ingest, name: str) -> None:
    answer = send(client, files.CORRECTION, name=name)
    assert answer.status_code == 303
    assert "<script>alert" not in client.get(answer.location).text
    assert "<script>alert" not in client.get("/returns?org=thurrock").text
    refused = send(client, files.WRONG, name=name)
    assert "must be fixed" in refused.text
    assert "<script>alert" not in refused.text
    download = client.post("/returns/problems", data={"token": token(refused)})
    assert download.status_code == 200
    disposition = download.headers["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="[\w.-]+-problems\.csv"', disposition)
    assert ingest.store.verify() is None


def test_a_file_with_errors_is_not_kept_and_its_problems_are_shown_and_sent_back(
    client: FlaskClient, ingest: Ingest
) -> None:
    answer = send(client, files.WRONG)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    page = words(answer)
    assert "Two things must be fixed; nothing was loaded" in page
    for said in ("2003-04", "lots", "june.csv: Observations, two rows"):
        assert said in page
    assert len(ingest.store.submissions()) == 2
    back = client.post("/returns/problems", data={"token": token(answer)})
    assert back.headers["Content-Disposition"] == 'attachment; filename="june-problems.csv"'
    assert back.headers["Cache-Control"] == "no-store"
    assert back.headers["X-Content-Type-Options"] == "nosniff"
    lines = back.data.decode("utf-8-sig").splitlines()
    assert lines[0] == "measure,period,value,Problems"
    assert "Two things must be fixed" in send(client, back.data).text, "it may be sent again"


def test_words_to_be_typed_stand_out_and_what_is_not_repeated_is_not_called_blank(
    client: FlaskClient,
) -> None:
    answer = send(client, csv("measure,value", "GAS-DOM,1"))
    assert "<code>scorecard template observations</code>" in answer.text
    assert "`" not in answer.text
    assert "(blank)" not in answer.text
    blank = send(client, csv("measure,period,value", ",2023-06,1"))
    assert "(blank)" in blank.text


@pytest.mark.parametrize("data", [b"%PDF-1.7 a scan", b"PK\x03\x04 half a workbook", b"\n\n"])
def test_a_file_that_cannot_be_read_says_why_and_offers_no_copy(
    client: FlaskClient, data: bytes
) -> None:
    answer = send(client, data)
    assert "One thing must be fixed" in answer.text
    assert "Download the file" not in answer.text
    answer = client.post("/returns/problems", data={"token": answer.request.path.split("/")[-1]})
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.text


def test_a_file_that_is_too_large_is_refused_with_a_sentence(
    server: Any, client: FlaskClient, ingest: Ingest
) -> None:
    assert server.config["MAX_CONTENT_LENGTH"] > Limits().size
    server.config["MAX_CONTENT_LENGTH"] = 1_000
    answer = send(client, b"x" * 5_000)
    assert answer.status_code == 413
    assert "That is more than 50 MB, the most that is read. Split the file" in words(answer)
    assert answer.headers["Cache-Control"] == "no-store"
    assert len(ingest.store.submissions()) == 2


def test_an_empty_file_with_the_headings_can_be_fetched(client: FlaskClient) -> None:
    answer = client.get("/returns/template/observations")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="observations.csv"'
    assert answer.data.decode("utf-8-sig").startswith("measure,period,value,")
    assert "/returns/template/observations" in client.get("/returns/send").text
