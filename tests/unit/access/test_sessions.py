"""A session ends by itself, by its owner, or by the server; until then its token is enough."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from dashboard.access.passwords import hashed
from dashboard.access.sessions import Sessions
from dashboard.domain.people import EVERYWHERE, Person, Role
from dashboard.settings import Settings
from dashboard.store import People, Store, StoreUnavailableError

PASSWORD = "a quiet morning in May"
JO = Person("Jo", Role.OFFICER, EVERYWHERE)
KEPT = hashed(PASSWORD)


class Clock:
    def __init__(self) -> None:
        self.moment = datetime(2024, 2, 7, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(tmp_path: Path, clock: Clock) -> Sessions:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/figures.db", data_dir=tmp_path)
    store = Store(settings.database_url)
    store.migrate()
    people = People(store.database)
    people.add(JO, KEPT, by="admin", at=clock())
    return Sessions(people, settings, clock)


@pytest.fixture
def token(sessions: Sessions) -> str:
    made = sessions.sign_in("jo", PASSWORD)
    assert made is not None
    return made


def test_the_right_password_gives_a_token_of_256_bits_that_nobody_can_guess(
    sessions: Sessions, token: str
) -> None:
    again = sessions.sign_in("JO", PASSWORD)
    assert again != token
    assert len(token) == 43  # 32 bytes in base 64
    assert sessions.person(token) == (JO, False, False)
    with sessions.people.database.reading() as connection:
        kept = str(connection.exec_driver_sql("SELECT * FROM sessions").all())
    assert token not in kept


@pytest.mark.parametrize(
    ("name", "password"), [("Jo", "wrong"), ("nobody", PASSWORD), ("", ""), ("Jo", "")]
)
def test_nothing_else_gives_one(sessions: Sessions, name: str, password: str) -> None:
    assert sessions.sign_in(name, password) is None


def test_a_user_who_was_disabled_gets_none(sessions: Sessions, token: str, clock: Clock) -> None:
    sessions.people.disable("Jo", by="admin", at=clock())
    assert sessions.person(token) == (None, False, False)
    assert sessions.sign_in("Jo", PASSWORD) is None


@pytest.mark.parametrize("made_up", [None, "", "x", "ø", "0" * 43])
def test_a_made_up_token_is_nobodys(sessions: Sessions, made_up: str | None) -> None:
    assert sessions.person(made_up) == (None, False, False)


def test_a_session_that_is_used_lasts_twelve_hours(
    sessions: Sessions, token: str, clock: Clock
) -> None:
    start = clock.moment
    for _ in range(15):
        clock.moment += timedelta(minutes=47)
        assert sessions.person(token) == (JO, True, False)
        sessions.seen(token)
    clock.moment = start + timedelta(hours=12)
    assert sessions.person(token) == (None, False, False)


def test_an_hour_without_a_question_ends_it(sessions: Sessions, token: str, clock: Clock) -> None:
    clock.moment += timedelta(minutes=59, seconds=59)
    assert sessions.person(token)[0] == JO
    clock.moment += timedelta(seconds=1)
    assert sessions.person(token) == (None, False, False)


def test_it_is_noted_as_seen_once_a_minute_at_most(
    sessions: Sessions, token: str, clock: Clock
) -> None:
    clock.moment += timedelta(seconds=59)
    assert sessions.person(token) == (JO, False, False)
    clock.moment += timedelta(seconds=1)
    assert sessions.person(token) == (JO, True, False)
    sessions.seen(token)
    assert sessions.person(token) == (JO, False, False)


def test_only_one_thread_waits_to_note_it_and_a_store_that_is_away_stops_nobody(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def away(token: str, _at: datetime) -> None:
        asked.append(token)
        sessions.seen("another thread's")
        raise StoreUnavailableError

    monkeypatch.setattr(sessions.people, "seen", away)
    with capture_logs() as logged:
        sessions.seen("one")
        sessions.seen("two")
    assert len(asked) == 2
    assert [line["event"] for line in logged] == ["a session could not be noted as seen"] * 2


def test_its_owner_ends_it_on_the_server(sessions: Sessions, token: str) -> None:
    sessions.end(token)
    sessions.end(None)
    assert sessions.person(token) == (None, False, False)


def test_another_password_ends_every_session(sessions: Sessions, token: str, clock: Clock) -> None:
    sessions.people.set_password("Jo", hashed("another quiet morning"), by="admin", at=clock())
    assert sessions.person(token) == (None, False, False)
    assert sessions.sign_in("Jo", PASSWORD) is None
    assert sessions.sign_in("Jo", "another quiet morning") is not None
