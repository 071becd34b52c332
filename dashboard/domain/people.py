"""Who may do what: four roles, each with all the one before may, in organisations and sections."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

EVERYWHERE = ("*",)  # the organisations of a person who works for all of them
LONGEST_NAME = 100


class Role(StrEnum):
    """What a person is here for."""

    VIEWER = "viewer"
    OFFICER = "officer"
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """What can be done here, as a sentence would say it."""

    SEE = "see pages"
    SEE_ROWS = "see the rows of registers"
    UPLOAD = "upload returns"
    SUBMIT = "submit returns"
    COMMENT = "write commentary"
    APPROVE = "approve returns"
    REJECT = "reject returns"
    WITHDRAW = "withdraw what is published"
    LOCK = "lock periods"
    MANAGE_USERS = "manage users"


_ADDS = {
    Role.VIEWER: {Action.SEE},
    Role.OFFICER: {Action.SEE_ROWS, Action.UPLOAD, Action.SUBMIT, Action.COMMENT},
    Role.APPROVER: {Action.APPROVE, Action.REJECT, Action.WITHDRAW, Action.LOCK},
    Role.ADMINISTRATOR: {Action.MANAGE_USERS},
}


def _with_all_before(role: Role) -> frozenset[Action]:
    order = list(Role)
    return frozenset[Action]().union(*(_ADDS[each] for each in order[: order.index(role) + 1]))


ALLOWED = {role: _with_all_before(role) for role in Role}


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever asks for something: a user, or a visitor of a demonstration.

    `organisations` are codes, or EVERYWHERE; so are `sections`, such as housing. A name is only
    what the audit and the screen say.
    """

    name: str
    role: Role
    organisations: tuple[str, ...]
    is_demonstration: bool = False
    sections: tuple[str, ...] = EVERYWHERE

    def covers(self, org: str | None) -> bool:
        """Whether an organisation is one of theirs; None is what belongs to no single one."""
        return self.organisations == EVERYWHERE or org in self.organisations

    def has_sections(self, wanted: Collection[str] | None) -> bool:
        """Whether all of these sections are theirs; None, or none known, is of no single one."""
        if self.sections == EVERYWHERE:
            return True
        return bool(wanted) and frozenset(self.sections).issuperset(wanted or ())

    @property
    def scope(self) -> str:
        """All that an answer given to this person may depend on, besides its edition and the
        question: the same text only for people who may be given the same answers."""
        return _scope(self)


@lru_cache(maxsize=256)  # asked for with every answer
def _scope(person: Person) -> str:
    whose = ",".join(sorted(person.organisations))
    what = "" if person.sections == EVERYWHERE else f" in {','.join(sorted(person.sections))}"
    where = " in a demonstration" if person.is_demonstration else ""
    return f"{person.role} of {whose}{what}{where}"


NOBODY = Person("", Role.VIEWER, ())


def demonstration(role: Role = Role.OFFICER) -> Person:
    """The visitor of a demonstration, in one of the roles.

    Named by it, so that one visitor can show both sides of an approval by two people.
    """
    return Person(f"demonstration {role}", role, EVERYWHERE, is_demonstration=True)


def may(
    person: Person, action: Action, org: str | None, sections: Collection[str] | None = None
) -> bool:
    """Whether a person may do something to an organisation's figures of some sections.

    `org` is its code; None asks about what belongs to no single organisation, such as users,
    which only people of all organisations may do. So for `sections`: None is what belongs to no
    single one, such as a locked period. What is not said here is refused.
    """
    return may_in_part(person, action, org) and person.has_sections(sections)


def may_in_part(person: Person, action: Action, org: str | None) -> bool:
    """Whether a person may do something to figures of one section of an organisation at least.

    It is for what offers the way there; what is done asks `may`.
    """
    return action in ALLOWED[person.role] and person.covers(org) and bool(person.sections)


def may_see_rows(person: Person, org: str, shown: Collection[str]) -> bool:
    """Whether a person may see an organisation's registers row by row: homes and cases.

    Officers, approvers and administrators of the organisation may; of which registers, their
    sections decide, as of all they are shown. In a demonstration nobody has
    proved who they are, so there the codes of the setting SCORECARD_REGISTERS, `shown`, decide.
    """
    if person.is_demonstration:
        return org in shown
    return may_in_part(person, Action.SEE_ROWS, org)


def tidied(name: str) -> str | None:
    """A user's name as it is kept, None where what was typed cannot be one."""
    if not folded(name) or len(name) > LONGEST_NAME or not name.isprintable():
        return None
    return " ".join(name.split())


def folded(name: str) -> str:
    """A name as a person would recognise it, so that JO and jo are not two people."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
