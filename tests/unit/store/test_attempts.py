"""Attempts are counted in the store: over every process, within each limit, and then forgotten."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import func, select

from dashboard.store import CountedAttempts, Limit, Store
from dashboard.store.database import Database
from dashboard.store.tables import attempts

NINE = datetime(2024, 2, 7, 9, 0, tzinfo=UTC)
QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)
THREE = Limit("jo from here", 3, QUARTER)
FIVE = Limit("jo", 5, HOUR)


@pytest.fixture
def counted(store: Store) -> CountedAttempts:
    return CountedAttempts(store.database)


def kept(counted: CountedAttempts) -> int:
    with counted.database.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(attempts)).scalar_one())


def test_as_many_are_let_through_as_the_limit_says(counted: CountedAttempts) -> None:
    assert [counted.allows([THREE], NINE) for _ in range(5)] == [True] * 3 + [False] * 2
    assert counted.allows([Limit("sam from here", 3, QUARTER)], NINE)


def test_a_limit_looks_back_a_while_and_no_further(counted: CountedAttempts) -> None:
    for minutes in (0, 5, 10):
        assert counted.allows([THREE], NINE + timedelta(minutes=minutes))
    assert not counted.allows([THREE], NINE + timedelta(minutes=14, seconds=59))
    assert counted.allows([THREE], NINE + QUARTER)
    assert not counted.allows([THREE], NINE + QUARTER)


def test_one_that_a_limit_refuses_counts_for_no_other(counted: CountedAttempts) -> None:
    assert [counted.allows([THREE, FIVE], NINE) for _ in range(9)].count(True) == 3
    elsewhere = Limit("jo from there", 3, QUARTER)
    assert [counted.allows([elsewhere, FIVE], NINE) for _ in range(9)].count(True) == 2


def test_what_was_tried_is_forgotten_under_its_key_alone(counted: CountedAttempts) -> None:
    for _ in range(3):
        counted.allows([THREE, FIVE], NINE)
    counted.forget(THREE.key)
    assert [counted.allows([THREE, FIVE], NINE) for _ in range(3)] == [True, True, False]


def test_nothing_is_kept_once_no_limit_looks_so_far_back(counted: CountedAttempts) -> None:
    for _ in range(3):
        counted.allows([THREE, FIVE], NINE)
    assert kept(counted) == 6
    counted.allows([THREE, FIVE], NINE + HOUR)
    assert kept(counted) == 2


def test_many_at_once_on_connections_of_their_own_are_let_through_no_oftener(
    counted: CountedAttempts, store_url: str
) -> None:
    ready, limits = Barrier(8), [Limit("jo", 10, QUARTER), Limit("here", 600, QUARTER)]

    def several(_: int) -> int:
        database = Database(store_url)
        ready.wait(timeout=20)
        found = [CountedAttempts(database).allows(limits, NINE) for _ in range(4)].count(True)
        database.close()
        return found

    with ThreadPoolExecutor(8) as workers:
        assert sum(workers.map(several, range(8))) == 10
    assert kept(counted) == 20
