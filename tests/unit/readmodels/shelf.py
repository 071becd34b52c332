"""Books made by hand: a few rows of a few datasets, read as the pages read the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dashboard.catalogue import load_catalogue
from dashboard.domain.edition import Edition
from dashboard.readmodels.books import Books
from dashboard.store import Organisation, Record, Submission

Row = Mapping[str, str | None]
ORG = "anyshire"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a store would answer: one organisation, and the rows of each dataset."""

    datasets: Mapping[str, tuple[Row, ...]]

    def revision(self) -> int:
        return 1

    def organisations(self) -> tuple[Organisation, ...]:
        return (Organisation(ORG, "Anyshire Council"),)

    def rows(
        self,
        org: str,
        dataset: str,
        *,
        revision: int | None = None,
        subject: str | None = None,
        period: str | None = None,
    ) -> list[Record]:
        held = self.datasets.get(dataset, ()) if org == ORG else ()
        return [Record(dict(row), number, dataset, 1) for number, row in enumerate(held, start=2)]

    def submission(self, submission_id: str) -> Submission:
        made = datetime(2024, 1, 1, tzinfo=UTC)
        source = f"Anyshire Council, {submission_id} paper"
        return Submission(
            submission_id, ORG, submission_id, "published", "f.csv", "0" * 64, 1, source, "a", made
        )

    def submissions(self, org: str | None = None) -> tuple[Submission, ...]:
        return tuple(map(self.submission, self.datasets))


def books(as_at: date, **datasets: Iterable[Row]) -> Books:
    """Books of Anyshire on a day, holding these rows by dataset."""
    shelf = Shelf({name: tuple(rows) for name, rows in datasets.items()})
    return Books(shelf, load_catalogue(), Edition("0.1.0", "aaaaaaaa", 1, as_at))
