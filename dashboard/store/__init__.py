"""Where figures are kept: append-only submissions, numbered revisions, an audit chain."""

from dashboard.store.close import CloseBook
from dashboard.store.errors import (
    ChangedSinceError,
    LockedPeriodError,
    StoreError,
    StoreOutOfDateError,
    StoreUnavailableError,
    UnknownSubmissionError,
    UnknownUserError,
    UserExistsError,
    VaultError,
    WrongStateError,
)
from dashboard.store.people import People
from dashboard.store.store import Store
from dashboard.store.then import StoreThen
from dashboard.store.types import (
    Arrival,
    AuditLine,
    Broken,
    Lock,
    NewRecord,
    Organisation,
    Record,
    Restatement,
    Submission,
)
from dashboard.store.vault import Vault

__all__ = [
    "Arrival",
    "AuditLine",
    "Broken",
    "ChangedSinceError",
    "CloseBook",
    "Lock",
    "LockedPeriodError",
    "NewRecord",
    "Organisation",
    "People",
    "Record",
    "Restatement",
    "Store",
    "StoreError",
    "StoreOutOfDateError",
    "StoreThen",
    "StoreUnavailableError",
    "Submission",
    "UnknownSubmissionError",
    "UnknownUserError",
    "UserExistsError",
    "Vault",
    "VaultError",
    "WrongStateError",
]
