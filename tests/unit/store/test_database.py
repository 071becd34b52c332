"""Opening the database: migrations, the way to write, and what is said when it is away."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from dashboard.domain.people import EVERYWHERE, Person, Role
from dashboard.store import People, Store, StoreOutOfDateError, StoreUnavailableError
from dashboard.store.database import Database
from dashboard.store.tables import metadata
from tests.unit.store.loading import figures, publish, risk, shown


def test_the_migrations_make_the_tables_the_code_uses(store: Store) -> None:
    with store.database.reading() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []


def test_several_workers_may_migrate_at_once(store_url: str) -> None:
    stores = [Store(store_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(Store.migrate, stores))
    assert stores[0].revision() == 0
    for store in stores:
        store.database.close()


def test_a_new_store_is_made_when_first_opened(store_url: str) -> None:
    database = Database(store_url)
    assert database.version() is None
    database.require_current()
    assert database.version() is not None
    database.require_current()
    database.close()


def test_a_store_of_the_release_before_keeps_its_figures_and_its_audit(store: Store) -> None:
    publish(store, figures(GAS="99.7"))
    publish(store, [risk(2, "R1", "Fraud")])
    before = store.rows("thurrock", "observations"), store.submissions(), store.audit()
    with store.database.writing() as connection:
        for undone in _WITHOUT_REGISTERS:
            connection.execute(text(undone))
    with pytest.raises(StoreOutOfDateError, match="Run `scorecard migrate` first"):
        store.database.require_current()
    store.migrate()
    store.database.require_current()
    assert (store.rows("thurrock", "observations"), store.submissions(), store.audit()) == before
    assert {(one.register, one.as_at) for one in store.submissions()} == {("", "")}
    assert store.verify() is None
    publish(store, figures(GAS="99.8"))
    assert (shown(store), store.verify()) == ({"GAS": "99.8"}, None)


_LATER = ("attempts", "headings", "locks", "sessions", "users")
# What takes a store back to the tables of migration 0001.
_WITHOUT_REGISTERS = (
    *(f"DROP TABLE {table}" for table in _LATER),
    "ALTER TABLE submissions DROP COLUMN register",
    "ALTER TABLE submissions DROP COLUMN as_at",
    "UPDATE alembic_version SET version_num = '0001'",
)


def test_users_there_already_see_every_section_and_keep_their_passwords(store: Store) -> None:
    people, at = People(store.database), datetime(2024, 2, 7, 9, 0, tzinfo=UTC)
    people.add(Person("Jo", Role.OFFICER, ("kent",)), "a hash", by="admin", at=at)
    before = people.users()
    with store.database.writing() as connection:
        for undone in _WITHOUT_SECTIONS:
            connection.execute(text(undone))
    store.migrate()
    assert people.users() == before
    assert (before[0].person.sections, before[0].must_change) == (EVERYWHERE, False)


# What takes a store back to the tables of migration 0004.
_WITHOUT_SECTIONS = (
    "DROP TABLE attempts",
    *(
        f"ALTER TABLE users DROP COLUMN {column}"
        for column in ("sections", "must_change", "signed_in_at")
    ),
    "UPDATE alembic_version SET version_num = '0004'",
)


@pytest.mark.parametrize(
    ("version", "said"), [("9999", "newer release"), ("", "scorecard migrate")]
)
def test_a_store_of_another_release_is_refused(
    store: Store, monkeypatch: pytest.MonkeyPatch, version: str, said: str
) -> None:
    if version:
        with store.database.writing() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    else:
        monkeypatch.setattr(
            "alembic.script.ScriptDirectory.get_current_head", lambda _self: "a later one"
        )
    with pytest.raises(StoreOutOfDateError, match=said):
        store.database.require_current()


def test_a_failed_write_leaves_nothing(store: Store) -> None:
    def write_and_fail() -> None:
        with store.database.writing() as connection:
            connection.execute(text("INSERT INTO organisations VALUES ('kent', 'Kent')"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert store.organisations() == ()


def test_our_own_mistakes_are_not_passed_off_as_a_database_away(store: Store) -> None:
    with pytest.raises(IntegrityError), store.database.writing() as connection:
        connection.execute(text("INSERT INTO organisations VALUES ('kent', NULL)"))


def test_sqlite_is_made_where_it_is_named_is_durable_and_checks_references(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/made/on/demand/figures.db")
    assert (database.version(), list(tmp_path.iterdir())) == (None, [])  # looking makes nothing
    database.migrate()
    with database.reading() as connection:
        settings = [
            connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert settings == ["wal", 2, 1, 30_000]
    database.close()


def test_a_database_that_is_away_is_said_in_a_sentence() -> None:
    away = Store("postgresql://nobody@127.0.0.1:9/none?connect_timeout=2")
    with pytest.raises(StoreUnavailableError, match="cannot be used just now"):
        away.revision()


def test_a_forked_worker_opens_connections_of_its_own(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/figures.db")
    store.migrate()
    publish(store, figures(GAS="99.7"))
    child = os.fork()
    if child == 0:
        os._exit(0 if store.revision() == 1 else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert store.revision() == 1
    store.database.close()


def test_a_glance_sees_what_was_committed_last(store: Store) -> None:
    assert store.newest() == (0, "")
    for measure in ("GAS", "LIFT"):
        publish(store, figures(**{measure: "99.7"}))
    assert store.newest() == (2, store.head())


def test_a_glance_that_fails_says_so_and_the_next_one_starts_anew(store: Store) -> None:
    with pytest.raises(StoreUnavailableError, match="cannot be used"):
        store.database.glance("SELECT figure FROM nowhere")
    assert store.database.glance("SELECT 1")[0] == 1


def test_many_may_glance_at_once(store: Store) -> None:
    publish(store, figures(GAS="99.7"))
    with ThreadPoolExecutor(8) as readers:
        seen = list(readers.map(lambda _: store.newest()[0], range(200)))
    assert set(seen) == {1}
