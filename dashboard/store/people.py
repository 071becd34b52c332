"""Who may sign in and who is signed in: users and their sessions, each change of a user audited."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from dashboard.domain.people import Person, Role, folded
from dashboard.store import chain
from dashboard.store.database import Database
from dashboard.store.errors import UnknownUserError, UserExistsError
from dashboard.store.tables import sessions, users

_ANYONE = "SELECT 1 FROM users WHERE NOT disabled LIMIT 1"
_SESSION = (
    "SELECT u.name, u.role, u.organisations, s.last_seen, s.ends_at "
    "FROM sessions s JOIN users u ON u.folded = s.person "
    "WHERE s.token = ? AND NOT s.ended AND NOT u.disabled"
)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may sign in, unless disabled."""

    person: Person
    added_at: datetime
    disabled: bool
    password: str = field(repr=False)  # its argon2 hash


@dataclass(frozen=True, slots=True)
class Session:
    """One browser signed in: whose, when it last asked for something, when it ends at most."""

    person: Person
    last_seen: datetime
    ends_at: datetime


class People:
    """Users and sessions of a store. Any method may raise StoreUnavailableError.

    Names are found however they are capitalised. `by` is who does it, for the audit; no password
    and no token is ever in it.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def any(self) -> bool:
        """Whether anybody could sign in: False too where there is no store yet."""
        return self.database.version() is not None and self.database.glance(_ANYONE) is not None

    def users(self) -> tuple[User, ...]:
        """Every user, by name."""
        with self.database.reading() as connection:
            found = connection.execute(select(users).order_by(users.c.folded))
            return tuple(_user(row) for row in found)

    def find(self, name: str) -> User | None:
        """The user of that name, disabled or not."""
        with self.database.reading() as connection:
            row = _row(connection, name)
            return _user(row) if row is not None else None

    def add(self, person: Person, password: str, *, by: str, at: datetime) -> None:
        """Let somebody sign in; `password` is a hash. Raises UserExistsError."""
        with self.database.writing() as connection:
            if (found := _row(connection, person.name)) is not None:
                raise UserExistsError(found.name)
            named = {"folded": folded(person.name), "name": person.name, "password": password}
            added = {"added_at": chain.stamp(at), "disabled": False}
            connection.execute(insert(users).values(**named, **added, **_scope(person)))
            _note(connection, "user added", person, by, at)

    def change(self, person: Person, *, by: str, at: datetime) -> None:
        """Give a user another role and organisations; one who was disabled may sign in again.

        Raises UnknownUserError.
        """
        with self.database.writing() as connection:
            found = _set(connection, person.name, disabled=False, **_scope(person))
            _note(connection, "user changed", replace(person, name=found.person.name), by, at)

    def set_password(self, name: str, password: str, *, by: str, at: datetime) -> None:
        """Give a user another password, a hash, and end their sessions. Raises UnknownUserError."""
        with self.database.writing() as connection:
            found = _set(connection, name, password=password)
            _end(connection, name)
            _note(connection, "password changed", found.person, by, at)

    def disable(self, name: str, *, by: str, at: datetime) -> None:
        """Let a user sign in no longer, and end their sessions. Raises UnknownUserError."""
        with self.database.writing() as connection:
            found = _set(connection, name, disabled=True)
            _end(connection, name)
            _note(connection, "user disabled", found.person, by, at)

    def end_sessions(self, name: str, *, by: str, at: datetime) -> int:
        """Sign a user out everywhere; how many sessions that ended. Raises UnknownUserError."""
        with self.database.writing() as connection:
            found = _require(connection, name)
            ended = _end(connection, name)
            _note(connection, "sessions ended", found.person, by, at)
            return ended

    # -- sessions: `token` is always the hash of what the browser holds

    def open_session(self, token: str, name: str, *, at: datetime, ends_at: datetime) -> None:
        """Remember that a user signed in, and forget sessions that are over."""
        now = chain.stamp(at)
        with self.database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.ends_at < now))
            moments = {"made_at": now, "last_seen": now, "ends_at": chain.stamp(ends_at)}
            opened = insert(sessions).values(
                token=token, person=folded(name), ended=False, **moments
            )
            connection.execute(opened)

    def session(self, token: str) -> Session | None:
        """The session of a token, None where there is none, it was ended, or its user may not."""
        row = self.database.glance(_SESSION, token)
        if row is None:
            return None
        name, role, organisations, last_seen, ends_at = row
        moments = datetime.fromisoformat(last_seen), datetime.fromisoformat(ends_at)
        return Session(_person(name, role, organisations), *moments)

    def seen(self, token: str, at: datetime) -> None:
        """Remember when a session last asked for something."""
        with self.database.writing() as connection:
            seen = update(sessions).where(sessions.c.token == token)
            connection.execute(seen.values(last_seen=chain.stamp(at)))

    def close_session(self, token: str) -> None:
        """End one session."""
        with self.database.writing() as connection:
            connection.execute(update(sessions).where(sessions.c.token == token).values(ended=True))


@lru_cache(maxsize=256)
def _person(name: str, role: str, organisations: str) -> Person:
    return Person(name, Role(role), tuple(json.loads(organisations)))


def _user(row: Any) -> User:
    person = _person(row.name, row.role, row.organisations)
    return User(person, datetime.fromisoformat(row.added_at), bool(row.disabled), row.password)


def _scope(person: Person) -> dict[str, str]:
    return {"role": person.role.value, "organisations": _codes(person.organisations)}


def _codes(organisations: Iterable[str]) -> str:
    return json.dumps(sorted(set(organisations)))


def _row(connection: Connection, name: str) -> Any:
    return connection.execute(select(users).where(users.c.folded == folded(name))).first()


def _require(connection: Connection, name: str) -> User:
    if (row := _row(connection, name)) is None:
        raise UnknownUserError(name)
    return _user(row)


def _set(connection: Connection, name: str, **values: object) -> User:
    found = _require(connection, name)
    connection.execute(update(users).where(users.c.folded == folded(name)).values(**values))
    return found


def _end(connection: Connection, name: str) -> int:
    live = update(sessions).where(sessions.c.person == folded(name), ~sessions.c.ended)
    return int(connection.execute(live.values(ended=True)).rowcount)


def _note(connection: Connection, kind: str, person: Person, by: str, at: datetime) -> None:
    detail = {"user": person.name, "role": person.role.value}
    detail["organisations"] = " ".join(sorted(person.organisations))
    chain.append(connection, kind, by=by, at=at, detail=detail)
