"""What a page is handed: the day, and the books as of an edition."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import flask
import pytest
import time_machine

from dashboard import app
from dashboard.domain.people import demonstration
from dashboard.private import is_private, keep_private
from dashboard.readmodels.books import Books
from dashboard.services import RowsNotShownError, Services, clock, make_services, open_books
from dashboard.settings import Settings
from dashboard.store import Store


def settings(folder: Path, **given: object) -> Settings:
    return Settings(database_url=f"sqlite:///{folder}/figures.db", data_dir=folder, **given)


def test_a_setting_fixes_the_day(tmp_path: Path) -> None:
    assert clock(settings(tmp_path, today=date(2024, 12, 10)))() == date(2024, 12, 10)


@time_machine.travel("2024-06-30T23:30:00Z", tick=False)
def test_otherwise_it_is_today_in_london(tmp_path: Path) -> None:
    assert clock(settings(tmp_path))() == date(2024, 7, 1)  # summer time: an hour ahead


def test_a_command_reads_the_books_as_they_are_now(tmp_path: Path) -> None:
    chosen = settings(tmp_path, today=date(2024, 12, 10))
    Store(chosen.database_url).migrate()
    books = open_books(chosen)
    assert (books.edition.revision, books.edition.as_at) == (0, date(2024, 12, 10))
    assert books.rows("kent", "measures") == []


class NoCache:
    """A cache that must not be asked to keep anything."""

    def get(self, key: str) -> None:
        raise AssertionError(key)

    set = get


def services(folder: Path, registers: str) -> Services:
    chosen = settings(folder, registers=registers, today=date(2024, 12, 10))
    Store(chosen.database_url).migrate()
    return make_services(chosen, NoCache())  # type: ignore[arg-type]


def behind(query: str, books: Books) -> tuple[str, date]:
    return (query, books.edition.as_at)


def test_rows_are_worked_out_each_time_and_the_answer_is_marked(tmp_path: Path) -> None:
    shown = services(tmp_path, "kent, demo")
    with flask.Flask("test").test_request_context():
        flask.g.person = demonstration()
        assert shown.rows(behind, "asked", "demo") == ("asked", date(2024, 12, 10))
        assert is_private()


def test_rows_that_may_not_be_seen_are_not_even_read(tmp_path: Path) -> None:
    hidden = services(tmp_path, "")
    assert not hidden.shows_rows("kent")

    def read(query: str, books: Books) -> str:
        raise AssertionError(query)

    with flask.Flask("test").test_request_context():
        with pytest.raises(RowsNotShownError, match="kent may not be seen row by row here"):
            hidden.rows(read, "asked", "kent")
        assert not is_private()


def test_a_command_has_no_answer_to_mark() -> None:
    keep_private()
    assert not is_private()


def test_the_server_is_built_when_it_is_asked_for_and_nothing_else_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORECARD_DATABASE_URL", f"sqlite:///{tmp_path}/figures.db")
    monkeypatch.setenv("SCORECARD_DATA_DIR", str(tmp_path))
    assert app.server.name == "dashboard"
    with pytest.raises(AttributeError, match="no attribute sever"):
        app.sever  # noqa: B018
