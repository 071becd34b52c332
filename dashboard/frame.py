"""The frame every page shares: navigation, filters, head, content and foot, kept in step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, html, no_update, set_props

from dashboard import visitor
from dashboard.components.drawn import lightened
from dashboard.components.empty import empty
from dashboard.components.filters import filter_bar
from dashboard.components.foot import foot
from dashboard.components.local_nav import local_nav
from dashboard.components.nav import nav, tabs_for
from dashboard.components.page_header import page_header
from dashboard.components.slide import cover
from dashboard.components.synthetic import marked_synthetic
from dashboard.components.what_if import NONE, WhatIf, said
from dashboard.domain.sections import named
from dashboard.looking_back import LookingBack
from dashboard.page import Page
from dashboard.readmodels.addresses import address
from dashboard.readmodels.books import Books
from dashboard.readmodels.types import Frame, PageHead
from dashboard.readmodels.what_if import WhatIfQuery
from dashboard.services import Services


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page's `show` returns: the answer's frame, and the tree between head and foot.

    `tab` is the tab lit in the navigation where that depends on what is shown; `whole` says that
    the body is slides, each with a head and a foot of its own.
    """

    frame: Frame
    body: list[Any]
    tab: str = ""
    whole: bool = False


_OF_NO_FIGURES = frozenset({"about"})  # keys of pages that are the same whoever looks

Show = Callable[..., Shown]


def framed(page: Page, show: Show, services: Services, query: dict[str, Any]) -> html.Div:
    """The whole page for one address; names the page does not know are ignored.

    The first content is drawn here and not by a callback, so that a page opens in one answer.
    """
    if not _is_theirs(page):
        return _not_theirs(page, query.get("org"))
    known = {name: query.get(name) for name in (*page.filters, *page.extra)}
    present = query.get("view") == "present"
    back = LookingBack.to(services, query.get("edition"))
    shown = show(back.services, present=present, **known)
    drawn = [
        html.Div(_nav(page, shown, back), id=page.navigation),
        *back.kept([filter_bar(page.key, shown.frame.filters, page.path)]),
        html.Main(_content(page, shown, back), id=page.content, tabIndex="-1"),
    ]
    return html.Div(
        drawn,
        className="page present" if present else "page",
        id=page.whole,
        **{"data-edition": back.slug},
    )


def keep_in_step(app: Dash, page: Page, show: Show, services: Services) -> None:
    """Redraw the content when a filter changes, and keep the address in step with the filters."""
    values = [Input(page.filter_id(name), "value") for name in page.filters]
    settled = [
        Output(page.filter_id(name), part) for name in page.filters for part in ("options", "value")
    ]

    @app.callback(
        Output(page.content, "children"),
        Output(page.navigation, "children"),
        *settled,
        *values,
        State(page.whole, "data-edition"),
        prevent_initial_call=True,
    )
    def redraw(*asked: str | None) -> list[Any]:
        *chosen, edition = asked
        if not _is_theirs(page):  # no longer: an administrator changed it
            return [_refusal(page), _bar(page, None), *[no_update] * len(settled)]
        known = dict(zip(page.filters, chosen, strict=True))
        back = LookingBack.to(services, edition)
        shown = show(back.services, present=False, **known)
        set_props("problem", {"children": None})  # what failed before has been answered now
        drawn = lightened([_content(page, shown, back), _nav(page, shown, back)])
        return [*drawn, *_settled(shown.frame, chosen)]

    # An output, although nothing reads it: without one a callback is not called when a page opens.
    address = Output(page.whole, "data-address")
    app.clientside_callback(ClientsideFunction("civic", "remember"), address, *values)


def answer_what_if(
    app: Dash,
    page: Page,
    box: WhatIf,
    services: Services,
    build: Callable[[WhatIfQuery, Books], tuple[str, ...]],
) -> None:
    """Answer the question of a box when its row or its day changes; kept nowhere."""

    @app.callback(
        Output(box.said, "children"),
        Input(box.which, "value"),
        Input(box.day, "value"),
        State(page.filter_id("org"), "value"),
        State(page.whole, "data-edition"),
        prevent_initial_call=True,
    )
    def follow(which: str | None, day: str | None, org: str, edition: str | None) -> list[html.P]:
        if not services.shows_rows(org) or not _is_theirs(page):
            return said((box.withheld,))
        asked = WhatIfQuery(org, None if which == NONE else which, day)
        return said(LookingBack.to(services, edition).services.rows(build, asked, org))


def nothing(frame: Frame, hint: str, *, present: bool) -> Shown:
    """A page with nothing to show: its message and what would fill it, projected or not."""
    if present:
        return Shown(frame, [cover(frame.head, frame.foot, html.P(hint))], whole=True)
    return Shown(frame, [html.Section(empty(frame.head.headline, hint=hint))])


def _content(page: Page, shown: Shown, back: LookingBack) -> list[Any]:
    body = shown.body
    chosen = {choice.name: choice.value for choice in shown.frame.filters}
    newest = address(page.path, **chosen)
    if shown.whole:
        body = back.kept(body)
        body[0].children = back.noted(body[0].children, newest)
    else:
        here = address(page.path, **chosen, edition=back.services.read.edition().slug)
        head = [*local_nav(shown.frame.beside), page_header(_limited(page, shown.frame.head))]
        body = back.noted(back.kept([*head, *body, foot(shown.frame.foot, here)]), newest)
    return marked_synthetic(body) if shown.frame.synthetic else body


def _nav(page: Page, shown: Shown, back: LookingBack) -> html.Header:
    org = next((choice.value for choice in shown.frame.filters if choice.name == "org"), "")
    [bar] = back.kept([_bar(page, org, shown.tab)])
    return bar


def _bar(page: Page, org: str | None, tab: str = "") -> html.Header:
    tabs = tabs_for(visitor.person())
    return nav(tab or page.tab or page.name, org, tabs=tabs)


def _limited(page: Page, head: PageHead) -> PageHead:
    """The head, with a notice where the page is of any section and whoever asks sees only some."""
    own = named(visitor.person().sections)
    if page.section or page.key in _OF_NO_FIGURES or not own:
        return head
    notice = f"You work here for {own}: what this page says is of that alone."
    return replace(head, notices=(notice, *head.notices))


def _is_theirs(page: Page) -> bool:
    """Whether whoever asks may see the section of the page, where it is of one."""
    return not page.section or visitor.person().has_sections({page.section})


def _not_theirs(page: Page, org: str | None) -> html.Div:
    """In place of the page: that its section is for others, under the tabs of one's own."""
    main = html.Main(_refusal(page), id=page.content, tabIndex="-1")
    return html.Div([_bar(page, org), main], className="page")


def _refusal(page: Page) -> list[Any]:
    own = named(visitor.person().sections)
    words = f"You work here for {own}. Ask an administrator where you need more."
    heading = html.H1(f"{page.name}: not one of your sections", className="headline")
    return [heading, html.Section(html.P(words))]


def _settled(frame: Frame, chosen: Sequence[str | None]) -> list[Any]:
    """Options and value of each filter as the answer settled them: impossible ones fell back.

    A value that stands as it was chosen is not sent back: by then another may have been chosen.
    """
    settled: list[Any] = []
    for choice, asked in zip(frame.filters, chosen, strict=True):
        options = [{"value": option.value, "label": option.label} for option in choice.options]
        settled += [options, no_update if choice.value == asked else choice.value]
    return settled
