"""What stands at an address where there is no page: the way to those there are."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.readmodels.books import Books
from dashboard.readmodels.frames import foot, notices, settle_org
from dashboard.readmodels.types import Frame, PageHead


@dataclass(frozen=True, slots=True)
class NotFoundQuery:
    org: str | None = None


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """A frame as any page has, for the organisation in the address."""

    frame: Frame
    org: str


def build(query: NotFoundQuery, books: Books) -> NotFoundView:
    """The frame of a page that there is not."""
    org = settle_org(books, query.org)
    head = PageHead(
        title="There is no such page",
        kicker="Civic Scorecard",
        headline="There is no such page",
        lead="The address may have been mistyped, or the page it led to may have gone.",
        notices=notices(org),
    )
    return NotFoundView(Frame((org.filter,), head, foot(books, (), "")), org.value)
