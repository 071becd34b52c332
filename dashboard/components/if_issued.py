"""How a question about one case is asked and answered: a case, a day, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import dash_bootstrap_components as dbc
from dash import html

from dashboard.readmodels.send_cases_if import IfIssuedView

CASE, DAY, ANSWER = "if-case", "if-day", "if-answer"
NONE = "none"  # a select shows nothing for a blank


def if_issued_form(page: str, cases: Sequence[str], day: date) -> html.Section:
    """The box: which case, issued on which day, and where the answer is read out.

    `page` starts each id. A case's number goes to the server in the body of a request alone.
    """
    options = [{"value": NONE, "label": "Choose a case"}]
    options += [{"value": case, "label": case} for case in cases]
    case = dbc.Select(id=f"{page}-{CASE}", value=NONE, options=options, className="select")
    when = dbc.Input(id=f"{page}-{DAY}", type="date", value=day.isoformat(), className="select day")
    return html.Section(
        [
            html.H2("If one plan is issued"),
            html.Div(
                [_labelled("Case, of those listed below", case), _labelled("Issued on", when)],
                className="filters asked",
            ),
            html.Div(
                if_issued_answer(IfIssuedView("Choose a case and a day.")),
                id=f"{page}-{ANSWER}",
                className="answer",
                **{"aria-live": "polite"},
            ),
        ],
        className="definition if-issued",
    )


def if_issued_answer(view: IfIssuedView) -> list[html.P]:
    """Where the plan would stand, then the month and the rule."""
    more = [html.P(view.month)] if view.month else []
    rule = [html.P(view.rule, className="why")] if view.rule else []
    return [html.P(html.Strong(view.said)), *more, *rule]


def _labelled(words: str, control: dbc.Select | dbc.Input) -> html.Div:
    label = html.Label(words, htmlFor=control.id, className="filter-label")
    return html.Div([label, control], className="filter")
