"""What the monthly close remembers besides figures: locked periods and own headings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import insert, select

from dashboard.store import chain
from dashboard.store.database import Database
from dashboard.store.restating import lock_history, standing_locks
from dashboard.store.store import ensure_organisation
from dashboard.store.tables import headings, locks
from dashboard.store.types import Lock, Organisation


class CloseBook:
    """Appended to, never changed: the newest line about a period or a heading is what holds."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def locked(self, org: str, *, revision: int | None = None) -> tuple[str, ...]:
        """The periods of an organisation whose figures change only with a reason: now, or when
        a revision was made."""
        return tuple(one.period for one in self.locks(org, revision=revision))

    def locks(self, org: str, *, revision: int | None = None) -> tuple[Lock, ...]:
        """The same, each with who locked it and when."""
        with self.database.reading() as connection:
            return tuple(standing_locks(connection, org, revision))

    def lock_history(self, org: str) -> tuple[Lock, ...]:
        """Every period that was locked or opened, the newest first."""
        with self.database.reading() as connection:
            return tuple(lock_history(connection, org))

    def lock(
        self, org: Organisation, period: str, locked: bool, *, by: str, at: datetime, why: str
    ) -> None:
        """Lock a period of an organisation's figures, or open it again."""
        with self.database.writing() as connection:
            ensure_organisation(connection, org)
            kept_in = {"org": org.code, "period": period, "locked": locked}
            detail = {"lock": kept_in}
            kind = "locked" if locked else "unlocked"
            number = chain.append(connection, kind, by=by, at=at, why=why, detail=detail)
            connection.execute(insert(locks).values(number=number, **kept_in))

    def headings(self, org: str, dataset: str) -> dict[str, str]:
        """The columns an organisation's own headings stand for, as remembered last."""
        with self.database.reading() as connection:
            query = select(headings.c.heading, headings.c.column).order_by(headings.c.number)
            mine = query.where(headings.c.org == org, headings.c.dataset == dataset)
            newest = {found.heading: found.column for found in connection.execute(mine)}
            return {heading: column for heading, column in newest.items() if column}

    def remember_headings(
        self, org: str, dataset: str, named: Mapping[str, str], *, by: str, at: datetime
    ) -> None:
        """Remember which columns an organisation's own headings stand for; a blank one: none."""
        with self.database.writing() as connection:
            detail = {"org": org, "dataset": dataset, "headings": dict(named)}
            number = chain.append(connection, "headings", by=by, at=at, detail=detail)
            for heading, column in named.items():
                kept = {"org": org, "dataset": dataset, "heading": heading, "column": column}
                connection.execute(insert(headings).values(number=number, **kept))
