"""The pages that sign people in and out, and the strip above every page that says who is here."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode, urlsplit

import flask
import structlog
from flask import Flask, Response, abort, redirect, request
from werkzeug.wrappers import Response as ResponseBase

from dashboard import visitor
from dashboard.access.attempts import Attempts
from dashboard.access.gate import SIGN_IN, cookie_name, session_token
from dashboard.access.late import Typed, carried, sent_too_late
from dashboard.access.requests import cookie_is_secure, is_open_to_eavesdroppers, own_path
from dashboard.access.sessions import Sessions
from dashboard.domain.people import ALLOWED, NOBODY, Action, Person, Role, may
from dashboard.domain.sections import named
from dashboard.store import StoreUnavailableError

log = structlog.get_logger()

WRONG = "The name or the password is not right."
_BLANK_NAME, _BLANK_PASSWORD = "Enter your name.", "Enter your password."
TOO_MANY = "There were too many attempts. Try again in a quarter of an hour."
_UNREACHABLE = "The store cannot be reached, so nobody can sign in just now."
_UNENCRYPTED = "This address is not encrypted, so nobody can sign in here: use the one with https."

_LEFT = {
    "1": "You have signed out.",
    "everywhere": "You have signed out everywhere.",
    "late": "You had been signed out when the file came, so it was not taken in. "
    "Sign in and choose it again.",
}

Problems = list[tuple[str, str]]  # the field each is about, and the sentence


def add_pages(server: Flask, sessions: Sessions, attempts: Attempts) -> None:
    """Add `/sign-in` and `/sign-out`."""

    @server.route(SIGN_IN, methods=["GET", "POST"])
    def sign_in() -> Any:
        if request.method == "POST":
            return _try(sessions, attempts)
        if visitor.person() is not NOBODY:
            return redirect(own_path(request.args.get("next")))
        return _page(request.args.get("next"))

    @server.post("/sign-out")
    def sign_out() -> Any:
        sessions.end(session_token())
        return forget_session(redirect(f"{SIGN_IN}?left=1", 303))


def late() -> Any:
    """The answer to a form that came after its session had ended: the page that signs in, which
    carries what was typed. None where no browser sent one."""
    if request.method != "POST" or "text/html" not in request.headers.get("Accept", ""):
        return None
    came_from = urlsplit(request.headers.get("Referer", ""))
    wanted = own_path(came_from.path + (f"?{came_from.query}" if came_from.query else ""))
    if typed := sent_too_late():
        return _page(wanted, status=401, typed=typed)
    if request.mimetype == "multipart/form-data":
        return redirect(f"{SIGN_IN}?{urlencode({'left': 'late', 'next': wanted})}", 303)
    return None


def add_demonstration(server: Flask, signed: dict[str, Person], cookie: str) -> None:
    """Add `/demonstration`, which switches the visitor's role and goes back to the page.

    `signed` has a signed role with the visitor in it; `cookie` keeps one in the browser.
    """
    roles = {person.role.value: kept for kept, person in signed.items()}

    @server.post("/demonstration")
    def demonstration() -> Any:
        wanted = roles.get(request.form.get("role", ""))
        if wanted is None:
            abort(400)
        came_from = urlsplit(request.headers.get("Referer", ""))
        query = f"?{came_from.query}" if came_from.query else ""
        response = redirect(own_path(came_from.path + query), 303)
        response.set_cookie(cookie, wanted, httponly=True, samesite="Lax")
        return response


def strip(content: str = "main") -> str:
    """The strip as HTML: the way past it to the element `content`, who is here, and the way out.

    It stands outside what Dash draws, so it works without scripts and is in no kept answer.
    """
    person = visitor.person()
    sends = Action.UPLOAD in ALLOWED[person.role] and bool(person.organisations)
    org = request.args.get("org", "")
    return flask.render_template(
        "strip.html",
        person=person,
        roles=list(Role),
        content=content,
        sends=sends,
        sections=named(person.sections),
        manages=may(person, Action.MANAGE_USERS, None),
        of=f"?{urlencode({'org': org})}" if org else "",
    )


def framed(template: str, status: int = 200, **values: Any) -> tuple[str, int]:
    """A page that needs no script, from a template that extends `frame.html`."""
    return flask.render_template(template, strip=strip(), **values), status


def _page(
    wanted: str | None,
    problems: Problems | None = None,
    status: int = 200,
    typed: Typed | None = None,
) -> Any:
    signing_in = request.path == SIGN_IN
    return framed(
        "sign_in.html",
        status,
        wanted=own_path(wanted),
        problems=problems or [],
        name=request.form.get("name", "") if signing_in else "",
        left=_LEFT.get(request.args.get("left", "")),
        typed=typed or (carried() if signing_in else None),
    )


def _try(sessions: Sessions, attempts: Attempts) -> Any:
    name, password = request.form.get("name", ""), request.form.get("password", "")
    wanted, place = request.form.get("next"), request.remote_addr or ""
    if is_open_to_eavesdroppers(request.environ):
        return _page(wanted, [("name", _UNENCRYPTED)], 403)
    blank = [("name", _BLANK_NAME)] if not name.strip() else []
    blank += [("password", _BLANK_PASSWORD)] if not password else []
    if blank:
        return _page(wanted, blank, 400)
    if not attempts.allows(name, place):
        log.warning("sign-in stopped", why="too many attempts")
        return _page(wanted, [("name", TOO_MANY)], 429)
    try:
        token = sessions.sign_in(name, password)
    except StoreUnavailableError:
        return _page(wanted, [("name", _UNREACHABLE)], 503)
    if token is None:
        log.warning("sign-in refused")
        return _page(wanted, [("name", WRONG)], 403)
    attempts.forget(name, place)
    log.info("signed in")
    if typed := carried():
        again = framed("send_again.html", typed=typed, wanted=own_path(wanted))
        return with_session(flask.make_response(again), token)
    return with_session(redirect(own_path(wanted), 303), token)


def with_session(answer: ResponseBase, token: str) -> Response:
    """The answer with the cookie of a session that was opened."""
    response = flask.make_response(answer)
    response.set_cookie(
        cookie_name(),
        token,
        httponly=True,
        samesite="Lax",
        secure=cookie_is_secure(request.environ),
    )
    return response


def forget_session(answer: ResponseBase) -> Response:
    """The answer, with which a browser forgets the session it had."""
    response = flask.make_response(answer)
    secure = cookie_is_secure(request.environ)
    response.delete_cookie(cookie_name(), secure=secure, httponly=True)
    return response
