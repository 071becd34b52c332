"""How the store opens its database: one way to read, one serialised way to write, migrations."""

from __future__ import annotations

import os
import weakref
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from dashboard.store.errors import StoreOutOfDateError, StoreUnavailableError

_BUSY_SECONDS = 30
_CANNOT_BE_USED = "The store of figures cannot be used just now: {}"
_MIGRATION_LOCK = 5_217_001  # any number, the same in every process


class Database:
    """An SQLite file or a PostgreSQL database, behind one pair of doors."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._engine = _sqlite_engine(self.url) if self.is_sqlite else _server_engine(self.url)
        self._writer = self._engine.execution_options(scorecard_writes=True)
        self._idle: deque[Any] = deque()
        _forget_connections_after_fork(self._engine, self._idle)
        weakref.finalize(self, _close, self._engine, self._idle)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees what is committed. Raises StoreUnavailableError."""
        with _said_plainly(), self._engine.connect() as connection:
            yield connection

    def glance(self, question: str, *values: str) -> Any:
        """The first row of a fixed question, None where there is none, as the driver gives it.

        Each `?` in it stands for one of `values`.

        For what is asked before every answer: on connections of its own, because SQLAlchemy's
        part in a query takes longer than sending a kept answer. Raises StoreUnavailableError.
        """
        connection = None
        try:
            connection = self._own_connection()
            if not self.is_sqlite:
                question = question.replace("?", "%s")
            row = connection.execute(question, values).fetchone()
        except self._engine.dialect.loaded_dbapi.Error as error:
            if connection is not None:
                connection.close()
            raise StoreUnavailableError(_CANNOT_BE_USED.format(error)) from error
        self._idle.append(connection)
        return row

    def _own_connection(self) -> Any:
        """A connection outside the pool, where each question stands by itself."""
        try:
            return self._idle.pop()
        except IndexError:  # all of them are being used
            pooled = self._engine.raw_connection()
        connection: Any = pooled.driver_connection
        pooled.detach()
        if not self.is_sqlite:  # whose connections are like that as they come
            connection.autocommit = True
        return connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one writer there may be at a time; all of it is kept or none of it."""
        with _said_plainly(), self._writer.begin() as connection:
            if not self.is_sqlite:  # SQLite's lock is taken by BEGIN IMMEDIATE
                connection.execute(text("LOCK TABLE events IN EXCLUSIVE MODE"))
            yield connection

    def migrate(self) -> None:
        """Bring the tables up to this release; safe to run twice, or twice at once."""
        if (file := self._file()) is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
        with _said_plainly(), self._writer.begin() as connection:
            if not self.is_sqlite:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def version(self) -> str | None:
        """The migration the database stands at; None where there are no tables yet."""
        if (file := self._file()) is not None and not file.exists():
            return None  # to look must not be to make it
        with self.reading() as connection:
            return MigrationContext.configure(connection).get_current_revision()

    def require_current(self) -> None:
        """Make a new store; refuse one that another release made, saying which way to go."""
        version, script = self.version(), ScriptDirectory.from_config(_config())
        if version is None:
            self.migrate()
        elif version not in {step.revision for step in script.walk_revisions()}:
            raise StoreOutOfDateError(
                "The figures were kept by a newer release. Update this copy before using it."
            )
        elif version != script.get_current_head():
            raise StoreOutOfDateError(
                "The figures were kept by an earlier release. Run `scorecard migrate` first."
            )

    def _file(self) -> Path | None:
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    def close(self) -> None:
        """Give back every connection."""
        _close(self._engine, self._idle)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


@contextmanager
def _said_plainly() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        raise StoreUnavailableError(_CANNOT_BE_USED.format(error.orig)) from error
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
        raise StoreUnavailableError("The store of figures closed the connection.") from error


def _server_engine(url: URL) -> Engine:
    return create_engine(url, pool_pre_ping=True)


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A deferred transaction that turns into a write fails at once when another got there
        # first; IMMEDIATE waits its turn.
        writes = connection.get_execution_options().get("scorecard_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _close(engine: Engine, idle: deque[Any]) -> None:
    while idle:
        idle.pop().close()
    engine.dispose()


def _forget_connections_after_fork(engine: Engine, idle: deque[Any]) -> None:
    """A worker forked from a loaded server must not share its parent's connections."""
    held = weakref.ref(engine)

    def forget() -> None:
        if (kept := held()) is not None:
            kept.dispose(close=False)
            idle.clear()

    os.register_at_fork(after_in_child=forget)
