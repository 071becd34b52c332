"""A wrong setting stops start-up and is named; an unset one has a sensible place."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from dashboard import settings as module
from dashboard.paths import data_folder
from dashboard.settings import Settings, SettingsError, load_settings, reference

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(module.PREFIX + name.upper(), raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def test_with_nothing_set_figures_are_kept_in_the_data_folder() -> None:
    settings = load_settings()
    assert settings.database_url == f"sqlite:///{data_folder() / 'scorecard.db'}"
    assert settings.cache_url == str(data_folder() / "cache")
    assert settings.vault_dir == data_folder() / "vault"
    assert (settings.approvals, settings.host, settings.port) == ("two", "127.0.0.1", 8050)


def test_files_and_cache_are_kept_beside_a_database_file_that_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SCORECARD_DATABASE_URL", "sqlite:////srv/figures/x.db")
    settings = load_settings()
    assert settings.data_dir == Path("/srv/figures")
    assert settings.cache_url == "/srv/figures/cache"


def test_a_server_database_leaves_files_in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_DATABASE_URL", "postgres://u:secret@db/figures")
    settings = load_settings()
    assert settings.database_url == "postgresql://u:secret@db/figures"
    assert settings.data_dir == data_folder()


def test_a_blank_setting_is_an_unset_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_DATABASE_URL", "")
    monkeypatch.setenv("SCORECARD_PORT", "")
    assert load_settings().port == 8050


def test_port_and_host_may_be_given_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9000")
    monkeypatch.setenv("HOST", "0.0.0.0")
    assert (load_settings().port, load_settings().host) == (9000, "0.0.0.0")
    monkeypatch.setenv("SCORECARD_PORT", "9001")
    assert load_settings().port == 9001


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("SCORECARD_APPROVALS", "three", "should be 'two' or 'one'"),
        ("SCORECARD_PORT", "eighty", "valid integer"),
        ("SCORECARD_PORT", "70000", "less than or equal to 65535"),
        ("SCORECARD_TODAY", "31/02/2025", "date"),
        ("SCORECARD_DATABASE_URL", "my database", "not a database address"),
        ("SCORECARD_DATABASE_URL", "sqlite://", "name a file"),
        ("SCORECARD_DATABASE_URL", "sqlite:", "not a database address"),
        ("SCORECARD_DATABASE_URL", "mysql://db/x", "SQLite file or a PostgreSQL"),
        ("SCORECARD_CACHE_URL", "memcached://x", "redis://"),
    ],
)
def test_a_wrong_value_is_named_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=f"{variable} cannot be '{value}': .*{said}"):
        load_settings()


def test_the_cache_may_be_a_folder_or_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_CACHE_URL", "redis://127.0.0.1:6379/0")
    assert load_settings().cache_url == "redis://127.0.0.1:6379/0"
    monkeypatch.setenv("SCORECARD_CACHE_URL", "file:///srv/cache")
    assert load_settings().cache_url == "/srv/cache"


def test_the_as_at_day_is_todays_in_london_unless_it_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with time_machine.travel(datetime(2024, 6, 30, 23, 30, tzinfo=UTC)):
        assert load_settings().as_at() == date(2024, 7, 1)
    monkeypatch.setenv("SCORECARD_TODAY", "2024-02-07")
    assert load_settings().as_at() == date(2024, 2, 7)


def test_every_setting_has_a_sentence() -> None:
    assert all((field.description or "").endswith(".") for field in Settings.model_fields.values())


def test_the_settings_page_is_in_step() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert page == reference(), "write it again: scorecard settings --markdown > docs/settings.md"
