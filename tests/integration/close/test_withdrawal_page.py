"""Before a withdrawal: what would show again, which ratings would move, and what a lock asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.domain.periods import Period
from dashboard.ingest import Ingest
from dashboard.services import Services
from tests.integration import files
from tests.integration.close.asking import be, state, words
from tests.integration.close.closing import csv, publish, services_in

WORSE = csv("measure,period,value", "GAS-DOM,2023-06,50", "GAS-DOM,2023-07,99")
ASSETS = csv("asset_id,kind,homes", "H1,dwelling,1")
CHECKS = csv("asset_id,workstream,required,last_completed", "H1,GAS-DOM,Y,2024-01-10")


def told(what: str, period: str = "2023-06") -> bytes:
    return csv("measure,period,what", f"GAS-DOM,{period},{what}")


def moved(services: Services, identity: str) -> list[tuple[str, str, str, str]]:
    """Each figure that a withdrawal would change: period, kind, before, after."""
    would = services.withdrawal(identity)
    return [(one.period, one.kind, one.before, one.after) for one in would.moved]


def test_the_figures_before_it_come_back_and_those_it_brought_are_gone(
    services: Services,
) -> None:
    identity = publish(services.ingest, "observations", WORSE)
    assert moved(services, identity) == [
        ("July 2023", "removed", "99%", "no figure"),
        ("June 2023", "changed", "50%", "99.8%"),
    ]
    would = services.withdrawal(identity)
    assert (would.rows["changed"], would.rows["removed"], would.rows["unchanged"]) == (1, 1, 1)
    assert would.seen == services.ingest.store.revision()


def test_what_would_change_is_what_the_withdrawal_changes(services: Services) -> None:
    identity = publish(services.ingest, "observations", WORSE)
    would = services.if_withdrawn(services.ingest.store.submission(identity))
    expected = [one.row for one in would.rows("thurrock", "observations")]
    services.ingest.rollback(identity, by="manager", why="the wrong month")
    shown = services.read.books().rows("thurrock", "observations")
    assert [one.row for one in shown] == expected


def test_nothing_comes_back_where_another_was_published_over_it(services: Services) -> None:
    first = publish(services.ingest, "observations", WORSE)
    publish(services.ingest, "observations", WORSE.replace(b"50", b"60").replace(b",99", b",98"))
    assert moved(services, first) == []


def test_a_register_that_shows_again_brings_its_figures_back(tmp_path: Path) -> None:
    services = services_in(tmp_path)
    publish(services.ingest, "risks", files.RISKS)
    later = publish(services.ingest, "risks", files.FEWER_RISKS)
    rows = services.withdrawal(later).rows
    assert (rows["added"], rows["changed"], rows["removed"]) == (1, 1, 0)


def test_an_approver_sees_what_would_change_and_says_why(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = publish(ingest, "observations", WORSE)
    be(client, "approver")
    assert f'href="/returns/{identity}/withdraw"' in client.get(f"/returns/{identity}").text
    page = words(client.get(f"/returns/{identity}/withdraw"))
    assert f"Withdraw {identity}? One figure would be taken out and one rating would move" in page
    assert "Rows: one changed back, one gone and one untouched." in page
    assert "50% 99.8% Red Amber" in " ".join(page.split())
    answer = client.post(f"/returns/{identity}/withdraw", data={"why": " "})
    assert answer.status_code == 409
    assert "Nothing was changed" in words(answer)
    assert "One figure would be taken out" in words(answer), "what would change is still there"
    done = client.post(f"/returns/{identity}/withdraw", data={"why": "the wrong month"})
    assert (done.status_code, state(ingest, identity)) == (303, "withdrawn")


def test_what_was_published_since_is_told_before_anything_is_withdrawn(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = publish(ingest, "observations", WORSE)
    publish(ingest, "observations", files.CORRECTION)
    be(client, "approver")
    form = {"why": "the wrong month", "seen": "3"}
    answer = client.post(f"/returns/{identity}/withdraw", data=form)
    assert answer.status_code == 409
    assert "S4 was published by manager on 7 February 2024, 12:00, after you looked" in words(
        answer
    )
    assert 'name="seen" value="4"' in answer.text
    assert ">the wrong month</textarea>" in answer.text
    done = client.post(f"/returns/{identity}/withdraw", data={**form, "seen": "4"})
    assert (done.status_code, state(ingest, identity)) == (303, "withdrawn")


def test_a_locked_period_is_named_before_its_figures_are_withdrawn(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = publish(ingest, "observations", WORSE)
    ingest.lock("thurrock", Period.parse("2023-06"), by="manager")
    be(client, "approver")
    page = words(client.get(f"/returns/{identity}/withdraw"))
    assert "June 2023: locked. The withdrawal changes figures there" in page
    assert "Changed, in a locked period" in page


def test_what_was_counted_with_it_has_to_be_withdrawn_first(
    client: FlaskClient, ingest: Ingest
) -> None:
    assets = publish(ingest, "assets", ASSETS)
    checks = publish(ingest, "inspections", CHECKS)
    be(client, "approver")
    page = client.get(f"/returns/{assets}/withdraw")
    assert f"Withdraw {checks} first" in words(page)
    assert "<textarea" not in page.text


def test_of_commentary_it_says_what_shows_again(client: FlaskClient, ingest: Ingest) -> None:
    publish(ingest, "commentaries", told("It fell in June."))
    later = publish(ingest, "commentaries", told("It rose in June."))
    alone = publish(ingest, "commentaries", told("It stood in July.", "2023-07"))
    be(client, "approver")
    page = words(client.get(f"/returns/{later}/withdraw"))
    assert "Shows again" in page
    assert "It fell in June." in page
    assert "Nothing shows again" in words(client.get(f"/returns/{alone}/withdraw"))


@pytest.mark.parametrize(("role", "status"), [("officer", 403), ("viewer", 403)])
def test_withdrawing_is_for_approvers(
    client: FlaskClient, ingest: Ingest, role: str, status: int
) -> None:
    identity = publish(ingest, "observations", WORSE)
    be(client, role)
    assert client.get(f"/returns/{identity}/withdraw").status_code == status
    assert "withdrawing it would change" not in client.get(f"/returns/{identity}").text


def test_what_is_not_published_leads_back_to_its_page(client: FlaskClient, ingest: Ingest) -> None:
    identity = publish(ingest, "observations", WORSE)
    ingest.rollback(identity, by="manager", why="the wrong month")
    be(client, "approver")
    answer = client.get(f"/returns/{identity}/withdraw")
    assert (answer.status_code, answer.location) == (303, f"/returns/{identity}")
