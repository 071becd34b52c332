"""How long somebody who signed in stays so: a token in the browser, its hash in the store."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from dashboard.access import passwords
from dashboard.domain.people import Person
from dashboard.settings import Settings
from dashboard.store import People, StoreUnavailableError

log = structlog.get_logger()
_SEEN_EVERY = timedelta(minutes=1)  # often enough for an idle limit of at least five


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
        user = self.people.find(name)
        kept = None if user is None or user.disabled else user.password
        if not passwords.is_right(kept, password) or user is None:
            return None
        token, now = secrets.token_urlsafe(32), self.now()
        self.people.open_session(_kept(token), user.person.name, at=now, ends_at=now + self._lasts)
        return token

    def person(self, token: str | None) -> tuple[Person | None, bool]:
        """Whose token it is, None where it is nobody's or no longer; and whether `seen` is due.

        Raises StoreUnavailableError.
        """
        found = self.people.session(_kept(token)) if token else None
        if found is None:
            return None, False
        now = self.now()
        idle = now - found.last_seen
        if found.ends_at <= now or idle >= self._idle:
            return None, False
        return found.person, idle >= _SEEN_EVERY

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

    def end(self, token: str | None) -> None:
        """End a session on the server: its token is nobody's from now on."""
        if token:
            self.people.close_session(_kept(token))


def _kept(token: str) -> str:
    """What the store keeps of a token. It has 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
