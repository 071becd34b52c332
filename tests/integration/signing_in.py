"""A dashboard that people sign in to: figures of two councils, one user, and how one enters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client, TestResponse

from dashboard.access.passwords import hashed
from dashboard.app import create_app
from dashboard.domain.people import EVERYWHERE, Person, Role
from dashboard.ingest import Ingest
from dashboard.settings import Settings
from dashboard.store import People, Store, Vault
from tests.integration import files

PASSWORD = "a quiet morning in May"
KEPT = hashed(PASSWORD)
JO = Person("Jo", Role.OFFICER, EVERYWHERE)
NINE = datetime(2024, 2, 7, 9, 0, tzinfo=UTC)
ADA = Person("Ada", Role.ADMINISTRATOR, EVERYWHERE)
BY: dict[str, Any] = {"by": "admin", "at": NINE}
SignIn = Callable[..., Client]


@pytest.fixture
def with_users(tmp_path: Path) -> Settings:
    """A store with figures of Thurrock and of Kent, and one user."""
    chosen = Settings(
        database_url=f"sqlite:///{tmp_path}/figures.db",
        data_dir=tmp_path,
        approvals="one",
        today=date(2024, 2, 7),
        sign_in="users",
    )
    store = Store(chosen.database_url)
    store.migrate()
    ingest = Ingest(store, Vault(chosen.vault_dir), chosen, lambda: NINE)
    for org in ("thurrock", "kent"):
        for dataset, data in (
            ("measures", files.MEASURES),
            ("compliance_returns", files.RETURNS),
        ):
            staged, _ = ingest.stage(dataset, data, org=org, by="officer")
            ingest.publish(staged.id, by="officer")
    People(store.database).add(JO, KEPT, **BY)
    return chosen


@pytest.fixture
def people(with_users: Settings) -> People:
    return People(Store(with_users.database_url).database)


@pytest.fixture
def administrator(people: People, signed_in: SignIn) -> Client:
    """The browser of Ada, the only administrator."""
    people.add(ADA, KEPT, **BY)
    return signed_in("Ada")


@pytest.fixture
def guarded_server(with_users: Settings) -> Any:
    return create_app(with_users, strict=True).server


@pytest.fixture
def signed_in(guarded_server: Any) -> SignIn:
    """A browser in which somebody has signed in."""

    def enter(name: str = "Jo") -> Client:
        client = guarded_server.test_client()
        assert enter_as(client, name).status_code == 303
        return client

    return enter


def enter_as(client: Any, name: str, password: str = PASSWORD, **more: Any) -> TestResponse:
    form = {"name": name, "password": password, **more.pop("form", {})}
    answer: TestResponse = client.post("/sign-in", data=form, **more)
    return answer
