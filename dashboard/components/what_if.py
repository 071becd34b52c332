"""How a question about one check on one day is asked, and where its answer is read."""

from __future__ import annotations

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html

from dashboard.readmodels.types import Option


def what_if(key: str, choices: Sequence[Option], day: str) -> html.Section:
    """A select of checks, a day, and the answer under them, read out when it changes.

    `key` starts the ids: `<key>-check`, `<key>-day` and `<key>-said`.
    """
    options = [{"value": NONE, "label": "Choose a check"}]
    options += [{"value": one.value, "label": one.label} for one in choices]
    check, when = f"{key}-check", f"{key}-day"
    chosen = dbc.Select(id=check, options=options, value=NONE, className="select")
    given = dbc.Input(id=when, type="date", value=day, className="select day")
    return html.Section(
        [
            html.H2("What if a check is done on a day?"),
            html.Div(
                [
                    _field("Check, of those listed", check, chosen),
                    _field("Done on", when, given),
                ],
                className="filters asked",
            ),
            html.Div(
                said((ASKING,)), id=f"{key}-said", className="answer", **{"aria-live": "polite"}
            ),
        ]
    )


NONE = "none"  # a select shows nothing for a blank
ASKING = "Choose a check and a day: what would follow is said here."


def said(sentences: Sequence[str]) -> list[html.P]:
    """An answer in sentences."""
    return [html.P(words) for words in sentences]


def _field(words: str, control: str, drawn: dbc.Select | dbc.Input) -> html.Div:
    return html.Div(
        [html.Label(words, htmlFor=control, className="filter-label"), drawn], className="filter"
    )
