"""What a page is handed: the cached answers, the settings, and the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from dashboard import __version__, paths
from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.domain.edition import Edition
from dashboard.readmodels.books import Books
from dashboard.readmodels.reader import Cache, Reader
from dashboard.settings import Settings
from dashboard.store import Store


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a page may use, built once by `create_app`."""

    read: Reader
    settings: Settings
    today: Callable[[], date]


def make_services(settings: Settings, cache: Cache) -> Services:
    """The services over the store that `settings` names, answering through `cache`."""
    store, catalogue, today = Store(settings.database_url), load_catalogue(), clock(settings)

    def edition() -> Edition:
        return _edition(store, catalogue, today())

    locks = settings.data_dir / "locks"
    return Services(Reader(store, catalogue, cache, edition, locks), settings, today)


def open_books(settings: Settings) -> Books:
    """The store as of now, uncached: what a command reads."""
    store, catalogue = Store(settings.database_url), load_catalogue()
    store.database.require_current()
    return Books(store, catalogue, _edition(store, catalogue, clock(settings)()))


def clock(settings: Settings) -> Callable[[], date]:
    """Today in London, or the day a setting fixes."""
    if settings.today is not None:
        fixed = settings.today
        return lambda: fixed
    return lambda: datetime.now(ZoneInfo("Europe/London")).date()


def _edition(store: Store, catalogue: Catalogue, day: date) -> Edition:
    revision, head = store.newest()
    return Edition(__version__, catalogue.digest, revision, day, head, paths.program())
