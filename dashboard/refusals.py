"""What the monthly close refuses, in sentences an officer can act on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from dashboard.domain.periods import Period, PeriodKind
from dashboard.intake.batch import Batch
from dashboard.store import Submission


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


class NotSubmittedError(IngestError):
    """Nobody has put it before an approver yet."""

    def __init__(self, submission: Submission) -> None:
        super().__init__(f"{submission.id} has not been submitted yet, so nobody can approve it.")


class FileGoneError(IngestError):
    """The file behind a submission was purged, so its figures could not be traced."""

    def __init__(self, submission: Submission) -> None:
        super().__init__(
            f"The file of {submission.id} is no longer kept, so it cannot be published. "
            "Load the file again."
        )


class DayToComeError(IngestError):
    """A register cannot have been taken on a day to come: it would keep later ones from showing."""

    def __init__(self) -> None:
        super().__init__("The day has not come yet. Give the day the register was taken.")


class WithdrawFirstError(IngestError):
    """What was counted with a register has to be withdrawn before the register is."""

    def __init__(self, counted: Submission) -> None:
        super().__init__(
            f"{counted.id}, {counted.dataset}, was counted with this register. "
            f"Withdraw {counted.id} first."
        )


class MissingWordsError(IngestError):
    """A name or a reason that the audit needs was left blank."""


class LockError(IngestError):
    """A period that there is nothing to lock in, or that is locked."""


def refuse_lock(period: Period, locked: Collection[str], today: date) -> None:
    """Raise LockError for a day, a period that has not begun and one that is locked already."""
    if period.kind is PeriodKind.SNAPSHOT:
        raise LockError(f"{period.label} is a day: lock its month, quarter or year.")
    if period.start > today:
        raise LockError(f"{period.label} has not begun, so there is nothing to lock in it yet.")
    if str(period) in locked:
        raise LockError(f"{period.label} is locked already.")


def words(text: str, otherwise: str) -> str:
    """What someone typed, tidied. Raises MissingWordsError, saying `otherwise`, where blank."""
    words = " ".join(storable(text).split())
    if not words:
        raise MissingWordsError(otherwise)
    return words


def storable(text: str) -> str:
    """Text that every database takes: file names may hold bytes that are no text at all."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")
