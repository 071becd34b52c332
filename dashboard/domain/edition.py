"""Decides what names a set of answers, so that any page or photograph of one can be traced."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from dashboard.formats import date_words

_SLUG = re.compile(r"(\d{1,9})(?:-(\d{4}-\d{2}-\d{2}))?")


class EditionError(ValueError):
    """There is no edition of that name; the message says so in a reader's words."""


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
    def slug(self) -> str:
        """The figures and the day as an address names them: "12-2026-11-22"."""
        return f"{self.revision}-{self.as_at.isoformat()}"

    def earlier(self, slug: str) -> Edition:
        """The edition of these or earlier figures that an address names, on its day if it has one.

        Definitions and release are this one's: they are not kept. Raises EditionError where the
        figures or the day are still to come, and where `slug` names none.
        """
        named = _SLUG.fullmatch(slug.strip())
        try:
            revision = int(named[1]) if named else self.revision + 1
            as_at = date.fromisoformat(named[2]) if named and named[2] else self.as_at
        except ValueError:
            as_at = date.max
        if named is None or revision > self.revision or as_at > self.as_at:
            raise EditionError(f"There is no edition “{slug[:40]}”: these are the newest figures.")
        return replace(self, revision=revision, as_at=as_at)

    @property
    def key(self) -> str:
        """The edition in few characters, the same for the same answers: for cache keys."""
        return _key(self)


@lru_cache(maxsize=64)  # asked for with every answer
def _key(edition: Edition) -> str:
    figures = f"{edition.revision}-{edition.head[:12]}"
    release = f"{edition.release}-{edition.program}-{edition.definitions}"
    return f"{release}-{figures}-{edition.as_at:%Y%m%d}"
