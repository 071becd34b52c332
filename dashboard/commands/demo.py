"""The synthetic borough: which of its files a store still lacks, and at what size to make them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dashboard.ingest import Ingest
from dashboard.sources.deliveries import Delivery
from dashboard.sources.demo import DEMO_DATASETS, DEMO_ORG, HOMES, demo_deliveries, homes_of
from dashboard.store import Submission

# A file to publish, and the submission it is already if seeding was cut off before.
Piece = tuple[Delivery, Submission | None]


class Borough:
    """What the store has of the borough, which is made anew for a day and so never the same bytes.

    `homes` is the size asked for; without one the borough keeps the size it has. `day` is the
    day its registers are taken.
    """

    def __init__(self, ingest: Ingest, by: str, homes: int | None) -> None:
        found = [one for one in ingest.store.submissions(DEMO_ORG) if one.by == by]
        self._newest = {one.dataset: one for one in found}
        sizes = [size for one in reversed(found) if (size := homes_of(one.filename))]
        self._homes = homes or next(iter(sizes), HOMES)
        self.day = _day(ingest)

    @property
    def lacking(self) -> tuple[str, ...]:
        """The datasets still to be published, in the order they are loaded."""
        return tuple(name for name in DEMO_DATASETS if not self._is_there(name))

    def pieces(self) -> Iterator[Piece]:
        """Make what is lacking. Raises SourceError for a size it cannot be made in."""
        for delivery in demo_deliveries(self._homes, as_at=self.day):
            if not self._is_there(delivery.dataset):
                newest = self._newest.get(delivery.dataset)
                yield delivery, newest if newest and self._is_of_this_size(newest) else None

    def _is_there(self, dataset: str) -> bool:
        newest = self._newest.get(dataset)
        return newest is not None and newest.state != "staged" and self._is_of_this_size(newest)

    def _is_of_this_size(self, submission: Submission) -> bool:
        return homes_of(submission.filename) == self._homes


def _day(ingest: Ingest) -> date:
    """The day the pages show, which nothing in the borough may lie after; no later than today."""
    today = ingest.clock().date()
    return min(ingest.settings.today or today, today)
