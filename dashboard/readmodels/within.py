"""What is kept as it is for a reader of some sections only: the other sections are not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from dashboard.catalogue import Catalogue
from dashboard.domain.sections import OF_DATASET, WORKSTREAMS, Placed, sections_of
from dashboard.readmodels.books import Kept
from dashboard.store import Organisation, Record, Restatement, Submission


class Within:
    """A store without what is not of `sections`: every read model sees it so, whatever it asks.

    A row whose section is not known is of nobody's. What is said of a submission as a whole, such
    as who sent it and when, is of every section: it tells no figure.
    """

    def __init__(self, kept: Kept, catalogue: Catalogue, sections: Collection[str]) -> None:
        self._kept, self._catalogue, self._sections = kept, catalogue, frozenset(sections)
        self._placed: dict[tuple[str, int | None], Placed] = {}

    def rows(self, org: str, dataset: str, *, revision: int | None = None) -> list[Record]:
        """The rows of these sections."""
        if self._is_closed(dataset):
            return []
        return self._own(org, dataset, self._kept.rows(org, dataset, revision=revision), revision)

    def sent(self, org: str, dataset: str, periods: Collection[str]) -> list[Record]:
        """The rows of these sections that were ever sent."""
        if self._is_closed(dataset):
            return []
        return self._own(org, dataset, self._kept.sent(org, dataset, periods), None)

    def restatements(self, org: str, *, revision: int | None = None) -> tuple[Restatement, ...]:
        """Those of figures of these sections."""
        placed = self.placed(org, revision)
        found = self._kept.restatements(org, revision=revision)
        return tuple(one for one in found if self._has(placed.get(one.measure, ())))

    def register(self, org: str, dataset: str, *, revision: int | None = None) -> Submission | None:
        """A register of these sections."""
        if self._is_closed(dataset):
            return None
        return self._kept.register(org, dataset, revision=revision)

    def submission(self, submission_id: str) -> Submission:
        """A submission, without the rows that are kept as one file where they are not theirs."""
        found = self._kept.submission(submission_id)
        return replace(found, register="") if self._is_closed(found.dataset) else found

    def submissions(self, org: str | None = None) -> tuple[Submission, ...]:
        """What was sent, but for what is wholly of other sections."""
        found = self._kept.submissions(org)
        return tuple(one for one in found if not self._is_closed(one.dataset))

    def organisations(self) -> tuple[Organisation, ...]:
        """Those there are."""
        return self._kept.organisations()

    def revision(self) -> int:
        """That of what is kept."""
        return self._kept.revision()

    def placed(self, org: str, revision: int | None = None) -> Placed:
        """The sections of each measure of an organisation, of all its definitions together."""
        asked = (org, revision)
        if asked not in self._placed:
            rows = self._kept.rows(org, "measures", revision=revision)
            self._placed[asked] = placed_in(rows, self._catalogue)
        return self._placed[asked]

    def _own(
        self, org: str, dataset: str, found: list[Record], revision: int | None
    ) -> list[Record]:
        if dataset in OF_DATASET:
            return found
        placed = self.placed(org, revision)
        return [one for one in found if self._has(sections_of(dataset, one.row, placed))]

    def _has(self, sections: Collection[str]) -> bool:
        return bool(sections) and self._sections.issuperset(sections)

    def _is_closed(self, dataset: str) -> bool:
        """Whether a dataset is of one section, and that is not among these."""
        return dataset in OF_DATASET and OF_DATASET[dataset] not in self._sections


def placed_in(definitions: Iterable[Record], catalogue: Catalogue) -> Placed:
    """The sections of each measure that is defined, the catalogue's where the council has none."""
    found: dict[str, frozenset[str]] = {}
    for one in definitions:
        code, section = one.row["measure"] or "", one.row["section"] or ""
        found[code] = found.get(code, frozenset()) | {section}
    known = {code: frozenset({WORKSTREAMS}) for code in catalogue.workstreams}
    known |= {code: frozenset({one.section}) for code, one in catalogue.register_measures.items()}
    return known | found
