"""The write path: check, stage, publish, reject, roll back, each with its line in the audit."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from dashboard.against import against_published
from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.derived import RollUp
from dashboard.intake.batch import Batch, check
from dashboard.intake.contracts import DATASETS, Dataset
from dashboard.intake.problems import in_file_order
from dashboard.registers.clocks import KEPT_WHOLE
from dashboard.registers.frames import pack
from dashboard.settings import Settings
from dashboard.store import Arrival, NewRecord, Organisation, Store, Submission, Vault
from dashboard.store.types import Row

Clock = Callable[[], datetime]

# Homes are counted from both: whichever is published later, with the other as it stands.
_COUNTED_WITH = {"assets": "inspections", "inspections": "assets"}


class IngestError(Exception):
    """What was asked goes against the rules of the monthly close; nothing was changed."""


class FileRefusedError(IngestError):
    """The file has errors, so none of it was kept. `batch.problems` lists them all."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        count = len(batch.errors)
        found = "an error" if count == 1 else f"{count} errors"
        super().__init__(f"The file has {found}, so nothing was loaded. Correct it and try again.")


class SamePersonError(IngestError):
    """Two people are needed and this is the same one."""

    def __init__(self, submission: Submission) -> None:
        super().__init__(
            f"{submission.id} was loaded by {submission.by}, so someone else has to publish it. "
            "SCORECARD_APPROVALS says that two people are needed."
        )


class FileGoneError(IngestError):
    """The file behind a submission was purged, so its figures could not be traced."""

    def __init__(self, submission: Submission) -> None:
        super().__init__(
            f"The file of {submission.id} is no longer kept, so it cannot be published. "
            "Load the file again."
        )


class WithdrawFirstError(IngestError):
    """What was counted with a register has to be withdrawn before the register is."""

    def __init__(self, counted: Submission) -> None:
        super().__init__(
            f"{counted.id}, {counted.dataset}, was counted with this register. "
            f"Withdraw {counted.id} first."
        )


class MissingWordsError(IngestError):
    """A name or a reason that the audit needs was left blank."""


class Ingest:
    """Everything that changes what is published; a command, an upload and a nightly pull alike.

    `clock` gives the present moment with its offset.
    """

    def __init__(
        self,
        store: Store,
        vault: Vault,
        settings: Settings,
        clock: Clock,
        catalogue: Catalogue | None = None,
    ) -> None:
        self.store, self.vault, self.settings, self.clock = store, vault, settings, clock
        self.catalogue = catalogue or load_catalogue()
        self.roll_up = RollUp(store, vault, self.catalogue)

    def check(
        self,
        dataset: str,
        data: bytes,
        *,
        filename: str = "",
        org: str | None = None,
        as_at: date | None = None,
    ) -> Batch:
        """Every problem in the file; with `org`, against what is published too. Changes nothing.

        Nothing in it can have happened after today, nor after `as_at` where it was taken earlier.
        Raises KeyError for a dataset there is not.
        """
        today = min(as_at or date.max, self.clock().date())
        batch = check(dataset, data, filename=filename, org=org, today=today)
        if org is None:
            return batch
        found = (*batch.problems, *against_published(batch, self.store, org))
        return replace(batch, problems=in_file_order(found, DATASETS[dataset].names))

    def stage(
        self,
        dataset: str,
        data: bytes,
        *,
        org: str,
        by: str,
        filename: str = "",
        source: str = "",
        as_at: date | None = None,
    ) -> tuple[Submission, Batch]:
        """Keep a file that has no errors, under an id, for someone to publish.

        `as_at` is the day a register was taken, today unless given; other files say it themselves.
        Raises FileRefusedError with every problem, MissingWordsError without a name.
        """
        by = _words(by, "Say who is loading the file.")
        batch = self.check(dataset, data, filename=filename, org=org, as_at=as_at)
        if not batch.ok:
            raise FileRefusedError(batch)
        arrival = Arrival(
            org=Organisation(org, self.catalogue.name_of(org)),
            dataset=dataset,
            filename=_storable(filename),
            digest=self.vault.put(data),
            source=_storable(source) or f"The file {_storable(filename) or dataset}.",
            whole_register=not DATASETS[dataset].scope,
        )
        if dataset in KEPT_WHOLE:
            return self._stage_register(arrival, batch, as_at or self.clock().date(), by), batch
        rows = [_record(DATASETS[dataset], number, row) for number, row in batch.rows()]
        return self.store.stage(arrival, rows, by=by, at=self.clock()), batch

    def _stage_register(self, arrival: Arrival, batch: Batch, as_at: date, by: str) -> Submission:
        """Keep a register's rows as one file in the vault, and only then refer to it."""
        packed = pack(batch.register(as_at))
        whole = replace(arrival, register=self.vault.put(packed), as_at=as_at.isoformat())
        return self.store.stage(whole, [], by=by, at=self.clock(), count=batch.read)

    def latest_same(self, dataset: str, data: bytes, org: str) -> Submission | None:
        """The organisation's newest submission of the dataset, if it is these very bytes.

        One that was rejected or withdrawn does not count as there.
        """
        kept = [
            found
            for found in self.store.submissions(org)
            if found.dataset == dataset and found.state in {"staged", "published"}
        ]
        digest = hashlib.sha256(data).hexdigest()
        return kept[-1] if kept and kept[-1].digest == digest else None

    def publish(self, submission_id: str, *, by: str, why: str = "") -> Submission:
        """Make a staged submission, and what rolls up from it, show as the next revision.

        Raises SamePersonError where two people are needed, FileGoneError, MissingWordsError, and
        the store's UnknownSubmissionError and WrongStateError.
        """
        by = _words(by, "Say who is publishing.")
        found = self.store.submission(submission_id)
        if found.state == "staged":
            if not self.may_publish(found, by):
                raise SamePersonError(found)
            if not self.vault.has(found.digest):
                raise FileGoneError(found)
        return self.store.publish(
            submission_id, by=by, at=self.clock(), why=why, derived=self.roll_up.of(found)
        )

    def may_publish(self, submission: Submission, by: str) -> bool:
        """Whether the approvals setting lets this person publish the submission."""
        return self.settings.approvals == "one" or _folded(by) != _folded(submission.by)

    def reject(self, submission_id: str, *, by: str, why: str) -> Submission:
        """Turn a staged submission down, saying why."""
        by = _words(by, "Say who is rejecting the submission.")
        why = _words(why, "Say why the submission is rejected.")
        return self.store.reject(submission_id, by=by, at=self.clock(), why=why)

    def rollback(self, submission_id: str, *, by: str, why: str) -> Submission:
        """Withdraw a published submission, saying why: the figures before it show again.

        Raises WithdrawFirstError for checks and assets that the others were counted with.
        """
        by = _words(by, "Say who is rolling the submission back.")
        why = _words(why, "Say why the submission is rolled back.")
        counted = self._counted_with(self.store.submission(submission_id))
        if counted is not None:
            raise WithdrawFirstError(counted)
        return self.store.withdraw(submission_id, by=by, at=self.clock(), why=why)

    def _counted_with(self, submission: Submission) -> Submission | None:
        """What was counted with this register when it was published itself, and still shows."""
        org, dataset = submission.org, submission.dataset
        for found in self.store.submissions(org):
            if found.state == "published" and found.dataset == _COUNTED_WITH.get(dataset):
                then = self.store.register(org, dataset, revision=found.revision)
                if then is not None and then.id == submission.id:
                    return found
        return None

    def purge(self, older_than: timedelta, *, by: str) -> list[str]:
        """Delete the files of submissions never published and older than this; their digests.

        A file that any other submission still needs is kept. The rows and the audit stay.
        """
        by = _words(by, "Say who is purging.")
        everything = self.store.submissions()
        before = self.clock() - older_than
        idle = [
            found
            for found in everything
            if found.state in {"staged", "rejected"} and found.created_at < before
        ]
        needed = [
            found
            for found in everything
            if found.state in {"published", "withdrawn"} or found.created_at >= before
        ]
        unneeded = _files_of(idle) - _files_of(needed)
        gone = sorted(digest for digest in unneeded if self.vault.has(digest))
        if gone:
            self.store.note("purged", by=by, at=self.clock(), detail={"files": gone})
        for digest in gone:
            self.vault.remove(digest)
        return gone


def _files_of(found: Iterable[Submission]) -> set[str]:
    """What the vault holds for submissions: the files as they came, and registers as kept."""
    return {digest for one in found for digest in (one.digest, one.register) if digest}


def _record(dataset: Dataset, number: int, row: Row) -> NewRecord:
    scope = [row.get(column) for column in dataset.scope]
    return NewRecord(
        dataset=dataset.name,
        number=number,
        scope=json.dumps(scope, ensure_ascii=False) if scope else "",
        subject=row.get(dataset.key[0]) or "",
        period=row.get("period") or "",
        row=row,
    )


def _words(text: str, otherwise: str) -> str:
    words = " ".join(_storable(text).split())
    if not words:
        raise MissingWordsError(otherwise)
    return words


def _folded(name: str) -> str:
    """A name as a person would recognise it, so that JO and jo are not two people."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _storable(text: str) -> str:
    """Text that every database takes: file names may hold bytes that are no text at all."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")
