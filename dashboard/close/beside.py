"""Other files that speak of the same figures as one that waits: sent later, or waiting as well."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.close.shown import when
from dashboard.store import Store, Submission


@dataclass(frozen=True, slots=True)
class Other:
    """Another submission about the same figures: when it came and whether it is published."""

    id: str
    sent: str  # "28 November 2026, 09:14 by officer"
    later: bool
    published: bool


def others(store: Store, one: Submission) -> tuple[Other, ...]:
    """What was sent after one that waits and is published already, and what waits beside it."""
    if one.state not in ("staged", "submitted"):
        return ()
    found = [it for it in store.submissions(one.org) if it.dataset == one.dataset]
    at = [it.id for it in found].index(one.id)
    told = [
        Other(it.id, f"{when(it.created_at)} by {it.by}", place > at, it.state == "published")
        for place, it in enumerate(found)
        if place != at and (it.state == "submitted" or (place > at and it.state == "published"))
        if it.digest != one.digest and _alike(store, it, one)
    ]
    return tuple(told)


def _alike(store: Store, it: Submission, one: Submission) -> bool:
    """Whether they speak of the same figures. A register of a later day goes on showing: the page
    says so by itself."""
    if one.whole_register:
        return it.day == one.day
    return speaks_of(store, it, one)


def speaks_of(store: Store, other: Submission, one: Submission) -> bool:
    """Whether another file has anything of what this one has."""
    if one.whole_register or one.register or other.register:
        return True
    scopes = {record.scope for record in store.rows_of(one.id)}
    return any(record.scope in scopes for record in store.rows_of(other.id))
