"""The write path put together: settings, a store on each kind of database, a vault, a clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.commands.sample import seed
from dashboard.ingest import Ingest
from dashboard.services import Services, make_services
from dashboard.settings import Settings
from dashboard.sources import sample_organisations
from dashboard.sources.demo import DEMO_ORG, FEWEST_HOMES
from dashboard.store import Store, Vault
from tests.databases import postgres_server, postgres_url, store, store_url
from tests.integration.signing_in import (
    administrator,
    guarded_server,
    people,
    signed_in,
    with_users,
)

__all__ = ["postgres_server", "postgres_url", "store", "store_url"]
__all__ += ["administrator", "guarded_server", "people", "signed_in", "with_users"]


class Clock:
    """A clock that a test moves by hand."""

    def __init__(self) -> None:
        self.moment = datetime(2024, 2, 7, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    """Nine in the morning of the Cabinet meeting."""
    return Clock()


@pytest.fixture
def ingest(store: Store, store_url: str, tmp_path: Path, clock: Clock) -> Ingest:
    """The write path where two people are needed."""
    settings = Settings(database_url=store_url, data_dir=tmp_path)
    return Ingest(store, Vault(settings.vault_dir), settings, clock)


@pytest.fixture
def scorecard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Outcome]:
    """Runs a command of `scorecard` on a store of the test's own."""
    from typer.testing import CliRunner

    from dashboard.cli import make_app

    for name in Settings.model_fields:
        monkeypatch.delenv(f"SCORECARD_{name.upper()}", raising=False)
    monkeypatch.setenv("SCORECARD_DATABASE_URL", f"sqlite:///{tmp_path}/figures.db")
    app, runner = make_app(), CliRunner()

    def run(*arguments: object) -> Outcome:
        result = runner.invoke(app, [str(argument) for argument in arguments])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Outcome(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def sent(tmp_path: Path) -> Callable[..., Path]:
    """Puts a file where a command can read it."""

    def put(data: bytes, name: str = "return.csv") -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return put


@pytest.fixture(scope="session")
def sample_services(tmp_path_factory: pytest.TempPathFactory) -> Services:
    """What pages are handed over all published figures, as at the day of the newest paper."""
    folder = tmp_path_factory.mktemp("sample")
    settings = Settings(
        database_url=f"sqlite:///{folder}/figures.db", data_dir=folder, today=date(2024, 12, 10)
    )
    kept = Store(settings.database_url)
    kept.migrate()
    seed(Ingest(kept, Vault(settings.vault_dir), settings, Clock()), sample_organisations())
    return make_services(settings, Remembered())


@pytest.fixture(scope="session")
def demo_services(tmp_path_factory: pytest.TempPathFactory) -> Services:
    """What pages are handed over the smallest synthetic borough, with a council beside it."""
    folder = tmp_path_factory.mktemp("demo")
    settings = Settings(
        database_url=f"sqlite:///{folder}/figures.db", data_dir=folder, today=date(2026, 11, 27)
    )
    kept, clock = Store(settings.database_url), Clock()
    kept.migrate()
    clock.moment = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
    ingest = Ingest(kept, Vault(settings.vault_dir), settings, clock)
    seed(ingest, ("thurrock", DEMO_ORG), demo_homes=FEWEST_HOMES)
    return make_services(settings, Remembered())


@pytest.fixture(scope="session")
def demo_shown(demo_services: Services) -> Services:
    """The same, where the synthetic borough's registers may be seen row by row."""
    settings = demo_services.settings.model_copy(update={"registers": DEMO_ORG})
    return replace(demo_services, settings=settings)


class Remembered(dict[str, bytes]):
    """A cache that lasts as long as the tests."""

    def set(self, key: str, value: bytes) -> None:
        self[key] = value


class Outcome:
    """How a command ended: its exit code, what a program reads and what a person reads."""

    def __init__(self, code: int, out: str, said: str) -> None:
        self.code, self.out, self.said = code, out, said
