"""Where figures are kept: append-only submissions, numbered revisions, an audit chain."""

from dashboard.store.attempts import CountedAttempts, Limit
from dashboard.store.close import CloseBook
from dashboard.store.errors import (
    ChangedSinceError,
    LastAdministratorError,
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
from dashboard.store.people import People, User
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
    "CountedAttempts",
    "LastAdministratorError",
    "Limit",
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
    "User",
    "UserExistsError",
    "Vault",
    "VaultError",
    "WrongStateError",
]
