"""Who manages users, and what their pages ask and say of each user."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from dashboard import formats, visitor
from dashboard.access.drawing import refuse
from dashboard.access.secret import alias
from dashboard.components.user_table import UserLine
from dashboard.domain.people import EVERYWHERE, Action, Person, folded, may
from dashboard.domain.sections import named
from dashboard.services import Services
from dashboard.store import People, User

_NOT_YOURS = "You may not manage users. Ask an administrator who works for every organisation here."


def sections_in_words(person: Person) -> str:
    """The sections of a person as the list of users has them."""
    return "Every section" if person.sections == EVERYWHERE else named(person.sections) or "None"


class Users:
    """What the pages about users ask and do. `now` gives the present moment, for the audit."""

    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        self.services, self.now = services, now
        self.people = People(services.ingest.store.database)

    def require_manager(self) -> Person:
        """Whoever asks, where they may manage users; else 403."""
        person = visitor.person()
        if not may(person, Action.MANAGE_USERS, None):
            refuse(403, _NOT_YOURS)
        return person

    def key(self, name: str) -> str:
        """What stands for a user in an address: names are kept out of addresses, and of logs."""
        return alias(folded(name), self.services.settings)

    def at(self, key: str) -> User:
        """The user that an address names; 404 where there is none, as in a demonstration."""
        if visitor.person().is_demonstration:
            refuse(404, "There are no users in a demonstration.")
        found = (one for one in self.people.users() if self.key(one.person.name) == key)
        return next(found, None) or refuse(404, "There is no such user.")

    def where(self, person: Person) -> str:
        """The organisations of a person in words."""
        if person.organisations == EVERYWHERE:
            return "Every organisation"
        name_of = self.services.ingest.catalogue.name_of
        return ", ".join(sorted(name_of(code) for code in person.organisations)) or "None"

    def line(self, user: User) -> UserLine:
        """A user as the list has them."""
        person, never = user.person, "Not yet" if user.must_change else "Not known"
        return UserLine(
            person.name,
            f"/users/{self.key(person.name)}",
            person.role.value.capitalize(),
            self.where(person),
            sections_in_words(person),
            formats.moment_words(user.signed_in_at) if user.signed_in_at else never,
            user.disabled,
            user.must_change,
        )
