"""Who may sign in and who is signed in: users and their sessions, each change of a user audited."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from dashboard.domain.people import EVERYWHERE, Action, Person, Role, folded, may
from dashboard.store import chain
from dashboard.store.database import Database
from dashboard.store.errors import LastAdministratorError, UnknownUserError, UserExistsError
from dashboard.store.tables import sessions, users

_ANYONE = "SELECT 1 FROM users WHERE NOT disabled LIMIT 1"
_SESSION = (
    "SELECT u.name, u.role, u.organisations, u.sections, u.must_change, s.last_seen, s.ends_at "
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
    signed_in_at: datetime | None = None  # None where they never did, or before it was kept
    must_change: bool = False  # somebody else chose the password


@dataclass(frozen=True, slots=True)
class Session:
    """One browser signed in: whose, when it last asked for something, when it ends at most."""

    person: Person
    last_seen: datetime
    ends_at: datetime
    must_change: bool = False  # they have yet to choose a password of their own


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

    def add(
        self, person: Person, password: str, *, by: str, at: datetime, one_time: bool = False
    ) -> None:
        """Let somebody sign in; `password` is a hash, to be changed at once where it is `one_time`.

        Raises UserExistsError.
        """
        with self.database.writing() as connection:
            if (found := _row(connection, person.name)) is not None:
                raise UserExistsError(found.name)
            named = {"folded": folded(person.name), "name": person.name, "password": password}
            added = {"added_at": chain.stamp(at), "disabled": False, "must_change": one_time}
            connection.execute(insert(users).values(**named, **added, **_scope(person)))
            _note(connection, "user added", person, by, at)

    def change(self, person: Person, *, by: str, at: datetime, leave_one: bool = False) -> None:
        """Give a user another role and organisations; one who was disabled may sign in again.

        Where `leave_one` is set, somebody has to be left who can manage users. Raises
        UnknownUserError and LastAdministratorError.
        """
        with self.database.writing() as connection:
            found = _set(connection, person.name, disabled=False, **_scope(person))
            if leave_one:
                _require_administrator(connection, found.person.name)
            _note(connection, "user changed", replace(person, name=found.person.name), by, at)

    def set_password(
        self, name: str, password: str, *, by: str, at: datetime, one_time: bool = False
    ) -> None:
        """Give a user another password, a hash, and end their sessions. Raises UnknownUserError.

        A `one_time` password has to be changed for one of their own when they sign in.
        """
        with self.database.writing() as connection:
            found = _set(connection, name, password=password, must_change=one_time)
            _end(connection, name)
            _note(connection, "password changed", found.person, by, at)

    def disable(self, name: str, *, by: str, at: datetime, leave_one: bool = False) -> None:
        """Let a user sign in no longer, and end their sessions; `leave_one` as in `change`.

        Raises UnknownUserError and LastAdministratorError.
        """
        with self.database.writing() as connection:
            found = _set(connection, name, disabled=True)
            if leave_one:
                _require_administrator(connection, found.person.name)
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
            whose = update(users).where(users.c.folded == folded(name))
            connection.execute(whose.values(signed_in_at=now))

    def session(self, token: str) -> Session | None:
        """The session of a token, None where there is none, it was ended, or its user may not."""
        row = self.database.glance(_SESSION, token)
        if row is None:
            return None
        name, role, organisations, sections, must_change, last_seen, ends_at = row
        moments = datetime.fromisoformat(last_seen), datetime.fromisoformat(ends_at)
        return Session(_person(name, role, organisations, sections), *moments, bool(must_change))

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
def _person(name: str, role: str, organisations: str, sections: str) -> Person:
    own = tuple(json.loads(sections))
    return Person(name, Role(role), tuple(json.loads(organisations)), sections=own)


def _user(row: Any) -> User:
    person = _person(row.name, row.role, row.organisations, row.sections)
    since = datetime.fromisoformat(row.signed_in_at) if row.signed_in_at else None
    added_at, disabled = datetime.fromisoformat(row.added_at), bool(row.disabled)
    return User(person, added_at, disabled, row.password, since, bool(row.must_change))


def _scope(person: Person) -> dict[str, str]:
    where = {"organisations": _codes(person.organisations), "sections": _codes(person.sections)}
    return {"role": person.role.value, **where}


def _codes(codes: Iterable[str]) -> str:
    return json.dumps(sorted(set(codes)))


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


def _require_administrator(connection: Connection, name: str) -> None:
    """Undo what is being done to `name` where it leaves nobody who can manage users."""
    left = connection.execute(select(users).where(~users.c.disabled))
    if not any(may(_user(row).person, Action.MANAGE_USERS, None) for row in left):
        raise LastAdministratorError(name)


def _end(connection: Connection, name: str) -> int:
    live = update(sessions).where(sessions.c.person == folded(name), ~sessions.c.ended)
    return int(connection.execute(live.values(ended=True)).rowcount)


def _note(connection: Connection, kind: str, person: Person, by: str, at: datetime) -> None:
    detail = {"user": person.name, "role": person.role.value}
    detail["organisations"] = " ".join(sorted(person.organisations))
    if person.sections != EVERYWHERE:
        detail["sections"] = " ".join(sorted(person.sections))
    chain.append(connection, kind, by=by, at=at, detail=detail)
