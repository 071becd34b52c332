"""The pages of the monthly close: what each role may do, and what each page answers."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.close import held as holding
from dashboard.domain.periods import Period
from dashboard.ingest import Ingest
from dashboard.intake.limits import Limits
from dashboard.purging import purge
from dashboard.services import Services
from tests.integration import files
from tests.integration.closing import csv, publish, services_in, stage

ROLES = ("viewer", "officer", "approver", "administrator")
OFFICERS = ROLES[1:]
APPROVERS = ROLES[2:]
UNKNOWN = csv("measure,period,value", "GAS-DON,2023-06,99")
OWN_HEADINGS = csv("measure,Month,Figure", "GAS-DOM,2023-06,99")
CALENDAR = csv(
    "return_id,title,service,dataset,covers,frequency,due_working_days,first_period",
    "GAS,Gas return,Property services,observations,GAS-DOM,monthly,10,2023-12",
)


@pytest.fixture
def services(tmp_path: Path) -> Services:
    made = services_in(tmp_path, cache_url=str(tmp_path / "cache"))
    publish(made.ingest, "measures", files.MEASURES)
    publish(made.ingest, "observations", files.OBSERVATIONS)
    return made


@pytest.fixture
def ingest(services: Services) -> Ingest:
    return services.ingest


@pytest.fixture
def server(services: Services) -> Any:
    return create_app(services.settings, strict=True).server


@pytest.fixture
def client(server: Any) -> FlaskClient:
    """A visitor of a demonstration, who starts as an officer."""
    found: FlaskClient = server.test_client()
    return found


def be(client: FlaskClient, role: str) -> None:
    assert client.post("/demonstration", data={"role": role}).status_code == 303


def send(client: FlaskClient, data: bytes | None, name: str = "june.csv", **given: str) -> Any:
    """Send the form as a browser does."""
    form: dict[str, Any] = {"org": "thurrock", "dataset": "observations", **given}
    if data is not None:
        form["file"] = (BytesIO(data), name)
    headers = {"X-Requested-With": given.pop("script")} if "script" in given else {}
    return client.post("/returns/send", data=form, headers=headers)


def token(page: Any) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page.text)
    assert found
    return found.group(1)


def words(answer: Any) -> str:
    """What a page says, without its tags."""
    text = re.sub(r"<[^>]+>", " ", answer.text)
    return re.sub(r"\s+", " ", text)


def state(ingest: Ingest, identity: str) -> str:
    return ingest.store.submission(identity).state


def submitted(
    ingest: Ingest, data: bytes = files.CORRECTION, by: str = "demonstration officer"
) -> str:
    """A file that an officer of the demonstration has sent and submitted."""
    found, batch = ingest.stage("observations", data, org="thurrock", by=by)
    ingest.submit(found.id, by=by, why="it is right" if batch.problems else "")
    return found.id


# Who may do what.

READS = {
    "/returns": ROLES,
    "/returns?org=thurrock": ROLES,
    "/returns/send": OFFICERS,
    "/returns/periods?org=thurrock": OFFICERS,
    "/returns/S1": OFFICERS,
}
WRITES = {
    "/returns/S3/submit": OFFICERS,
    "/returns/S3/approve": APPROVERS,
    "/returns/S3/send-back": APPROVERS,
    "/returns/S2/withdraw": APPROVERS,
    "/returns/lock": APPROVERS,
    "/returns/unlock": APPROVERS,
    "/returns/S3/headings": OFFICERS,
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("address", READS)
def test_a_page_is_for_those_whose_role_it_is(client: FlaskClient, role: str, address: str) -> None:
    be(client, role)
    answer = client.get(address)
    assert answer.status_code == (200 if role in READS[address] else 403)
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("address", WRITES)
def test_a_form_of_ones_own_making_does_no_more_than_the_role_may(
    client: FlaskClient, ingest: Ingest, role: str, address: str
) -> None:
    stage(ingest, "observations", files.CORRECTION)
    before = len(ingest.store.audit())
    be(client, role)
    answer = client.post(address, data={"org": "thurrock", "why": "because", "period": "2023-05"})
    if role in WRITES[address]:
        assert answer.status_code in {303, 409}
        return
    assert answer.status_code == 403
    assert "Ask an administrator for another role" in words(answer)
    assert len(ingest.store.audit()) == before


@pytest.mark.parametrize("role", ROLES)
def test_sending_a_file_is_for_officers(client: FlaskClient, ingest: Ingest, role: str) -> None:
    be(client, role)
    answer = send(client, files.CORRECTION)
    assert answer.status_code == (303 if role in OFFICERS else 403)
    assert len(ingest.store.submissions()) == (3 if role in OFFICERS else 2)
    kept = list((ingest.settings.data_dir / "held").glob("*/*"))
    assert kept == []


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may_not_do_is_not_offered(
    client: FlaskClient, ingest: Ingest, role: str
) -> None:
    identity = submitted(ingest)
    be(client, role)
    assert ("Send a return" in client.get("/returns").text) == (role in OFFICERS)
    assert (identity in client.get("/returns").text) == (role in OFFICERS)
    if role in OFFICERS:
        page = client.get(f"/returns/{identity}").text
        assert ("Approve and publish" in page) == (role in APPROVERS)
        periods = client.get("/returns/periods?org=thurrock").text
        assert ("Lock a period" in periods) == (role in APPROVERS)


@pytest.mark.parametrize("role", ROLES)
def test_the_way_to_the_returns_stands_above_every_page_for_whoever_may_send(
    client: FlaskClient, role: str
) -> None:
    be(client, role)
    for address in ("/", "/housing", "/returns"):
        strip = client.get(address).text.partition("</section>")[0]
        assert ('<a href="/returns">Returns</a>' in strip) == (role in OFFICERS)


@pytest.mark.parametrize("org", ["", "nowhere", "england", "../kent", "THURROCK"])
def test_a_council_there_is_none_of_gets_nothing(
    client: FlaskClient, ingest: Ingest, org: str
) -> None:
    be(client, "administrator")
    before = len(ingest.store.audit())
    for path in ("lock", "unlock"):
        form = {"org": org, "period": "2023-06", "why": "because"}
        assert client.post(f"/returns/{path}", data=form).status_code == 404
    assert send(client, files.CORRECTION, org=org).status_code == 404
    assert client.get("/returns/periods", query_string={"org": org}).status_code == 404
    listed = client.get("/returns", query_string={"org": org})
    assert listed.status_code == 200, "a list falls back to a council there is"
    assert len(ingest.store.audit()) == before
    assert [one.code for one in ingest.store.organisations()] == ["thurrock"]


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("get", "/returns/S9"),
        ("get", "/returns/s1"),
        ("get", "/returns/<b>"),
        ("post", "/returns/S9/approve"),
        ("post", "/returns/S1/forget"),
        ("post", "/returns/send/approve"),
        ("get", "/returns/template/secrets"),
    ],
)
def test_what_there_is_not_is_not_found(client: FlaskClient, method: str, address: str) -> None:
    be(client, "approver")
    answer = getattr(client, method)(address)
    assert answer.status_code == 404
    assert "Nothing was changed" in answer.text
    assert "<b>" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


# Sending a file.


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
    assert answer.status_code == 422, "nothing in it can have happened after it was taken"


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
    assert refused.status_code == 422
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
    assert (answer.status_code, answer.headers["Cache-Control"]) == (422, "no-store")
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
    assert send(client, back.data).status_code == 422, "it may be put right and sent again"


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
    assert answer.status_code == 422
    assert "One thing must be fixed" in answer.text
    assert "Download the file" not in answer.text
    kept = holding.Held("thurrock", "observations", "a.csv", "", "", "", "demonstration officer")
    with client.application.test_request_context():
        files_held = holding.HeldFiles(Path(_data_dir(client)) / "held")
        digest = files_held.keep(data)
        crafted = files_held.token(holding.Held(**{**_as_dict(kept), "digest": digest}))
    answer = client.post("/returns/problems", data={"token": crafted})
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


# Files that are held until they are right.


def _data_dir(client: FlaskClient) -> str:
    return str(client.application.config["HELD"])


def _as_dict(held: holding.Held) -> dict[str, str]:
    return {name: getattr(held, name) for name in held.__slots__}


@pytest.fixture(autouse=True)
def _told_where(server: Any, services: Services) -> None:
    server.config["HELD"] = services.settings.data_dir


def held_files(ingest: Ingest) -> list[Path]:
    return list((ingest.settings.data_dir / "held").glob("*/*"))


def test_headings_are_named_once_and_the_file_is_then_taken_in_and_forgotten(
    client: FlaskClient, ingest: Ingest
) -> None:
    answer = send(client, OWN_HEADINGS)
    page = words(answer)
    assert "“Month” in your file is" in page
    assert "period (required)" in page
    assert len(held_files(ingest)) == 1
    form = {"token": token(answer), "heading": ["Month", "Figure"], "column": ["period", "value"]}
    done = client.post("/returns/headings", data=form)
    assert (done.status_code, done.location) == (303, "/returns/S3")
    assert held_files(ingest) == []
    assert client.post("/returns/headings", data=form).status_code == 410
    assert "“Month” is period" in words(client.get("/returns/S3"))
    again = send(client, OWN_HEADINGS.replace(b"99", b"98"))
    assert again.status_code == 303, "it is remembered"


def test_headings_named_wrongly_are_shown_and_can_be_named_anew(
    client: FlaskClient, ingest: Ingest
) -> None:
    answer = send(client, OWN_HEADINGS)
    wrong = {"heading": ["Month", "Figure"], "column": ["value", "value"]}
    answer = client.post("/returns/headings", data={"token": token(answer), **wrong})
    assert answer.status_code == 422
    assert answer.text.count('<option value="value" selected>') == 1
    right = {"heading": ["Month", "Figure"], "column": ["period", ""]}
    answer = client.post("/returns/headings", data={"token": token(answer), **right})
    assert ingest.book.headings("thurrock", "observations") == {"month": "period"}
    assert answer.status_code == 303


def test_headings_can_be_forgotten_from_the_page_of_the_file(
    client: FlaskClient, ingest: Ingest
) -> None:
    named = {"Month": "period", "Figure": "value"}
    ingest.remember_headings("observations", named, org="thurrock", by="officer")
    send(client, OWN_HEADINGS)
    answer = client.post("/returns/S3/headings")
    assert answer.location == "/returns/send?org=thurrock&dataset=observations"
    assert ingest.book.headings("thurrock", "observations") == {}
    before = len(ingest.store.audit())
    client.post("/returns/S3/headings")
    assert len(ingest.store.audit()) == before, "there is nothing left to forget"


def test_a_form_of_ones_own_making_remembers_no_column_there_is_not(
    client: FlaskClient, ingest: Ingest
) -> None:
    page = send(client, OWN_HEADINGS)
    form = {"token": token(page), "heading": ["Month", "x"], "column": ["surname", ""]}
    assert client.post("/returns/headings", data=form).status_code == 422
    assert ingest.book.headings("thurrock", "observations") == {}
    assert [line.action for line in ingest.store.audit()].count("headings") == 0


@pytest.mark.parametrize("address", ["/returns/headings", "/returns/problems"])
def test_a_held_file_is_for_whoever_sent_it_and_for_a_day(
    client: FlaskClient, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = token(send(client, files.WRONG))
    assert client.post(address, data={"token": mine}).status_code in {200, 422}
    be(client, "approver")
    assert client.post(address, data={"token": mine}).status_code == 410
    be(client, "officer")
    for forged in ("", "nonsense", mine[:-1] + ("A" if mine[-1] != "A" else "B")):
        assert client.post(address, data={"token": forged}).status_code == 410
    monkeypatch.setattr(holding, "_DAY", -1)
    gone = client.post(address, data={"token": mine})
    assert (gone.status_code, "Send it again" in gone.text) == (410, True)


def test_a_held_file_is_out_of_reach_for_one_who_may_no_longer_send(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = token(send(client, files.WRONG))
    monkeypatch.setattr("dashboard.domain.people.ALLOWED", dict.fromkeys(ROLES, frozenset()))
    assert client.post("/returns/problems", data={"token": mine}).status_code == 403


def test_refused_files_are_dropped_after_a_day(client: FlaskClient, ingest: Ingest) -> None:
    send(client, files.WRONG)
    (first,) = held_files(ingest)
    send(client, files.WRONG + b"GAS-DOM,2003-05,1\n")
    assert len(held_files(ingest)) == 2
    os.utime(first, (1e9, 1e9))
    send(client, files.WRONG + b"GAS-DOM,2003-06,1\n")
    assert first not in held_files(ingest)
    assert len(held_files(ingest)) == 2


# Deciding.


def test_a_file_goes_from_sent_to_published_with_two_people(
    client: FlaskClient, ingest: Ingest
) -> None:
    send(client, files.CORRECTION)
    assert client.post("/returns/S3/submit").status_code == 303
    be(client, "approver")
    assert "One return waits for approval" in client.get("/returns?org=thurrock").text
    page = client.get("/returns/S3").text
    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert seen
    done = client.post("/returns/S3/approve", data={"seen": seen.group(1), "why": "month end"})
    assert done.status_code == 303
    assert state(ingest, "S3") == "published"
    page = words(client.get("/returns/S3"))
    assert "S3 is published" in page
    assert "Approved and published as figures 3 by demonstration approver" in page
    ledger = words(client.get("/returns/periods?org=thurrock"))
    assert "One published figure was changed" in ledger
    assert "month end" in ledger
    assert client.post("/returns/S3/withdraw", data={"why": "wrong"}).status_code == 303
    assert state(ingest, "S3") == "withdrawn"


def test_a_file_that_was_not_submitted_is_not_approved(client: FlaskClient, ingest: Ingest) -> None:
    send(client, files.CORRECTION)
    be(client, "approver")
    answer = client.post("/returns/S3/approve", data={"seen": "2"})
    assert answer.status_code == 409
    assert "S3 has not been submitted yet" in words(answer)
    assert state(ingest, "S3") == "staged"


def test_warnings_need_the_tick_and_a_reason(client: FlaskClient, ingest: Ingest) -> None:
    send(client, UNKNOWN)
    page = client.get("/returns/S3").text
    assert "I have looked at the one thing below" in page
    for form in ({}, {"looked": "Y"}, {"why": "it comes next"}, {"looked": "Y", "why": " "}):
        answer = client.post("/returns/S3/submit", data=form)
        assert answer.status_code == 409
        assert state(ingest, "S3") == "staged"
        assert form.get("why", "") in answer.text, "what was typed is not lost"
    done = client.post("/returns/S3/submit", data={"looked": "Y", "why": "it comes next"})
    assert done.status_code == 303
    assert ingest.store.submission("S3").submitted_why == "it comes next"
    assert "“it comes next”" in words(client.get("/returns/S3"))


def test_the_same_person_does_not_approve(client: FlaskClient, ingest: Ingest) -> None:
    be(client, "approver")
    send(client, files.CORRECTION)
    client.post("/returns/S3/submit")
    page = client.get("/returns/S3").text
    assert "Someone other than demonstration approver has to approve it" in page
    assert "Approve and publish" not in page
    answer = client.post("/returns/S3/approve", data={"seen": "2"})
    assert answer.status_code == 409
    assert "someone else has to publish it" in words(answer)
    be(client, "administrator")
    assert client.post("/returns/S3/approve", data={"seen": "2"}).status_code == 303


def test_what_was_published_meanwhile_is_shown_before_anyone_decides_again(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = submitted(ingest)
    publish(ingest, "observations", csv("measure,period,value", "GAS-DOM,2023-06,50"))
    be(client, "approver")
    answer = client.post(f"/returns/{identity}/approve", data={"seen": "2", "why": "late"})
    page = words(answer)
    assert answer.status_code == 409
    assert "S4 was published by manager on 2024-02-07 at 12:00, after you looked" in page
    assert "What S4 was" in page
    assert "Ratings that would move" in page
    assert 'name="seen" value="3"' in answer.text, "it may be approved as it now stands"
    assert ">late</textarea>" in answer.text
    assert client.post(f"/returns/{identity}/approve", data={"seen": "3"}).status_code == 303


@pytest.mark.parametrize("seen", ["", "two", "²", "-1"])
def test_what_is_no_revision_counts_as_none(client: FlaskClient, ingest: Ingest, seen: str) -> None:
    identity = submitted(ingest)
    be(client, "approver")
    assert client.post(f"/returns/{identity}/approve", data={"seen": seen}).status_code == 303


def test_a_locked_period_asks_for_a_reason(client: FlaskClient, ingest: Ingest) -> None:
    ingest.lock("thurrock", Period.parse("2023-24 Q1"), by="manager")
    identity = submitted(ingest)
    be(client, "approver")
    page = client.get(f"/returns/{identity}")
    assert "June 2023: locked. A reason is needed" in words(page)
    answer = client.post(f"/returns/{identity}/approve", data={"seen": "2"})
    assert answer.status_code == 409
    assert "June 2023 would change, and it is locked" in words(answer)
    done = client.post(f"/returns/{identity}/approve", data={"seen": "2", "why": "two came late"})
    assert done.status_code == 303
    assert "(locked)" in words(client.get("/returns/periods?org=thurrock"))


def test_sending_back_and_withdrawing_need_a_reason(client: FlaskClient, ingest: Ingest) -> None:
    identity = submitted(ingest)
    be(client, "approver")
    assert client.post(f"/returns/{identity}/send-back").status_code == 409
    assert client.post("/returns/S2/withdraw", data={"why": " "}).status_code == 409
    assert (state(ingest, identity), state(ingest, "S2")) == ("submitted", "published")
    client.post(f"/returns/{identity}/send-back", data={"why": "the wrong month"})
    assert "Sent back by demonstration approver. “the wrong month”" in words(
        client.get(f"/returns/{identity}")
    )


def test_a_file_that_was_purged_can_only_be_sent_back(
    client: FlaskClient, services: Services, tmp_path: Path
) -> None:
    cases = csv("case_id,received_on", "C1,2023-06-01")
    for dataset, data in (("ehc_cases", cases), ("observations", files.CORRECTION)):
        stage(services.ingest, dataset, data)
    later = Ingest(
        services.ingest.store,
        services.ingest.vault,
        services.settings,
        lambda: services.ingest.clock() + timedelta(days=100),
    )
    purge(later, timedelta(days=90), by="officer")
    be(client, "approver")
    for identity in ("S3", "S4"):
        page = client.get(f"/returns/{identity}")
        assert page.status_code == 200
        assert "The file itself is no longer kept" in page.text
        assert "Submit for approval</button>" not in page.text
        assert client.post(f"/returns/{identity}/submit").status_code == 409
        done = client.post(f"/returns/{identity}/send-back", data={"why": "never used"})
        assert done.status_code == 303


def test_nothing_of_a_waiting_file_is_kept_in_the_cache(
    client: FlaskClient, ingest: Ingest, tmp_path: Path
) -> None:
    identity = submitted(ingest, csv("measure,period,value", "GAS-DOM,2023-06,12.34567"))
    be(client, "approver")
    assert "12.3%" in client.get(f"/returns/{identity}").text
    for address in ("/returns?org=thurrock", "/returns/periods?org=thurrock"):
        client.get(address)
    kept = b"".join(one.read_bytes() for one in (tmp_path / "cache").rglob("*") if one.is_file())
    assert b"12.3" not in kept
    assert identity.encode() not in kept


# Locked periods.


def test_a_period_is_locked_and_opened(client: FlaskClient, ingest: Ingest) -> None:
    be(client, "approver")
    form = {"org": "thurrock", "period": "Q1 23-24"}
    assert client.post("/returns/lock", data=form).status_code == 303
    assert "Open Q1 2023-24" in words(client.get("/returns/periods?org=thurrock"))
    answer = client.post("/returns/unlock", data=form)
    assert answer.status_code == 422
    assert "Say why the period is opened" in words(answer)
    assert client.post("/returns/unlock", data={**form, "why": "an error"}).status_code == 303
    assert ingest.book.locked("thurrock") == ()


@pytest.mark.parametrize("period", ["", "soon", "2003-04", "2023-13", "<b>"])
def test_what_is_no_period_is_refused_with_a_sentence(client: FlaskClient, period: str) -> None:
    be(client, "approver")
    answer = client.post("/returns/lock", data={"org": "thurrock", "period": period})
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.text
    assert "<b>" not in answer.text


# What is owed.


def test_the_list_says_first_what_is_overdue_and_who_owes_it(
    client: FlaskClient, ingest: Ingest
) -> None:
    assert "No calendar says which returns are owed" in words(client.get("/returns?org=thurrock"))
    publish(ingest, "returns_calendar", CALENDAR)
    page = words(client.get("/returns?org=thurrock"))
    assert "Gas return for December 2023 is overdue from Property services" in page
    assert "Yet to come" in page
    more = CALENDAR + b"LIFT,Lift return,Lift team,observations,LIFT-ADP,monthly,5,2023-12\n"
    publish(ingest, "returns_calendar", more)
    assert "Two returns are overdue: gas return and lift return" in words(
        client.get("/returns?org=thurrock")
    )


def test_a_return_that_came_is_no_longer_owed(client: FlaskClient, ingest: Ingest) -> None:
    publish(ingest, "returns_calendar", CALENDAR)
    publish(ingest, "observations", csv("measure,period,value", "GAS-DOM,2023-12,99"))
    page = words(client.get("/returns?org=thurrock"))
    assert "Returns that came, and when" in page
    assert "overdue" not in page


def test_a_late_return_leads_from_the_overview_to_the_returns(
    client: FlaskClient, ingest: Ingest
) -> None:
    publish(ingest, "returns_calendar", CALENDAR)
    page = client.get("/?org=thurrock").text
    assert re.search(r'href="/returns\?org=thurrock"[^>]*>Gas return', page)
