"""Commentary that was withdrawn since: an earlier edition keeps its figures and not those words.

They may have been withdrawn for whom they name. Whoever may see what was sent finds them there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dashboard.domain.clocks.dates import day_of
from dashboard.formats import date_words
from dashboard.readmodels.books import Kept
from dashboard.readmodels.overlaid import Overlaid
from dashboard.store import Record

_SAYS = ("measure", "period")  # what such a row goes on saying


def withdrawn_words(kept: Kept) -> dict[str, date]:
    """The submissions of commentary that were withdrawn, and the day each was."""
    return {
        one.id: day_of(one.closed_at)
        for one in kept.submissions()
        if one.dataset == "commentaries" and one.state == "withdrawn" and one.closed_at
    }


class WithoutWithdrawnWords(Overlaid):
    """What is kept, without the words of submissions that were withdrawn."""

    def __init__(self, kept: Kept, withdrawn: Mapping[str, date]) -> None:
        super().__init__(kept)
        self._withdrawn = withdrawn

    def rows(self, org: str, dataset: str, *, revision: int | None = None) -> list[Record]:
        """The rows that show; withdrawn commentary says only that it was, and when."""
        found = super().rows(org, dataset, revision=revision)
        return [self._left(one) if one.submission in self._withdrawn else one for one in found]

    def _left(self, record: Record) -> Record:
        day = date_words(self._withdrawn[record.submission])
        row = {name: said if name in _SAYS else None for name, said in record.row.items()}
        return replace(record, row={**row, "what": f"Withdrawn on {day}, and no longer shown."})
