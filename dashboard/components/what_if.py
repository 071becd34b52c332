"""How a question about one row on one day is asked, and where its answer is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import dash_bootstrap_components as dbc
from dash import html

from dashboard.readmodels.types import Option

NONE = "none"  # a select shows nothing for a blank


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The words of one such box, and the ids that all start with `key`."""

    key: str
    heading: str
    thing: str  # "check": what is chosen
    done: str  # "Done on": what the day is
    withheld: str  # said instead of an answer where the rows may not be seen

    @property
    def which(self) -> str:
        """The id of the select."""
        return f"{self.key}-which"

    @property
    def day(self) -> str:
        """The id of the day."""
        return f"{self.key}-day"

    @property
    def said(self) -> str:
        """The id of the answer."""
        return f"{self.key}-said"


def what_if(box: WhatIf, choices: Sequence[Option], day: str) -> html.Section:
    """A select of rows, a day, and the answer under them, read out when it changes.

    What is chosen goes to the server in the body of a request alone, never in an address.
    """
    options = [{"value": NONE, "label": f"Choose a {box.thing}"}]
    options += [{"value": one.value, "label": one.label} for one in choices]
    which = dbc.Select(id=box.which, options=options, value=NONE, className="select")
    when = dbc.Input(id=box.day, type="date", value=day, className="select day")
    asking = f"Choose a {box.thing} and a day: what would follow is said here."
    return html.Section(
        [
            html.H2(box.heading),
            html.Div(
                [
                    _labelled(f"{box.thing.capitalize()}, of those listed", which),
                    _labelled(box.done, when),
                ],
                className="filters asked",
            ),
            html.Div(said([asking]), id=box.said, className="answer", **{"aria-live": "polite"}),
        ]
    )


def said(sentences: Sequence[str]) -> list[html.P]:
    """An answer in sentences: the first is the answer, the others how it came about."""
    return [
        html.P(html.Strong(words) if not place else words) for place, words in enumerate(sentences)
    ]


def _labelled(words: str, control: dbc.Select | dbc.Input) -> html.Div:
    label = html.Label(words, htmlFor=control.id, className="filter-label")
    return html.Div([label, control], className="filter")
