"""Users from the command line: added, changed, let out; passwords never shown or kept as words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dashboard.access.passwords import is_right
from dashboard.cli import make_app
from dashboard.domain.people import EVERYWHERE, Person, Role
from dashboard.store import People, Store

PASSWORD = "a quiet morning in May"


@pytest.fixture
def add(scorecard: Any) -> Any:
    """Adds a user as a script does, the password on standard input."""

    def run(*arguments: str, typed: str = PASSWORD + "\n") -> Any:
        return CliRunner().invoke(make_app(), ["users", *arguments, "--password-stdin"], typed)

    return run


@pytest.fixture
def people(scorecard: Any, tmp_path: Path) -> People:
    return People(Store(f"sqlite:///{tmp_path}/figures.db").database)


def test_a_user_is_added_with_a_role_and_organisations(add: Any, people: People) -> None:
    done = add("add", "Jo  Officer", "--role", "officer", "--org", "kent", "--org", "thurrock")
    assert done.exit_code == 0
    assert "Jo Officer may sign in, as officer of kent, thurrock." in done.stderr
    (user,) = people.users()
    assert user.person == Person("Jo Officer", Role.OFFICER, ("kent", "thurrock"))
    assert is_right(user.password, PASSWORD)


def test_the_password_is_asked_for_twice_and_not_shown(scorecard: Any, people: People) -> None:
    typed = f"{PASSWORD}\nanother one\n{PASSWORD}\n{PASSWORD}\n"
    done = CliRunner().invoke(make_app(), ["users", "add", "Jo", "--role", "viewer"], typed)
    assert done.exit_code == 0
    assert PASSWORD not in done.output
    assert people.users()[0].person.organisations == EVERYWHERE


@pytest.mark.parametrize(
    ("typed", "said"), [("short\n", "12 to 200 characters"), ("password1234\n", "commonest")]
)
def test_a_password_that_will_not_do_is_refused(
    add: Any, people: People, typed: str, said: str
) -> None:
    done = add("add", "Jo", "--role", "viewer", typed=typed)
    assert done.exit_code == 1
    assert said in done.stderr
    assert people.users() == ()


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "Jo", "--role", "king"),
        ("add", "Jo", "--role", "viewer", "--org", "Not A Code"),
        ("add", " ", "--role", "viewer"),
        ("add", "Jo\x07", "--role", "viewer"),
        ("add", "x" * 101, "--role", "viewer"),
        ("add", "Jo"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(
    add: Any, people: People, arguments: tuple[str, ...]
) -> None:
    assert add(*arguments).exit_code == 2
    assert not people.any()


def test_a_name_is_added_once(add: Any) -> None:
    add("add", "Jo", "--role", "viewer")
    again = add("add", "JO", "--role", "officer")
    assert (again.exit_code, "Jo already" in again.stderr) == (1, True)


def test_a_list_of_nobody_says_so(scorecard: Any) -> None:
    done = scorecard("users", "list")
    said = "There are no users. `scorecard users add` lets somebody sign in.\n"
    assert (done.code, done.out, done.said) == (0, "", said)


def test_users_are_listed_for_people_and_for_programs(add: Any, scorecard: Any) -> None:
    add("add", "Jo", "--role", "approver")
    add("add", "Ann", "--role", "viewer", "--org", "kent")
    scorecard("users", "disable", "ann")
    assert scorecard("users", "list").out == (
        "Ann  viewer  kent  disabled\nJo  approver  every organisation  may sign in\n"
    )
    listed = json.loads(scorecard("users", "list", "--json").out)["users"]
    assert listed[0] == {
        "name": "Ann",
        "role": "viewer",
        "organisations": ["kent"],
        "sections": ["*"],
        "disabled": True,
    }


def test_a_user_is_changed_given_a_password_signed_out_and_disabled(
    add: Any, scorecard: Any, people: People
) -> None:
    add("add", "Jo", "--role", "viewer")
    assert (
        "now approver of kent"
        in scorecard(
            "users", "change", "jo", "--role", "approver", "--org", "kent", "--as", "head"
        ).said
    )
    assert add("password", "jo", typed="another quiet morning\n").exit_code == 0
    assert is_right(people.users()[0].password, "another quiet morning")
    assert "Ended 0 sessions of jo." in scorecard("users", "end-sessions", "jo").said
    assert scorecard("users", "disable", "jo").code == 0
    assert not people.any()
    actions = [(line.action, line.by) for line in Store(str(people.database.url)).audit()]
    assert actions == [
        ("user added", "command line"),
        ("user changed", "head"),
        ("password changed", "command line"),
        ("sessions ended", "command line"),
        ("user disabled", "command line"),
    ]


def test_a_password_may_be_good_only_until_another_is_chosen(add: Any, people: People) -> None:
    add("add", "Jo", "--role", "viewer", "--one-time")
    assert people.users()[0].must_change
    add("password", "Jo")
    assert not people.users()[0].must_change
    add("password", "Jo", "--one-time")
    assert people.users()[0].must_change


def test_a_user_may_be_limited_to_sections(add: Any, scorecard: Any, people: People) -> None:
    added = add("add", "Jo", "--role", "officer", "--section", "send", "--section", "housing")
    assert "Jo may sign in, as officer of every organisation, housing and send only." in (
        added.stderr
    )
    assert people.users()[0].person.sections == ("housing", "send")
    assert "housing and send only" in scorecard("users", "list").out
    scorecard("users", "change", "Jo", "--role", "officer", "--section", "risks")
    assert people.users()[0].person.sections == ("risks",)
    scorecard("users", "change", "Jo", "--role", "officer")
    assert people.users()[0].person.sections == EVERYWHERE
    unknown = add("add", "Sam", "--role", "officer", "--section", "parks")
    assert unknown.exit_code == 2
    assert "there is no section parks" in " ".join(unknown.stderr.replace("│", " ").split())


def test_nothing_is_done_to_a_stranger(scorecard: Any) -> None:
    refused = scorecard("users", "disable", "nobody")
    assert refused.code == 1
    assert "There is no user nobody." in refused.said
