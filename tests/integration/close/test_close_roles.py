"""What each role may do on the pages of the close, also with forms of its own making."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dashboard.ingest import Ingest
from tests.integration import files
from tests.integration.close.asking import (
    APPROVERS,
    OFFICERS,
    ROLES,
    be,
    send,
    submitted,
    words,
)
from tests.integration.close.closing import stage

READS = {
    "/returns": ROLES,
    "/returns?org=thurrock": ROLES,
    "/returns/send": OFFICERS,
    "/returns/periods?org=thurrock": OFFICERS,
    "/returns/S1": OFFICERS,
    "/returns/S2/rows": OFFICERS,
    "/returns/S2/file": APPROVERS,
    "/returns/S2/withdraw": APPROVERS,
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
        assert ('href="/returns">Returns</a>' in strip) == (role in OFFICERS)
    strip = client.get("/housing?org=kent").text.partition("</section>")[0]
    assert ('href="/returns?org=kent">Returns</a>' in strip) == (role in OFFICERS)


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
        ("get", "/returns/S9/withdraw"),
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
