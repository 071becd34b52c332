"""A printed figure is drawn with ours beside it, and what is unexpected cannot be overlooked."""

from __future__ import annotations

import pytest
from dash import dcc, html

from dashboard.components.reconciliation_table import reconciled_part
from dashboard.readmodels.data.page import ReconciledGroup, ReconciledPart
from dashboard.readmodels.data.reconciliation import Reconciled
from tests.drawn import called, of, rows, text


def line(outcome: str, ours: str | None = "96%", place: str = "852") -> Reconciled:
    return Reconciled(
        group="Measures",
        title="Adaptation lifts",
        href="/measure?org=thurrock&measure=LIFT-ADP",
        what="Lifts. Percent: page, Q2 2023-24",
        printed="95%",
        ours=ours,
        outcome=outcome,
        why="Cut off.",
        place=place,
        submission="S1",
    )


def drawn(one: Reconciled, *, folded: bool = False) -> html.Div:
    group = ReconciledGroup(one.group, (one,))
    return reconciled_part(ReconciledPart(one.outcome, "One", "Why.", (group,), folded))


def test_a_difference_shows_both_figures_its_reason_and_a_link() -> None:
    part = drawn(line("differs"))
    assert rows(part)[1] == [
        "Adaptation lifts Lifts. Percent: page, Q2 2023-24; source line 852",
        "95%",
        "96%",
        "Differs Cut off.",
    ]
    assert [link.href for link in of(part, dcc.Link)] == [line("differs").href]


def test_what_is_unexpected_is_an_ink_block_under_a_heading_of_its_own() -> None:
    part = drawn(line("unexpected"))
    assert text(called(part, "severity--error")) == "Unexpected"
    assert len(of(part, html.H2)) == 1


@pytest.mark.parametrize("outcome", ["agrees", "differs", "not_comparable"])
def test_what_is_expected_sounds_no_alarm(outcome: str) -> None:
    part = drawn(line(outcome))
    assert called(part, "severity") == []
    assert len(of(part, html.H3)) == 1


def test_a_figure_that_is_not_worked_out_says_so() -> None:
    assert rows(drawn(line("not_comparable", None)))[1][2] == "Not worked out"


@pytest.mark.parametrize(
    ("place", "words"),
    [("852", "; source line 852"), ("1-2;9", "; source lines 1-2, 9"), ("", "Q2 2023-24")],
)
def test_where_a_figure_stands_in_its_paper_is_said(place: str, words: str) -> None:
    assert rows(drawn(line("differs", place=place)))[1][0].endswith(words)


def test_what_agrees_can_be_kept_closed() -> None:
    assert len(of(drawn(line("agrees"), folded=True), html.Details)) == 1
    assert of(drawn(line("agrees")), html.Details) == []
