"""How often one may try to sign in: enough for a person, too few for a program."""

from __future__ import annotations

import hashlib

import structlog
from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import MovingWindowRateLimiter

from dashboard.domain.people import folded
from dashboard.settings import Settings

log = structlog.get_logger()

_ONE_NAME_FROM_ONE_PLACE = parse("10 per 15 minutes")
_ONE_NAME = parse("100 per hour")  # from many places at once
_ONE_PLACE = parse("600 per 15 minutes")  # a whole council may share one, and arrives at nine


class Attempts:
    """Counts attempts: in Redis where machines share one, else in each process by itself."""

    def __init__(self, settings: Settings) -> None:
        self._near = MovingWindowRateLimiter(MemoryStorage())
        self._counts = self._near
        if settings.cache_url.startswith("redis"):
            prefix = f"{settings.cache_config()['CACHE_KEY_PREFIX']}attempts"
            shared = storage_from_string(
                settings.cache_url, wrap_exceptions=True, key_prefix=prefix, socket_timeout=2
            )
            self._counts = MovingWindowRateLimiter(shared)

    def allows(self, name: str, place: str) -> bool:
        """Whether one more attempt may be made for a name from an address; it is counted.

        Once a place has used its own up, it uses up nobody else's.
        """
        asked = self._limits(name, place)
        try:
            return all(self._counts.hit(limit, key) for limit, key in asked)
        except StorageError:  # counted here alone until it is back
            log.warning("sign-in attempts cannot be shared")
            return all(self._near.hit(limit, key) for limit, key in asked)

    def forget(self, name: str, place: str) -> None:
        """The person got in: what was mistyped before is no longer held against them."""
        limit, key = self._limits(name, place)[0]
        for counts in (self._near, self._counts):
            try:
                counts.clear(limit, key)
            except StorageError:  # it will be forgotten by itself
                log.warning("sign-in attempts cannot be shared")

    @staticmethod
    def _limits(name: str, place: str) -> list[tuple[RateLimitItem, str]]:
        """Each limit with what it counts by; names are hashed, a cache is no place for them."""
        who = hashlib.sha256(folded(name).encode()).hexdigest()
        return [
            (_ONE_NAME_FROM_ONE_PLACE, f"{who}@{place}"),
            (_ONE_NAME, who),
            (_ONE_PLACE, place),
        ]
