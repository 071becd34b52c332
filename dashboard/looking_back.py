"""What a page is drawn from where its address keeps to one edition, such as `edition=34`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import formats
from dashboard.components.one_edition import edition_note, kept_in
from dashboard.domain.edition import EditionError
from dashboard.services import Services


@dataclass(frozen=True, slots=True)
class LookingBack:
    """The services to draw from, the edition kept to ("" for none), and what is said of it."""

    services: Services
    slug: str = ""
    words: str = ""

    @classmethod
    def to(cls, services: Services, slug: str | None) -> LookingBack:
        """The edition an address names; the newest, saying so, where there is none of that name."""
        if not slug:
            return cls(services)
        try:
            back = services.as_of(slug)
        except EditionError as error:
            return cls(services, words=str(error))
        kept = back.read.edition()
        named = f"{formats.date_words(kept.as_at)}, figures {kept.revision}"
        words = f"This address keeps to one edition: {named}. What came later does not show."
        return cls(back, slug, words)

    def kept(self, content: Sequence[Any]) -> list[Any]:
        """Content whose links stay in the edition."""
        return kept_in(self.slug, content) if self.slug else [*content]

    def noted(self, content: Sequence[Any], newest: str) -> list[Any]:
        """Content under what is said of the edition; `newest` is its address without one."""
        return [edition_note(self.words, newest), *content] if self.words else [*content]
