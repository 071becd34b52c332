"""How often somebody tried to sign in of late, counted once for all processes and machines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select

from dashboard.store import chain
from dashboard.store.database import Database
from dashboard.store.tables import attempts


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` attempts under a key `within` a time up to now."""

    key: str
    most: int
    within: timedelta


class CountedAttempts:
    """Attempts to sign in, in a store. Any method may raise StoreUnavailableError.

    A key is a hash: whoever reads the table learns neither a name nor an address.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def allows(self, limits: Sequence[Limit], at: datetime) -> bool:
        """Whether one more attempt is within every limit; then, and only then, it is counted.

        One that is refused is found out by reading alone: however often a program goes on trying,
        nobody waits for it to write.
        """
        with self.database.reading() as connection:
            if _is_full(connection, limits, at):
                return False
        with self.database.writing() as connection:
            if _is_full(connection, limits, at):  # another got there first
                return False
            longest = max(limit.within for limit in limits)
            connection.execute(delete(attempts).where(attempts.c.at <= chain.stamp(at - longest)))
            made = [{"key": limit.key, "at": chain.stamp(at)} for limit in limits]
            connection.execute(insert(attempts), made)
            return True

    def forget(self, key: str) -> None:
        """Count what was tried under a key no longer."""
        with self.database.writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.key == key))


def _is_full(connection: Connection, limits: Sequence[Limit], at: datetime) -> bool:
    return any(_made(connection, limit, at) >= limit.most for limit in limits)


def _made(connection: Connection, limit: Limit, at: datetime) -> int:
    since = attempts.c.at > chain.stamp(at - limit.within)
    counted = select(func.count()).where(attempts.c.key == limit.key, since)
    return int(connection.execute(counted).scalar_one())
