"""Who may do what: four roles, each with all that the one before it may, within organisations."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

EVERYWHERE = ("*",)  # the organisations of a person who works for all of them


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

    `organisations` are codes, or EVERYWHERE. A name is only what the audit and the screen say.
    """

    name: str
    role: Role
    organisations: tuple[str, ...]
    is_demonstration: bool = False

    def covers(self, org: str | None) -> bool:
        """Whether an organisation is one of theirs; None is what belongs to no single one."""
        return self.organisations == EVERYWHERE or org in self.organisations

    @property
    def scope(self) -> str:
        """All that an answer given to this person may depend on, besides its edition and the
        question: the same text only for people who may be given the same answers."""
        return _scope(self)


@lru_cache(maxsize=256)  # asked for with every answer
def _scope(person: Person) -> str:
    whose = ",".join(sorted(person.organisations))
    return f"{person.role} of {whose}{' in a demonstration' if person.is_demonstration else ''}"


NOBODY = Person("", Role.VIEWER, ())


def demonstration(role: Role = Role.OFFICER) -> Person:
    """The visitor of a demonstration, in one of the roles.

    Named by it, so that one visitor can show both sides of an approval by two people.
    """
    return Person(f"demonstration {role}", role, EVERYWHERE, is_demonstration=True)


def may(person: Person, action: Action, org: str | None) -> bool:
    """Whether a person may do something to an organisation's figures.

    `org` is its code; None asks about what belongs to no single organisation, such as users,
    which only people of all organisations may do. What is not said here is refused.
    """
    return action in ALLOWED[person.role] and person.covers(org)


def may_see_rows(person: Person, org: str, shown: Collection[str]) -> bool:
    """Whether a person may see an organisation's registers row by row: homes and cases.

    Officers, approvers and administrators of the organisation may. In a demonstration nobody has
    proved who they are, so there the codes of the setting SCORECARD_REGISTERS, `shown`, decide.
    """
    if person.is_demonstration:
        return org in shown
    return may(person, Action.SEE_ROWS, org)


def folded(name: str) -> str:
    """A name as a person would recognise it, so that JO and jo are not two people."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
