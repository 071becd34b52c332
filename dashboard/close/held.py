"""Files that were refused: kept a day, each with its report under an address of its own."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dashboard.store import Vault, VaultError

_DAY = timedelta(days=1)
_TOKEN = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Held:
    """A file that was sent, for whom and as what; `digest` finds its bytes."""

    org: str
    dataset: str
    filename: str
    source: str
    as_at: str
    digest: str
    by: str  # only they may see it and go on with it
    period: str = ""  # the period it was asked for, in normal form


@dataclass(frozen=True, slots=True)
class Report:
    """What was wrong with a held file when it was checked; `table` is HTML that quotes cells of it.

    `headings` are those that can be named, each with what is proposed for it; `columns` are
    the columns they can be named, each with its label; `taken_for` are the headings that stand
    for a column without having been named it, for telling what would then be wrong. `likely` is
    the dataset whose headings the file has, where it is not the one that it was sent as.
    """

    at: str  # the moment, ISO
    headline: str
    rows: str
    table: str
    unlisted: int
    readable: bool
    headings: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    taken_for: tuple[tuple[str, str], ...] = ()
    likely: str = ""

    @property
    def until(self) -> datetime:
        """When it goes."""
        return datetime.fromisoformat(self.at) + _DAY


@dataclass(frozen=True, slots=True)
class Refused:
    """A held file and its report; `token` is what an address or a form carries of it.

    It says nothing of the file or the person, and nobody can guess one.
    """

    token: str
    held: Held
    report: Report


class HeldFiles:
    """Refused files, kept a day so that their problems can be seen again and headings named.

    They may hold personal details: bytes and report go together, a day after they came.
    """

    def __init__(self, folder: Path) -> None:
        self._files = Vault(folder)
        self._reports = Vault(folder.with_name(f"{folder.name}-reports"))

    def keep(self, held: Held, report: Report, data: bytes) -> str:
        """Keep the file and its report in place of an earlier one of the same name; the token."""
        self._sweep()
        self.forget(held)
        self._files.put(data)
        kept = {"held": asdict(held), "report": asdict(report), "salt": secrets.token_hex()}
        return self._reports.put(json.dumps(kept).encode())

    def open(self, token: str, by: str) -> tuple[Refused, bytes] | None:
        """The file behind a token; None where it is not theirs, too old or no longer there."""
        found = self._read(token)
        if found is None or found.held.by != by:
            return None
        try:
            return found, self._files.get(found.held.digest)
        except VaultError:
            return None

    def of(self, by: str, org: str) -> list[Refused]:
        """The refused files of a person for an organisation, the newest first."""
        mine = [one for one in self._all() if (one.held.by, one.held.org) == (by, org)]
        return sorted(mine, key=lambda one: one.report.at, reverse=True)

    def forget(self, held: Held) -> None:
        """Drop what was refused of this file, and under its name: it was taken in or sent again."""
        gone = [one for one in self._all() if _alike(one.held, held)]
        for one in gone:
            self._reports.remove(one.token)
        for digest in {one.held.digest for one in gone} - self._wanted():
            self._files.remove(digest)

    def _all(self) -> Iterator[Refused]:
        every = list(self._reports.older(datetime.now(UTC) + _DAY))
        return filter(None, map(self._read, every))

    def _read(self, token: str) -> Refused | None:
        if not _TOKEN.fullmatch(token):
            return None
        try:
            kept = json.loads(self._reports.get(token))
        except VaultError:
            return None
        report = Report(**kept["report"])
        fresh = datetime.now(UTC) < report.until
        return Refused(token, Held(**kept["held"]), report) if fresh else None

    def _wanted(self) -> set[str]:
        return {one.held.digest for one in self._all()}

    def _sweep(self) -> None:
        """Drop reports that are a day old, and the files that no report is of any more."""
        before = datetime.now(UTC) - _DAY
        for old in [*self._reports.older(before)]:
            self._reports.remove(old)
        for digest in {*self._files.older(before)} - self._wanted():
            self._files.remove(digest)


def _alike(one: Held, other: Held) -> bool:
    """Whether a person sent both for an organisation, as one return under one name or as the very
    same bytes."""
    if (one.by, one.org) != (other.by, other.org):
        return False
    named = (one.dataset, one.filename) == (other.dataset, other.filename)
    return named or one.digest == other.digest
