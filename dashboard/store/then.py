"""The store as it was: what a file is held against once it is long published."""

from __future__ import annotations

from dashboard.store.store import Store
from dashboard.store.types import Record, Submission


class StoreThen(Store):
    """The same store, whose rows and registers are those of a revision where none is named."""

    def __init__(self, store: Store, revision: int) -> None:
        self.database, self._then = store.database, revision

    def rows(
        self,
        org: str,
        dataset: str,
        *,
        revision: int | None = None,
        subject: str | None = None,
        period: str | None = None,
        without: str = "",
    ) -> list[Record]:
        """The rows that showed then."""
        then = self._then if revision is None else revision
        return super().rows(
            org, dataset, revision=then, subject=subject, period=period, without=without
        )

    def register(
        self, org: str, dataset: str, *, revision: int | None = None, without: str = ""
    ) -> Submission | None:
        """The register that showed then."""
        then = self._then if revision is None else revision
        return super().register(org, dataset, revision=then, without=without)
