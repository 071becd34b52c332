"""How an administrator finds and changes users in tests."""

from __future__ import annotations

import re
from typing import Any

from werkzeug.test import Client, TestResponse

from dashboard.store import People, User

GIVEN = "seven brown ducks at dawn"
SAM = {"name": "Sam", "role": "viewer", "where": "some", "org": ["kent"], "what": "every"}
SAM |= {"password": GIVEN}
WHOLE = {"role": "officer", "where": "every", "what": "every"}  # what Jo has


def page_of(client: Client, name: str) -> str:
    """The address of a user's page, as the list leads to it."""
    found = re.search(rf'href="(/users/[0-9a-f]+)">{name}<', client.get("/users").text)
    assert found is not None, f"{name} is not in the list"
    return found.group(1)


def seen_at(client: Client, address: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', client.get(address).text)
    assert found is not None
    return found.group(1)


def change(client: Client, name: str, **form: Any) -> TestResponse:
    """Send the form on role and organisations as it is filled in after a look at the page."""
    address = page_of(client, name)
    sent = {"seen": seen_at(client, address), **form}
    return client.post(f"{address}/change", data=sent)


def user(people: People, name: str) -> User:
    found = people.find(name)
    assert found is not None
    return found


def told(answer: TestResponse) -> list[str]:
    """The sentences of the box on what is wrong."""
    return re.findall(r'<li><a href="#[^"]*">([^<]*)</a></li>', answer.text)
