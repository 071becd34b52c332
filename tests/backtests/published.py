"""The sample as the product itself reads it: loaded, published and opened like any files."""

from __future__ import annotations

import atexit
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.commands.sample import seed
from dashboard.ingest import Ingest
from dashboard.readmodels.books import Books
from dashboard.readmodels.data.reconciliation import Reconciled, reconcile
from dashboard.readmodels.data.reconciliation_papers import Papers, papers
from dashboard.services import open_books
from dashboard.settings import Settings
from dashboard.sources import sample_organisations
from dashboard.store import Store, Vault

MEETING = datetime(2024, 12, 10, 9, 0, tzinfo=UTC)  # the newest paper's


@cache
def books() -> Books:
    """The whole sample, published into a store of its own."""
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    place = Path(folder.name)
    settings = Settings(
        database_url=f"sqlite:///{place}/figures.db", data_dir=place, today=date(2024, 12, 10)
    )
    store = Store(settings.database_url)
    store.migrate()
    seed(
        Ingest(store, Vault(settings.vault_dir), settings, lambda: MEETING), sample_organisations()
    )
    return open_books(settings)


@cache
def paper(org: str) -> Papers:
    """What an organisation's published figures say."""
    return papers(books(), org)


@cache
def reconciled(org: str) -> tuple[Reconciled, ...]:
    """An organisation's printed figures beside ours, as the data page shows them."""
    return reconcile(books(), org)
