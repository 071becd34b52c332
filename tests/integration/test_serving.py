"""Serving: the store is made ready first, and only a new one is given sample figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dashboard.access.passwords import hashed
from dashboard.app import create_app
from dashboard.commands import operations
from dashboard.commands.operations import server_command
from dashboard.domain.people import EVERYWHERE, Person, Role
from dashboard.settings import Settings
from dashboard.store import People, Store
from tests.integration import files
from tests.integration.conftest import Clock


def test_serving_makes_the_store_seeds_a_new_one_and_becomes_the_server(
    scorecard: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    became: list[list[str]] = []
    seeded: list[object] = []
    monkeypatch.setattr(operations.os, "execve", lambda _path, command, _: became.append(command))
    monkeypatch.setattr(operations, "seed", seeded.append)
    monkeypatch.setenv("SCORECARD_PORT", "9001")
    done = scorecard("serve")
    assert "http://127.0.0.1:9001" in done.said
    assert became == [server_command(Settings(), dev=False)]
    assert len(seeded) == 1


def test_serving_never_seeds_a_store_that_holds_someones_own_figures(
    scorecard: Any, sent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations.os, "execve", lambda *_server: None)
    monkeypatch.setattr(operations, "seed", lambda _ingest: pytest.fail("it was seeded"))
    file = sent(files.OBSERVATIONS)
    scorecard("load", "observations", file, "--org", "thurrock", "--as", "officer")
    assert scorecard("serve", "--dev").code == 0


@pytest.fixture
def serve(scorecard: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs `scorecard serve` with settings; how people come in, None where it did not start."""
    became: list[str] = []

    def started(_path: str, _command: list[str], environment: dict[str, str]) -> None:
        became.append(environment["SCORECARD_SIGN_IN"])

    monkeypatch.setattr(operations.os, "execve", started)
    monkeypatch.setattr(operations, "seed", lambda _ingest: 0)

    def run(**settings: str) -> tuple[int, str | None, str]:
        became.clear()
        monkeypatch.delenv("SCORECARD_SIGN_IN", raising=False)
        for name, value in settings.items():
            monkeypatch.setenv(f"SCORECARD_{name.upper()}", value)
        done = scorecard("serve")
        return done.code, became[0] if became else None, done.said

    return run


@pytest.fixture
def users(scorecard: Any, tmp_path: Path) -> None:
    """Somebody may sign in."""
    store = Store(f"sqlite:///{tmp_path}/figures.db")
    store.migrate()
    jo = Person("Jo", Role.VIEWER, EVERYWHERE)
    at = Clock().moment
    People(store.database).add(jo, hashed("a quiet morning in May"), by="admin", at=at)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_at_this_machine_a_store_without_users_is_a_demonstration(serve: Any, host: str) -> None:
    assert serve(host=host)[:2] == (0, "demonstration")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.7", "scorecard.example"])
@pytest.mark.parametrize("sign_in", ["", "users", "demonstration"])
def test_anywhere_else_it_refuses_to_start_and_says_how_to_add_a_user(
    serve: Any, host: str, sign_in: str
) -> None:
    code, became, said = serve(host=host, sign_in=sign_in)
    assert (code, became) == (2, None)
    assert "scorecard users add NAME --role administrator" in said


def test_whoever_asks_for_users_gets_no_demonstration_instead(serve: Any) -> None:
    code, became, said = serve(sign_in="users")
    assert (code, became) == (2, None)
    assert "There are no users yet" in said


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
@pytest.mark.usefixtures("users")
def test_with_users_they_sign_in_wherever_it_listens(serve: Any, host: str) -> None:
    assert serve(host=host)[:2] == (0, "users")


@pytest.mark.usefixtures("users")
def test_with_users_there_is_no_demonstration(serve: Any) -> None:
    assert serve(sign_in="demonstration")[:2] == (2, None)


def test_the_server_is_told_where_to_listen() -> None:
    chosen = Settings(host="0.0.0.0", port=9001, workers=3)
    command = server_command(chosen, dev=False)
    assert command[command.index("--bind") + 1] == "0.0.0.0:9001"
    assert command[command.index("--workers") + 1] == "3"
    assert "--no-control-socket" in command
    assert "9001" in server_command(chosen, dev=True)


def test_nothing_of_dash_is_put_off_until_the_first_request(tmp_path: Path) -> None:
    app = create_app(Settings(database_url=f"sqlite:///{tmp_path}/figures.db", data_dir=tmp_path))
    ready = set(app.callback_map)
    assert any("_pages_content" in one for one in ready)
    assert app.server.test_client().get("/healthz").status_code == 200
    assert set(app.callback_map) == ready
