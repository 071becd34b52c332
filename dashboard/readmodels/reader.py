"""The one cached door to every answer: key = edition + scope + query, JSON bytes, made once."""

from __future__ import annotations

import fcntl
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pydantic import TypeAdapter

from dashboard.catalogue import Catalogue
from dashboard.domain.edition import Edition
from dashboard.domain.people import EVERYWHERE
from dashboard.readmodels.books import Books, Files, Kept
from dashboard.readmodels.withheld import WithoutWithdrawnWords, withdrawn_words
from dashboard.readmodels.within import Within

View = TypeVar("View")


class Cache(Protocol):
    """The part of flask-caching that the door needs; values are bytes."""

    def get(self, key: str) -> Any: ...

    def set(self, key: str, value: bytes) -> Any: ...


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _adapter(view: type[View]) -> TypeAdapter[View]:
    """What turns a view into JSON and back; making one is slow, so each is made once."""
    if view not in _ADAPTERS:
        _ADAPTERS[view] = TypeAdapter(view)
    return _ADAPTERS[view]


@dataclass(frozen=True, slots=True)
class Reach:
    """The organisations and sections that whoever asks may see: codes, or EVERYWHERE."""

    organisations: tuple[str, ...] = EVERYWHERE
    sections: tuple[str, ...] = EVERYWHERE


_ALL = Reach()


class Reader:
    """Answers queries from the cache, building a missing answer once even with several workers.

    Nothing is ever cleared: a publication makes a new edition, and with it new keys. A cache that
    cannot be reached makes answers slower, never different.
    """

    def __init__(
        self,
        kept: Kept,
        catalogue: Catalogue,
        cache: Cache,
        edition: Callable[[], Edition],
        locks: Path,
        files: Files | None = None,
        reach: Callable[[], Reach] = Reach,
    ) -> None:
        self.kept, self.catalogue, self.edition, self.files = kept, catalogue, edition, files
        self._cache, self._locks, self._reach = cache, locks, reach
        self._unsaid: tuple[str, ...] = ()

    def answer(self, build: Callable[[Any, Books], View], view: type[View], query: Any) -> View:
        """The frozen `view` that `build(query, books)` makes, from the cache where it is there."""
        edition = self.edition()
        key = answer_key(edition, query, self._reach(), self._unsaid)
        adapter = _adapter(view)
        kept = self._get(key, adapter)
        if kept is not None:
            return kept
        with self._single_flight(key):
            kept = self._get(key, adapter)
            if kept is not None:
                return kept
            built = build(query, self.books(edition))
            self._set(key, adapter.dump_json(built))
            return built

    def as_of(self, slug: str) -> Reader:
        """The same door to the edition that an address names. Raises EditionError.

        Commentary that was withdrawn since is no longer said in it.
        """
        edition, other = self.edition().earlier(slug), copy(self)
        other.edition = lambda: edition
        if withdrawn := withdrawn_words(self.kept):
            other.kept = WithoutWithdrawnWords(self.kept, withdrawn)
            other._unsaid = tuple(sorted(withdrawn))
        return other

    def books(self, edition: Edition | None = None) -> Books:
        """What answers are built from, as of an edition: the present one unless given."""
        edition = edition or self.edition()
        reach = self._reach()
        narrow = reach.sections != EVERYWHERE
        kept = Within(self.kept, self.catalogue, reach.sections) if narrow else self.kept
        return Books(kept, self.catalogue, edition, self.files, reach.organisations)

    def _get(self, key: str, adapter: TypeAdapter[View]) -> View | None:
        """The answer kept; None where there is none, or none that can be read as this view."""
        try:
            value = self._cache.get(key)
            return adapter.validate_json(value) if isinstance(value, bytes) else None
        except Exception:  # a cache that is down is a slow page, not a failed one
            return None

    def _set(self, key: str, value: bytes) -> None:
        try:
            self._cache.set(key, value)
        except Exception:  # as above: the answer is right without it
            return

    @contextmanager
    def _single_flight(self, key: str) -> Iterator[None]:
        """One worker of this machine builds a cold answer; the others wait for it."""
        self._locks.mkdir(parents=True, exist_ok=True)
        # 64 files are enough to keep different answers from waiting on one another.
        with (self._locks / f"{int(key[-4:], 16) % 64:02d}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def answer_key(
    edition: Edition, query: Any, reach: Reach = _ALL, unsaid: Sequence[str] = ()
) -> str:
    """Edition, what is within reach, what is left unsaid and query, hashed: a different figure,
    definition, day, scope or question never matches."""
    within = [sorted(reach.organisations), sorted(reach.sections), *unsaid]
    asked = [edition.key, within, type(query).__qualname__, asdict(query)]
    words = json.dumps(asked, sort_keys=True)
    return "answer-" + hashlib.sha256(words.encode()).hexdigest()
