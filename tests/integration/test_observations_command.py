"""`scorecard observations` keeps its promise: names, order, values and words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

FIELDS = [
    *("org", "measure", "period", "value", "numerator", "denominator", "target"),
    *("rating", "rating_reason", "why", "provisional", "commentary", "as_at", "submission", "rule"),
]
RATINGS = {"green", "amber", "red", "none"}
REASONS = {
    *("no_target", "no_data", "nothing_due", "not_due"),
    *("suppressed", "late_return", "unrated"),
}


@pytest.fixture
def published(scorecard: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """The command on a store with the whole of Kent and Thurrock."""
    for org in ("kent", "thurrock"):
        assert scorecard("seed", "--org", org).code == 0
    return scorecard


def observations(run: Callable[..., Any], *asked: str) -> list[dict[str, Any]]:
    outcome = run("observations", *asked, "--json")
    assert (outcome.code, outcome.said) == (0, "")
    document = json.loads(outcome.out)
    assert list(document) == ["observations"]
    return list(document["observations"])


def test_an_observation_has_the_promised_fields_in_order(published: Callable[..., Any]) -> None:
    found = observations(published, "--org", "kent")
    assert found
    assert {tuple(one) for one in found} == {tuple(FIELDS)}
    assert {one["org"] for one in found} == {"kent"}
    assert [(one["measure"]) for one in found] == sorted(one["measure"] for one in found)


def test_a_rating_is_a_colour_or_none_with_its_reason(published: Callable[..., Any]) -> None:
    found = observations(published, "--org", "kent") + observations(published, "--org", "thurrock")
    assert {one["rating"] for one in found} <= RATINGS
    assert {one["rating_reason"] for one in found if one["rating"] == "none"} <= REASONS
    assert {one["rating_reason"] for one in found if one["rating"] != "none"} == {None}
    assert all(one["why"].endswith((".", "?")) for one in found)


def test_one_measure_for_one_period_is_rated_and_explained(published: Callable[..., Any]) -> None:
    (delays,) = observations(
        published, "--org", "kent", "--measure", "ASC-06", "--period", "Jan-19"
    )
    assert delays | {"commentary": None, "submission": None} == {
        "org": "kent",
        "measure": "ASC-06",
        "period": "2019-01",
        "value": 11.3,
        "numerator": None,
        "denominator": None,
        "target": 8.7,
        "rating": "red",
        "rating_reason": None,
        "why": "30% worse than target; amber ends at 10%.",
        "provisional": True,
        "commentary": None,
        "as_at": None,
        "submission": None,
        "rule": "tolerance",
    }
    assert delays["submission"].startswith("S")


def test_a_return_is_an_observation_with_its_counts_and_its_exact_value(
    published: Callable[..., Any],
) -> None:
    (gas,) = observations(
        published, "--org", "thurrock", "--measure", "GAS-DOM", "--period", "2023-04"
    )
    assert (gas["numerator"], gas["denominator"], gas["rating"]) == (8609, 8624, "amber")
    assert gas["value"] == pytest.approx(100 * 8609 / 8624, abs=1e-12)


def test_nothing_due_and_no_figure_are_null_and_never_nought(
    published: Callable[..., Any],
) -> None:
    found = observations(published, "--org", "thurrock")
    without = [one for one in found if one["rating_reason"] in ("nothing_due", "no_data")]
    assert {one["rating_reason"] for one in without} == {"nothing_due", "no_data"}
    assert {one["value"] for one in without} == {None}


def test_a_range_is_written_as_it_is_in_files(scorecard: Callable[..., Any], sent: Any) -> None:
    definition = (
        b"measure,title,section,unit,polarity,rule,tolerance,tolerance_kind\n"
        b"OCC,Occupancy,housing,percent,range,tolerance,5,points\n"
    )
    figure = b"measure,period,value,target\nOCC,2023-07,62,40..60\n"
    for dataset, data in (("measures", definition), ("observations", figure)):
        path = sent(data, f"{dataset}.csv")
        load = ("load", dataset, path, "--org", "thurrock", "--as", "officer")
        assert scorecard(*load).code == 0
    for submission in ("S1", "S2"):
        assert scorecard("publish", submission, "--as", "manager").code == 0
    (found,) = observations(scorecard, "--org", "thurrock")
    assert (found["target"], found["rating"], found["rule"]) == ("40..60", "amber", "tolerance")


def test_an_organisation_with_nothing_published_has_no_observations(
    published: Callable[..., Any],
) -> None:
    assert observations(published, "--org", "southend") == []
    assert observations(published, "--org", "kent", "--measure", "EHC-20W") == []
    assert (
        observations(published, "--org", "kent", "--measure", "ASC-06", "--period", "2009-01") == []
    )


def test_an_organisation_or_measure_that_nobody_knows_is_named_and_a_usage_error(
    published: Callable[..., Any],
) -> None:
    outcome = published("observations", "--org", "kentt", "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.said == "There is no organisation kentt; loaded: kent, thurrock.\n"
    outcome = published("observations", "--org", "kent", "--measure", "NONE")
    assert (outcome.code, outcome.said) == (2, "There is no measure NONE of kent.\n")


def test_a_figure_prints_as_the_screen_prints_it(published: Callable[..., Any]) -> None:
    asked = ("--org", "thurrock", "--measure", "GAS-DOM", "--period", "2023-04")
    outcome = published("observations", *asked)
    assert outcome.out.startswith("GAS-DOM  2023-04  99.83%  amber  ")


def test_a_period_that_is_none_is_a_usage_error(published: Callable[..., Any]) -> None:
    outcome = published("observations", "--org", "kent", "--period", "2003-04", "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert "2003-04" in outcome.said


def test_a_code_that_cannot_be_one_is_a_usage_error(published: Callable[..., Any]) -> None:
    outcome = published("observations", "--org", "Kent County", "--json")
    assert (outcome.code, outcome.out) == (2, "")


def test_without_json_each_observation_is_a_line_and_the_count_is_said(
    published: Callable[..., Any],
) -> None:
    outcome = published(
        "observations", "--org", "kent", "--measure", "ASC-06", "--period", "2019-01"
    )
    assert outcome.out == (
        "ASC-06  2019-01  11.3  red  30% worse than target; amber ends at 10%.\n"
    )
    assert outcome.said == "1 observation\n"
