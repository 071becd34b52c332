"""The demonstration: at this machine alone, said on every page, in a role that can be switched."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client

from dashboard import visitor
from dashboard.access.secret import alias
from dashboard.app import create_app
from dashboard.domain.people import EVERYWHERE, Person, Role
from dashboard.settings import Settings
from dashboard.store import People, Store


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    chosen = Settings(database_url=f"sqlite:///{tmp_path}/figures.db", data_dir=tmp_path)
    Store(chosen.database_url).migrate()
    return chosen


@pytest.fixture
def server(settings: Settings) -> Any:
    server = create_app(settings).server
    server.add_url_rule("/who", "who", lambda: visitor.person().name)
    return server


@pytest.fixture
def client(server: Any) -> Client:
    made: Client = server.test_client()
    return made


@pytest.mark.parametrize("path", ["/", "/housing", "/about", "/nowhere"])
def test_every_page_says_that_it_is_one_and_can_switch_the_role(client: Client, path: str) -> None:
    page = client.get(path).text
    assert "You are signed in as a demonstration officer, without a password." in page
    assert '<form class="strip-inner" method="post" action="/demonstration">' in page
    assert page.index('class="skip-link"') < page.index('class="strip-inner"')


@pytest.mark.parametrize("role", Role)
def test_a_role_is_kept_and_the_page_is_gone_back_to(client: Client, role: Role) -> None:
    came_from = {"Referer": "http://localhost/housing?org=kent"}
    switched = client.post("/demonstration", data={"role": role.value}, headers=came_from)
    assert (switched.status_code, switched.location) == (303, "/housing?org=kent")
    assert {"HttpOnly", "SameSite=Lax"} <= set(switched.headers["Set-Cookie"].split("; "))
    assert client.get("/who").text == f"demonstration {role}"
    assert f'<option value="{role}" selected>' in client.get("/housing").text


@pytest.mark.parametrize("referer", [None, "", "http://localhost//evil.example", "nonsense"])
def test_without_a_page_to_go_back_to_it_is_the_first(client: Client, referer: str | None) -> None:
    headers = {} if referer is None else {"Referer": referer}
    assert client.post("/demonstration", data={"role": "viewer"}, headers=headers).location == "/"


@pytest.mark.parametrize("role", ["", "king", "Officer"])
def test_there_are_no_other_roles(client: Client, role: str) -> None:
    assert client.post("/demonstration", data={"role": role}).status_code == 400
    assert client.get("/who").text == "demonstration officer"


@pytest.mark.parametrize("forged", ["administrator", "administrator.", "administrator.00", ""])
def test_a_role_without_our_signature_is_none(client: Client, forged: str) -> None:
    client.set_cookie("scorecard_role", forged)
    assert client.get("/who").text == "demonstration officer"


def test_a_role_signed_elsewhere_is_none(client: Client, settings: Settings) -> None:
    other = create_app(settings.model_copy(update={"secret_key": "k" * 32})).server.test_client()
    other.post("/demonstration", data={"role": "administrator"})
    cookie = other.get_cookie("scorecard_role")
    assert cookie is not None
    client.set_cookie("scorecard_role", cookie.value)
    assert client.get("/who").text == "demonstration officer"


def test_other_machines_and_other_names_of_this_one_are_turned_away(client: Client) -> None:
    away = client.get("/housing", environ_base={"REMOTE_ADDR": "10.0.0.7"})
    rebound = client.get("/housing", base_url="http://rebound.example")
    assert away.status_code == rebound.status_code == 403
    assert "this is a demonstration" in away.text.lower()


def test_nobody_signs_in_or_out_of_it(server: Any) -> None:
    rules = {rule.rule for rule in server.url_map.iter_rules()}
    assert not {"/sign-in", "/sign-out"} & rules


def test_another_sites_page_switches_no_role(client: Client) -> None:
    forged = {"Origin": "https://evil.example"}
    answer = client.post("/demonstration", data={"role": "administrator"}, headers=forged)
    assert answer.status_code == 403


def test_outside_a_request_the_settings_decide_as_in_a_demonstration() -> None:
    assert visitor.person().is_demonstration


def be(client: Client, role: Role) -> None:
    client.post("/demonstration", data={"role": role.value})


def test_the_page_of_users_explains_itself(client: Client) -> None:
    be(client, Role.ADMINISTRATOR)
    page = client.get("/users").text
    assert "This is a demonstration" in page
    assert "scorecard users add NAME --role administrator" in page
    assert [page.count(f">Demonstration {role}<") for role in Role] == [1, 1, 1, 1]
    assert '<a class="to-returns" href="/users">Users</a>' in page


def test_the_form_that_adds_a_user_is_checked_and_adds_nobody(
    client: Client, settings: Settings
) -> None:
    be(client, Role.ADMINISTRATOR)
    assert "nobody is added" in client.get("/users/add").text
    form = {"name": "Sam", "role": "viewer", "where": "every", "what": "every", "password": "short"}
    assert "A password has 12 to 200 characters." in client.post("/users/add", data=form).text
    refused = client.post("/users/add", data={**form, "password": "seven brown ducks at dawn"})
    assert refused.status_code == 403
    assert "In a demonstration nobody is added" in refused.text
    assert People(Store(settings.database_url).database).users() == ()


def test_a_user_who_was_disabled_is_out_of_its_reach(client: Client, settings: Settings) -> None:
    people = People(Store(settings.database_url).database)
    by: dict[str, Any] = {"by": "admin", "at": datetime(2024, 2, 7, 9, 0, tzinfo=UTC)}
    people.add(Person("Sam", Role.VIEWER, EVERYWHERE), "a hash", **by)
    people.disable("Sam", **by)
    be(client, Role.ADMINISTRATOR)
    assert "Sam" not in client.get("/users").text
    address = f"/users/{alias('sam', settings)}"
    assert client.get(address).status_code == 404
    posts = ("change", "password", "end-sessions", "disable")
    assert {client.post(f"{address}/{one}").status_code for one in posts} == {404}


@pytest.mark.parametrize("role", [Role.VIEWER, Role.OFFICER, Role.APPROVER])
def test_in_other_roles_there_are_no_users_to_manage(client: Client, role: Role) -> None:
    be(client, role)
    page = client.get("/account").text
    assert "A demonstration has no accounts" in page
    assert f"You are the demonstration {role}" in page
    assert 'href="/users"' not in page
    assert client.get("/users").status_code == 403
    assert client.post("/account/password").status_code in {404, 405}
    assert client.post("/account/sign-out").status_code in {404, 405}
