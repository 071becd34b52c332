"""Deciding on a submission: submit, approve, send back, withdraw."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.domain.periods import Period
from dashboard.ingest import Ingest
from dashboard.purging import purge
from dashboard.services import Services
from tests.integration import files
from tests.integration.close.asking import (
    UNKNOWN,
    be,
    send,
    state,
    submitted,
    words,
)
from tests.integration.close.closing import csv, publish, stage


def test_a_file_goes_from_sent_to_published_with_two_people(
    client: FlaskClient, ingest: Ingest
) -> None:
    send(client, files.CORRECTION)
    assert client.post("/returns/S3/submit").status_code == 303
    be(client, "approver")
    assert "One return waits for you to approve" in client.get("/returns?org=thurrock").text
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
    assert "I have looked at the one thing above" in page
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
    done = client.post("/returns/S3/approve", data={"seen": "2", "why": "a late return"})
    assert done.status_code == 303


def test_what_was_published_meanwhile_is_shown_before_anyone_decides_again(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = submitted(ingest)
    publish(ingest, "observations", csv("measure,period,value", "GAS-DOM,2023-06,50"))
    be(client, "approver")
    answer = client.post(f"/returns/{identity}/approve", data={"seen": "2", "why": "late"})
    page = words(answer)
    assert answer.status_code == 409
    assert "S4 was published by manager on 7 February 2024, 12:00, after you looked" in page
    assert "What S4 was" in page
    assert "Ratings that would move" in page
    assert "Do the totals come to what they should?" in page
    assert 'name="seen" value="3"' in answer.text, "it may be approved as it now stands"
    assert ">late</textarea>" in answer.text
    done = client.post(f"/returns/{identity}/approve", data={"seen": "3", "why": "late"})
    assert done.status_code == 303


def test_what_was_published_meanwhile_is_told_of_before_a_missing_reason(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = submitted(ingest)
    publish(ingest, "observations", csv("measure,period,value", "GAS-DOM,2023-06,50"))
    be(client, "approver")
    answer = client.post(f"/returns/{identity}/approve", data={"seen": "2"})
    assert "S4 was published by manager" in words(answer)


def test_a_published_figure_is_corrected_only_with_a_reason_which_the_ledger_keeps(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = submitted(ingest)
    be(client, "approver")
    page = client.get(f"/returns/{identity}")
    assert "Figures that were published would change. A reason is needed" in words(page)
    assert "Reason for the correction" in words(page)
    for why in ("", " "):
        answer = client.post(f"/returns/{identity}/approve", data={"seen": "2", "why": why})
        assert answer.status_code == 409
        assert "Say why they are corrected" in words(answer)
    client.post(f"/returns/{identity}/approve", data={"seen": "2", "why": "a late return"})
    page = words(client.get("/returns/periods?org=thurrock"))
    assert "99.75% 99.8% a late return demonstration approver" in page


def test_a_first_figure_needs_no_reason(client: FlaskClient, ingest: Ingest) -> None:
    identity = submitted(ingest, csv("measure,period,value", "GAS-DOM,2023-07,99"))
    be(client, "approver")
    assert "Note (may be left blank)" in words(client.get(f"/returns/{identity}"))
    assert client.post(f"/returns/{identity}/approve", data={"seen": "2"}).status_code == 303


def test_the_reason_a_correction_was_sent_with_stands_in_the_ledger_where_no_other_was_given(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = stage(ingest, "observations", files.CORRECTION)
    ingest.submit(identity, by="officer", why="two late returns")
    ingest.publish(identity, by="manager")
    page = words(client.get("/returns/periods?org=thurrock"))
    assert "99.75% 99.8% two late returns (officer) manager" in page


@pytest.mark.parametrize("seen", ["", "two", "²", "-1"])
def test_what_is_no_revision_counts_as_none(client: FlaskClient, ingest: Ingest, seen: str) -> None:
    identity = submitted(ingest, csv("measure,period,value", "GAS-DOM,2023-07,99"))
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


def test_what_was_only_checked_can_be_discarded_and_what_was_submitted_cannot(
    client: FlaskClient, ingest: Ingest
) -> None:
    send(client, files.CORRECTION)
    assert "Discard it" in client.get("/returns/S3").text
    assert client.post("/returns/S3/discard").status_code == 303
    assert state(ingest, "S3") == "rejected"
    page = words(client.get("/returns/S3"))
    assert "S3 is discarded" in page
    assert "Discarded by demonstration officer. “Not wanted: it was only checked.”" in page
    assert "Discarded" in words(client.get("/returns?org=thurrock"))
    other = submitted(ingest)
    assert "Discard it" not in client.get(f"/returns/{other}").text
    assert client.post(f"/returns/{other}/discard").status_code == 409
    assert state(ingest, other) == "submitted"


def test_notes_of_earlier_decisions_stay_when_a_later_one_has_its_own(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = submitted(ingest)
    be(client, "approver")
    approved = {"seen": str(ingest.store.revision()), "why": "agreed with finance"}
    client.post(f"/returns/{identity}/approve", data=approved)
    client.post(f"/returns/{identity}/withdraw", data={"why": "the wrong month"})
    page = words(client.get(f"/returns/{identity}"))
    assert "“agreed with finance”" in page
    assert "“the wrong month”" in page


def test_the_officer_gives_the_reason_for_a_locked_correction_and_the_approver_sees_it(
    client: FlaskClient, ingest: Ingest
) -> None:
    ingest.lock("thurrock", Period.parse("2023-06"), by="manager", why="reported")
    send(client, files.CORRECTION)
    assert "Reason for the correction" in words(client.get("/returns/S3"))
    given = {"looked": "Y", "why": "a certificate came late"}
    assert client.post("/returns/S3/submit", data=given).status_code == 303
    be(client, "approver")
    page = client.get("/returns/S3").text
    assert "Demonstration officer says why the file is right: “a certificate came late”" in page
    assert "Note (may be left blank)" in page, "nobody's words are put into another's mouth"
    assert "a certificate came late</textarea>" not in page
    seen = {"seen": str(ingest.store.revision())}
    assert client.post("/returns/S3/approve", data=seen).status_code == 303
    (one,) = ingest.store.restatements("thurrock")
    assert (one.locked, one.why, ingest.store.submission("S3").published_why) == (True, "", "")
    ledger = words(client.get("/returns/periods?org=thurrock"))
    assert "a certificate came late (demonstration officer) demonstration approver" in ledger


def test_what_waits_and_what_was_only_checked_stand_apart(
    client: FlaskClient, ingest: Ingest
) -> None:
    send(client, files.CORRECTION)
    page = words(client.get("/returns?org=thurrock"))
    assert "Checked, not submitted" in page
    assert "Waiting for approval" not in page
    client.post("/returns/S3/submit")
    assert "Waiting for approval" in words(client.get("/returns?org=thurrock"))


def test_a_file_sent_twice_leads_to_the_other(client: FlaskClient, ingest: Ingest) -> None:
    first = stage(ingest, "observations", files.CORRECTION)
    second = stage(ingest, "observations", files.CORRECTION)
    assert f'<a href="/returns/{first}">{first}</a>' in client.get(f"/returns/{second}").text
