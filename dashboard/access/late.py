"""A form that is sent after its session has ended: what was typed goes on through signing in.

Nothing of it is kept here: the browser carries it, and whoever signs in sends it or does not.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from dashboard.access.requests import own_path

TO = "kept-to"
_KEPT = "kept:"  # before the name of each field
_FORM = "application/x-www-form-urlencoded"
_NOT_CARRIED = ("/account", "/sign-", "/users")  # their forms hold passwords
_MOST = 200_000  # letters in all


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into a form of ours, by field, and the path it was sent to."""

    to: str
    fields: tuple[tuple[str, str], ...]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """The fields that carry it through the form for signing in."""
        return [(TO, self.to), *((f"{_KEPT}{name}", value) for name, value in self.fields)]

    @property
    def words(self) -> list[str]:
        """What somebody wrote themselves: texts of more than one word."""
        return [value for _, value in self.fields if " " in value.strip()]


def sent_too_late() -> Typed | None:
    """What the form that has just come in holds; None where it is not one to be carried."""
    if request.method != "POST" or request.mimetype != _FORM:
        return None
    if request.path.startswith(_NOT_CARRIED):
        return None
    return _typed(own_path(request.path), list(request.form.items(multi=True)))


def carried() -> Typed | None:
    """What the form for signing in carries; None where it carries nothing."""
    to = own_path(request.form.get(TO))
    if TO not in request.form or to.startswith(_NOT_CARRIED):
        return None
    kept = [
        (name.removeprefix(_KEPT), value)
        for name, value in request.form.items(multi=True)
        if name.startswith(_KEPT)
    ]
    return _typed(to, kept)


def _typed(to: str, fields: list[tuple[str, str]]) -> Typed | None:
    long = sum(len(name) + len(value) for name, value in fields)
    return Typed(to, tuple(fields)) if long <= _MOST else None
