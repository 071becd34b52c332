"""What a preview says of a file of more rows than can be looked at one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import ingest as write_path
from dashboard.readmodels.returns.preview import LOOKED_AT, MOST
from dashboard.services import Services
from tests.integration import files
from tests.integration.close.closing import csv, publish, services_in, stage

OBSERVED = "measure,period,value"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return services_in(tmp_path)


def test_a_file_of_very_many_rows_is_compared_and_published_like_any_other(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_path, "MANY", 1)
    publish(services.ingest, "observations", files.OBSERVATIONS)
    data = csv(OBSERVED, "GAS-DOM,2023-06,99.8", "GAS-DOM,2023-07,99", "LIFT-ADP,2023-06,95")
    identity = stage(services.ingest, "observations", data)
    assert services.ingest.store.rows_of(identity) == [], "it waits as one file"
    assert list(services.preview(identity).rows.values()) == [1, 1, 0, 1]
    services.ingest.publish(identity, by="manager")
    kept = services.ingest.store.rows("thurrock", "observations")
    shown = sorted((one.row["measure"], one.row["period"], one.row["value"]) for one in kept)
    assert shown == [
        ("GAS-DOM", "2023-06", "99.8"),
        ("GAS-DOM", "2023-07", "99"),
        ("LIFT-ADP", "2023-06", "95"),
    ]
    assert {one.number for one in kept if one.row["measure"] == "GAS-DOM"} == {2, 3}
    assert "target" in kept[0].row, "columns that the file lacked are blank, as in any other"
    assert services.ingest.store.verify() is None


def test_returns_of_very_many_rows_roll_up_when_they_are_published(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_path, "MANY", 1)
    publish(services.ingest, "compliance_returns", files.RETURNS)
    rolled = services.ingest.store.rows("thurrock", "rollups")
    assert {one.row["measure"] for one in rolled} == {"LIFT-ADP", "MANSAFE", "GAS-DOM", "EICR-DOM"}


def test_the_figures_of_the_first_rows_are_worked_out_and_the_others_counted(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.services.LOOKED_AT", 2)
    publish(services.ingest, "measures", files.MEASURES)
    lines = [f"GAS-DOM,2023-0{month},9{month}" for month in range(1, 6)]
    would = services.preview(stage(services.ingest, "observations", csv(OBSERVED, *lines)))
    assert (would.rows["added"], len(would.moved), would.unread) == (5, 2, 3)


def test_the_rows_that_change_are_worked_out_first_wherever_they_stand(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.services.LOOKED_AT", 2)
    publish(services.ingest, "measures", files.MEASURES)
    months = [f"2023-0{month}" for month in range(1, 6)]
    lines = [f"GAS-DOM,{month},99" for month in months]
    publish(services.ingest, "observations", csv(OBSERVED, *lines))
    again = [*lines[:-1], "GAS-DOM,2023-05,80", "LIFT-ADP,2023-01,95"]
    identity = stage(services.ingest, "observations", csv(OBSERVED, *again))
    would = services.preview(identity)
    assert [(one.period, one.after) for one in would.moved] == [
        ("May 2023", "80%"),
        ("January 2023", "95%"),
    ]
    assert (would.restated, would.unread) == (1, 4)
    services.ingest.publish(identity, by="manager", why="A slip")
    did = services.change_made(identity)
    assert ([one.after for one in did.moved], did.unread) == (["80%", "95%"], 4)
    assert services.withdrawal(identity).unread == 4


def test_returns_of_which_some_are_worked_out_roll_up_those_alone(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.services.LOOKED_AT", 1)
    publish(services.ingest, "measures", files.MEASURES)
    publish(services.ingest, "compliance_returns", files.RETURNS)
    head, lifts, *others = files.RETURNS.splitlines(keepends=True)
    fewer = b"".join([head, *others, lifts.replace(b",142,", b",141,")])
    would = services.preview(stage(services.ingest, "compliance_returns", fewer))
    assert ({one.measure for one in would.moved}, would.unread) == ({"LIFT-ADP"}, 3)


def test_no_more_figures_are_listed_than_can_be_read(services: Services) -> None:
    assert MOST < LOOKED_AT
    publish(services.ingest, "measures", files.MEASURES)
    months = [f"{year}-{month:02}" for year in range(2013, 2024) for month in range(1, 13)]
    lines = [f"{code},{month},97" for code in ("GAS-DOM", "LIFT-ADP") for month in months]
    would = services.preview(stage(services.ingest, "observations", csv(OBSERVED, *lines)))
    assert (len(would.moved), would.more) == (MOST, len(lines) - MOST)
    assert len(would.neighbours) == MOST
