"""A wrong setting stops start-up and is named; an unset one has a sensible place."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from dashboard import settings as module
from dashboard.paths import data_folder
from dashboard.settings import Settings, SettingsError, reference

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(module.PREFIX + name.upper(), raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def test_with_nothing_set_figures_are_kept_in_the_data_folder() -> None:
    settings = Settings()
    assert settings.database_url == f"sqlite:///{data_folder() / 'scorecard.db'}"
    assert settings.cache_url == str(data_folder() / "cache")
    assert settings.vault_dir == data_folder() / "vault"
    assert (settings.approvals, settings.host, settings.port) == ("two", "127.0.0.1", 8050)


def test_files_and_cache_are_kept_beside_a_database_file_that_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SCORECARD_DATABASE_URL", "sqlite:////srv/figures/x.db")
    settings = Settings()
    assert settings.data_dir == Path("/srv/figures")
    assert settings.cache_url == "/srv/figures/cache"


def test_a_server_database_leaves_files_in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_DATABASE_URL", "postgres://u:secret@db/figures")
    settings = Settings()
    assert settings.database_url == "postgresql://u:secret@db/figures"
    assert settings.data_dir == data_folder()


def test_a_blank_setting_is_an_unset_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_DATABASE_URL", "")
    monkeypatch.setenv("SCORECARD_PORT", "")
    assert Settings().port == 8050


def test_port_and_host_may_be_given_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9000")
    monkeypatch.setenv("HOST", "0.0.0.0")
    assert (Settings().port, Settings().host) == (9000, "0.0.0.0")
    monkeypatch.setenv("SCORECARD_PORT", "9001")
    assert Settings().port == 9001


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
        Settings()


def test_settings_may_be_given_by_name(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, host="0.0.0.0", approvals="one")
    assert (settings.host, settings.approvals) == ("0.0.0.0", "one")
    assert settings.database_url == f"sqlite:///{tmp_path}/scorecard.db"


def test_two_stores_never_share_a_cached_answer(tmp_path: Path) -> None:
    one, other = (
        Settings(database_url=f"sqlite:///{tmp_path}/{name}.db", data_dir=tmp_path).cache_config()
        for name in ("one", "other")
    )
    assert one["CACHE_DIR"] != other["CACHE_DIR"]
    assert one["CACHE_KEY_PREFIX"] != other["CACHE_KEY_PREFIX"]
    redis = Settings(cache_url="redis://127.0.0.1/1").cache_config()
    assert (redis["CACHE_TYPE"], redis["CACHE_REDIS_URL"]) == ("RedisCache", "redis://127.0.0.1/1")


def test_the_cache_may_be_a_folder_or_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_CACHE_URL", "redis://127.0.0.1:6379/0")
    assert Settings().cache_url == "redis://127.0.0.1:6379/0"
    monkeypatch.setenv("SCORECARD_CACHE_URL", "file:///srv/cache")
    assert Settings().cache_url == "/srv/cache"


def test_the_as_at_day_is_todays_in_london_unless_it_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with time_machine.travel(datetime(2024, 6, 30, 23, 30, tzinfo=UTC)):
        assert Settings().as_at() == date(2024, 7, 1)
    monkeypatch.setenv("SCORECARD_TODAY", "2024-02-07")
    assert Settings().as_at() == date(2024, 2, 7)


@pytest.mark.parametrize(
    ("said", "shown"),
    [("", set()), ("demo", {"demo"}), (" kent ,demo,, ", {"kent", "demo"}), (",", set())],
)
def test_registers_are_shown_of_the_organisations_named_and_no_other(
    monkeypatch: pytest.MonkeyPatch, said: str, shown: set[str]
) -> None:
    monkeypatch.setenv("SCORECARD_REGISTERS", said)
    assert Settings().registers_shown == shown


def test_answers_kept_where_registers_are_shown_are_no_answers_where_they_are_not() -> None:
    kept = [Settings(registers=named).cache_config() for named in ("", "demo", "demo,kent")]
    assert len({one["CACHE_KEY_PREFIX"] for one in kept}) == 3
    assert Settings(registers="kent, demo").cache_config() == kept[2]


def test_every_setting_has_a_sentence() -> None:
    assert all((field.description or "").endswith(".") for field in Settings.model_fields.values())


def test_the_settings_page_is_in_step() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert page == reference(), "write it again: scorecard settings --markdown > docs/settings.md"


def test_a_short_secret_is_refused_and_no_secret_is_ever_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SCORECARD_SECRET_KEY", "correct horse")
    with pytest.raises(SettingsError, match="at least 32 characters") as refused:
        Settings()
    assert "correct horse" not in str(refused.value)
    monkeypatch.setenv("SCORECARD_SECRET_KEY", "k" * 32)
    assert Settings().in_words()["SCORECARD_SECRET_KEY"] == "***"


def test_users_have_to_sign_in_unless_it_is_said_otherwise() -> None:
    assert Settings().sign_in == "users"
    assert "sign_in" not in Settings().model_fields_set


def test_answers_that_show_other_registers_are_not_shared() -> None:
    shown, hidden = (Settings(registers=codes).cache_config() for codes in ("demo", ""))
    assert shown["CACHE_KEY_PREFIX"] != hidden["CACHE_KEY_PREFIX"]
