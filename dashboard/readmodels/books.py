"""What a read model reads: the figures of one edition, and the definitions shipped with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from dashboard.catalogue import Catalogue
from dashboard.domain.edition import Edition
from dashboard.store import Organisation, Record, Submission


class Kept(Protocol):
    """The part of the store that reading needs."""

    def revision(self) -> int: ...

    def organisations(self) -> tuple[Organisation, ...]: ...

    def rows(
        self,
        org: str,
        dataset: str,
        *,
        revision: int | None = None,
        subject: str | None = None,
        period: str | None = None,
    ) -> list[Record]: ...

    def submission(self, submission_id: str) -> Submission: ...

    def submissions(self, org: str | None = None) -> tuple[Submission, ...]: ...


@dataclass(frozen=True, slots=True)
class Books:
    """The store as of one edition's revision: every read goes through here."""

    kept: Kept
    catalogue: Catalogue
    edition: Edition
    _sources: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def rows(self, org: str, dataset: str, *, subject: str | None = None) -> list[Record]:
        """The rows of a dataset published for `org` as of this edition's revision."""
        return self.kept.rows(org, dataset, revision=self.edition.revision, subject=subject)

    def source(self, submission_id: str) -> str:
        """The sentence that says where a submission's figures come from.

        Asked for with every figure, and read once: a submission never changes.
        """
        if submission_id not in self._sources:
            self._sources[submission_id] = self.kept.submission(submission_id).source
        return self._sources[submission_id]
