"""A person's own page: another password, asked for the old one; signed out everywhere."""

from __future__ import annotations

import re
from typing import Any

import pytest
from werkzeug.test import Client

from dashboard.access.passwords import hashed, is_right
from dashboard.store import People, Store
from tests.integration.signing_in import BY, PASSWORD, SignIn, enter_as

OWN = "another quiet morning"
FORM = {"old": PASSWORD, "new": OWN, "again": OWN}


@pytest.fixture
def newcomer(people: People, guarded_server: Any) -> Client:
    """The browser of Jo, who came in with a password that an administrator chose."""
    people.set_password("Jo", hashed(PASSWORD), **BY, one_time=True)
    client: Client = guarded_server.test_client()
    assert enter_as(client, "Jo", form={"next": "/housing?org=kent"}).status_code == 303
    return client


def kept(people: People) -> str:
    found = people.find("Jo")
    assert found is not None
    return found.password


def test_a_person_sees_what_they_may_do_here_and_the_way_there(signed_in: SignIn) -> None:
    client = signed_in()
    assert '<a class="to-returns" href="/account">Your account</a>' in client.get("/returns").text
    assert "You are officer of every organisation." in client.get("/account").text


def test_a_password_is_changed_and_every_other_browser_signed_out(
    signed_in: SignIn, people: People
) -> None:
    here, elsewhere = signed_in(), signed_in()
    done = here.post("/account/password", data=FORM)
    assert (done.status_code, done.location) == (303, "/account?changed=1")
    assert "Your password is changed" in here.get(done.location).text
    assert elsewhere.get("/housing").status_code == 302
    assert here.get("/housing").status_code == 200
    assert is_right(kept(people), OWN)
    last = Store(str(people.database.url)).audit()[-1]
    assert (last.action, last.by) == ("password changed", "Jo")


@pytest.mark.parametrize(
    ("typed", "said", "status"),
    [
        ({"old": ""}, "Enter your present password.", 422),
        ({"old": "not the password"}, "That is not your present password.", 403),
        ({"new": ""}, "Enter a password.", 422),
        ({"new": "short"}, "A password has 12 to 200 characters.", 422),
        ({"new": PASSWORD, "again": PASSWORD}, "Choose another password than the present", 422),
        ({"again": "something else"}, "The two new passwords are not the same.", 422),
    ],
)
def test_what_is_wrong_is_named_and_the_password_stays(
    signed_in: SignIn, people: People, typed: dict[str, str], said: str, status: int
) -> None:
    refused = signed_in().post("/account/password", data={**FORM, **typed})
    assert refused.status_code == status
    (told,) = re.findall(r'<li><a href="#(?:old|new|again)">([^<]*)</a></li>', refused.text)
    assert told.startswith(said)
    assert "<title>Error: Your account" in refused.text
    assert is_right(kept(people), PASSWORD)


def test_the_old_password_can_be_tried_as_often_as_signing_in(signed_in: SignIn) -> None:
    client = signed_in()
    wrong = {**FORM, "old": "not the password"}
    tries = [client.post("/account/password", data=wrong).status_code for _ in range(11)]
    assert tries == [403] * 10 + [429]
    assert client.post("/account/password", data=FORM).status_code == 429


def test_a_person_signs_out_everywhere(signed_in: SignIn) -> None:
    here, elsewhere = signed_in(), signed_in()
    out = here.post("/account/sign-out")
    assert (out.status_code, out.location) == (303, "/sign-in?left=everywhere")
    assert "You have signed out everywhere." in here.get(out.location).text
    assert here.get_cookie("scorecard") is None
    assert elsewhere.get("/housing").status_code == 302


def test_with_a_one_time_password_nothing_answers_before_another_is_chosen(
    newcomer: Client, guarded_server: Any
) -> None:
    for rule in guarded_server.url_map.iter_rules():
        path = re.sub(r"<[^>]+>", "anything", rule.rule)
        if path.startswith(("/assets/", "/_dash-component-suites/", "/_favicon")):
            continue
        if path in {"/healthz", "/readyz", "/account", "/account/password", "/account/sign-out"}:
            continue
        if path in {"/sign-out", "/sign-in"}:
            continue
        answer = newcomer.get(path)
        assert answer.status_code in {302, 403}, path
        if answer.status_code == 302:
            assert answer.location.startswith("/account?next="), path
    assert newcomer.post("/_dash-update-component", json={}).status_code == 403
    late = newcomer.post("/returns/lock", headers={"Accept": "text/html"})
    assert (late.status_code, late.location) == (303, "/account")


def test_who_chose_a_password_of_their_own_comes_to_where_they_were_going(
    newcomer: Client,
) -> None:
    sent = newcomer.get("/housing?org=kent").location
    page = newcomer.get(sent).text
    assert "Choose a password of your own" in page
    assert 'name="next" value="/housing?org=kent"' in page
    done = newcomer.post("/account/password", data={**FORM, "next": "/housing?org=kent"})
    assert done.location == "/housing?org=kent"
    assert newcomer.get(done.location).status_code == 200


def test_nobody_is_sent_to_another_site_after_choosing(newcomer: Client) -> None:
    done = newcomer.post("/account/password", data={**FORM, "next": "//evil.example"})
    assert done.location == "/"


def test_who_has_a_one_time_password_may_sign_out(newcomer: Client) -> None:
    assert newcomer.post("/sign-out").location == "/sign-in?left=1"


def test_what_another_sites_page_sends_changes_no_password(
    signed_in: SignIn, people: People
) -> None:
    client = signed_in()
    forged = {"Origin": "https://evil.example"}
    assert client.post("/account/password", data=FORM, headers=forged).status_code == 403
    assert client.post("/account/sign-out", headers=forged).status_code == 403
    assert client.get("/housing").status_code == 200
    assert is_right(kept(people), PASSWORD)
