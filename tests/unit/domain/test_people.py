"""Who may do what: each role adds to the one before it, within its organisations, or not at all."""

from __future__ import annotations

import pytest

from dashboard.domain.people import (
    ALLOWED,
    EVERYWHERE,
    NOBODY,
    Action,
    Person,
    Role,
    demonstration,
    folded,
    may,
    may_in_part,
    may_see_rows,
    tidied,
)

FROM = {
    Action.SEE: Role.VIEWER,
    Action.SEE_ROWS: Role.OFFICER,
    Action.UPLOAD: Role.OFFICER,
    Action.SUBMIT: Role.OFFICER,
    Action.COMMENT: Role.OFFICER,
    Action.APPROVE: Role.APPROVER,
    Action.REJECT: Role.APPROVER,
    Action.WITHDRAW: Role.APPROVER,
    Action.LOCK: Role.APPROVER,
    Action.MANAGE_USERS: Role.ADMINISTRATOR,
}


def of_kent(role: Role) -> Person:
    return Person("somebody", role, ("kent",))


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_what_it_and_those_before_it_may_and_nothing_else(
    role: Role, action: Action
) -> None:
    order = list(Role)
    allowed = order.index(role) >= order.index(FROM[action])
    assert may(of_kent(role), action, "kent") is allowed
    assert (action in ALLOWED[role]) is allowed


@pytest.mark.parametrize("role", Role)
def test_nothing_may_be_done_to_another_organisation(role: Role) -> None:
    assert not any(may(of_kent(role), action, "thurrock") for action in Action)


def test_what_belongs_to_no_single_organisation_is_for_people_of_all_of_them() -> None:
    everywhere = Person("somebody", Role.ADMINISTRATOR, EVERYWHERE)
    assert may(everywhere, Action.MANAGE_USERS, None)
    assert not may(of_kent(Role.ADMINISTRATOR), Action.MANAGE_USERS, None)


@pytest.mark.parametrize("action", Action)
def test_nobody_may_do_nothing(action: Action) -> None:
    assert not may(NOBODY, action, "kent")
    assert not may(NOBODY, action, None)


@pytest.mark.parametrize(
    ("role", "seen"),
    [(Role.VIEWER, False), (Role.OFFICER, True), (Role.APPROVER, True), (Role.ADMINISTRATOR, True)],
)
def test_rows_of_a_register_are_for_those_who_work_on_it(role: Role, seen: bool) -> None:
    assert may_see_rows(of_kent(role), "kent", shown=()) is seen
    assert not may_see_rows(of_kent(role), "thurrock", shown={"thurrock"})


@pytest.mark.parametrize("role", Role)
def test_in_a_demonstration_the_setting_decides_on_rows_and_no_role_does(role: Role) -> None:
    assert may_see_rows(demonstration(role), "demo", shown={"demo"})
    assert not may_see_rows(demonstration(role), "kent", shown={"demo"})


def test_the_visitor_of_a_demonstration_has_another_name_in_each_role() -> None:
    names = {demonstration(role).name for role in Role}
    assert len(names) == len(Role)
    assert demonstration().role is Role.OFFICER
    assert all(demonstration(role).is_demonstration for role in Role)


def test_people_share_a_scope_only_where_they_may_be_given_the_same_answers() -> None:
    people = [
        of_kent(Role.VIEWER),
        of_kent(Role.OFFICER),
        Person("somebody", Role.OFFICER, ("kent", "thurrock")),
        Person("somebody", Role.OFFICER, EVERYWHERE),
        demonstration(Role.OFFICER),
        NOBODY,
    ]
    assert len({person.scope for person in people}) == len(people)
    assert Person("else", Role.OFFICER, ("kent",)).scope == of_kent(Role.OFFICER).scope
    assert (
        Person("else", Role.OFFICER, ("thurrock", "kent")).scope
        == Person("somebody", Role.OFFICER, ("kent", "thurrock")).scope
    )


def test_a_name_is_known_however_it_is_written() -> None:
    assert folded("  Head  of Service ") == folded("HEAD OF SERVICE") == "head of service"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Jo   Officer ", "Jo Officer"),
        ("x" * 100, "x" * 100),
        ("x" * 101, None),
        ("", None),
        ("   ", None),
        ("Jo\x07", None),
        ("Jo\nOfficer", None),
    ],
)
def test_a_name_is_kept_without_spare_spaces_and_what_is_none_is_refused(
    typed: str, kept: str | None
) -> None:
    assert tidied(typed) == kept


HOUSING = Person("Jo", Role.OFFICER, ("kent",), sections=("housing", "risks"))


@pytest.mark.parametrize(
    ("sections", "allowed"),
    [
        ({"housing"}, True),
        ({"housing", "risks"}, True),
        ({"housing", "send"}, False),
        ({"send"}, False),
        (set(), False),
        (None, False),
    ],
)
def test_who_is_limited_to_sections_may_do_what_is_of_them_wholly(
    sections: set[str] | None, allowed: bool
) -> None:
    assert may(HOUSING, Action.UPLOAD, "kent", sections) is allowed
    everyone = Person("Sam", Role.OFFICER, ("kent",))
    assert may(everyone, Action.UPLOAD, "kent", sections)


def test_the_way_there_is_offered_for_a_part() -> None:
    assert may_in_part(HOUSING, Action.UPLOAD, "kent")
    assert may_see_rows(HOUSING, "kent", ())
    assert not may_in_part(HOUSING, Action.UPLOAD, "thurrock")
    assert not may_in_part(HOUSING, Action.APPROVE, "kent")
    nothing = Person("Jo", Role.OFFICER, ("kent",), sections=())
    assert not may_in_part(nothing, Action.SEE, "kent")


def test_an_administrator_of_some_sections_manages_no_users() -> None:
    limited = Person("Jo", Role.ADMINISTRATOR, EVERYWHERE, sections=("housing",))
    assert not may(limited, Action.MANAGE_USERS, None)


def test_people_of_different_sections_are_given_different_answers() -> None:
    texts = {
        Person("Jo", Role.OFFICER, ("kent",), sections=sections).scope
        for sections in (EVERYWHERE, ("housing",), ("send",), ("housing", "send"))
    }
    assert len(texts) == 4
    turned = Person("Sam", Role.OFFICER, ("kent",), sections=("send", "housing")).scope
    assert turned in texts
