"""Somebody types while their session ends: what was typed goes on through signing in."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from werkzeug.test import Client

from dashboard.store import People
from tests.integration.signing_in import PASSWORD, SignIn, enter_as

BROWSER = {
    "Accept": "text/html,*/*",
    "Referer": "http://localhost/measure?org=thurrock&measure=GAS-DOM",
}
TYPED = {
    "org": "thurrock",
    "measure": "GAS-DOM",
    "period": "2023-04",
    "what": "Two homes <b>kept</b> us out.",
}


def hidden(page: str) -> dict[str, str]:
    """The fields that a page carries unseen."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {name: unescape(value) for name, value in found}


def sent_late(client: Client, path: str = "/returns/commentary", **more: Any) -> Any:
    return client.post(path, data=more.pop("data", TYPED), headers=BROWSER, **more)


def test_what_was_typed_can_be_sent_once_signed_in_again(signed_in: SignIn) -> None:
    client = signed_in()
    client.post("/sign-out")
    late = sent_late(client)
    assert late.status_code == 401
    assert "nothing was changed. Sign in: what you typed comes with you" in late.text
    carried = hidden(late.text)
    assert carried["kept:what"] == TYPED["what"]
    wrong = client.post("/sign-in", data={**carried, "name": "Jo", "password": "not it"})
    assert hidden(wrong.text) == carried, "a slip at the password loses nothing"
    again = enter_as(client, "Jo", PASSWORD, form=hidden(wrong.text))
    assert again.status_code == 200
    assert "Two homes &lt;b&gt;kept&lt;/b&gt; us out.</blockquote>" in again.text
    assert 'href="/measure?org=thurrock&amp;measure=GAS-DOM"' in again.text
    action = re.search(r'method="post" action="([^"]+)"', again.text.partition("blockquote")[2])
    assert action
    assert action[1] == "/returns/commentary"
    done = client.post(action[1], data=hidden(again.text))
    assert done.status_code == 303
    assert TYPED["what"].replace("<", "&lt;").replace(">", "&gt;") in client.get(done.location).text


def test_nothing_is_sent_by_signing_in_alone(signed_in: SignIn, people: People) -> None:
    client = signed_in()
    client.post("/sign-out")
    enter_as(client, "Jo", PASSWORD, form=hidden(sent_late(client).text))
    assert "Two homes" not in client.get("/returns?org=thurrock").text


@pytest.mark.parametrize("path", ["/account/password", "/users/add", "/sign-out"])
def test_forms_that_hold_passwords_are_carried_nowhere(guarded_server: Any, path: str) -> None:
    late = sent_late(guarded_server.test_client(), path, data={"password": "a secret"})
    assert (late.status_code, late.location) == (303, "/sign-in")
    form = {"kept-to": path, "kept:password": "a secret"}
    done = enter_as(guarded_server.test_client(), "Jo", PASSWORD, form=form)
    assert (done.status_code, done.location) == (303, "/")


def test_a_file_has_to_be_chosen_again_and_the_form_for_it_comes_next(
    guarded_server: Any, signed_in: SignIn
) -> None:
    form = {"org": "thurrock", "file": (BytesIO(b"a,b\n1,2\n"), "june.csv")}
    headers = {**BROWSER, "Referer": "http://localhost/returns/send?org=thurrock"}
    client = guarded_server.test_client()
    late = client.post("/returns/send", data=form, headers=headers)
    assert late.status_code == 303
    page = client.get(late.location).text
    assert "it was not taken in. Sign in and choose it again." in page
    assert hidden(page)["next"] == "/returns/send?org=thurrock"


def test_programs_are_told_and_not_shown_a_page(guarded_server: Any) -> None:
    late = guarded_server.test_client().post("/returns/commentary", data=TYPED)
    assert (late.status_code, late.text) == (401, "Sign in first.\n")
    asked = guarded_server.test_client().post(
        "/_dash-update-component", json={}, headers={"Accept": "text/html"}
    )
    assert (asked.status_code, asked.location) == (303, "/sign-in")


def test_what_is_too_long_to_carry_is_not(guarded_server: Any) -> None:
    long = sent_late(guarded_server.test_client(), data={"what": "a word " * 30_000})
    assert (long.status_code, long.location) == (303, "/sign-in")


def test_nobody_is_sent_to_another_site(guarded_server: Any) -> None:
    form = {"kept-to": "//elsewhere.example/steal", "kept:what": "two words"}
    done = enter_as(guarded_server.test_client(), "Jo", PASSWORD, form=form)
    assert 'action="/"' in done.text
    assert "elsewhere" not in done.text
