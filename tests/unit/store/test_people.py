"""Users and sessions in the store: found by name, ended for good, and audited without secrets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dashboard.domain.people import EVERYWHERE, Person, Role
from dashboard.store import People, Store, UnknownUserError, UserExistsError

NOW = datetime(2024, 2, 7, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=12)
OFFICER = Person("Head of service", Role.OFFICER, ("kent", "thurrock"))
HASH, OTHER_HASH = "a-hash-of-a-password", "another-hash"
BY = {"by": "admin", "at": NOW}


@pytest.fixture
def people(store: Store) -> People:
    made = People(store.database)
    made.add(OFFICER, HASH, **BY)
    return made


def test_a_store_without_users_has_nobody(store_url: str, store: Store) -> None:
    people = People(store.database)
    assert not people.any()
    people.add(OFFICER, HASH, **BY)
    assert people.any()
    people.disable(OFFICER.name, **BY)
    assert not people.any()


def test_to_ask_for_users_makes_no_store(store_url: str) -> None:
    database = Store(store_url).database
    assert not People(database).any()
    assert database.version() is None
    database.close()


def test_a_user_is_found_by_name_in_any_capitals(people: People) -> None:
    found = people.find("HEAD of  service")
    assert found is not None
    assert (found.person, found.password, found.disabled) == (OFFICER, HASH, False)
    assert found.added_at == NOW
    assert people.users() == (found,)
    assert HASH not in repr(found)
    assert people.find("nobody") is None


def test_a_name_is_one_users_only(people: People) -> None:
    with pytest.raises(UserExistsError, match="Head of service already"):
        people.add(Person("head of SERVICE", Role.VIEWER, EVERYWHERE), HASH, **BY)


def test_a_user_may_be_given_another_role_and_let_in_again(people: People) -> None:
    people.disable(OFFICER.name, **BY)
    people.change(Person("head of service", Role.APPROVER, EVERYWHERE), **BY)
    (user,) = people.users()
    assert user.person == Person("Head of service", Role.APPROVER, EVERYWHERE)
    assert not user.disabled


def test_a_session_says_whose_it_is_and_when_it_was_last_used(people: People) -> None:
    people.open_session("token", "HEAD OF SERVICE", at=NOW, ends_at=LATER)
    found = people.session("token")
    assert found is not None
    assert (found.person, found.last_seen, found.ends_at) == (OFFICER, NOW, LATER)
    people.seen("token", NOW + timedelta(minutes=5))
    again = people.session("token")
    assert again is not None
    assert again.last_seen == NOW + timedelta(minutes=5)
    assert people.session("another") is None


def test_a_session_that_was_closed_is_nobodys(people: People) -> None:
    for token in ("one", "two"):
        people.open_session(token, OFFICER.name, at=NOW, ends_at=LATER)
    people.close_session("one")
    assert people.session("one") is None
    assert people.session("two") is not None


@pytest.mark.parametrize("how", ["disable", "end_sessions", "set_password"])
def test_all_sessions_of_a_user_end_together(people: People, how: str) -> None:
    other = Person("Another", Role.VIEWER, EVERYWHERE)
    people.add(other, HASH, **BY)
    people.open_session("one", OFFICER.name, at=NOW, ends_at=LATER)
    people.open_session("two", OFFICER.name, at=NOW, ends_at=LATER)
    people.open_session("theirs", other.name, at=NOW, ends_at=LATER)
    given = {"password": OTHER_HASH} if how == "set_password" else {}
    getattr(people, how)(OFFICER.name, **given, **BY)
    assert people.session("one") is people.session("two") is None
    assert people.session("theirs") is not None


def test_ending_sessions_says_how_many_there_were(people: People) -> None:
    people.open_session("one", OFFICER.name, at=NOW, ends_at=LATER)
    assert people.end_sessions(OFFICER.name, **BY) == 1
    assert people.end_sessions(OFFICER.name, **BY) == 0


def test_a_session_that_is_over_is_forgotten_when_the_next_is_opened(people: People) -> None:
    people.open_session("old", OFFICER.name, at=NOW, ends_at=LATER)
    tomorrow = NOW + timedelta(days=1)
    people.open_session("new", OFFICER.name, at=tomorrow, ends_at=tomorrow + timedelta(hours=12))
    assert people.session("old") is None
    assert people.session("new") is not None


@pytest.mark.parametrize("how", ["disable", "end_sessions", "set_password", "change"])
def test_what_is_asked_of_a_stranger_is_refused_and_not_audited(
    people: People, store: Store, how: str
) -> None:
    lines = store.audit()
    given = {"password": OTHER_HASH} if how == "set_password" else {}
    who = Person("nobody", Role.VIEWER, EVERYWHERE) if how == "change" else "nobody"
    with pytest.raises(UnknownUserError, match="no user nobody"):
        getattr(people, how)(who, **given, **BY)
    assert store.audit() == lines


def test_every_change_of_a_user_is_an_audit_line_without_a_secret(
    people: People, store: Store
) -> None:
    people.open_session("a-token", OFFICER.name, at=NOW, ends_at=LATER)
    people.set_password(OFFICER.name, OTHER_HASH, **BY)
    people.change(Person(OFFICER.name, Role.APPROVER, EVERYWHERE), **BY)
    people.end_sessions(OFFICER.name, **BY)
    people.disable(OFFICER.name, **BY)
    lines = store.audit()
    assert [line.action for line in lines] == [
        "user added",
        "password changed",
        "user changed",
        "sessions ended",
        "user disabled",
    ]
    assert {line.by for line in lines} == {"admin"}
    assert lines[2].detail["organisations"] == "*"
    said = " ".join(str(line.detail) for line in lines)
    assert not any(secret in said for secret in (HASH, OTHER_HASH, "a-token"))
    assert store.verify() is None
