"""Users and sessions in the store: found by name, ended for good, and audited without secrets."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest

from dashboard.domain.people import EVERYWHERE, Person, Role
from dashboard.store import (
    LastAdministratorError,
    People,
    Store,
    UnknownUserError,
    UserExistsError,
)

NOW = datetime(2024, 2, 7, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=12)
OFFICER = Person("Head of service", Role.OFFICER, ("kent", "thurrock"))
CHIEF = Person("Chief", Role.ADMINISTRATOR, EVERYWHERE)
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


def test_when_a_user_last_signed_in_is_kept(people: People) -> None:
    assert people.users()[0].signed_in_at is None
    people.open_session("token", "HEAD of service", at=LATER, ends_at=LATER + timedelta(hours=12))
    people.close_session("token")
    assert people.users()[0].signed_in_at == LATER


def test_a_password_somebody_else_chose_has_to_be_changed(people: People) -> None:
    people.open_session("before", OFFICER.name, at=NOW, ends_at=LATER)
    people.set_password(OFFICER.name, OTHER_HASH, **BY, one_time=True)
    people.open_session("token", OFFICER.name, at=NOW, ends_at=LATER)
    assert [one.must_change for one in people.users()] == [True]
    given = people.session("token")
    assert given is not None
    assert given.must_change
    people.set_password(OFFICER.name, HASH, **BY)
    people.open_session("own", OFFICER.name, at=NOW, ends_at=LATER)
    own = people.session("own")
    assert own is not None
    assert not own.must_change


def test_a_user_may_be_added_with_a_password_that_is_good_once(people: People) -> None:
    people.add(CHIEF, HASH, **BY, one_time=True)
    assert [one.must_change for one in people.users()] == [True, False]


@pytest.mark.parametrize("how", ["disable", "demote", "limit"])
def test_the_last_who_can_manage_users_stays_where_that_is_asked(
    people: People, store: Store, how: str
) -> None:
    people.add(CHIEF, HASH, **BY)
    people.add(Person("Local", Role.ADMINISTRATOR, ("kent",)), HASH, **BY)
    people.open_session("token", CHIEF.name, at=NOW, ends_at=LATER)
    before, lines = people.users(), store.audit()
    with pytest.raises(LastAdministratorError, match="Chief is the last who can manage users"):
        _take_away(people, CHIEF, how, leave_one=True)
    assert (people.users(), store.audit()) == (before, lines)
    assert people.session("token") is not None
    _take_away(people, CHIEF, how, leave_one=False)
    assert people.users() != before


def test_one_of_two_administrators_may_go(people: People) -> None:
    people.add(CHIEF, HASH, **BY)
    people.add(Person("Deputy", Role.ADMINISTRATOR, EVERYWHERE), HASH, **BY)
    people.disable("Deputy", **BY, leave_one=True)
    with pytest.raises(LastAdministratorError):
        people.disable("Chief", **BY, leave_one=True)


def test_two_administrators_who_disable_each_other_at_once_do_not_both_succeed(
    people: People, store_url: str
) -> None:
    names = ("Chief", "Deputy")
    for name in names:
        people.add(Person(name, Role.ADMINISTRATOR, EVERYWHERE), HASH, **BY)
    ready = Barrier(2)

    def shut_out(name: str) -> bool:
        database = Store(store_url).database
        ready.wait(timeout=20)
        try:
            People(database).disable(name, **BY, leave_one=True)
        except LastAdministratorError:
            return False
        finally:
            database.close()
        return True

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(shut_out, names)) == [False, True]
    assert sum(not one.disabled for one in people.users() if one.person.name in names) == 1


def _take_away(people: People, person: Person, how: str, *, leave_one: bool) -> None:
    if how == "disable":
        people.disable(person.name, **BY, leave_one=leave_one)
    elif how == "demote":
        people.change(Person(person.name, Role.APPROVER, EVERYWHERE), **BY, leave_one=leave_one)
    else:
        people.change(Person(person.name, person.role, ("kent",)), **BY, leave_one=leave_one)


def test_the_sections_of_a_user_are_kept_and_audited(people: People, store: Store) -> None:
    limited = Person("Homes", Role.OFFICER, EVERYWHERE, sections=("send", "housing"))
    people.add(limited, HASH, **BY)
    found = people.find("Homes")
    assert found is not None
    assert found.person.sections == ("housing", "send")
    people.open_session("token", "Homes", at=NOW, ends_at=LATER)
    session = people.session("token")
    assert session is not None
    assert session.person == found.person
    assert store.audit()[-1].detail["sections"] == "housing send"
    assert "sections" not in store.audit()[0].detail
