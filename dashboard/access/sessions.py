"""How long somebody who signed in stays so: a token in the browser, its hash in the store."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog

from dashboard.access import passwords
from dashboard.domain.people import Person
from dashboard.settings import Settings
from dashboard.store import People, StoreUnavailableError

log = structlog.get_logger()
_SEEN_EVERY = timedelta(minutes=1)  # often enough for an idle limit of at least five


class Asking(NamedTuple):
    """Who asks, None where it is nobody; and what is to be seen to besides the answer."""

    person: Person | None
    seen_due: bool = False  # that the session is in use has to be noted
    must_change: bool = False  # they have yet to choose a password of their own


class Sessions:
    """Sessions over the users of a store. `now` gives the present moment with its offset."""

    def __init__(self, people: People, settings: Settings, now: Callable[[], datetime]) -> None:
        self.people, self.now = people, now
        self._lasts = timedelta(hours=settings.session_hours)
        self._idle = timedelta(minutes=settings.session_idle_minutes)
        self._writing = threading.Lock()

    def sign_in(self, name: str, password: str) -> str | None:
        """A new token for the right name and password, else None, after as long a time.

        Raises StoreUnavailableError.
        """
        return self._open(name) if self.is_right(name, password) else None

    def is_right(self, name: str, password: str) -> bool:
        """Whether it is the password of a user who may sign in; no sooner known of a stranger."""
        user = self.people.find(name)
        kept = None if user is None or user.disabled else user.password
        return passwords.is_right(kept, password)

    def person(self, token: str | None) -> Asking:
        """Whose token it is: nobody's where there is none such or no longer.

        Raises StoreUnavailableError.
        """
        found = self.people.session(_kept(token)) if token else None
        if found is None:
            return _NOBODY
        now = self.now()
        idle = now - found.last_seen
        if found.ends_at <= now or idle >= self._idle:
            return _NOBODY
        return Asking(found.person, idle >= _SEEN_EVERY, found.must_change)

    def change_password(self, name: str, password: str) -> str:
        """Give a user the password they chose, and end their sessions but for a new one.

        The token of that is given back. Raises PasswordRefusedError and StoreUnavailableError.
        """
        passwords.require_good(password)
        self.people.set_password(name, passwords.hashed(password), by=name, at=self.now())
        return self._open(name)

    def end_all(self, name: str) -> None:
        """End every session of a user who asks for it. Raises StoreUnavailableError."""
        self.people.end_sessions(name, by=name, at=self.now())

    def seen(self, token: str) -> None:
        """Note that a session is in use. One thread of a process at most waits to write it.

        Where the store is busy or away the next request will see to it.
        """
        if not self._writing.acquire(blocking=False):
            return
        try:
            self.people.seen(_kept(token), self.now())
        except StoreUnavailableError:
            log.warning("a session could not be noted as seen")
        finally:
            self._writing.release()

    def _open(self, name: str) -> str:
        token, now = secrets.token_urlsafe(32), self.now()
        self.people.open_session(_kept(token), name, at=now, ends_at=now + self._lasts)
        return token

    def end(self, token: str | None) -> None:
        """End a session on the server: its token is nobody's from now on."""
        if token:
            self.people.close_session(_kept(token))


_NOBODY = Asking(None)


def _kept(token: str) -> str:
    """What the store keeps of a token. It has 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
