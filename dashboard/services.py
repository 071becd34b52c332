"""What a page is handed: the cached answers, the settings, and the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from dashboard import __version__, paths
from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.domain.edition import Edition
from dashboard.private import keep_private
from dashboard.readmodels.books import Books
from dashboard.readmodels.reader import Cache, Reader
from dashboard.settings import Settings
from dashboard.store import Store, Vault

View = TypeVar("View")


class RowsNotShownError(Exception):
    """The rows of a register were asked for where they may not be seen."""

    def __init__(self, org: str) -> None:
        super().__init__(f"The registers of {org} may not be seen row by row here.")


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a page may use, built once by `create_app`."""

    read: Reader
    settings: Settings
    today: Callable[[], date]

    def shows_rows(self, org: str) -> bool:
        """Whether the rows of this organisation's registers may be seen."""
        return org in self.settings.registers_shown

    def rows(self, build: Callable[[Any, Books], View], query: Any, org: str) -> View:
        """An answer that holds rows of a register: worked out each time and kept nowhere.

        Raises RowsNotShownError where the organisation's registers may not be seen.
        """
        if not self.shows_rows(org):
            raise RowsNotShownError(org)
        keep_private()
        return build(query, self.read.books())


def make_services(settings: Settings, cache: Cache) -> Services:
    """The services over the store that `settings` names, answering through `cache`."""
    store, catalogue, today = Store(settings.database_url), load_catalogue(), clock(settings)

    def edition() -> Edition:
        return _edition(store, catalogue, today())

    locks = settings.data_dir / "locks"
    vault = Vault(settings.vault_dir)
    return Services(Reader(store, catalogue, cache, edition, locks, vault), settings, today)


def open_books(settings: Settings) -> Books:
    """The store as of now, uncached: what a command reads."""
    store, catalogue = Store(settings.database_url), load_catalogue()
    store.database.require_current()
    edition = _edition(store, catalogue, clock(settings)())
    return Books(store, catalogue, edition, Vault(settings.vault_dir))


def clock(settings: Settings) -> Callable[[], date]:
    """Today in London, or the day a setting fixes."""
    if settings.today is not None:
        fixed = settings.today
        return lambda: fixed
    return lambda: datetime.now(ZoneInfo("Europe/London")).date()


def _edition(store: Store, catalogue: Catalogue, day: date) -> Edition:
    revision, head = store.newest()
    return Edition(__version__, catalogue.digest, revision, day, head, paths.program())
