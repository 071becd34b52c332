"""The returns page opens for an officer with what is to be done, and where."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from dashboard.close.tasks import sent_back
from dashboard.ingest import Ingest
from tests.integration import files
from tests.integration.close.asking import be, send, submitted, words
from tests.integration.close.closing import CASES, MORE_CASES, csv, stage

OTHER = csv("measure,period,value", "LIFT-ADP,2023-05,94")
AGAIN = "/returns/send?org=thurrock&amp;dataset=observations&amp;period=2023-06"


def send_back(ingest: Ingest, identity: str, why: str = "The contractor's own copy") -> str:
    ingest.reject(identity, by="Sam", why=why)
    return identity


def asked_for(ingest: Ingest) -> list[str]:
    """The submissions that are asked for again."""
    store = ingest.store
    return [one.id for one in sent_back(store, store.submissions("thurrock"), ingest.clock())]


def test_a_return_that_was_sent_back_stands_first_with_its_reason_and_the_way_to_correct_it(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = send_back(ingest, submitted(ingest))
    answer = client.get("/returns?org=thurrock")
    page = words(answer)
    assert "One return was sent back to be corrected" in page
    assert "“The contractor's own copy”" in answer.text.replace("&#x27;", "'")
    assert f'href="{AGAIN}"' in answer.text
    own = client.get(f"/returns/{identity}").text
    assert f'href="{AGAIN}"' in own
    assert "Sent back by Sam" in own
    be(client, "viewer")
    assert "sent back" not in words(client.get("/returns?org=thurrock"))


def test_what_waits_for_an_approver_stands_first_and_is_counted_in_the_headline(
    client: FlaskClient, ingest: Ingest
) -> None:
    send_back(ingest, submitted(ingest))
    waits = submitted(ingest, OTHER)
    stage(ingest, "observations", csv("measure,period,value", "LIFT-ADP,2023-04,93"))
    assert "for you to approve" not in words(client.get("/returns?org=thurrock"))
    be(client, "approver")
    answer = client.get("/returns?org=thurrock")
    page = words(answer)
    assert '<h1 class="headline">One return waits for you to approve</h1>' in answer.text
    assert page.index("Look and decide") < page.index("Send the corrected file")
    assert f'href="/returns/{waits}"' in answer.text
    assert "Waiting for approval" not in page, "it is not listed twice"
    assert "Checked, not submitted" in page, "a colleague's draft is a colleague's to do"
    assert "Look and submit it" not in page


def test_what_one_sent_oneself_is_for_others_to_approve(
    client: FlaskClient, ingest: Ingest
) -> None:
    submitted(ingest, by="demonstration approver")
    be(client, "approver")
    page = words(client.get("/returns?org=thurrock"))
    assert "for you to approve" not in page
    assert "Waiting for approval" in page


def test_it_is_asked_for_until_a_file_that_speaks_of_the_same_is_sent(ingest: Ingest) -> None:
    identity = send_back(ingest, submitted(ingest))
    assert asked_for(ingest) == [identity]
    stage(ingest, "observations", OTHER)
    assert asked_for(ingest) == [identity], "a file of other figures is not the corrected one"
    stage(ingest, "observations", files.CORRECTION + b"\n")
    assert asked_for(ingest) == []


def test_a_register_sent_back_is_asked_for_until_another_is_sent(ingest: Ingest) -> None:
    found = stage(ingest, "ehc_cases", CASES, as_at=date(2023, 12, 31))
    ingest.submit(found, by="officer", why="it is right")
    send_back(ingest, found)
    assert asked_for(ingest) == [found]
    stage(ingest, "ehc_cases", MORE_CASES)
    assert asked_for(ingest) == []


def test_what_was_discarded_or_is_long_ago_is_not_asked_for(
    ingest: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    send_back(ingest, stage(ingest, "observations", OTHER), "not wanted")
    assert asked_for(ingest) == []
    send_back(ingest, submitted(ingest))
    assert len(asked_for(ingest)) == 1
    later = datetime(2024, 2, 7, tzinfo=UTC) + timedelta(days=93)
    monkeypatch.setattr(ingest, "clock", lambda: later)
    assert asked_for(ingest) == []


def test_the_link_of_a_register_names_its_day(client: FlaskClient, ingest: Ingest) -> None:
    found = stage(ingest, "ehc_cases", CASES, as_at=date(2023, 12, 31))
    ingest.submit(found, by="officer", why="it is right")
    send_back(ingest, found)
    href = "/returns/send?org=thurrock&amp;dataset=ehc_cases&amp;as_at=2023-12-31"
    assert f'href="{href}"' in client.get("/returns?org=thurrock").text
    assert 'value="2023-12-31"' in client.get(href.replace("&amp;", "&")).text


def test_the_headline_is_what_waits_for_approval_else_how_much_there_is_to_do(
    client: FlaskClient, ingest: Ingest
) -> None:
    assert "Nothing waits for approval" in words(client.get("/returns?org=thurrock"))
    send(client, OTHER)
    assert "One thing for you to do" in words(client.get("/returns?org=thurrock"))
    submitted(ingest)
    assert "One return waits for approval" in words(client.get("/returns?org=thurrock"))


def test_what_was_checked_and_what_was_refused_can_be_gone_on_with(
    client: FlaskClient, ingest: Ingest
) -> None:
    send(client, files.CORRECTION)
    send(client, files.WRONG, "may.csv", period="2023-05")
    page = words(client.get("/returns?org=thurrock"))
    assert "Look and submit it" in page
    assert "Two things must be fixed" in page
    assert "See what is wrong : Observations, May 2023" in page
    assert page.index("See what is wrong") < page.index("Look and submit it")


def test_commentary_that_was_sent_back_is_written_again_from_its_own_words(
    client: FlaskClient, ingest: Ingest
) -> None:
    form = {"org": "thurrock", "measure": "GAS-DOM", "period": "2023-06", "submit": "Y"}
    answer = client.post("/returns/commentary", data={**form, "what": "Two homes were missed."})
    identity = answer.location.rpartition("/")[2]
    send_back(ingest, identity, "Say which contractor")
    page = client.get("/returns?org=thurrock").text
    href = "/returns/commentary?org=thurrock&amp;measure=GAS-DOM&amp;period=2023-06"
    assert f'href="{href}"' in page
    form_page = client.get(href.replace("&amp;", "&")).text
    assert "Two homes were missed." in form_page
    assert "Sent back by Sam: “Say which contractor”" in form_page


def test_what_is_unfinished_says_the_period_or_day_it_is_of(
    client: FlaskClient, ingest: Ingest
) -> None:
    send(client, files.CORRECTION)
    send(client, CASES, dataset="ehc_cases", as_at="2023-12-31")
    page = words(client.get("/returns?org=thurrock"))
    assert "Look and submit it : Observations, June 2023" in page
    assert "Look and submit it : EHC cases, As at 31 December 2023" in page
    identity = ingest.store.submissions()[-1].id
    assert f"two rows, as at 31 December 2023, {identity}" in words(
        client.get(f"/returns/{identity}")
    )


def test_a_file_sent_twice_says_where_the_other_stands(client: FlaskClient, ingest: Ingest) -> None:
    first = submitted(ingest)
    send(client, files.CORRECTION)
    page = words(client.get("/returns/S4"))
    assert f"it is also {first} (waiting for approval)" in page
    assert "Discard this one unless it is meant to be sent again." in page
    assert "Discard this one" not in words(client.get(f"/returns/{first}"))


def test_an_officer_is_told_that_what_was_submitted_is_for_others_now(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = submitted(ingest)
    assert "There is no more for you to do" in client.get(f"/returns/{identity}").text
    be(client, "approver")
    assert "There is no more for you to do" not in client.get(f"/returns/{identity}").text
