"""The demonstration: at this machine alone, said on every page, in a role that can be switched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client

from dashboard import visitor
from dashboard.app import create_app
from dashboard.domain.people import Role
from dashboard.settings import Settings
from dashboard.store import Store


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
