"""The list of users and the form that adds one, for administrators."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Flask, redirect, request, url_for

from dashboard import formats, visitor
from dashboard.access.councils import every_council
from dashboard.access.drawing import drawn, refuse
from dashboard.access.managing import Users, sections_in_words
from dashboard.access.one_user import add_one_user
from dashboard.access.passwords import hashed
from dashboard.access.user_forms import ROLES, Problems, Scope, password_problems
from dashboard.components.user_table import UserLine, user_table
from dashboard.domain.people import LONGEST_NAME, Person, Role, demonstration, tidied
from dashboard.domain.sections import SECTIONS
from dashboard.services import Services
from dashboard.store import UserExistsError


def add_users(server: Flask, services: Services, now: Callable[[], datetime]) -> None:
    """Add `/users` and what is under it."""
    users = Users(services, now)

    @server.get("/users")
    def users_page() -> Any:
        users.require_manager()
        return _list(users)

    @server.route("/users/add", methods=["GET", "POST"])
    def add_user() -> Any:
        person = users.require_manager()
        return _add(users, person) if request.method == "POST" else _form(users, Scope())

    add_one_user(server, users)


def _list(users: Users) -> Any:
    if visitor.person().is_demonstration:
        lines = [_demonstrated(users, role) for role in Role]
        return drawn(
            "list.html", headline="Four roles, and nobody has a password", table=user_table(lines)
        )
    lines = [users.line(one) for one in users.people.users()]
    return drawn("list.html", headline=_headline(lines), table=user_table(lines))


def _demonstrated(users: Users, role: Role) -> UserLine:
    person = demonstration(role)
    where = users.where(person)
    return UserLine(
        person.name.capitalize(),
        "",
        role.value.capitalize(),
        where,
        sections_in_words(person),
        "",
        False,
        False,
    )


def _headline(lines: list[UserLine]) -> str:
    shut_out = sum(one.disabled for one in lines)
    may_enter = len(lines) - shut_out
    said = f"{formats.numbered(may_enter, 'user').capitalize()} may sign in"
    verb = formats.plural(shut_out, "is", "are")
    return f"{said}, and {formats.count_words(shut_out)} {verb} disabled" if shut_out else said


def _form(users: Users, scope: Scope, missing: Problems | None = None, status: int = 200) -> Any:
    return drawn(
        "add.html",
        status,
        missing=missing or {},
        scope=scope,
        roles=ROLES,
        councils=every_council(users.services),
        sections=SECTIONS,
        name=request.form.get("name", ""),
        longest=LONGEST_NAME,
    )


def _add(users: Users, by: Person) -> Any:
    scope, name = Scope.typed(), tidied(request.form.get("name", ""))
    missing: Problems = {} if name else {"name": f"Enter a name of 1 to {LONGEST_NAME} characters."}
    missing |= scope.problems([one.value for one in every_council(users.services)])
    missing |= password_problems("password")
    if missing or name is None:
        return _form(users, scope, missing, 422)
    if by.is_demonstration:
        refuse(403, "In a demonstration nobody is added: the form was right, and nothing was kept.")
    kept = hashed(request.form["password"])
    try:
        users.people.add(scope.person(name), kept, by=by.name, at=users.now(), one_time=True)
    except UserExistsError:
        return _form(users, scope, {"name": "There is a user of that name already."}, 409)
    return redirect(url_for("one_user", key=users.key(name), done="added"), 303)
