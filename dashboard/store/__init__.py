"""Where figures are kept: append-only submissions, numbered revisions, an audit chain."""

from dashboard.store.errors import (
    StoreError,
    StoreOutOfDateError,
    StoreUnavailableError,
    UnknownSubmissionError,
    VaultError,
    WrongStateError,
)
from dashboard.store.store import Store
from dashboard.store.types import (
    Arrival,
    AuditLine,
    Broken,
    NewRecord,
    Organisation,
    Record,
    Submission,
)
from dashboard.store.vault import Vault

__all__ = [
    "Arrival",
    "AuditLine",
    "Broken",
    "NewRecord",
    "Organisation",
    "Record",
    "Store",
    "StoreError",
    "StoreOutOfDateError",
    "StoreUnavailableError",
    "Submission",
    "UnknownSubmissionError",
    "Vault",
    "VaultError",
    "WrongStateError",
]
