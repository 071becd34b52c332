"""Who the answer being made is for: whoever the gate let in, nobody where it let nobody in."""

from __future__ import annotations

from flask import g, has_request_context

from dashboard.domain.people import NOBODY, Person, Role, demonstration

_PROGRAM = demonstration(Role.VIEWER)  # a command or a test asks, so settings decide


def person() -> Person:
    """Whoever asks; outside a request it is the program itself, which sees what settings show."""
    if not has_request_context():
        return _PROGRAM
    found: Person = g.get("person", NOBODY)
    return found
