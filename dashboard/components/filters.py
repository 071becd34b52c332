"""What can be chosen above a page, and what can be done with what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

import dash_bootstrap_components as dbc
from dash import html

from dashboard.readmodels.types import Filter

Action = tuple[str, str]  # words, address


def filter_bar(
    page: str, filters: Sequence[Filter], path: str = "", downloads: Sequence[Action] = ()
) -> html.Section:
    """A labelled select for each filter, then Present and any downloads.

    `page` starts each select's id (`housing-period`); Present is `path` with every filter as it
    stands.
    """
    here = {view.name: view.value for view in filters if view.value}
    return html.Section(
        [
            html.Div([_select(page, view) for view in filters], className="filters"),
            html.Div(_actions(f"{path}?{urlencode(here)}", downloads), className="actions"),
        ],
        className="controls",
        **{"aria-label": "What is shown"},
    )


def _select(page: str, view: Filter) -> html.Div:
    name = f"{page}-{view.name}"
    return html.Div(
        [
            html.Label(view.label, htmlFor=name, className="filter-label"),
            dbc.Select(
                id=name,
                value=view.value,
                options=[{"value": choice.value, "label": choice.label} for choice in view.options],
                className="select",
            ),
        ],
        className="filter",
    )


def _actions(address: str, downloads: Sequence[Action]) -> list[html.A]:
    # civic.js keeps the Present address in step with the filters; `data-adds` tells it what to add.
    present = html.A("Present", href=presenting(address), **{"data-adds": "view=present"})
    return [present, *(html.A(words, href=href) for words, href in downloads)]


def presenting(address: str) -> str:
    """The same address as a slide: `/housing?org=kent` to `/housing?org=kent&view=present`."""
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query)) | {"view": "present"}
    return f"{parts.path}?{urlencode(query)}"
