"""The database source is tried on a real PostgreSQL as well as on SQLite."""

from tests.databases import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]
