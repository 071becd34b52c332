"""Figures read from a database by queries kept as files, never changing anything there."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from dashboard.sources.deliveries import Delivery, SourceError, loading_order

# Quoted text, quoted names and comments, whose words are not commands.
_NOT_COMMANDS = re.compile(
    r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\[[^\]]*\]|\$(\w*)\$.*?\$\1\$"
    r"|--[^\n]*|/\*.*?\*/",
    re.DOTALL,
)
_CHANGES = re.compile(
    r"\b(insert|update|delete|merge|drop|alter|create|truncate|grant|revoke|into|exec|execute"
    r"|call)\b",
    re.IGNORECASE,
)


def database_deliveries(
    url: str, queries: Path, datasets: Collection[str], source: str = ""
) -> list[Delivery]:
    """The rows of every query in the folder, as CSV with the query's column names.

    A query is a file `observations.sql` of one SELECT, run in a transaction that may only read
    and is always rolled back. Its rows meet the same checks as an uploaded file. Raises
    SourceError, before anything is run, where a file is named after no dataset or is not a query.
    """
    wanted = [_query(place, datasets) for place in _files(queries)]
    wanted.sort(key=lambda query: loading_order(query[0]))
    name = _name(url)
    try:
        with _reading(url) as connection:
            return [
                Delivery(
                    dataset,
                    f"{dataset}.sql",
                    _rows(connection, dataset, query),
                    source or f"From {name}.",
                )
                for dataset, query in wanted
            ]
    except (SQLAlchemyError, ImportError) as error:
        raise SourceError(f"{name} could not be read: {_reason(error)}") from error


def require_query(sql: str, name: str) -> None:
    """Refuse anything but one query. Raises SourceError.

    A guard against a mistake, not the only one: the transaction may only read, and the account
    in the address should have no right to write.
    """
    commands = _NOT_COMMANDS.sub(" ", sql).strip().rstrip(";").strip()
    first = commands.partition("(")[0].split(None, 1)[:1] if commands[:1] != "(" else ["select"]
    if not first or first[0].lower() not in {"select", "with"}:
        raise SourceError(f"{name} is not a query: it has to begin with SELECT or WITH.")
    if ";" in commands:
        raise SourceError(f"{name} holds more than one statement: keep one query to a file.")
    if change := _CHANGES.search(commands):
        raise SourceError(f"{name} would change the database: {change[0].upper()}.")


def _files(folder: Path) -> list[Path]:
    files = sorted(folder.glob("*.sql")) if folder.is_dir() else []
    if not files:
        raise SourceError(f"There is no query in {folder}: expected such as observations.sql.")
    return files


def _query(place: Path, datasets: Collection[str]) -> tuple[str, str]:
    if place.stem not in datasets:
        raise SourceError(
            f"{place.name} is not named after a dataset; they are {', '.join(datasets)}."
        )
    sql = place.read_text(encoding="utf-8-sig").strip().rstrip(";")
    require_query(sql, place.name)
    return place.stem, sql


@contextmanager
def _reading(url: str) -> Iterator[Connection]:
    """A connection whose transaction may only read, where the database has such a thing."""
    options: dict[str, Any] = {"no_parameters": True}  # so that a % in a query is only a %
    if url.startswith("postgresql"):
        options["postgresql_readonly"] = True
    engine = create_engine(url, execution_options=options)
    try:
        with engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA query_only=ON")
            yield connection
            connection.rollback()
    finally:
        engine.dispose()


def _rows(connection: Connection, dataset: str, query: str) -> bytes:
    try:
        return _csv(connection, query)
    except SQLAlchemyError as error:
        raise SourceError(f"{dataset}.sql could not be run: {_reason(error)}") from error


def _csv(connection: Connection, query: str) -> bytes:
    result = connection.exec_driver_sql(query)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(result.keys())
    writer.writerows([_text(value) for value in row] for row in result)
    return text.getvalue().encode()


def _text(value: object) -> str:
    """A value as an officer would type it: no exponent, ISO dates, Y and N."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Y" if value else "N"
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return value.isoformat() if value.time() != datetime.min.time() else str(value.date())
    return value.isoformat() if isinstance(value, date) else str(value)


def _name(url: str) -> str:
    """The database without its password."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise SourceError("The address of the database is not one that can be used.") from None
    return f"the database {parsed.database}" + (f" on {parsed.host}" if parsed.host else "")


def _reason(error: Exception) -> str:
    if isinstance(error, NoSuchModuleError | ImportError):
        return "the driver for this kind of database is not installed."
    return str(getattr(error, "orig", None) or error).strip()
