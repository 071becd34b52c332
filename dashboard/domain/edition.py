"""Decides what names a set of answers, so that any page or photograph of one can be traced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dashboard.formats import date_words


@dataclass(frozen=True, slots=True)
class Edition:
    """What worked-out answers depend on: release, definitions, figures and the day.

    `definitions` is the first eight characters of the catalogue's digest; `revision` the store's,
    and `head` the audit hash at it, which tells apart two stores that reached the same number.
    `program` tells apart two states of the code that call themselves the same release.
    """

    release: str
    definitions: str
    revision: int
    as_at: date
    head: str = ""
    program: str = ""

    def __str__(self) -> str:
        day = date_words(self.as_at)
        return (
            f"{day}, figures {self.revision}, definitions {self.definitions}, "
            f"release {self.release}"
        )

    @property
    def key(self) -> str:
        """The edition in few characters, the same for the same answers: for cache keys."""
        return _key(self)


@lru_cache(maxsize=64)  # asked for with every answer
def _key(edition: Edition) -> str:
    figures = f"{edition.revision}-{edition.head[:12]}"
    release = f"{edition.release}-{edition.program}-{edition.definitions}"
    return f"{release}-{figures}-{edition.as_at:%Y%m%d}"
