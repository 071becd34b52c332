"""What a page is handed: the cached answers, the settings, and the day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from dashboard import __version__, paths, visitor
from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.domain.clocks.dates import day_of
from dashboard.domain.edition import Edition
from dashboard.domain.people import Action, may_in_part, may_see_rows
from dashboard.ingest import Ingest
from dashboard.intake.contracts import DATASETS
from dashboard.private import keep_private
from dashboard.readmodels.books import Books
from dashboard.readmodels.reader import Cache, Reach, Reader
from dashboard.readmodels.returns.if_published import if_withdrawn
from dashboard.readmodels.returns.preview import (
    LOOKED_AT,
    Preview,
    Sides,
    codes_of,
    compared,
    preview,
)
from dashboard.readmodels.returns.row_changes import (
    Beside,
    Replaces,
    plain,
    published_rows,
    row_changes,
)
from dashboard.registers.frames import RegisterFrame, framed
from dashboard.settings import Settings
from dashboard.store import Record, Store, Submission, Vault

View = TypeVar("View")


class RowsNotShownError(Exception):
    """The rows of a register were asked for where they may not be seen."""

    def __init__(self, org: str) -> None:
        super().__init__(f"The registers of {org} may not be seen row by row here.")


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a page may use, built once by `create_app`."""

    read: Reader
    ingest: Ingest
    settings: Settings
    today: Callable[[], date]

    def preview(self, submission_id: str) -> Preview:
        """What publishing a submission would change, worked out now. Raises as the store does."""
        found = self.ingest.store.submission(submission_id)
        beside, books = self.beside(found), self.read.books()
        rows = self.ingest.rows_of(found, beside.changes.first(LOOKED_AT))
        locked = self.ingest.book.locked(found.org)
        return preview(books, found, beside, rows, _adds_up(found.dataset), locked)

    def change_made(self, submission_id: str) -> Preview:
        """What publishing a submission changed, worked out from the two revisions around it.

        Raises as the store does, and LookupError where it was never published.
        """
        found = self.ingest.store.submission(submission_id)
        then = self._published_edition(found)
        if then is None:
            raise LookupError(f"{submission_id} was never published")
        before, after = self.before(found), self.read.books(then)
        changes = self.beside(found).changes
        rows, unread = self._kept_rows(found, changes.first(LOOKED_AT))
        locked = self.ingest.book.locked(found.org, revision=then.revision)
        sides = Sides(before, after, changes.counts, codes_of(rows), unread)
        return compared(sides, found.org, locked)

    def withdrawal(self, submission_id: str) -> Preview:
        """What withdrawing a published submission would change: the preview in reverse."""
        found, books = self.ingest.store.submission(submission_id), self.read.books()
        after = self.if_withdrawn(found)
        shown, again = (published_rows(one, found) for one in (books, after))
        counts = row_changes(shown, again, Replaces(DATASETS[found.dataset].key)).counts
        rows, unread = self._kept_rows(found, range(LOOKED_AT))
        locked = self.ingest.book.locked(found.org)
        sides = Sides(books, after, counts, codes_of(rows), unread)
        return compared(sides, found.org, locked)

    def if_withdrawn(self, found: Submission) -> Books:
        """The books as they would be were a submission withdrawn now."""
        return if_withdrawn(self.read.books(), self.ingest.store, found.id)

    def before(self, found: Submission) -> Books:
        """What a submission is held against: the figures shown now, or those shown just before
        it was published, if it was."""
        then = self._published_edition(found)
        return self.read.books(replace(then, revision=then.revision - 1) if then else None)

    def beside(self, found: Submission) -> Beside:
        """The rows a submission is held against, and what becomes, or became, of each of its own
        by publishing it."""
        old, new = published_rows(self.before(found), found), plain(self.sent(found))
        return Beside(old, new, row_changes(old, new, _replaces(found.dataset)))

    def sent(self, found: Submission) -> RegisterFrame:
        """Every row of a submission. Raises VaultError where the file of them was purged."""
        return self.read.books().register_of(found.id) or self._framed(found)

    def _published_edition(self, found: Submission) -> Edition | None:
        """The edition that a submission's publication made, None where it never was."""
        if found.revision is None or found.published_at is None:
            return None
        day = day_of(found.published_at)
        return replace(self.read.edition(), revision=found.revision, as_at=day)

    def _kept_rows(
        self, found: Submission, places: Sequence[int]
    ) -> tuple[dict[str, list[Record]], int]:
        """The rows of a published submission at `places`, all that was rolled up from it, and how
        many more rows there are."""
        store = self.ingest.store
        every = store.rows_of(found.id)
        own = [every[at] for at in places if at < len(every)]
        rolled = store.rows_of(found.id, "rollups")
        return {found.dataset: own, "rollups": rolled}, len(every) - len(own)

    def _framed(self, found: Submission) -> RegisterFrame:
        """Every row of a file that waits row by row, as a register has them."""
        kept = self.ingest.store.rows_of(found.id)
        names = DATASETS[found.dataset].names
        columns = {name: [record.row.get(name) for record in kept] for name in names}
        numbers = [record.number for record in kept]
        return framed(found.dataset, numbers, columns, self.today())

    def as_of(self, slug: str) -> Services:
        """The same as of the edition that an address names. Raises EditionError."""
        read = self.read.as_of(slug)
        return replace(self, read=read, today=lambda: read.edition().as_at)

    def shows_rows(self, org: str) -> bool:
        """Whether whoever asks may see this organisation's registers row by row."""
        return may_see_rows(visitor.person(), org, self.settings.registers_shown)

    def may_comment(self, org: str) -> bool:
        """Whether whoever asks may write commentary on the figures shown of this organisation."""
        named = not self.ingest.catalogue.is_comparator(org)
        return named and may_in_part(visitor.person(), Action.COMMENT, org)

    def rows(self, build: Callable[[Any, Books], View], query: Any, org: str) -> View:
        """An answer that holds rows of a register: worked out each time and kept nowhere.

        Raises RowsNotShownError where the organisation's registers may not be seen.
        """
        if not self.shows_rows(org):
            raise RowsNotShownError(org)
        keep_private()
        return build(query, self.read.books())


def _replaces(dataset: str) -> Replaces:
    """What names a row of a dataset, and what a file of it replaces together."""
    return Replaces(DATASETS[dataset].key, DATASETS[dataset].scope)


def _adds_up(dataset: str) -> list[str]:
    """The columns of a dataset whose total means something."""
    return [one.name for one in DATASETS[dataset].columns if one.adds_up]


def make_services(settings: Settings, cache: Cache) -> Services:
    """The services over the store that `settings` names, answering through `cache`."""
    store, catalogue, today = Store(settings.database_url), load_catalogue(), clock(settings)

    def edition() -> Edition:
        return _edition(store, catalogue, today())

    locks = settings.data_dir / "locks"
    vault = Vault(settings.vault_dir)
    reader = Reader(store, catalogue, cache, edition, locks, vault, _reach)
    ingest = Ingest(store, vault, settings, moment(settings), catalogue)
    return Services(reader, ingest, settings, today)


def _reach() -> Reach:
    """What whoever asks may see."""
    person = visitor.person()
    return Reach(person.organisations, person.sections)


def open_books(settings: Settings, edition: str | None = None) -> Books:
    """The store as of now or of an edition, uncached: what a command reads.

    Raises EditionError where there is no such edition.
    """
    store, catalogue = Store(settings.database_url), load_catalogue()
    store.database.require_current()
    newest = _edition(store, catalogue, clock(settings)())
    asked = newest.earlier(edition) if edition else newest
    return Books(store, catalogue, asked, Vault(settings.vault_dir))


def clock(settings: Settings) -> Callable[[], date]:
    """Today in London, or the day a setting fixes."""
    if settings.today is not None:
        fixed = settings.today
        return lambda: fixed
    return lambda: datetime.now(ZoneInfo("Europe/London")).date()


def moment(settings: Settings) -> Callable[[], datetime]:
    """The present moment, or noon of the day a setting fixes."""
    if settings.today is not None:
        fixed = datetime.combine(settings.today, time(12), UTC)
        return lambda: fixed
    return lambda: datetime.now(UTC)


def _edition(store: Store, catalogue: Catalogue, day: date) -> Edition:
    revision, head = store.newest()
    return Edition(__version__, catalogue.digest, revision, day, head, paths.program())
