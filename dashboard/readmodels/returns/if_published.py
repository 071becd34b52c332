"""The store as it would be if one submission were published, or withdrawn: for a preview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.readmodels.books import Books, Kept
from dashboard.readmodels.overlaid import Overlaid
from dashboard.store import Record, Store, Submission


class IfPublished(Overlaid):
    """What is kept, with a submission's own rows in place of those it would replace.

    `rows` are those it holds and those that would be rolled up from it, by dataset.
    """

    def __init__(
        self, kept: Kept, submission: Submission, rows: Mapping[str, Sequence[Record]]
    ) -> None:
        super().__init__(kept)
        self._mine, self._rows = submission, rows
        every = kept.submissions(submission.org) if submission.whole_register else ()
        self._later = {one.id for one in every if submission.stands_behind(one)}

    def rows(self, org: str, dataset: str, *, revision: int | None = None) -> list[Record]:
        """The rows that would show."""
        shown = self._kept.rows(org, dataset, revision=revision)
        if org != self._mine.org:
            return shown
        whole = dataset == self._mine.dataset and self._mine.whole_register
        if whole and self._mine.stands_behind(self._kept.register(org, dataset)):
            return shown
        kept = {one.scope for one in shown if one.submission in self._later}
        new = [one for one in self._rows.get(dataset, ()) if one.scope not in kept]
        scopes = {record.scope for record in new}
        left = [] if whole else [record for record in shown if record.scope not in scopes]
        next_one = self._kept.revision() + 1
        return [*left, *(replace(record, revision=next_one) for record in new)]

    def register(self, org: str, dataset: str, *, revision: int | None = None) -> Submission | None:
        """The register that would show."""
        shown = self._kept.register(org, dataset, revision=revision)
        mine = self._mine.register and (org, dataset) == (self._mine.org, self._mine.dataset)
        return self._mine if mine and not self._mine.stands_behind(shown) else shown


class IfWithdrawn(Overlaid):
    """What is kept, without one submission: what it replaced shows again."""

    def __init__(self, store: Store, without: str) -> None:
        super().__init__(store)
        self._store, self._without = store, without

    def rows(self, org: str, dataset: str, *, revision: int | None = None) -> list[Record]:
        """The rows that would show again."""
        return self._store.rows(org, dataset, revision=revision, without=self._without)

    def register(self, org: str, dataset: str, *, revision: int | None = None) -> Submission | None:
        """The register that would show again."""
        return self._store.register(org, dataset, revision=revision, without=self._without)


def if_published(
    books: Books, submission: Submission, rows: Mapping[str, Sequence[Record]]
) -> Books:
    """The books with the submission published, at the edition they are read at."""
    return replace(books, kept=IfPublished(books.kept, submission, rows))


def if_withdrawn(books: Books, store: Store, submission_id: str) -> Books:
    """The books with the submission withdrawn, at the edition they are read at."""
    return replace(books, kept=IfWithdrawn(store, submission_id))
