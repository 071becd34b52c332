"""One user's page: another role, a new password, signed out everywhere, disabled, let in again."""

from __future__ import annotations

from typing import Any

from flask import Flask, redirect, request, url_for

from dashboard import formats
from dashboard.access.councils import every_council
from dashboard.access.drawing import drawn, refuse
from dashboard.access.gate import ACCOUNT
from dashboard.access.managing import Users
from dashboard.access.passwords import hashed
from dashboard.access.user_forms import ROLES, Problems, Scope, password_problems
from dashboard.components.user_table import user_state
from dashboard.domain.people import Action, Person, folded, may
from dashboard.domain.sections import SECTIONS
from dashboard.store import LastAdministratorError, User

# What was done, as the page says once it was; `{}` is the user's name.
_DONE = {
    "added": "{} may sign in. Pass the one-time password on: it is not shown again.",
    "changed": "What {} may see and do is as below from now on.",
    "let-in": "{} may sign in again.",
    "password": "{} has a one-time password and is signed out everywhere. Pass it on: it is not "
    "shown again.",
    "sessions": "{} is signed out everywhere.",
    "disabled": "{} can no longer sign in and is signed out everywhere.",
}
_SURE = "This would shut you out of this page. Tick the box if that is meant."


def add_one_user(server: Flask, users: Users) -> None:
    """Add `/users/KEY` and what is done there."""

    @server.get("/users/<key>")
    def one_user(key: str) -> Any:
        users.require_manager()
        return _page(users, users.at(key))

    @server.post("/users/<key>/change")
    def change_user(key: str) -> Any:
        return _change(users, users.require_manager(), _unchanged(users, key))

    @server.post("/users/<key>/password")
    def give_password(key: str) -> Any:
        return _give_password(users, users.require_manager(), users.at(key))

    @server.post("/users/<key>/end-sessions")
    def end_sessions(key: str) -> Any:
        by, user = users.require_manager(), users.at(key)
        users.people.end_sessions(user.person.name, by=by.name, at=users.now())
        return _back(users, user, "sessions")

    @server.post("/users/<key>/disable")
    def disable_user(key: str) -> Any:
        return _disable(users, users.require_manager(), users.at(key))


def _page(
    users: Users,
    user: User,
    missing: Problems | None = None,
    status: int = 200,
    scope: Scope | None = None,
    refused: str = "",
) -> Any:
    name, line, me = user.person.name, users.line(user), users.require_manager()
    done = _DONE.get(request.args.get("done", ""), "")
    return drawn(
        "one.html",
        status,
        name=name,
        key=users.key(name),
        line=line,
        state=user_state(line),
        added=formats.moment_words(user.added_at),
        done=done.format(name),
        mine=_is(me, user),
        missing=missing or {},
        refused=refused,
        scope=scope or Scope.of(user.person),
        roles=ROLES,
        councils=every_council(users.services, _named(user.person)),
        sections=SECTIONS,
        seen=_seen(user),
    )


def _change(users: Users, by: Person, user: User) -> Any:
    scope, mine = Scope.typed(), _is(by, user)
    offered = [one.value for one in every_council(users.services, _named(user.person))]
    missing = scope.problems(offered)
    if missing:
        return _page(users, user, missing, 422, scope)
    person = scope.person(user.person.name)
    stays = may(person, Action.MANAGE_USERS, None)
    if mine and not stays and not request.form.get("sure"):
        return _page(users, user, {"sure-change": _SURE}, 422, scope)
    try:
        users.people.change(person, by=by.name, at=users.now(), leave_one=True)
    except LastAdministratorError as refused:
        return _page(users, user, status=409, scope=scope, refused=str(refused))
    if mine and not stays:
        return redirect(ACCOUNT, 303)
    return _back(users, user, "let-in" if user.disabled else "changed")


def _give_password(users: Users, by: Person, user: User) -> Any:
    if _is(by, user):  # a one-time password is somebody else's to give
        return redirect(ACCOUNT, 303)
    if missing := password_problems("password"):
        return _page(users, user, missing, 422)
    kept = hashed(request.form["password"])
    users.people.set_password(user.person.name, kept, by=by.name, at=users.now(), one_time=True)
    return _back(users, user, "password")


def _disable(users: Users, by: Person, user: User) -> Any:
    if _is(by, user) and not request.form.get("sure"):
        return _page(users, user, {"sure-disable": _SURE}, 422)
    try:
        users.people.disable(user.person.name, by=by.name, at=users.now(), leave_one=True)
    except LastAdministratorError as refused:
        return _page(users, user, status=409, refused=str(refused))
    return _back(users, user, "disabled")


def _unchanged(users: Users, key: str) -> User:
    """The user that an address names, as the form had them; 409 where another was quicker."""
    user = users.at(key)
    if request.form.get("seen") != _seen(user):
        refuse(409, "Somebody changed this user while you looked. Look again, and decide again.")
    return user


def _seen(user: User) -> str:
    """What a form about a user was filled in on the strength of."""
    return f"{user.person.scope}{' disabled' if user.disabled else ''}"


def _is(me: Person, user: User) -> bool:
    return folded(me.name) == folded(user.person.name)


def _named(person: Person) -> list[str]:
    """The organisations a user is limited to, which may be known by nothing else."""
    return [code for code in person.organisations if code != "*"]


def _back(users: Users, user: User, done: str) -> Any:
    return redirect(url_for("one_user", key=users.key(user.person.name), done=done), 303)
