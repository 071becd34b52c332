"""Deny by default: without a session nothing answers but signing in, health and the styles."""

from __future__ import annotations

import re
from typing import Any

import pytest
import time_machine

from dashboard.app import create_app
from dashboard.settings import Settings, SettingsError
from dashboard.store import People, StoreUnavailableError
from tests.integration.signing_in import BY, SignIn, enter_as

OPEN = {"/sign-in", "/healthz", "/readyz", "/_favicon.ico"}
OPEN_FOLDERS = ("/assets/", "/_dash-component-suites/")


def is_open(path: str) -> bool:
    return path in OPEN or path.startswith(OPEN_FOLDERS)


def test_without_a_session_no_address_answers_by_any_method(guarded_server: Any) -> None:
    client, tried = guarded_server.test_client(), 0
    for rule in guarded_server.url_map.iter_rules():
        path = re.sub(r"<[^>]+>", "anything", rule.rule)
        for method in sorted({*rule.methods, "GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"}):
            if is_open(path):
                continue
            answer = client.open(path, method=method)
            tried += 1
            assert answer.status_code in {302, 401}, (method, path)
            if answer.status_code == 302:
                assert answer.location.startswith("/sign-in?next="), (method, path)
    assert tried > 40


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/api/v1/observations",
        "/../housing",
        "/ASSETS/base.css",
        "/sign-in/",
        "//sign-in",
    ],
)
def test_an_address_that_is_none_of_ours_is_closed_too(guarded_server: Any, path: str) -> None:
    assert guarded_server.test_client().get(path).status_code in {302, 308, 401}


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/sign-in", "/_favicon.ico"])
def test_what_is_open_answers_anyone(guarded_server: Any, path: str) -> None:
    assert guarded_server.test_client().get(path).status_code == 200


def test_the_page_that_signs_in_has_its_styles_and_no_script(guarded_server: Any) -> None:
    client = guarded_server.test_client()
    page = client.get("/sign-in").text
    sheets = re.findall(r'href="(/assets/[^"]+\.css[^"]*)"', page)
    assert len(sheets) > 5
    assert [sheet for sheet in sheets if client.get(sheet).status_code != 200] == []
    assert "<script" not in page


def test_a_person_is_sent_to_sign_in_and_back_to_where_they_were_going(guarded_server: Any) -> None:
    client = guarded_server.test_client()
    sent = client.get("/housing?org=kent&period=2023-24-Q1")
    page = client.get(sent.location).text
    (wanted,) = re.findall(r'name="next" value="([^"]*)"', page)
    assert wanted == "/housing?org=kent&amp;period=2023-24-Q1"
    answer = enter_as(client, "jo", form={"next": "/housing?org=kent&period=2023-24-Q1"})
    assert answer.location == "/housing?org=kent&period=2023-24-Q1"
    assert "Signed in as Jo (officer)" in client.get(answer.location).text


def test_nobody_is_sent_to_another_site_after_signing_in(guarded_server: Any) -> None:
    client = guarded_server.test_client()
    assert enter_as(client, "Jo", form={"next": "//evil.example"}).location == "/"
    assert client.get("/sign-in?next=https://evil.example").location == "/"


def test_a_wrong_password_and_a_stranger_get_the_same_answer(guarded_server: Any) -> None:
    wrong = enter_as(guarded_server.test_client(), "Jo", "not the password")
    stranger = enter_as(guarded_server.test_client(), "Jx", "not the password")
    assert wrong.status_code == stranger.status_code == 403
    assert wrong.text.replace('value="Jo"', 'value="Jx"') == stranger.text
    assert "The name or the password is not right." in wrong.text
    assert "<title>Error: Sign in" in wrong.text
    assert "Set-Cookie" not in wrong.headers


def test_what_was_left_blank_is_named_and_led_to(guarded_server: Any) -> None:
    page = enter_as(guarded_server.test_client(), " ", "").text
    assert '<a href="#name">Enter your name.</a>' in page
    assert '<a href="#password">Enter your password.</a>' in page
    assert 'id="name"' in page
    assert 'id="password"' in page


def test_too_many_attempts_are_stopped_even_with_the_right_password(guarded_server: Any) -> None:
    client = guarded_server.test_client()
    statuses = [enter_as(client, "Jo", "wrong").status_code for _ in range(10)]
    assert set(statuses) == {403}
    stopped = enter_as(client, "Jo")
    assert stopped.status_code == 429
    assert "too many attempts" in stopped.text


def test_another_process_over_the_same_store_counts_with_it(with_users: Settings) -> None:
    workers = [create_app(with_users).server.test_client() for _ in range(2)]
    statuses = [enter_as(worker, "Jo", "wrong").status_code for worker in workers * 6]
    assert statuses == [403] * 10 + [429] * 2


def test_a_name_is_shown_as_words_whatever_it_holds(guarded_server: Any) -> None:
    page = enter_as(guarded_server.test_client(), '"><script>alert(1)</script>').text
    assert "<script" not in page


def test_the_cookie_is_for_this_site_and_no_script(guarded_server: Any) -> None:
    here = enter_as(guarded_server.test_client(), "Jo").headers["Set-Cookie"]
    assert here.startswith("scorecard=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(here.split("; "))
    assert "Secure" not in here
    elsewhere = enter_as(guarded_server.test_client(), "Jo", base_url="https://figures.example")
    kept = elsewhere.headers["Set-Cookie"]
    assert kept.startswith("__Host-scorecard=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(kept.split("; "))


def test_nobody_types_a_password_into_a_page_that_is_not_encrypted(guarded_server: Any) -> None:
    origin = {"Origin": "http://figures.example"}
    answer = enter_as(guarded_server.test_client(), "Jo", base_url=origin["Origin"], headers=origin)
    assert answer.status_code == 403
    assert "not encrypted" in answer.text


def test_signing_out_ends_the_session_on_the_server(signed_in: SignIn) -> None:
    client = signed_in()
    cookie = client.get_cookie("scorecard")
    assert cookie is not None
    out = client.post("/sign-out")
    assert (out.status_code, out.location) == (303, "/sign-in?left=1")
    assert "You have signed out." in client.get(out.location).text
    client.set_cookie("scorecard", cookie.value)
    assert client.get("/housing").status_code == 302


def test_a_form_that_comes_too_late_leads_to_signing_in(guarded_server: Any) -> None:
    late = guarded_server.test_client().post("/sign-out", headers={"Accept": "text/html,*/*"})
    assert (late.status_code, late.location) == (303, "/sign-in")


def test_a_session_that_the_server_ended_answers_no_callback(
    signed_in: SignIn, people: People
) -> None:
    client = signed_in()
    assert client.get("/_dash-dependencies").status_code == 200
    people.end_sessions("Jo", **BY)
    assert client.get("/_dash-dependencies").status_code == 401
    assert client.post("/_dash-update-component", json={}).status_code == 401


def test_a_session_in_use_is_noted_once_the_answer_is_sent(
    with_users: Settings, people: People
) -> None:
    with time_machine.travel("2024-02-07T09:00:00Z", tick=False) as clock:
        client = create_app(with_users).server.test_client()
        enter_as(client, "Jo")
        for _ in range(3):
            clock.shift(50 * 60)
            with client.get("/housing"):
                pass
        assert client.get("/housing").status_code == 200
        clock.shift(60 * 60)
        assert client.get("/housing").status_code == 302


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/_dash-update-component"])
def test_what_another_sites_page_sends_does_nothing(signed_in: SignIn, path: str) -> None:
    client = signed_in()
    forged = client.post(path, headers={"Sec-Fetch-Site": "cross-site"}, json={})
    assert forged.status_code == 403
    assert "another site" in forged.text
    assert client.get("/housing").status_code == 200


def test_a_page_is_not_kept_by_the_browser(signed_in: SignIn) -> None:
    assert signed_in().get("/housing").headers["Cache-Control"] == "no-store"


def test_while_the_store_is_away_nobody_is_let_in_and_it_says_why(
    signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in()
    monkeypatch.setattr(People, "session", away)
    monkeypatch.setattr(People, "find", away)
    assert client.get("/housing").status_code == 503
    assert client.get("/sign-in").status_code == 200
    refused = enter_as(client, "Jo")
    assert refused.status_code == 503
    assert "cannot be reached" in refused.text


def away(*_asked: object) -> None:
    raise StoreUnavailableError("away")


def test_without_users_it_does_not_start(with_users: Settings, people: People) -> None:
    people.disable("Jo", **BY)
    with pytest.raises(SettingsError, match="scorecard users add NAME --role administrator"):
        create_app(with_users)


def test_with_users_there_is_no_demonstration(with_users: Settings) -> None:
    with pytest.raises(SettingsError, match="SCORECARD_SIGN_IN cannot be 'demonstration'"):
        create_app(with_users.model_copy(update={"sign_in": "demonstration"}))


def test_a_store_that_is_away_lets_it_start_and_nobody_in(with_users: Settings) -> None:
    address = "postgresql://127.0.0.1:9/x?connect_timeout=2"
    client = create_app(
        with_users.model_copy(update={"database_url": address})
    ).server.test_client()
    assert client.get("/housing").status_code == 302
    client.set_cookie("scorecard", "x")
    assert client.get("/housing").status_code == 503
    assert client.get("/readyz").status_code == 503
