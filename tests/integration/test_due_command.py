"""`scorecard due`: what each service owes, from the calendar and the files that came."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain.clocks.dates import LONDON

CALENDAR = (
    b"return_id,title,dataset,service,frequency,due_working_days,covers,first_period\n"
    b"GAS,Gas return,observations,Property services,monthly,10,GAS-DOM,2026-09\n"
    b"RISK,Risk register,risks,Audit and risk,quarterly,15,,2026-27 Q2\n"
)
MEASURES = (
    b"measure,title,section,unit,polarity,rule,green,amber,frequency\n"
    b"GAS-DOM,Gas,housing,percent,higher,bands,100,90,monthly\n"
)
FIGURE = b"measure,period,value\nGAS-DOM,2026-09,99\n"


@pytest.fixture
def load(
    scorecard: Callable[..., Any], sent: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., None]:
    """Loads a file on a day, and publishes it unless told otherwise."""
    monkeypatch.setenv("SCORECARD_APPROVALS", "one")
    monkeypatch.setenv("SCORECARD_TODAY", "2026-11-20")
    assert scorecard("migrate").code == 0

    def load(
        dataset: str, data: bytes, day: date, *, org: str = "thurrock", publish: bool = True
    ) -> None:
        moment = datetime.combine(day, time(9), LONDON)
        monkeypatch.setattr("dashboard.commands.stores.now", lambda: moment)
        options = ["--publish"] if publish else []
        file = sent(data, f"{dataset}.csv")
        assert scorecard("load", dataset, file, "--org", org, "--as", "jo", *options).code == 0

    return load


@pytest.fixture
def scene(scorecard: Callable[..., Any], load: Callable[..., None]) -> Callable[..., Any]:
    """The command, where September's figure was published on 12 October 2026."""
    load("measures", MEASURES, date(2026, 9, 1))
    load("returns_calendar", CALENDAR, date(2026, 9, 1))
    load("observations", FIGURE, date(2026, 10, 12))
    return scorecard


def returned(scene: Callable[..., Any], *options: str) -> list[tuple[str, str, str, int]]:
    outcome = scene("due", *options, "--json")
    assert (outcome.code, outcome.said) == (0, "")
    document = json.loads(outcome.out)
    assert list(document) == ["as_at", "returns"]
    return [
        (one["due_on"], one["return_id"], one["state"], one["days_late"])
        for one in document["returns"]
    ]


def test_returns_are_listed_by_due_day_with_what_came_of_each(scene: Callable[..., Any]) -> None:
    assert returned(scene, "--org", "thurrock") == [
        ("2026-10-14", "GAS", "received", 0),
        ("2026-10-21", "RISK", "missing", 30),
        ("2026-11-13", "GAS", "missing", 7),
    ]


def test_as_at_a_day_they_stand_as_they_stood_then(scene: Callable[..., Any]) -> None:
    assert returned(scene, "--as-at", "2026-10-11") == [
        ("2026-10-14", "GAS", "awaited", 0),
        ("2026-10-21", "RISK", "awaited", 0),
    ]
    assert returned(scene, "--as-at", "2026-10-12")[0] == ("2026-10-14", "GAS", "received", 0)


@pytest.mark.parametrize("many", [20_000, 0], ids=["row by row", "as one file"])
def test_one_that_waits_to_be_published_says_so(
    scene: Callable[..., Any],
    load: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    many: int,
) -> None:
    monkeypatch.setattr("dashboard.ingest.MANY", many)
    october = FIGURE.replace(b"2026-09", b"2026-10")
    load("observations", october, date(2026, 11, 12), publish=False)
    asked = ("due", "--org", "thurrock", "--as-at", "2026-11-13")
    assert json.loads(scene(*asked, "--json").out)["returns"][-1]["state"] == "awaited"
    assert scene("submit", "S4", "--as", "jo").code == 0
    gas = json.loads(scene(*asked, "--json").out)["returns"][-1]
    assert (gas["state"], gas["words"]) == ("received", "Received 12 November 2026, not published")
    shown = scene(*asked)
    assert (shown.code, shown.said) == (0, "3 owed as at 2026-11-13.\n")
    assert "Returns owed, by due day" in shown.out


def test_without_an_organisation_every_one_is_listed_by_name(
    scene: Callable[..., Any], load: Callable[..., None]
) -> None:
    load("returns_calendar", CALENDAR, date(2026, 9, 1), org="kent")
    outcome = scene("due")
    assert (outcome.code, "kent" in outcome.out) == (0, True)
    assert len(returned(scene)) == 6


def test_without_a_calendar_nothing_is_owed_and_that_is_no_error(
    scorecard: Callable[..., Any],
) -> None:
    assert scorecard("migrate").code == 0
    outcome = scorecard("due", "--as-at", "2026-10-11")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.said == "No return is owed as at 2026-10-11.\n"
