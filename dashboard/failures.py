"""What people see when something fails: an apology with a reference, never the wrong figures."""

from __future__ import annotations

import functools
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import flask
import structlog
from dash import html, set_props

from dashboard import visitor
from dashboard.components.nav import nav, tabs_for

log = structlog.get_logger()
_SAID = {
    "page": "It could not be worked out.",
    "callback": "What you chose could not be worked out: what stands below is from before.",
}
_CALLS = 8  # enough of them to find the place


def apology(error: Exception, what: str) -> html.Div:
    """A banner with a reference; the log line with the same reference has the cause.

    The log carries the kind of error and where it arose, never a value from a file or a request.
    """
    reference = uuid4().hex[:8]
    kind, where = type(error).__name__, _where(error)
    log.error("failed", what=what, reference=reference, kind=kind, where=where)
    if flask.has_request_context():
        flask.g.apologised = True  # so that nobody keeps this answer
    return html.Div(
        html.P(f"{_SAID[what]} Tell the performance team: reference {reference}."),
        role="alert",
        className="apology",
    )


def _where(error: Exception) -> str:
    """The calls that led to an error, the last one first; its own words might quote a file."""
    frames = reversed(traceback.extract_tb(error.__traceback__))
    calls = [f"{Path(call.filename).name}:{call.lineno} {call.name}" for call in frames]
    return " < ".join(calls[:_CALLS])


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
            return _in_place_of_the_page(apology(error, "page"), query.get("org"))

    return safe


def _in_place_of_the_page(said: html.Div, org: str | None) -> html.Div:
    """The apology under the tabs, so that the way to the council's other pages stays open."""
    words = [html.H1("This page could not be shown", className="headline"), said]
    main = html.Main(words, id="failed-content", tabIndex="-1")
    return html.Div([nav("", org, tabs=tabs_for(visitor.person())), main], className="page")
