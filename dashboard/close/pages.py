"""How a page of the monthly close is drawn: the product's frame around a template, and refusals."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NoReturn

import flask
from flask import abort, make_response

from dashboard import visitor
from dashboard.access.councils import every_council
from dashboard.access.pages import framed
from dashboard.components.drawn import as_html
from dashboard.components.nav import nav, tabs_for
from dashboard.domain.people import EVERYWHERE, Action, Person, may, may_in_part
from dashboard.private import keep_private
from dashboard.readmodels.types import Option
from dashboard.services import Services

TAB = "Returns"
_UNCHANGED = "Nothing was changed"


def page(
    template: str,
    org: str,
    status: int = 200,
    sections: Collection[str] | None = None,
    **values: Any,
) -> flask.Response:
    """A page of the close as an answer that nobody keeps: it may quote the file that was sent.

    `sections` are those it is about: what may be done on it depends on them.
    """
    keep_private()
    person = visitor.person()

    def allowed(action: str) -> bool:
        return may(person, Action[action], org, sections)

    bar = as_html(nav(TAB, org, tabs=tabs_for(person)))
    drawn = {"nav": bar, "draw": as_html, "may": allowed, "org": org}
    return make_response(framed(f"close/{template}", status, **drawn, **values))


def require(action: Action, org: str, sections: Collection[str] | None = None) -> Person:
    """Whoever asks, where they may do this to the organisation's figures of sections; else 403."""
    person = visitor.person()
    if not may(person, action, org, sections):
        refuse(403, f"You may not {action} here. Ask an administrator for another role.")
    return person


def require_council(
    services: Services, action: Action, org: str, sections: Collection[str] | None = None
) -> Person:
    """The same for an organisation that an address or a form names; 404 where there is none."""
    person = require(action, org, sections)
    if org not in {one.value for one in councils(services, action)}:
        refuse(404, "There is no such council here.")
    return person


def refuse(status: int, sentence: str, heading: str = _UNCHANGED) -> NoReturn:
    """End the request with a page that says why."""
    abort(refusal(status, sentence, heading))


def refusal(status: int, sentence: str, heading: str = _UNCHANGED) -> flask.Response:
    """The page that says why something was not done."""
    return page("refused.html", "", status, sentence=sentence, heading=heading)


def download(name: str, data: bytes) -> flask.Response:
    """A file to save under a name, which nobody else keeps."""
    answer = make_response(data)
    answer.headers["Content-Type"] = "application/octet-stream"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def councils(services: Services, action: Action) -> list[Option]:
    """The organisations that whoever asks may do this for, if only to some of their figures."""
    person = visitor.person()
    found = every_council(services, {*person.organisations} - {*EVERYWHERE})
    return [one for one in found if may_in_part(person, action, one.value)]
