"""How often one may try to sign in: enough for a person, too few for a program."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import structlog
from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import MovingWindowRateLimiter

from dashboard.domain.people import folded
from dashboard.settings import Settings
from dashboard.store import CountedAttempts, Limit, StoreUnavailableError

log = structlog.get_logger()

_ONE_NAME_FROM_ONE_PLACE = parse("10 per 15 minutes")
_ONE_NAME = parse("100 per hour")  # from many places at once
_ONE_PLACE = parse("600 per 15 minutes")  # a whole council may share one, and arrives at nine

Asked = list[tuple[RateLimitItem, str]]  # each limit with what it counts by


def _now() -> datetime:
    return datetime.now(UTC)


class Attempts:
    """Counts attempts: in Redis where there is one, else in the store, so for all workers at once.

    Where that is away each process counts for itself until it is back.
    """

    def __init__(
        self,
        settings: Settings,
        store: CountedAttempts | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._near = MovingWindowRateLimiter(MemoryStorage())
        self._redis: MovingWindowRateLimiter | None = None
        self._store, self._now = store, now
        if settings.cache_url.startswith("redis"):
            prefix = f"{settings.cache_config()['CACHE_KEY_PREFIX']}attempts"
            shared = storage_from_string(
                settings.cache_url, wrap_exceptions=True, key_prefix=prefix, socket_timeout=2
            )
            self._redis = MovingWindowRateLimiter(shared)

    def allows(self, name: str, place: str) -> bool:
        """Whether one more attempt may be made for a name from an address; it is counted.

        Once a place has used its own up, it uses up nobody else's.
        """
        asked = _limits(name, place)
        try:
            if self._redis is not None:
                return _hit(self._redis, asked)
            if self._store is not None:
                return self._store.allows([_kept(*one) for one in asked], self._now())
        except (StorageError, StoreUnavailableError):
            log.warning("sign-in attempts cannot be shared")
        return _hit(self._near, asked)

    def forget(self, name: str, place: str) -> None:
        """The person got in: what was mistyped before is no longer held against them."""
        limit, key = _limits(name, place)[0]
        self._near.clear(limit, key)
        try:
            if self._redis is not None:
                self._redis.clear(limit, key)
            elif self._store is not None:
                self._store.forget(key)
        except (StorageError, StoreUnavailableError):  # it will be forgotten by itself
            log.warning("sign-in attempts cannot be shared")


def _hit(counts: MovingWindowRateLimiter, asked: Asked) -> bool:
    return all(counts.hit(limit, key) for limit, key in asked)


def _kept(limit: RateLimitItem, key: str) -> Limit:
    return Limit(key, limit.amount, timedelta(seconds=limit.get_expiry()))


def _limits(name: str, place: str) -> Asked:
    """Each limit with its key: hashes, as neither a cache nor a store is a place for names."""
    who = folded(name)
    return [
        (_ONE_NAME_FROM_ONE_PLACE, _hashed(f"{who} from {place}")),
        (_ONE_NAME, _hashed(who)),
        (_ONE_PLACE, _hashed(f"anybody from {place}")),
    ]


def _hashed(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
