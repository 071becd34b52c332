"""What is kept, where nothing says otherwise: each subclass changes what rows or registers show."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.readmodels.books import Kept
from dashboard.store import Organisation, Record, Restatement, Submission


class Overlaid:
    """The store behind a reader, answering as it is."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def rows(self, org: str, dataset: str, *, revision: int | None = None) -> list[Record]:
        """The rows that show."""
        return self._kept.rows(org, dataset, revision=revision)

    def register(self, org: str, dataset: str, *, revision: int | None = None) -> Submission | None:
        """The register that shows."""
        return self._kept.register(org, dataset, revision=revision)

    def sent(self, org: str, dataset: str, periods: Collection[str]) -> list[Record]:
        """The rows that were ever sent."""
        return self._kept.sent(org, dataset, periods)

    def revision(self) -> int:
        """That of what is kept."""
        return self._kept.revision()

    def organisations(self) -> tuple[Organisation, ...]:
        """Those of what is kept."""
        return self._kept.organisations()

    def submission(self, submission_id: str) -> Submission:
        """As kept."""
        return self._kept.submission(submission_id)

    def submissions(self, org: str | None = None) -> tuple[Submission, ...]:
        """As kept."""
        return self._kept.submissions(org)

    def restatements(self, org: str, *, revision: int | None = None) -> tuple[Restatement, ...]:
        """Those there are: a change that is looked at would add its own."""
        return self._kept.restatements(org, revision=revision)
