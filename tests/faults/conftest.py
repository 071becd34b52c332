"""Faults are tried on every database there is, and on a dashboard served as in production."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.ingest import Ingest
from dashboard.services import moment
from dashboard.settings import Settings
from dashboard.store import Store, Vault
from tests.browser.serving import environment, free_port, running
from tests.databases import own_schema, postgres_server, postgres_url, store, store_url
from tests.faults.returns import MEASURES, ORGS
from tests.faults.served import Served

__all__ = ["postgres_server", "postgres_url", "store", "store_url"]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """Four workers over a store where every organisation has its measures published.

    One for all the tests of a file: each test keeps to an organisation of its own.
    """
    folder = tmp_path_factory.mktemp("served")
    if request.param == "sqlite":
        yield from _serve(f"sqlite:///{folder}/figures.db", folder)
    else:
        with own_schema(request.getfixturevalue("postgres_server")) as url:
            yield from _serve(url, folder)


def _serve(store_url: str, folder: Path) -> Iterator[Served]:
    settings = Settings(database_url=store_url, data_dir=folder)
    store = Store(store_url)
    store.migrate()
    ingest = Ingest(store, Vault(settings.vault_dir), settings, moment(settings))
    for org in ORGS:
        found, _ = ingest.stage("measures", MEASURES, org=org, by="officer")
        ingest.publish(found.id, by="manager")
    port = free_port()
    variables = environment(
        folder,
        port,
        SCORECARD_DATABASE_URL=store_url,
        SCORECARD_WORKERS="4",
        SCORECARD_SIGN_IN="demonstration",
    )
    with running(folder, variables) as server:
        yield Served(f"http://127.0.0.1:{port}", server.pid, ingest)
    store.database.close()
