"""Users in the browser: changed, let out and let in again, by administrators alone."""

from __future__ import annotations

import re

import pytest
from werkzeug.test import Client

from dashboard.domain.people import EVERYWHERE, Person, Role
from dashboard.store import People, Store
from tests.integration.managing import GIVEN, SAM, WHOLE, change, page_of, seen_at, told, user
from tests.integration.signing_in import ADA, BY, KEPT, SignIn


def test_the_list_says_who_may_sign_in_and_as_what(administrator: Client, people: People) -> None:
    people.add(Person("Kim", Role.VIEWER, ("kent",)), KEPT, **BY)
    people.disable("Kim", **BY)
    page = administrator.get("/users").text
    assert "Two users may sign in, and one is disabled" in page
    assert "Kent County Council" in page
    assert page.index(">Ada<") < page.index(">Jo<") < page.index(">Kim<")
    assert "<span>Disabled</span>" in page
    assert re.search(r'data-label="Last signed in">\d+ \w+ \d{4}, \d\d:\d\d<', page)
    assert page.count("Not known") == 2


def test_a_role_and_organisations_are_changed_and_hold_at_once(
    administrator: Client, people: People, signed_in: SignIn
) -> None:
    jo = signed_in("Jo")
    assert jo.get("/returns/send?org=kent").status_code == 200
    changed = change(
        administrator, "Jo", role="viewer", what="every", where="some", org=["thurrock"]
    )
    assert "What Jo may see and do is as below" in administrator.get(changed.location).text
    assert user(people, "Jo").person == Person("Jo", Role.VIEWER, ("thurrock",))
    assert jo.get("/returns/send?org=thurrock").status_code == 403


def test_a_change_is_refused_where_another_administrator_was_quicker(
    administrator: Client, people: People
) -> None:
    address = page_of(administrator, "Jo")
    seen = seen_at(administrator, address)
    people.disable("Jo", **BY)
    late = administrator.post(f"{address}/change", data={**WHOLE, "seen": seen})
    assert late.status_code == 409
    assert "Somebody changed this user while you looked" in late.text
    assert user(people, "Jo").disabled


def test_a_user_is_shut_out_and_let_in_again(
    administrator: Client, people: People, signed_in: SignIn
) -> None:
    jo, address = signed_in("Jo"), page_of(administrator, "Jo")
    out = administrator.post(f"{address}/disable")
    page = administrator.get(out.location).text
    assert "Jo can no longer sign in and is signed out everywhere." in page
    assert "Let them in again" in page
    assert jo.get("/housing").status_code == 302
    back = change(administrator, "Jo", **WHOLE)
    assert "Jo may sign in again." in administrator.get(back.location).text
    assert not user(people, "Jo").disabled


def test_a_new_password_signs_out_and_has_to_be_changed(
    administrator: Client, people: People, signed_in: SignIn
) -> None:
    jo, address = signed_in("Jo"), page_of(administrator, "Jo")
    short = administrator.post(f"{address}/password", data={"password": "short"})
    assert (short.status_code, jo.get("/housing").status_code) == (422, 200)
    given = administrator.post(f"{address}/password", data={"password": GIVEN})
    assert "Jo has a one-time password" in administrator.get(given.location).text
    assert jo.get("/housing").status_code == 302
    assert user(people, "Jo").must_change


def test_all_sessions_of_a_user_are_ended(administrator: Client, signed_in: SignIn) -> None:
    first, second = signed_in("Jo"), signed_in("Jo")
    ended = administrator.post(f"{page_of(administrator, 'Jo')}/end-sessions")
    assert "Jo is signed out everywhere." in administrator.get(ended.location).text
    assert first.get("/housing").status_code == second.get("/housing").status_code == 302
    assert signed_in("Jo").get("/housing").status_code == 200


def test_the_last_administrator_can_be_neither_demoted_nor_disabled(
    administrator: Client, people: People
) -> None:
    people.add(Person("Local", Role.ADMINISTRATOR, ("kent",)), KEPT, **BY)
    demoted = change(administrator, "Ada", **WHOLE, sure="Y")
    limited = change(
        administrator, "Ada", role="administrator", what="every", where="some", org="kent", sure="Y"
    )
    disabled = administrator.post(f"{page_of(administrator, 'Ada')}/disable", data={"sure": "Y"})
    for refused in (demoted, limited, disabled):
        assert refused.status_code == 409
        assert "Ada is the last who can manage users." in refused.text
    assert user(people, "Ada").person == ADA
    assert not user(people, "Ada").disabled
    assert administrator.get("/users").status_code == 200


def test_an_administrator_shuts_themselves_out_only_when_they_mean_to(
    administrator: Client, people: People
) -> None:
    people.add(Person("Bo", Role.ADMINISTRATOR, EVERYWHERE), KEPT, **BY)
    asked = change(administrator, "Ada", **WHOLE)
    assert asked.status_code == 422
    assert told(asked) == ["This would shut you out of this page. Tick the box if that is meant."]
    assert 'id="sure-change"' in asked.text
    address = page_of(administrator, "Ada")
    asked = administrator.post(f"{address}/disable")
    assert asked.status_code == 422
    assert 'id="sure-disable"' in asked.text
    assert user(people, "Ada").person == ADA
    left = change(administrator, "Ada", **WHOLE, sure="Y")
    assert left.location == "/account"
    assert user(people, "Ada").person.role == Role.OFFICER
    assert administrator.get("/users").status_code == 403


def test_an_administrator_may_leave_while_another_stays(
    administrator: Client, people: People
) -> None:
    people.add(Person("Bo", Role.ADMINISTRATOR, EVERYWHERE), KEPT, **BY)
    administrator.post(f"{page_of(administrator, 'Ada')}/disable", data={"sure": "Y"})
    assert user(people, "Ada").disabled
    assert administrator.get("/users").status_code == 302


def test_nobody_gives_themselves_a_one_time_password(administrator: Client, people: People) -> None:
    address = page_of(administrator, "Ada")
    assert "Give this password" not in administrator.get(address).text
    sent = administrator.post(f"{address}/password", data={"password": GIVEN})
    assert sent.location == "/account"
    assert not user(people, "Ada").must_change


@pytest.mark.parametrize(
    "person",
    [
        Person("Vi", Role.VIEWER, EVERYWHERE),
        Person("Vi", Role.OFFICER, EVERYWHERE),
        Person("Vi", Role.APPROVER, EVERYWHERE),
        Person("Vi", Role.ADMINISTRATOR, ("kent", "thurrock")),
    ],
    ids=lambda one: f"{one.role} of {one.organisations}",
)
def test_nobody_else_may_look_or_change(
    administrator: Client, people: People, signed_in: SignIn, person: Person
) -> None:
    people.add(person, KEPT, **BY)
    address, client = page_of(administrator, "Jo"), signed_in("Vi")
    lines = Store(str(people.database.url)).audit()
    assert "/users" not in client.get("/returns").text
    answers = [client.get(path) for path in ("/users", "/users/add", address)]
    posts = ("add", "change", "password", "end-sessions", "disable")
    places = ["/users/add", *(f"{address}/{one}" for one in posts[1:])]
    answers += [client.post(place, data={**SAM, **WHOLE}) for place in places]
    assert {answer.status_code for answer in answers} == {403}
    assert all("You may not manage users." in answer.text for answer in answers)
    assert not any(">Jo<" in answer.text for answer in answers)
    assert Store(str(people.database.url)).audit() == lines


def test_a_user_there_is_none_of_is_told_as_such(administrator: Client) -> None:
    assert administrator.get("/users/0123456789abcdef").status_code == 404
    assert administrator.post("/users/0123456789abcdef/disable").status_code == 404


def test_what_another_sites_page_sends_changes_nobody(
    administrator: Client, people: People
) -> None:
    forged = {"Sec-Fetch-Site": "cross-site"}
    for place in ("disable", "password", "change", "end-sessions"):
        sent = administrator.post(f"{page_of(administrator, 'Jo')}/{place}", headers=forged)
        assert sent.status_code == 403
    assert administrator.post("/users/add", data=SAM, headers=forged).status_code == 403
    assert [one.person.name for one in people.users()] == ["Ada", "Jo"]
    assert not user(people, "Jo").disabled


def test_every_change_is_in_the_audit_by_whom_and_without_a_password(
    administrator: Client, people: People
) -> None:
    administrator.post("/users/add", data=SAM)
    change(administrator, "Sam", role="officer", where="every", what="every")
    address = page_of(administrator, "Sam")
    administrator.post(f"{address}/password", data={"password": GIVEN})
    administrator.post(f"{address}/end-sessions")
    administrator.post(f"{address}/disable")
    store = Store(str(people.database.url))
    mine = [line for line in store.audit() if line.by == "Ada"]
    done = ", ".join(line.action for line in mine)
    assert done == "user added, user changed, password changed, sessions ended, user disabled"
    assert all(line.detail["user"] == "Sam" for line in mine)
    said = " ".join(str(line.detail) for line in mine)
    assert GIVEN not in said
    assert user(people, "Sam").password not in said
    assert store.verify() is None
