"""The databases that store tests run on: SQLite always, PostgreSQL where there is one."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from dashboard.store import Store

POSTGRES_VARIABLE = "SCORECARD_TEST_POSTGRES"
_LOCAL = ("postgresql://root@127.0.0.1:5432/test", "postgresql://postgres@127.0.0.1:5432/postgres")
_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL address: one that a setting names, a local one, or one made for the tests."""
    named = os.environ.get(POSTGRES_VARIABLE)
    for address in [named] if named else _LOCAL:
        if _answers(address):
            yield address
            return
    if named or not _BINARIES:
        pytest.skip(f"no PostgreSQL answers; name one in {POSTGRES_VARIABLE}")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        yield from _own_server(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """A PostgreSQL address with an empty schema of the test's own, dropped afterwards."""
    with own_schema(postgres_server) as url:
        yield url


@contextmanager
def own_schema(postgres_server: str) -> Iterator[str]:
    """An address with a new schema until the block ends."""
    schema = f"test_{uuid4().hex[:12]}"
    engine = create_engine(postgres_server)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    url = make_url(postgres_server).update_query_dict({"options": f"-csearch_path={schema}"})
    yield url.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/figures.db"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """A new store on each kind of database."""
    made = Store(store_url)
    made.migrate()
    yield made
    made.database.close()


def _answers(address: str) -> bool:
    engine = create_engine(address, connect_args={"connect_timeout": 2})
    try:
        with engine.connect():
            return True
    except (OperationalError, ImportError):
        return False
    finally:
        engine.dispose()


def _own_server(folder: Path) -> Iterator[str]:
    """A server on a free port; PostgreSQL refuses to run as root, so not as root."""
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data, tools = folder / "data", _BINARIES[0]
    made = [tools / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "--no-sync"]
    subprocess.run(made, check=True, user=user, capture_output=True)
    run = [tools / "postgres", "-D", data, "-p", str(port), "-k", folder, "-h", "127.0.0.1"]
    server = subprocess.Popen(run, user=user, stderr=subprocess.DEVNULL)
    address = f"postgresql://postgres@127.0.0.1:{port}/postgres"
    try:
        deadline = time.monotonic() + 20
        while not _answers(address):
            assert time.monotonic() < deadline, "the PostgreSQL made for the tests does not answer"
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
