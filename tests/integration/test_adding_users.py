"""Users added in the browser: with every problem told at once, and a password that is good once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from werkzeug.test import Client

from dashboard.access.passwords import is_right
from dashboard.domain.people import Person, Role
from dashboard.store import People
from tests.integration.managing import GIVEN, SAM, told, user
from tests.integration.signing_in import JO, enter_as


def test_a_user_is_added_with_a_password_that_is_good_once(
    administrator: Client, people: People, guarded_server: Any
) -> None:
    added = administrator.post("/users/add", data=SAM)
    assert added.status_code == 303
    assert "Sam" not in added.location
    shown = administrator.get(added.location)
    assert shown.headers["Cache-Control"] == "no-store"
    page = shown.text
    assert "Sam may sign in. Pass the one-time password on" in page
    assert GIVEN not in page
    sam = user(people, "sam")
    assert sam.person == Person("Sam", Role.VIEWER, ("kent",))
    assert sam.must_change
    assert is_right(sam.password, GIVEN)
    assert enter_as(guarded_server.test_client(), "Sam", GIVEN).status_code == 303


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": " "}, "Enter a name of 1 to 100 characters."),
        ({"name": "Sam\x07"}, "Enter a name of 1 to 100 characters."),
        ({"role": "king"}, "Choose a role."),
        ({"where": ""}, "Choose every organisation, or only some."),
        ({"where": "every"}, "Choose every organisation or tick some, not both."),
        ({"org": []}, "Tick at least one organisation."),
        ({"org": ["england"]}, "Tick at least one organisation."),
        ({"what": ""}, "Choose every section, or only some."),
        ({"what": "some", "section": ["parks"]}, "Tick at least one section."),
        ({"password": ""}, "Enter a password."),
        ({"password": "short"}, "A password has 12 to 200 characters."),
        ({"password": "password1234"}, "That password is among the commonest"),
    ],
)
def test_what_is_wrong_with_the_form_is_named_and_nobody_is_added(
    administrator: Client, people: People, typed: dict[str, Any], said: str
) -> None:
    refused = administrator.post("/users/add", data={**SAM, **typed})
    assert refused.status_code == 422
    (sentence,) = told(refused)
    assert sentence.startswith(said)
    assert "<title>Error: Add a user" in refused.text
    assert GIVEN not in refused.text
    assert people.find("Sam") is None


def test_every_problem_is_told_at_once_and_leads_to_its_field(administrator: Client) -> None:
    refused = administrator.post("/users/add", data={})
    assert len(told(refused)) == 5
    for field in re.findall(r'<li><a href="#([^"]*)">', refused.text):
        assert f'id="{field}"' in refused.text


def test_a_name_is_one_users_only(administrator: Client, people: People) -> None:
    refused = administrator.post("/users/add", data={**SAM, "name": "JO"})
    assert refused.status_code == 409
    assert told(refused) == ["There is a user of that name already."]
    assert user(people, "Jo").person == JO


def test_a_name_is_shown_as_words_whatever_it_holds(administrator: Client) -> None:
    added = administrator.post("/users/add", data={**SAM, "name": "<b>Sam</b> & {}"})
    for page in (administrator.get("/users").text, administrator.get(added.location).text):
        assert "<b>Sam" not in page
        assert "&lt;b&gt;Sam&lt;/b&gt; &amp; {}" in page
