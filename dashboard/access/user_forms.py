"""What the fields about a user hold, what is wrong with it, and the person it makes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from flask import request

from dashboard.access.passwords import PasswordRefusedError, require_good
from dashboard.domain.people import EVERYWHERE, Person, Role
from dashboard.domain.sections import SECTIONS

Problems = dict[str, str]  # the field each is about, and the sentence

# What each role may do besides what the one before it may: docs/access.md says the same.
ROLES = (
    (Role.VIEWER, "Sees the pages."),
    (Role.OFFICER, "Also registers row by row; sends and submits returns; writes commentary."),
    (Role.APPROVER, "Also approves, rejects and withdraws returns; locks periods."),
    (Role.ADMINISTRATOR, "Also manages users, if for every organisation and section."),
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Role, organisations and sections as a form has them.

    `where` and `what` are `every`, `some` or not yet chosen.
    """

    role: str = ""
    where: str = ""
    orgs: tuple[str, ...] = ()
    what: str = ""
    sections: tuple[str, ...] = ()

    @classmethod
    def of(cls, person: Person) -> Scope:
        """The fields as they are for a user."""
        where, orgs = _chosen(person.organisations)
        return cls(person.role.value, where, orgs, *_chosen(person.sections))

    @classmethod
    def typed(cls) -> Scope:
        """The fields as they were sent."""
        form = request.form
        orgs, sections = tuple(form.getlist("org")), tuple(form.getlist("section"))
        where, what = form.get("where", ""), form.get("what", "")
        return cls(form.get("role", ""), where, orgs, what, sections)

    def problems(self, offered: Collection[str]) -> Problems:
        """What is wrong with them, where `offered` are the codes there are to choose from."""
        found: Problems = {}
        if self.role not in list(Role):
            found["role"] = "Choose a role."
        if said := _problem(self.where, self.orgs, offered, "organisation"):
            found["where"] = said
        if said := _problem(self.what, self.sections, SECTIONS, "section"):
            found["what"] = said
        return found

    def person(self, name: str) -> Person:
        """The user these fields make; they must have no problems."""
        orgs = EVERYWHERE if self.where == "every" else tuple(sorted({*self.orgs}))
        sections = EVERYWHERE if self.what == "every" else tuple(sorted({*self.sections}))
        return Person(name, Role(self.role), orgs, sections=sections)


def _chosen(codes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    return ("every", ()) if codes == EVERYWHERE else ("some", codes)


def _problem(chosen: str, ticked: Collection[str], offered: Collection[str], noun: str) -> str:
    """What is wrong with a choice of every one or of those ticked; "" where nothing is."""
    if chosen not in ("every", "some"):
        return f"Choose every {noun}, or only some."
    if chosen == "every" and ticked:
        return f"Choose every {noun} or tick some, not both."
    if chosen == "some" and not (ticked and {*ticked} <= {*offered}):
        return f"Tick at least one {noun}."
    return ""


def password_problems(field: str) -> Problems:
    """What is wrong with the new password in a field."""
    typed = request.form.get(field, "")
    if not typed:
        return {field: "Enter a password."}
    try:
        require_good(typed)
    except PasswordRefusedError as refused:
        return {field: str(refused)}
    return {}
