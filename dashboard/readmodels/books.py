"""What a read model reads: the figures of one edition, and the definitions shipped with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from dashboard.catalogue import Catalogue
from dashboard.domain.edition import Edition
from dashboard.domain.people import EVERYWHERE
from dashboard.registers.clocks import KEPT_WHOLE
from dashboard.registers.frames import RegisterFrame, unpack
from dashboard.store import Organisation, Record, Restatement, Submission


class Kept(Protocol):
    """The part of the store that reading needs."""

    def revision(self) -> int: ...

    def organisations(self) -> tuple[Organisation, ...]: ...

    def rows(self, org: str, dataset: str, *, revision: int | None = None) -> list[Record]: ...

    def sent(self, org: str, dataset: str, periods: Collection[str]) -> list[Record]: ...

    def submission(self, submission_id: str) -> Submission: ...

    def submissions(self, org: str | None = None) -> tuple[Submission, ...]: ...

    def restatements(self, org: str, *, revision: int | None = None) -> tuple[Restatement, ...]: ...

    def register(
        self, org: str, dataset: str, *, revision: int | None = None
    ) -> Submission | None: ...


class Files(Protocol):
    """The part of the vault that reading needs."""

    def get(self, digest: str) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Books:
    """The store as of one edition's revision: every read goes through here.

    `reach` are the organisations that the reader may see.
    """

    kept: Kept
    catalogue: Catalogue
    edition: Edition
    files: Files | None = None
    reach: tuple[str, ...] = EVERYWHERE
    _sources: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def organisations(self) -> tuple[Organisation, ...]:
        """Those the reader may see, by name; comparators are for everybody."""
        found = self.kept.organisations()
        return tuple(one for one in found if self._shows(one.code))

    def _shows(self, org: str) -> bool:
        within = self.reach == EVERYWHERE or org in self.reach
        return within or self.catalogue.is_comparator(org)

    def rows(self, org: str, dataset: str) -> list[Record]:
        """The rows of a dataset published for `org` as of this edition's revision.

        None of an organisation out of reach, whatever a query names.
        """
        if not self._shows(org):
            return []
        return self.kept.rows(org, dataset, revision=self.edition.revision)

    def register(self, org: str, dataset: str) -> RegisterFrame | None:
        """The register that `org` has published as of this edition, None where it has none.

        What is made of it may be kept only as counts: rows are for whoever may see them.
        """
        found = self.register_sent(org, dataset) if dataset in KEPT_WHOLE else None
        return self.register_of(found.id) if found else None

    def register_sent(self, org: str, dataset: str) -> Submission | None:
        """The submission of the register that `org` has published, without any of its rows."""
        if not self._shows(org):
            return None
        return self.kept.register(org, dataset, revision=self.edition.revision)

    def has_register(self, org: str, dataset: str) -> bool:
        """Whether `org` has such a register published."""
        return self.register_sent(org, dataset) is not None

    def register_of(self, submission_id: str) -> RegisterFrame | None:
        """The register of one submission, None where it is not kept as one."""
        found = self.kept.submission(submission_id)
        if not found.register or self.files is None:
            return None
        day = date.fromisoformat(found.as_at)
        return unpack(found.dataset, self.files.get(found.register), day, found.id)

    def registers_with(self, submission_id: str, *datasets: str) -> tuple[RegisterFrame, ...]:
        """A submission's own register, or those named as they stood when it was published.

        Raises LookupError where one of them is not kept.
        """
        one = self.kept.submission(submission_id)
        then = [
            one if name == one.dataset else self.kept.register(one.org, name, revision=one.revision)
            for name in datasets
        ]
        ids = [it.id for it in then if it] if datasets else [submission_id]
        found = tuple(filter(None, map(self.register_of, ids)))
        if len(found) < max(len(datasets), 1):
            raise LookupError(f"{submission_id} was not counted from a register")
        return found

    def source(self, submission_id: str) -> str:
        """The sentence that says where a submission's figures come from.

        Asked for with every figure, and read once: a submission never changes.
        """
        if submission_id not in self._sources:
            self._sources[submission_id] = self.kept.submission(submission_id).source
        return self._sources[submission_id]
