"""What the borough's homes show when the clocks score them: mostly in date, with a story."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from dashboard.catalogue import load_catalogue
from dashboard.domain.clocks.housing_sums import WorkstreamSummary, by_workstream
from dashboard.domain.returns import ComplianceReturn
from dashboard.domain.tsm import AssetKind, OutOfDate, SafetyMeasure, safety_measures
from tests.unit.sources.demo.conftest import BOOK, TODAY, Borough, states


@pytest.fixture(scope="module")
def summaries(borough: Borough) -> dict[str, WorkstreamSummary]:
    return {one.workstream: one for one in by_workstream(borough.checks)}


@pytest.fixture(scope="module")
def safety(borough: Borough) -> dict[str, SafetyMeasure]:
    measured = safety_measures(borough.assets, borough.checks, TODAY, BOOK)
    return {one.code: one for one in measured}


def test_it_manages_as_many_homes_as_asked(borough: Borough, small: Borough) -> None:
    for each in (borough, small):
        homes = [one for one in each.assets if one.kind is AssetKind.DWELLING]
        assert sum(one.managed_on(TODAY) for one in homes) == each.homes
        assert any(not one.managed_on(TODAY) for one in homes)


def test_a_block_counts_the_homes_under_it(borough: Borough) -> None:
    under = Counter(one.parent_id for one in borough.assets if one.kind is AssetKind.DWELLING)
    blocks = [one for one in borough.assets if one.kind is AssetKind.BLOCK]
    assert all(block.homes == under[block.asset_id] for block in blocks)
    assert len({one.ward for one in borough.assets}) == 12


def test_every_workstream_is_checked_and_mostly_in_date(
    summaries: dict[str, WorkstreamSummary],
) -> None:
    assert set(summaries) == set(load_catalogue().workstreams)
    assert all(90 < (one.percent or 0) <= 100 for one in summaries.values())


def test_one_high_rise_without_a_fire_risk_assessment_in_date_fails_its_84_homes(
    safety: dict[str, SafetyMeasure],
) -> None:
    assert safety["BS02"].out_of_date_by == (OutOfDate("B0001", "FRA", 84),)
    assert safety["BS02"].homes - safety["BS02"].compliant == 84
    assert safety["BS04"].percent == 100


def test_every_check_is_of_an_asset_that_stands_somewhere(
    safety: dict[str, SafetyMeasure],
) -> None:
    assert all(one.homes and not one.unplaced for one in safety.values())


def test_gas_is_short_by_homes_that_could_not_be_got_into(
    summaries: dict[str, WorkstreamSummary],
) -> None:
    gas = summaries["GAS-DOM"]
    assert round(float(gas.percent or 0), 1) == 99.6
    assert gas.without_access == (gas.required - gas.in_date) // 2 + 2
    assert min(gas.no_record, gas.actions_open, gas.actions_overdue) > 0


def test_gas_checks_stand_in_every_way_they_can(borough: Borough) -> None:
    gas = [
        (inspection, check)
        for inspection, check in zip(borough.inspections, borough.checks, strict=True)
        if check.workstream == "GAS-DOM"
    ]
    opened = [
        inspection
        for inspection, check in gas
        if check.earliest_visit and check.due and check.earliest_visit <= TODAY <= check.due
    ]
    assert any(one.booked_for for one in opened)
    assert any(one.without_access and (one.access_attempts or 0) > 1 for one in opened)
    assert any(one.installed_on and not one.last_completed for one, _ in gas)
    assert {str(check.status) for _, check in gas} == {
        "in_date",
        "due_soon",
        "overdue",
        "no_record",
        "not_required",
    }


def test_nothing_is_asked_of_a_home_that_is_gone(borough: Borough) -> None:
    gone = {one.asset_id: one.managed_to for one in borough.assets if one.managed_to}
    found = [one for one in borough.inspections if one.asset_id in gone]
    assert found
    for inspection in found:
        assert not inspection.required
        assert (inspection.last_completed or TODAY) < (gone[inspection.asset_id] or TODAY)


def returned(borough: Borough, workstream: str) -> list[ComplianceReturn]:
    found = map(ComplianceReturn.from_row, borough.rows("compliance_returns"))
    return [one for one in found if one.workstream == workstream]


def test_two_years_of_returns_lead_up_to_the_register_and_stop_before_its_month(
    borough: Borough, summaries: dict[str, WorkstreamSummary]
) -> None:
    for workstream, stock in summaries.items():
        history = returned(borough, workstream)
        assert len(history) == (24 if workstream == "GAS-DOM" else 8)
        assert {one.annual_target for one in history} == {stock.required}
        assert all(one.period.end < TODAY.replace(day=1) for one in history)
        assert all(a.period.next() == b.period for a, b in pairwise(history))


def test_asbestos_surveys_recover_and_lifts_slip(
    borough: Borough, summaries: dict[str, WorkstreamSummary]
) -> None:
    asbestos = [one.overdue or 0 for one in returned(borough, "ASB")]
    assert asbestos[0] > 2 * asbestos[-1] > 0
    lifts = [one.overdue or 0 for one in returned(borough, "LIFT-PAS")]
    assert lifts[0] == 0 < lifts[-1]
    assert 95 < (summaries["LIFT-PAS"].percent or 0) < 100


def test_every_state_of_a_hazard_occurs(borough: Borough) -> None:
    clocks = [*borough.hazards("emergency"), *borough.hazards("significant")]
    stood = {"met", "late", "open", "overdue"}
    assert set(states(one.investigate for one in clocks)) == stood
    assert set(states(one.summary for one in clocks)) == stood
    assert set(states(one.make_safe for one in clocks)) == stood | {"not_applicable"}
    assert set(states(one.further_work for one in clocks)) == stood | {"not_applicable"}


def test_some_hazards_are_emergencies_some_were_none_and_some_moved_a_household(
    borough: Borough,
) -> None:
    rows = borough.rows("hazards")
    assert {row["kind"] for row in rows} == {"emergency", "significant"}
    assert {row["hazard_found"] for row in rows} == {"Y", "N", None}
    assert 0 < sum(row["rehoused_on"] is not None for row in rows) < len(rows) / 10
    homes = {one.asset_id for one in borough.assets if one.kind is AssetKind.DWELLING}
    assert {row["asset_id"] for row in rows} <= homes
