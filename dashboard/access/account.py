"""A person's own page: who they are here, another password, and signing out everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import structlog
from flask import Flask, Response, redirect, request

from dashboard import visitor
from dashboard.access.attempts import Attempts
from dashboard.access.drawing import drawn
from dashboard.access.gate import ACCOUNT, SIGN_IN
from dashboard.access.pages import TOO_MANY, forget_session, with_session
from dashboard.access.requests import own_path
from dashboard.access.sessions import Sessions
from dashboard.access.user_forms import Problems, password_problems
from dashboard.domain.people import EVERYWHERE
from dashboard.domain.sections import named

log = structlog.get_logger()

_WRONG = "That is not your present password."
_SAME = "Choose another password than the present one."
_UNLIKE = "The two new passwords are not the same."


def add_account(
    server: Flask, sessions: Sessions, attempts: Attempts, name_of: Callable[[str], str]
) -> None:
    """Add `/account`, and what is done there; `name_of` an organisation's code is its name."""

    def page(missing: Problems | None = None, status: int = 200) -> Response:
        return _page(sessions, name_of, missing, status)

    @server.get(ACCOUNT)
    def account() -> Any:
        return page()

    @server.post(f"{ACCOUNT}/password")
    def change_password() -> Any:
        return _change(sessions, attempts, page)

    @server.post(f"{ACCOUNT}/sign-out")
    def sign_out_everywhere() -> Any:
        sessions.end_all(visitor.person().name)
        return forget_session(redirect(f"{SIGN_IN}?left=everywhere", 303))


def add_account_of_demonstration(server: Flask) -> None:
    """Add `/account` as a demonstration has it: it explains itself and changes nothing."""

    @server.get(ACCOUNT)
    def account() -> Any:
        return drawn("account.html", person=visitor.person(), missing={}, where="")


def _page(
    sessions: Sessions, name_of: Callable[[str], str], missing: Problems | None, status: int
) -> Response:
    person = visitor.person()
    user = sessions.people.find(person.name)
    every, codes = person.organisations == EVERYWHERE, person.organisations
    return drawn(
        "account.html",
        status,
        person=person,
        where="every organisation" if every else ", ".join(name_of(code) for code in codes),
        sections=named(person.sections),
        must_change=user is not None and user.must_change,
        missing=missing or {},
        wanted=own_path(request.values.get("next")),
        changed="changed" in request.args,
    )


def _change(sessions: Sessions, attempts: Attempts, page: Callable[..., Response]) -> Response:
    name = visitor.person().name
    old, place = request.form.get("old", ""), request.remote_addr or ""
    missing: Problems = {} if old else {"old": "Enter your present password."}
    missing |= _new_problems(old)
    if missing:
        return page(missing, 422)
    if not attempts.allows(name, place):
        log.warning("a change of password was stopped", why="too many attempts")
        return page({"old": TOO_MANY}, 429)
    if not sessions.is_right(name, old):
        return page({"old": _WRONG}, 403)
    attempts.forget(name, place)
    token = sessions.change_password(name, request.form["new"])
    wanted = request.form.get("next")  # which only whoever was sent here has
    return with_session(redirect(own_path(wanted or f"{ACCOUNT}?changed=1"), 303), token)


def _new_problems(old: str) -> Problems:
    """What is wrong with the new password, which is typed twice because it is not shown."""
    if found := password_problems("new"):
        return found
    if request.form["new"] == old:
        return {"new": _SAME}
    return {} if request.form.get("again") == request.form["new"] else {"again": _UNLIKE}
