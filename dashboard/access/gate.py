"""Who gets past: without a session nothing answers but signing in, health and the style sheets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import flask
from flask import Flask, Response, g, request

from dashboard.access.requests import cookie, cookie_is_secure, is_forged, is_local
from dashboard.access.sessions import Sessions
from dashboard.domain.people import NOBODY, Person
from dashboard.store import StoreUnavailableError

SIGN_IN = "/sign-in"
ACCOUNT = "/account"

# What a browser needs to draw the page that signs in, and what asks whether we are alive.
_OPEN = frozenset({"/healthz", "/readyz", "/_favicon.ico"})
_OPEN_FOLDERS = ("/assets/", "/_dash-component-suites/")
# What a person may do before they have a password of their own.
_BEFORE_CHOOSING = frozenset({ACCOUNT, f"{ACCOUNT}/password", "/sign-out"})
_NO_PAGES = ("/_", "/api/")  # what scripts and programs ask for

Answer = Any  # what Flask takes for one; None lets the request through


def guard(server: Flask, let_in: Callable[[str], Answer]) -> None:
    """Ask `let_in` about every path but the few that are open to anyone.

    It sets `g.person`, or answers in place of what was asked for. The gate has to be the first to
    look at a request; `visitor.person()` then says who was let in.
    """

    @server.before_request
    def at_the_gate() -> Answer:
        g.person = NOBODY
        if is_forged(request.environ):
            return _words("This was sent by a page of another site, so nothing was done.", 403)
        path = request.path
        if path in _OPEN or path.startswith(_OPEN_FOLDERS):
            return None
        return let_in(path)


def at_this_machine(roles: dict[str, Person], name: str, otherwise: Person) -> Callable[..., Any]:
    """Lets in any browser of this machine, as the person whose signed role its cookie has.

    `roles` has each signed role with its person, `name` is the cookie's.
    """

    def let_in(_path: str) -> Answer:
        if not is_local(request.environ):
            return _words("This is a demonstration, for the machine that it runs on alone.", 403)
        g.person = roles.get(cookie(request.environ, name) or "", otherwise)
        return None

    return let_in


def signed_in(sessions: Sessions, late: Callable[[], Answer]) -> Callable[[str], Any]:
    """Lets in whoever has a session; anybody may come to the page that opens one.

    `late` answers a form that was sent after its session had ended, None where it is none.
    """

    def let_in(path: str) -> Answer:
        try:
            token = session_token()
            found, seen_due, must_change = sessions.person(token)
        except StoreUnavailableError:
            sentence = "The store cannot be reached, so nobody can be let in just now."
            return None if path == SIGN_IN else _words(sentence, 503)
        if found is None:
            return None if path == SIGN_IN else late() or _turned_away()
        g.person = found
        if seen_due:
            _note_afterwards(sessions, str(token))
        return _sent_to_choose() if must_change and path not in _BEFORE_CHOOSING else None

    return let_in


def session_token() -> str | None:
    """What the browser holds of its session, None where it holds nothing."""
    return cookie(request.environ, cookie_name())


def cookie_name() -> str:
    """The session cookie's name: where it can be, one that browsers let no other host set."""
    return "__Host-scorecard" if cookie_is_secure(request.environ) else "scorecard"


def _note_afterwards(sessions: Sessions, token: str) -> None:
    """Once the answer is sent: nobody waits for the store to note that they asked."""

    @flask.after_this_request
    def later(response: Response) -> Response:
        response.call_on_close(lambda: sessions.seen(token))
        return response


def _turned_away() -> Answer:
    return _sent_to(SIGN_IN, "Sign in first.", 401)


def _sent_to_choose() -> Answer:
    """To the page that asks for a password of one's own, where an administrator chose it."""
    return _sent_to(ACCOUNT, "Choose a password of your own first.", 403)


def _sent_to(page: str, sentence: str, status: int) -> Answer:
    """A person is sent to a page and, once done there, back again; a program is told."""
    reads = request.method in {"GET", "HEAD"}
    if reads and not request.path.startswith(_NO_PAGES):
        asked = request.full_path.removesuffix("?")
        return flask.redirect(f"{page}?next={quote(asked, safe='/')}")
    if not reads and "text/html" in request.headers.get("Accept", ""):  # a form was sent too late
        return flask.redirect(page, 303)
    return _words(sentence, status)


def _words(sentence: str, status: int) -> Response:
    return Response(sentence + "\n", status, mimetype="text/plain")
