"""SEND: annual reviews in time, what is overdue, and transfers ahead. /send/reviews?org=demo"""

from __future__ import annotations

from typing import Any

from dash import Dash, html

from dashboard.components.register_rows import listing, not_listed
from dashboard.components.rules_fold import rules_fold
from dashboard.components.sheet import by_group, section
from dashboard.components.slide import cover, slide
from dashboard.frame import Shown, framed, keep_in_step, nothing
from dashboard.page import Page
from dashboard.readmodels.send_reviews import page as send_reviews
from dashboard.readmodels.send_reviews import rows as send_reviews_list
from dashboard.readmodels.send_reviews.page import SendReviewsQuery, SendReviewsView
from dashboard.readmodels.send_reviews.rows import PAGE as OVERDUE
from dashboard.readmodels.send_reviews.rows import TRANSFERS, ReviewListsQuery
from dashboard.services import Services

PAGE = Page(
    "send-reviews",
    "/send/reviews",
    "Annual reviews",
    ("org",),
    (OVERDUE, TRANSFERS),
    tab="SEND",
    section="send",
)
_HINT = "The page counts the reviews once the register annual_reviews is published."
_LISTED = {
    OVERDUE: "Reviews with a step overdue, the longest first",
    TRANSFERS: "Plans still to be made ready for a transfer",
}


def show(services: Services, *, present: bool = False, **query: str | None) -> Shown:
    """The reviews of the organisation in the address, and its lists where they may be seen."""
    asked = SendReviewsQuery(query.get("org"))
    view = services.read.answer(send_reviews.build, SendReviewsView, asked)
    if not view.sections:
        return nothing(view.frame, _HINT, present=present)
    if present:
        return Shown(view.frame, _slides(view), whole=True)
    asked_lists = ReviewListsQuery(view.org, query.get(OVERDUE), query.get(TRANSFERS))
    lists = _lists(services, asked_lists)
    return Shown(view.frame, [*map(section, view.sections), *lists, rules_fold(view.rules)])


def layout(services: Services, **query: Any) -> html.Div:
    """The page for one address."""
    return framed(PAGE, show, services, query)


def register(app: Dash, services: Services) -> None:
    """Keep the page in step with its filters."""
    keep_in_step(app, PAGE, show, services)


def _lists(services: Services, query: ReviewListsQuery) -> list[html.Section]:
    """The reviews overdue and the transfers to do, or why they are not shown."""
    if not services.shows_rows(query.org):
        return [not_listed(name, heading, "Reviews") for name, heading in _LISTED.items()]
    found = services.rows(send_reviews_list.build, query, query.org)
    lists = {OVERDUE: found.overdue, TRANSFERS: found.transfers}
    return [listing(name, _LISTED[name], view) for name, view in lists.items()]


def _slides(view: SendReviewsView) -> list[html.Section]:
    """The message, then a slide for each count; never a case."""
    head, foot = view.frame.head, view.frame.foot
    parts = (part for one in view.sections for part in by_group(one))
    return [cover(head, foot), *(slide(head.kicker, said, [body], foot) for said, body in parts)]
