"""How the rows of a file stand beside those they would replace: new, changed, gone, as before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.readmodels.books import Books
from dashboard.registers.frames import DUE, ROW, RegisterFrame
from dashboard.store import Submission

ADDED, CHANGED, REMOVED, UNCHANGED = "added", "changed", "removed", "unchanged"
_TELLING = (CHANGED, ADDED, UNCHANGED)


@dataclass(frozen=True, slots=True)
class Replaces:
    """The columns that name a row of a dataset, and those that name what is replaced together;
    without any, it is the whole register."""

    key: Sequence[str]
    scope: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class RowChanges:
    """What becomes of each row.

    `kinds` says of each row of the file, in its order, whether it is added, changed or unchanged;
    `beside` the place from 0 of the row it replaces, -1 where there is none. `gone` are the
    places of those that it leaves out, `left` how many other rows it does not touch.
    """

    kinds: tuple[str, ...]
    beside: tuple[int, ...]
    gone: tuple[int, ...]
    left: int

    @property
    def replaced(self) -> list[int]:
        """The places of the published rows that the file takes the place of or leaves out."""
        return sorted({at for at in self.beside if at >= 0} | {*self.gone})

    def first(self, most: int) -> list[int]:
        """The places of at most so many rows of the file: those that change come first, then
        those that are new, for what is as before is the least likely to move a figure."""
        return sorted(range(len(self.kinds)), key=lambda at: _TELLING.index(self.kinds[at]))[:most]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows are added, changed, removed and left as they are."""
        found = Counter(self.kinds)
        return {
            ADDED: found[ADDED],
            CHANGED: found[CHANGED],
            REMOVED: len(self.gone),
            UNCHANGED: found[UNCHANGED] + self.left,
        }


@dataclass(frozen=True)
class Beside:
    """The rows of a file, as texts by column, beside those published of its dataset."""

    old: pd.DataFrame
    new: pd.DataFrame
    changes: RowChanges


def row_changes(old: pd.DataFrame, new: pd.DataFrame, replaces: Replaces) -> RowChanges:
    """Compare the rows published with those of a file, as hashes: they may be very many."""
    columns = sorted({*old.columns, *new.columns, *replaces.key, *replaces.scope})
    old, new = _texts(old, columns), _texts(new, columns)
    was, now = _signed(old, replaces.key), _signed(new, replaces.key)
    if replaces.scope:
        was = was[_hashed(old, replaces.scope).isin(_hashed(new, replaces.scope)).to_numpy()]
    there = was[~was.index.duplicated(keep="last")].reindex(now.index)
    same = (there["whole"] == now["whole"]).to_numpy()
    known = there["place"].notna().to_numpy()
    kinds = [
        ADDED if not old_one else UNCHANGED if alike else CHANGED
        for old_one, alike in zip(known.tolist(), same.tolist(), strict=True)
    ]
    gone = was.loc[~was.index.isin(now.index), "place"].tolist()
    beside = there["place"].fillna(-1).astype("int64").tolist()
    return RowChanges(tuple(kinds), tuple(beside), tuple(gone), len(old) - len(was))


def all_as_before(rows: int) -> Mapping[str, int]:
    """The count of rows by what becomes of them where nothing does."""
    return {ADDED: 0, CHANGED: 0, REMOVED: 0, UNCHANGED: rows}


def published_rows(books: Books, submission: Submission) -> pd.DataFrame:
    """The rows published of a submission's dataset, as texts by column."""
    register = books.register(submission.org, submission.dataset)
    if register is not None:
        return plain(register)
    return pd.DataFrame([one.row for one in books.rows(submission.org, submission.dataset)])


def plain(register: RegisterFrame) -> pd.DataFrame:
    """The columns of a file alone, without what is kept beside them."""
    return register.frame.drop(columns=[ROW, DUE], errors="ignore")


def _texts(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    # As categories, each different text is hashed once, however many rows have it.
    return frame.reindex(columns=columns).astype("category")


def _hashed(frame: pd.DataFrame, columns: Sequence[str]) -> pd.Series[int]:
    hashed: pd.Series[int] = pd.util.hash_pandas_object(frame[list(columns)], index=False)
    return hashed


def _signed(frame: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """Under the hash of each row's key, the hash of all it says and its place from 0."""
    whole = _hashed(frame, list(frame.columns)).to_numpy()
    signed = {"whole": whole, "place": range(len(frame))}
    return pd.DataFrame(signed, index=_hashed(frame, key).to_numpy())
