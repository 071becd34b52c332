"""What a publication changed stays on its page: figures, ratings, warnings, reasons and people."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dashboard.domain.periods import Period
from dashboard.ingest import Ingest
from dashboard.services import Services
from tests.integration import files
from tests.integration.close.asking import OWN_HEADINGS, UNKNOWN, be, submitted, words
from tests.integration.close.closing import CASES, csv, publish, stage

WORSE = csv("measure,period,value", "GAS-DOM,2023-06,50")


def test_the_preview_before_and_the_record_after_say_the_same(services: Services) -> None:
    identity = stage(services.ingest, "observations", WORSE)
    would = services.preview(identity)
    services.ingest.publish(identity, by="manager", why="a late return")
    did = services.change_made(identity)
    assert (did.moved, did.rows) == (would.moved, would.rows)


def test_it_stays_what_it_was_whatever_comes_later(services: Services) -> None:
    identity = publish(services.ingest, "observations", WORSE)
    did = services.change_made(identity)
    publish(services.ingest, "observations", files.CORRECTION)
    services.ingest.rollback(identity, by="manager", why="the wrong month")
    assert services.change_made(identity) == did


def test_a_lock_of_today_was_none_then(services: Services) -> None:
    early = publish(services.ingest, "observations", WORSE)
    services.ingest.lock("thurrock", Period.parse("2023-06"), by="manager")
    late = publish(services.ingest, "observations", files.CORRECTION)
    services.ingest.unlock("thurrock", Period.parse("2023-06"), by="manager", why="late returns")
    assert services.change_made(early).locked_periods == ()
    assert services.change_made(late).locked_periods == ("June 2023",)


def test_a_register_that_was_published_says_what_it_counted(services: Services) -> None:
    identity = publish(services.ingest, "ehc_cases", CASES)
    did = services.change_made(identity)
    assert did.rows["added"] == 2
    assert {one.kind for one in did.moved} == {"added"}


def test_what_was_never_published_changed_nothing(services: Services) -> None:
    identity = stage(services.ingest, "observations", WORSE)
    with pytest.raises(LookupError, match="never published"):
        services.change_made(identity)


def test_the_page_keeps_the_ratings_that_moved_and_why(client: FlaskClient, ingest: Ingest) -> None:
    identity = publish(ingest, "observations", WORSE)
    page = " ".join(words(client.get(f"/returns/{identity}")).split())
    assert f"{identity} is published: one rating moved" in page
    assert "Sent by officer and approved by manager on 7 February 2024, 12:00." in page
    assert "Rating before Rating after" in page
    assert "June 2023 Changed 99.8% 50% Amber Red" in page
    ingest.rollback(identity, by="manager", why="the wrong month")
    withdrawn = words(client.get(f"/returns/{identity}"))
    assert f"{identity} is withdrawn Sent by" in withdrawn
    assert "What its publication changed is below" in withdrawn
    assert "Ratings that moved" in withdrawn


def test_the_page_keeps_the_warnings_and_why_they_could_stand(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = submitted(ingest, UNKNOWN)
    ingest.publish(identity, by="manager")
    publish(ingest, "measures", files.MEASURES.replace(b"GAS-DOM", b"GAS-DON"))
    be(client, "approver")
    page = words(client.get(f"/returns/{identity}"))
    assert "What it was warned of" in page
    assert "Demonstration officer said why the file is right: “it is right”" in page
    assert "GAS-DON" in page, "although its measure is published by now"


def test_a_heading_that_was_forgotten_since_is_no_error_of_what_was_published(
    client: FlaskClient, ingest: Ingest
) -> None:
    named = {"Month": "period", "Figure": "value"}
    ingest.remember_headings("observations", named, org="thurrock", by="officer")
    identity = publish(ingest, "observations", OWN_HEADINGS)
    forgotten = dict.fromkeys(named, "")
    ingest.remember_headings("observations", forgotten, org="thurrock", by="officer")
    for path in ("", "/rows"):
        page = words(client.get(f"/returns/{identity}{path}"))
        assert "Must fix" not in page
        assert "is missing" not in page


def test_of_what_a_script_published_it_is_said_that_nobody_was_asked(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = publish(ingest, "observations", UNKNOWN)
    assert "without being submitted, so no reason" in words(client.get(f"/returns/{identity}"))


def test_of_a_register_whose_rows_are_no_longer_kept_the_rest_is_still_said(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = publish(ingest, "ehc_cases", CASES)
    ingest.vault.remove(ingest.store.submission(identity).register)
    page = client.get(f"/returns/{identity}")
    assert page.status_code == 200
    assert "Approved and published as figures 3 by manager" in words(page)
