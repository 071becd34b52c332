"""Returns where people sign in: each for the councils they work for, under their own name."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from dashboard.domain.people import Person, Role
from dashboard.settings import Settings
from dashboard.store import People, Store
from tests.integration import files
from tests.integration.signing_in import BY, KEPT, SignIn

KENT_ONLY = Person("Kit", Role.APPROVER, ("kent",))
NEWCOMER = Person("Nia", Role.OFFICER, ("newtown",))


@pytest.fixture(autouse=True)
def _more_people(people: People) -> None:
    for person in (KENT_ONLY, NEWCOMER, Person("Vi", Role.VIEWER, ("kent",))):
        people.add(person, KEPT, **BY)


def send(client: Any, org: str) -> Any:
    form = {"org": org, "dataset": "risks", "file": (BytesIO(files.RISKS), "risks.csv")}
    return client.post("/returns/send", data=form)


def test_what_is_sent_bears_the_name_of_whoever_signed_in(
    signed_in: SignIn, with_users: Settings
) -> None:
    assert send(signed_in("Kit"), "kent").status_code == 303
    found = Store(with_users.database_url).submission("S5")
    assert (found.by, found.org) == ("Kit", "kent")


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("get", "/returns/S1"),
        ("get", "/returns/S1/rows"),
        ("get", "/returns/S1/file"),
        ("get", "/returns/S1/withdraw"),
        ("get", "/returns/periods?org=thurrock"),
        ("post", "/returns/S1/withdraw"),
        ("post", "/returns/S1/submit"),
        ("post", "/returns/S1/headings"),
        ("post", "/returns/lock"),
        ("post", "/returns/unlock"),
    ],
)
def test_another_councils_returns_are_out_of_reach(
    signed_in: SignIn, with_users: Settings, method: str, address: str
) -> None:
    client = signed_in("Kit")
    form = {"org": "thurrock", "period": "2023-06", "why": "because"}
    asked = {"data": form} if method == "post" else {}
    assert getattr(client, method)(address, **asked).status_code == 403
    assert Store(with_users.database_url).submission("S1").state == "published"


def test_another_councils_file_is_not_taken_in(signed_in: SignIn, with_users: Settings) -> None:
    assert send(signed_in("Kit"), "thurrock").status_code == 403
    assert len(Store(with_users.database_url).submissions()) == 4


def test_the_list_offers_ones_own_councils_alone(signed_in: SignIn) -> None:
    page = signed_in("Kit").get("/returns?org=thurrock").text
    assert "Kent County Council" in page
    assert "Thurrock" not in page
    assert "S1" not in page


def test_the_first_file_of_a_new_council_can_be_sent(
    signed_in: SignIn, with_users: Settings
) -> None:
    client = signed_in("Nia")
    assert client.get("/returns").status_code == 200
    assert send(client, "newtown").status_code == 303
    assert Store(with_users.database_url).submission("S5").org == "newtown"


def test_a_viewer_sees_what_is_owed_and_nothing_that_was_sent(signed_in: SignIn) -> None:
    client = signed_in("Vi")
    page = client.get("/returns").text
    assert "No calendar says which returns are owed" in page
    assert "/returns/S" not in page
    assert client.get("/returns/S3").status_code == 403


def test_nobody_gets_anywhere_without_signing_in(guarded_server: Any) -> None:
    client = guarded_server.test_client()
    assert client.get("/returns/S1").location == "/sign-in?next=/returns/S1"
    assert send(client, "kent").status_code == 401
