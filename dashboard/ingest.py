"""The write path: check, stage, publish, reject, roll back, each with its line in the audit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from dashboard.against import Published, held_against, not_of_itself
from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.derived import RollUp
from dashboard.domain.clocks.dates import day_of
from dashboard.domain.people import folded
from dashboard.domain.periods import Period
from dashboard.intake.batch import Batch, check
from dashboard.intake.columns import LEFT_OUT, fold
from dashboard.intake.contracts import DATASETS, Dataset
from dashboard.refusals import (
    DayToComeError,
    FileGoneError,
    FileRefusedError,
    SamePersonError,
    WithdrawFirstError,
    refuse_lock,
    storable,
    words,
)
from dashboard.registers.clocks import KEPT_WHOLE
from dashboard.registers.frames import pack
from dashboard.settings import Settings
from dashboard.store import (
    Arrival,
    CloseBook,
    NewRecord,
    Organisation,
    Record,
    Store,
    StoreThen,
    Submission,
    Vault,
)
from dashboard.store.types import Row

Clock = Callable[[], datetime]
MANY = 20_000  # rows of a file that waits as one file, so that it can be looked at soon


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
        self.book = CloseBook(store.database)

    def check(
        self,
        dataset: str,
        data: bytes,
        *,
        filename: str = "",
        org: str | None = None,
        as_at: date | None = None,
        supposing: Mapping[str, str] | None = None,
        revision: int | None = None,
    ) -> Batch:
        """Every problem in the file; with `org`, against what is published too. Changes nothing.

        `supposing` are headings, and the columns they are taken for without being remembered.
        Nothing in it can have happened after today, nor after `as_at` where it was taken earlier.
        What is published is that of a revision, the latest unless given. Raises KeyError for a
        dataset there is not.
        """
        today = min(as_at or date.max, self.clock().date())
        own = self.book.headings(org, dataset) if org else {}
        own |= {fold(heading): column for heading, column in (supposing or {}).items()}
        batch = check(dataset, data, filename=filename, org=org, today=today, own=own)
        if org is None:
            return batch
        store = self.store if revision is None else StoreThen(self.store, revision)
        return held_against(batch, Published(store, self.vault, org))

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
        checked: Batch | None = None,
    ) -> tuple[Submission, Batch]:
        """Keep a file that has no errors, under an id, for someone to publish.

        `checked` is what `check` has just said of these very bytes, where it was asked. `as_at`
        is the day a register was taken, today unless given; other files say it themselves.
        Raises FileRefusedError with every problem, MissingWordsError without a name and
        DayToComeError.
        """
        by = words(by, "Say who is loading the file.")
        if as_at is not None and as_at > self.clock().date():
            raise DayToComeError
        batch = checked or self.check(dataset, data, filename=filename, org=org, as_at=as_at)
        if not batch.ok:
            raise FileRefusedError(batch)
        arrival = Arrival(
            org=Organisation(org, self.catalogue.name_of(org)),
            dataset=dataset,
            filename=storable(filename),
            digest=self.vault.put(data),
            source=storable(source) or f"The file {storable(filename) or dataset}.",
            whole_register=not DATASETS[dataset].scope,
            as_at=as_at.isoformat() if as_at and not DATASETS[dataset].scope else "",
        )
        if dataset in KEPT_WHOLE or batch.read > MANY:
            return self._stage_whole(arrival, batch, as_at or self.clock().date(), by), batch
        rows = [_record(DATASETS[dataset], number, row) for number, row in batch.rows()]
        return self.store.stage(arrival, rows, by=by, at=self.clock()), batch

    def _stage_whole(self, arrival: Arrival, batch: Batch, as_at: date, by: str) -> Submission:
        """Keep the rows as one file in the vault, and only then refer to it.

        A register stays so. Other files of very many rows wait so, until they are published.
        """
        packed = pack(batch.register(as_at))
        whole = replace(arrival, register=self.vault.put(packed), as_at=as_at.isoformat())
        return self.store.stage(whole, [], by=by, at=self.clock(), count=batch.read)

    def latest_same(self, dataset: str, data: bytes, org: str) -> Submission | None:
        """The organisation's newest submission of the dataset, if it is these very bytes."""
        newest = self.store.newest_of(org, dataset)
        return newest if newest and newest.digest == hashlib.sha256(data).hexdigest() else None

    def submit(self, submission_id: str, *, by: str, why: str = "") -> Submission:
        """Put a staged submission before whoever approves it; `why` its warnings can stand.

        Raises FileGoneError, MissingWordsError where there are warnings and no reason, and the
        store's UnknownSubmissionError and WrongStateError.
        """
        by = words(by, "Say who is submitting.")
        if self.recheck(submission_id).problems:
            why = words(why, "Say why the file is right although it has warnings.")
        return self.store.submit(submission_id, by=by, at=self.clock(), why=why)

    def recheck(self, submission_id: str) -> Batch:
        """The file of a submission, checked as it would be if it came in now; one that was
        published, against the figures that it was published over, as on that day.

        Raises FileGoneError where it was purged, UnknownSubmissionError.
        """
        found = self.store.submission(submission_id)
        if not self.vault.has(found.digest):
            raise FileGoneError(found)
        data, as_at = self.vault.get(found.digest), date.fromisoformat(found.as_at or "9999-12-31")
        batch = self.check(
            found.dataset,
            data,
            filename=found.filename,
            org=found.org,
            as_at=min(as_at, day_of(found.published_at)) if found.published_at else as_at,
            revision=found.revision - 1 if found.revision else None,
        )
        return not_of_itself(batch)

    def rows_of(self, submission: Submission, places: Sequence[int]) -> dict[str, list[Record]]:
        """The rows of a submission at `places`, and those that would be rolled up, by dataset.

        None of a register's own: they are looked at as counts.
        """
        contract = DATASETS[submission.dataset]
        whole = submission.dataset in KEPT_WHOLE
        own = [] if whole else self.roll_up.own(submission, places)
        new = [_record(contract, number, {**row}) for number, row in own]
        new += self.roll_up.of(submission, places)
        found: dict[str, list[Record]] = {submission.dataset: [], "rollups": []}
        for one in new:
            kept = Record(one.row, one.number, submission.id, 0, one.scope)
            found[one.dataset].append(kept)
        return found

    def publish(
        self, submission_id: str, *, by: str, why: str = "", seen: int | None = None
    ) -> Submission:
        """Make a submission, and what rolls up from it, show as the next revision.

        `seen` is the revision the person looked at: what was published since is not overrun.
        Raises SamePersonError where two people are needed, FileGoneError, MissingWordsError, and
        the store's UnknownSubmissionError, WrongStateError, ChangedSinceError and
        LockedPeriodError.
        """
        by = words(by, "Say who is publishing.")
        found = self.store.submission(submission_id)
        if found.state in ("staged", "submitted"):
            if not self.may_publish(found, by):
                raise SamePersonError(found)
            if not self.vault.has(found.digest):
                raise FileGoneError(found)
        derived = [*self._waiting(found), *self.roll_up.of(found)]
        at = self.clock()
        return self.store.publish(submission_id, by=by, at=at, why=why, derived=derived, seen=seen)

    def _waiting(self, submission: Submission) -> list[NewRecord]:
        """The rows of a file of very many that wait to be put among the figures."""
        if submission.dataset in KEPT_WHOLE or not submission.register:
            return []
        contract = DATASETS[submission.dataset]
        blank = dict.fromkeys(contract.names)
        own = self.roll_up.own(submission)
        return [_record(contract, number, {**blank, **row}) for number, row in own]

    def may_publish(self, submission: Submission, by: str) -> bool:
        """Whether the approvals setting lets this person publish the submission."""
        theirs = {folded(name) for name in (submission.by, submission.submitted_by) if name}
        return self.settings.approvals == "one" or folded(by) not in theirs

    def reject(self, submission_id: str, *, by: str, why: str) -> Submission:
        """Turn a staged submission down, saying why."""
        by = words(by, "Say who is rejecting the submission.")
        why = words(why, "Say why the submission is rejected.")
        return self.store.reject(submission_id, by=by, at=self.clock(), why=why)

    def rollback(
        self, submission_id: str, *, by: str, why: str, seen: int | None = None
    ) -> Submission:
        """Withdraw a published submission, saying why: the figures before it show again.

        `seen` as for publishing. Raises WithdrawFirstError for checks and assets that the others
        were counted with, and ChangedSinceError.
        """
        by = words(by, "Say who is rolling the submission back.")
        why = words(why, "Say why the submission is rolled back.")
        counted = self.roll_up.counted_with(self.store.submission(submission_id))
        if counted is not None:
            raise WithdrawFirstError(counted)
        return self.store.withdraw(submission_id, by=by, at=self.clock(), why=why, seen=seen)

    def lock(self, org: str, period: Period, *, by: str, why: str = "") -> None:
        """From now on figures of the period, and of those within it, change only with a reason.

        Raises LockError for a day, a period that has not begun and one that is locked already.
        """
        refuse_lock(period, self.book.locked(org), self.clock().date())
        self._set_lock(org, period, True, words(by, "Say who is locking the period."), why)

    def unlock(self, org: str, period: Period, *, by: str, why: str) -> None:
        """Open a locked period again, saying why."""
        why = words(why, "Say why the period is opened.")
        self._set_lock(org, period, False, words(by, "Say who is opening the period."), why)

    def _set_lock(self, org: str, period: Period, locked: bool, by: str, why: str) -> None:
        named = Organisation(org, self.catalogue.name_of(org))
        self.book.lock(named, str(period), locked, by=by, at=self.clock(), why=why)

    def remember_headings(
        self, dataset: str, named: Mapping[str, str], *, org: str, by: str
    ) -> None:
        """Remember what an organisation calls columns: its heading as typed, and the column.

        LEFT_OUT for one that is not needed; a blank column forgets it. Raises MissingWordsError
        without a name, KeyError for a column the dataset has not.
        """
        by = words(by, "Say who names the headings.")
        for column in named.values():
            if column not in ("", LEFT_OUT, *DATASETS[dataset].names):
                raise KeyError(column)
        as_compared = {fold(heading): column for heading, column in named.items()}
        self.book.remember_headings(org, dataset, as_compared, by=by, at=self.clock())


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
