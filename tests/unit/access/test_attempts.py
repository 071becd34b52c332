"""Attempts to sign in are enough for a person and too few for a program."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from dashboard.access.attempts import Attempts
from dashboard.settings import Settings
from dashboard.store import CountedAttempts, Store
from dashboard.store.database import Database
from dashboard.store.tables import attempts as table

NINE = datetime(2024, 2, 7, 9, 0, tzinfo=UTC)
NOBODY_THERE = "redis://127.0.0.1:9/0"


def allowed(attempts: Attempts, name: str, place: str, times: int) -> list[bool]:
    return [attempts.allows(name, place) for _ in range(times)]


@pytest.fixture(params=["in this process", "in the store"])
def attempts(request: pytest.FixtureRequest, tmp_path: Path) -> Attempts:
    """Counted in each of the two places that need nothing else to run."""
    settings = Settings(data_dir=tmp_path)
    if request.param == "in this process":
        return Attempts(settings)
    return Attempts(settings, counted(tmp_path), lambda: NINE)


def counted(tmp_path: Path) -> CountedAttempts:
    store = Store(f"sqlite:///{tmp_path}/figures.db")
    store.migrate()
    return CountedAttempts(store.database)


def test_ten_attempts_for_a_name_from_one_place_and_no_more(attempts: Attempts) -> None:
    assert allowed(attempts, "Jo", "10.0.0.7", 11) == [True] * 10 + [False]
    assert not attempts.allows(" JO ", "10.0.0.7")
    assert attempts.allows("Jo", "10.0.0.8")
    assert attempts.allows("Sam", "10.0.0.7")


def test_a_program_that_changes_its_address_is_stopped_too(attempts: Attempts) -> None:
    tries = [attempts.allows("Jo", f"10.0.0.{number % 250}") for number in range(101)]
    assert tries == [True] * 100 + [False]


def test_one_place_cannot_use_up_what_a_name_is_allowed_elsewhere(attempts: Attempts) -> None:
    allowed(attempts, "Jo", "10.0.0.7", 200)
    assert attempts.allows("Jo", "10.0.0.8")


def test_a_place_that_tries_one_name_after_another_is_stopped(attempts: Attempts) -> None:
    tries = [attempts.allows(f"name {number}", "10.0.0.7") for number in range(601)]
    assert tries == [True] * 600 + [False]


def test_who_got_in_starts_afresh(attempts: Attempts) -> None:
    allowed(attempts, "Jo", "10.0.0.7", 10)
    attempts.forget("Jo", "10.0.0.7")
    assert attempts.allows("Jo", "10.0.0.7")


def test_where_the_shared_count_is_away_each_process_counts_for_itself(tmp_path: Path) -> None:
    attempts = Attempts(Settings(data_dir=tmp_path, cache_url=NOBODY_THERE))
    assert allowed(attempts, "Jo", "10.0.0.7", 11) == [True] * 10 + [False]
    attempts.forget("Jo", "10.0.0.7")
    assert attempts.allows("Jo", "10.0.0.7")


def test_every_process_counts_with_the_others_in_the_store(tmp_path: Path) -> None:
    settings, store = Settings(data_dir=tmp_path), counted(tmp_path)
    workers = [Attempts(settings, store, lambda: NINE) for _ in range(4)]
    tries = [worker.allows("Jo", "10.0.0.7") for worker in workers * 3]
    assert tries == [True] * 10 + [False] * 2
    workers[0].forget("Jo", "10.0.0.7")
    assert workers[3].allows("Jo", "10.0.0.7")


def test_neither_a_name_nor_an_address_is_kept(tmp_path: Path) -> None:
    store = counted(tmp_path)
    Attempts(Settings(data_dir=tmp_path), store).allows("Jo", "10.0.0.7")
    with store.database.reading() as connection:
        keys = [row.key for row in connection.execute(table.select())]
    assert len({*keys}) == 3
    assert {len(key) for key in keys} == {64}
    assert not any("10.0.0" in key for key in keys)


def test_while_the_store_is_away_each_process_counts_for_itself(tmp_path: Path) -> None:
    nowhere = CountedAttempts(Database("postgresql://127.0.0.1:9/x?connect_timeout=2"))
    attempts = Attempts(Settings(data_dir=tmp_path), nowhere)
    with capture_logs() as logged:
        assert allowed(attempts, "Jo", "10.0.0.7", 11) == [True] * 10 + [False]
        attempts.forget("Jo", "10.0.0.7")
        assert attempts.allows("Jo", "10.0.0.7")
    assert {line["event"] for line in logged} == {"sign-in attempts cannot be shared"}
