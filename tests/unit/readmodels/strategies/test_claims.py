"""What is measured of what a plan claims, and how far an action is towards its target."""

from __future__ import annotations

import pytest

from tests.unit.readmodels.papers import Row
from tests.unit.readmodels.plans_made import action, ask


def test_a_plan_that_claims_no_impact_says_so() -> None:
    assert ask(action(1)).frame.head.headline == "0 of 1 action complete; no impact is claimed"


def test_a_claim_without_a_figure_has_no_measure_attached() -> None:
    view = ask(action(1), action(2, None, kind="impact"))
    (claim,) = view.priorities[0].made
    assert (claim.note, claim.measured, claim.link) == ("No measure attached", False, None)


MEASURE = {
    "measure": "M1",
    "title": "Plans in time",
    "section": "send",
    "unit": "percent",
    "polarity": "higher",
    "rule": "none",
}


def figure(period: str, value: str) -> Row:
    return {"measure": "M1", "period": period, "value": value}


def test_one_figure_shows_no_change_and_is_named_as_the_only_one() -> None:
    claim = action(2, None, kind="impact", measure="M1")
    view = ask(action(1), claim, measures=(MEASURE,), figures=(figure("2024-06", "5"),))
    (made,) = view.priorities[0].made
    assert made.note == "Only figure: 5%, June 2024"
    assert not made.measured
    assert made.link is not None
    assert made.link.href == "/measure?org=kent&measure=M1&period=2024-06"


def test_two_figures_measure_a_claim() -> None:
    claim = action(2, None, kind="impact", measure="M1")
    figures = (figure("2024-05", "4"), figure("2024-06", "5"))
    view = ask(action(1), claim, measures=(MEASURE,), figures=figures)
    assert view.priorities[0].made[0].note == "4%, May 2024 to 5%, June 2024"
    assert view.frame.head.headline.endswith("1 of 1 impact measured")


def test_a_baseline_and_a_latest_figure_measure_a_claim() -> None:
    claim = action(2, None, kind="impact", baseline="38", latest="24", unit="people")
    assert ask(action(1), claim).priorities[0].made[0].note == "From 38 to 24 people"


@pytest.mark.parametrize(
    ("given", "figures", "progress"),
    [
        (
            {"baseline": "10", "latest": "15", "target": "20"},
            "from 10 to 15, target 20",
            "50% of the way to target",
        ),
        (
            {"baseline": "10", "latest": "5", "target": "20"},
            "from 10 to 5, target 20",
            "further from the target than at the start",
        ),
        ({"baseline": "7", "latest": "8", "unit": "% of checks"}, "from 7% to 8% of checks", ""),
        ({"baseline": "1", "latest": "3586664", "unit": "GBP"}, "from £1 to £3,586,664", ""),
        ({"latest": "999", "target": "1000"}, "999 of 1,000", "99% of target"),
        ({"latest": "7", "unit": "homes"}, "7 homes", ""),
        ({"baseline": "7", "unit": "homes"}, "starts at 7 homes", ""),
        ({"target": "7", "unit": "homes"}, "target 7 homes", ""),
        ({"progress_percent": "40"}, "", "40% complete, as stated"),
        ({"latest": "0", "target": "0"}, "0 of 0", ""),
    ],
)
def test_progress_is_worked_out_only_where_there_is_a_target(
    given: dict[str, str], figures: str, progress: str
) -> None:
    (line,) = ask(action(1, **given), priority="1").actions
    assert (line.figures, line.progress) == (figures, progress)


def test_a_latest_figure_alone_is_the_only_one() -> None:
    claim = action(2, None, kind="impact", latest="46", unit="schools")
    assert ask(action(1), claim).priorities[0].made[0].note == "Only figure: 46 schools"
