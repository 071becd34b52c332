"""The shapes that go into and come out of the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dashboard.domain.clocks.dates import day_of

Row = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A council or comparator that figures are kept for."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """A checked file on its way in.

    `whole_register` says that publishing it replaces everything the organisation has in the
    dataset, rather than the scopes the file names. `register` is the digest of the one file that
    a register of cases or checks is kept as, blank for other datasets. `as_at` is the day that a
    whole register was taken, where it was said.
    """

    org: Organisation
    dataset: str
    filename: str
    digest: str
    source: str
    whole_register: bool
    register: str = ""
    as_at: str = ""


@dataclass(frozen=True, slots=True)
class NewRecord:
    """One checked row to keep.

    `number` is the row an officer sees in a spreadsheet. `scope` names what is replaced together
    on publication; where it is not blank it must settle `subject` and `period` too, so that a
    filter on those never splits a scope.
    """

    dataset: str
    number: int
    scope: str
    subject: str
    period: str
    row: Row


@dataclass(frozen=True, slots=True)
class Record:
    """One row as published: its text by column, and the submission and revision it came from.

    `scope` names what is replaced together with it.
    """

    row: Row
    number: int
    submission: str
    revision: int
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """A file that was loaded, and what has become of it.

    `revision` is the store's change number at publication, None if never published. `same_file`
    are the ids of other submissions of the very same bytes to the same dataset.
    """

    id: str
    org: str
    dataset: str
    state: str  # staged, submitted, published, rejected or withdrawn
    filename: str
    digest: str
    rows: int
    source: str
    by: str
    created_at: datetime
    submitted_at: datetime | None = None
    submitted_by: str | None = None
    submitted_why: str = ""  # why its warnings can stand
    revision: int | None = None
    published_at: datetime | None = None
    published_by: str | None = None
    published_why: str = ""  # the note of whoever approved it
    closed_at: datetime | None = None  # when rejected or withdrawn
    closed_by: str | None = None
    why: str = ""  # the reason given with the last decision
    withdrawn_revision: int | None = None
    same_file: tuple[str, ...] = ()
    whole_register: bool = False  # whether it replaces all the organisation has in the dataset
    register: str = ""  # the digest of its rows in the vault, where they are kept as one file
    as_at: str = ""  # the day a whole register is as at, where it was said

    @property
    def day(self) -> str:
        """The day a whole register is as at, else that it was loaded on; blank for others."""
        return (self.as_at or day_of(self.created_at).isoformat()) if self.whole_register else ""

    def stands_behind(self, other: Submission | None) -> bool:
        """Whether the other is the same kind of register, as at a later day: it goes on showing."""
        if other is None or (self.org, self.dataset) != (other.org, other.dataset):
            return False
        return self.whole_register and bool(self.as_at) and self.as_at < other.day


@dataclass(frozen=True, slots=True)
class Restatement:
    """A published figure that a later publication or withdrawal changed.

    `before` and `after` are the rows of the figure, None where there was none or is none now;
    `locked` says whether its period was locked then.
    """

    measure: str
    period: str
    before: Row | None
    after: Row | None
    locked: bool
    submission: str
    revision: int
    by: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Lock:
    """A period whose figures change only with a reason, or was opened again: by whom and when."""

    period: str  # in normal form
    locked: bool
    by: str
    at: datetime
    why: str  # always said of one that was opened


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line of the audit: who did what to which submission, when."""

    number: int
    at: datetime
    by: str
    action: str
    submission: str | None
    detail: dict[str, object]
    hash: str


@dataclass(frozen=True, slots=True)
class Broken:
    """The first line of the audit that does not hold, and why."""

    number: int
    why: str
