"""How a page about people is drawn: in the product's frame, kept by nobody, and refusals."""

from __future__ import annotations

from typing import Any, NoReturn

import flask
from flask import abort, make_response

from dashboard import visitor
from dashboard.access.pages import framed
from dashboard.components.drawn import as_html
from dashboard.components.nav import nav, tabs_for
from dashboard.private import keep_private


def drawn(template: str, status: int = 200, **values: Any) -> flask.Response:
    """A page from a template of the folder `users`, as an answer that nobody keeps."""
    keep_private()
    values.setdefault("demonstration", visitor.person().is_demonstration)
    bar = as_html(nav("", tabs=tabs_for(visitor.person())))
    return make_response(framed(f"users/{template}", status, nav=bar, draw=as_html, **values))


def refuse(status: int, sentence: str) -> NoReturn:
    """End the request with a page that says why nothing was done."""
    abort(drawn("refused.html", status, sentence=sentence))
