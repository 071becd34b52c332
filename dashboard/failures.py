"""What people see when something fails: an apology with a reference, never the wrong figures."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import flask
import structlog
from dash import html, set_props

log = structlog.get_logger()


def apology(error: Exception, what: str) -> html.Div:
    """A banner with a reference; the log line with the same reference has the cause.

    The log carries the kind of error and where it arose, never a value from a file or a request.
    """
    reference = uuid4().hex[:8]
    log.error("failed", what=what, reference=reference, exc_info=error)
    if flask.has_request_context():
        flask.g.apologised = True  # so that nobody keeps this answer
    return html.Div(
        html.P(
            f"This part could not be worked out. Tell the performance team: reference {reference}."
        ),
        role="alert",
        className="apology",
    )


def on_error(error: Exception) -> None:
    """A callback failed: leave the figures alone and say so above them."""
    set_props("problem", {"children": apology(error, "callback")})


def guarded(layout: Callable[..., Any], *, strict: bool = False) -> Callable[..., Any]:
    """A whole page failed: put the apology in its place, never the previous page's figures.

    `strict` lets the error through, so that a test that visits a page sees it.
    """

    @functools.wraps(layout)
    def safe(**query: str) -> Any:
        try:
            return layout(**query)
        except Exception as error:  # the last line of defence
            if strict:
                raise
            return html.Main([html.H1("This page could not be shown"), apology(error, "page")])

    return safe
