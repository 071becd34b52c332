"""Every setting there is, from SCORECARD_* variables: a wrong value stops start-up by name."""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AliasChoices, Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from dashboard.paths import data_folder

PREFIX = "SCORECARD_"
_KEEP_SECONDS = 7 * 24 * 3600  # an answer is never wrong, only no longer asked for
_KEEP_ANSWERS = 20_000
_SECRET = 32  # characters: 128 bits even where they are hexadecimal


class SettingsError(ValueError):
    """A setting has a value that cannot be used; the sentence names the variable."""


class Settings(BaseSettings):
    """What may differ between one council's installation and another's."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="ignore", populate_by_name=True
    )

    def __init__(self, **given: Any) -> None:
        """Read the environment; `given` wins. Raises SettingsError, a sentence per variable."""
        try:
            super().__init__(**given)
        except ValidationError as error:
            raise SettingsError("\n".join(_sentence(one) for one in error.errors())) from None

    data_dir: Path = Field(
        default=Path(),
        description="Folder for the embedded database, the uploaded files and the cache. "
        "By default the folder of the SQLite file named by SCORECARD_DATABASE_URL, else `data` "
        "in the checkout, else `data` in the working directory.",
    )
    database_url: str = Field(
        default="",
        description="Where figures are kept: any SQLAlchemy address of an SQLite file or a "
        "PostgreSQL database. By default the SQLite file `scorecard.db` in the data folder.",
    )
    cache_url: str = Field(
        default="",
        description="Where worked-out answers are cached: a folder, or redis://... when several "
        "machines serve. By default `cache` in the data folder.",
    )
    approvals: Literal["two", "one"] = Field(
        default="two",
        description="Who may publish a submission: `two`, someone other than whoever loaded it; "
        "`one`, the same person may.",
    )
    host: str = Field(
        default="127.0.0.1",
        validation_alias=AliasChoices("SCORECARD_HOST", "HOST"),
        description="Address that `scorecard serve` listens on. `HOST` is read too.",
    )
    port: int = Field(
        default=8050,
        ge=1,
        le=65535,
        validation_alias=AliasChoices("SCORECARD_PORT", "PORT"),
        description="Port that `scorecard serve` listens on. `PORT` is read too.",
    )
    workers: int = Field(
        default=2, ge=1, le=64, description="Worker processes that `scorecard serve` starts."
    )
    contact: str = Field(
        default="",
        description="Whom to tell of a wrong figure or of something that cannot be used, as the "
        "about page says it: the council's own address or telephone number. By default it says "
        "that this is not stated.",
    )
    registers: str = Field(
        default="",
        description="Organisations whose registers of homes and cases may be seen row by row, by "
        "code and separated by commas, in a demonstration. By default none; `scorecard serve` on "
        "127.0.0.1 shows the synthetic borough's. Where people sign in their role decides instead.",
    )
    sign_in: Literal["users", "demonstration"] = Field(
        default="users",
        description="Who is let in: `users`, those added with `scorecard users add`; "
        "`demonstration`, anyone at this very machine, in a role they may switch, as long as there "
        "are no users. `scorecard serve` on 127.0.0.1 chooses it where nothing is set and nobody "
        "was added.",
    )
    session_hours: int = Field(
        default=12, ge=1, le=168, description="Hours after signing in when one must sign in again."
    )
    session_idle_minutes: int = Field(
        default=60,
        ge=5,
        le=1440,
        description="Minutes without asking for anything after which one must sign in again.",
    )
    secret_key: str = Field(
        default="",
        description="What cookies are signed with: at least 32 characters at random, the same on "
        "every machine that serves. By default one is made once and kept in the data folder.",
    )
    today: date | None = Field(
        default=None,
        description="The as-at day, YYYY-MM-DD, for rehearsals and tests. By default today's date "
        "in London.",
    )

    @field_validator("database_url")
    @classmethod
    def _is_a_database(cls, value: str) -> str:
        if not value:
            return value
        try:
            url = make_url(value.replace("postgres://", "postgresql://", 1))
        except ArgumentError:
            raise ValueError("it is not a database address, such as sqlite:///data/x.db") from None
        if url.get_backend_name() not in {"sqlite", "postgresql"}:
            raise ValueError("use an SQLite file or a PostgreSQL database")
        if url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}:
            raise ValueError("name a file: figures kept in memory are lost and cannot be shared")
        return url.render_as_string(hide_password=False)

    @field_validator("cache_url")
    @classmethod
    def _is_a_cache(cls, value: str) -> str:
        if "://" in value and not value.startswith(("redis://", "rediss://", "file://")):
            raise ValueError("use a folder or an address that starts redis://")
        return value.removeprefix("file://")

    @field_validator("secret_key")
    @classmethod
    def _is_long_enough(cls, value: str) -> str:
        if value and len(value) < _SECRET:
            raise ValueError(f"use at least {_SECRET} characters")
        return value

    @model_validator(mode="before")
    @classmethod
    def _fill_places(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Blank means unset, as in a Procfile or an env file; unset places follow the data."""
        chosen = {name: value for name, value in given.items() if value not in (None, "")}
        if "data_dir" not in chosen:
            chosen["data_dir"] = _beside(str(chosen.get("database_url", ""))) or data_folder()
        folder = Path(chosen["data_dir"])
        chosen.setdefault("database_url", f"sqlite:///{folder / 'scorecard.db'}")
        chosen.setdefault("cache_url", str(folder / "cache"))
        return chosen

    @property
    def registers_shown(self) -> frozenset[str]:
        """The organisations whose registers may be seen row by row."""
        return frozenset(filter(None, (code.strip() for code in self.registers.split(","))))

    @property
    def vault_dir(self) -> Path:
        """The folder of uploaded files, kept by content hash."""
        return self.data_dir / "vault"

    def in_words(self) -> dict[str, str]:
        """Every variable with its value as it stands, without passwords."""
        shown = {name: getattr(self, name) for name in type(self).model_fields}
        shown["database_url"] = make_url(self.database_url).render_as_string()
        shown["secret_key"] = "***" if self.secret_key else ""
        shown["cache_url"] = re.sub(r"(?<=:)[^:@/]+(?=@)", "***", self.cache_url)
        return {PREFIX + name.upper(): str(shown[name] or "") for name in shown}

    def cache_config(self) -> dict[str, object]:
        """The cache as flask-caching wants it. Its keys are this store's own, so that two
        stores may share a cache."""
        # What answers say besides their edition and whom they are for.
        shown = f"{self.database_url}{self.contact}{','.join(sorted(self.registers_shown))}"
        store = hashlib.sha256(shown.encode()).hexdigest()[:8]
        shared = {"CACHE_DEFAULT_TIMEOUT": _KEEP_SECONDS, "CACHE_KEY_PREFIX": f"scorecard-{store}-"}
        if self.cache_url.startswith("redis"):
            return {"CACHE_TYPE": "RedisCache", "CACHE_REDIS_URL": self.cache_url, **shared}
        folder = {"CACHE_DIR": str(Path(self.cache_url) / store), "CACHE_THRESHOLD": _KEEP_ANSWERS}
        return {"CACHE_TYPE": "dashboard.cache_folder.CacheFolder", **folder, **shared}

    def as_at(self) -> date:
        """The day that lateness and staleness are worked out for."""
        return self.today or datetime.now(ZoneInfo("Europe/London")).date()


def _beside(database_url: str) -> Path | None:
    """The folder of an SQLite file; None for other databases and unreadable addresses."""
    if not database_url.startswith("sqlite"):
        return None
    try:
        database = make_url(database_url).database
    except ArgumentError:
        return None
    return Path(database).parent if database and database != ":memory:" else None


def _sentence(problem: Any) -> str:
    name = str(problem["loc"][0]) if problem["loc"] else ""
    variable = name if name.isupper() else PREFIX + name.upper()
    reason = problem["msg"].removeprefix("Value error, ")
    given = "this" if name == "secret_key" else repr(problem["input"])
    return f"{variable} cannot be {given}: {reason[:1].lower()}{reason[1:]}."


def reference() -> str:
    """The page docs/settings.md: every variable, its default and its sentence."""
    lines = [
        "# Settings",
        "",
        "Every setting is an environment variable. A wrong value stops start-up and is named.",
        "This page is written by `scorecard settings --markdown`.",
        "`SCORECARD_SOURCE_URL` is no setting of the dashboard: `scorecard pull --sql` alone reads",
        "it, as [the monthly close](monthly-close.md#without-sending-files-by-hand) explains.",
        "",
        "| variable | default | what it decides |",
        "| --- | --- | --- |",
    ]
    for name, field in Settings.model_fields.items():
        default = f"`{field.default}`" if field.default not in (None, "", Path()) else "see text"
        lines.append(f"| `{PREFIX}{name.upper()}` | {default} | {field.description} |")
    return "\n".join(lines) + "\n"
