"""Registers through the monthly close: one file each, rolled up, and taken back without a trace."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dashboard.ingest import FileGoneError, FileRefusedError, Ingest, WithdrawFirstError
from dashboard.purging import purge
from tests.integration.conftest import Clock
from tests.integration.registering import (
    ASSETS,
    BETTER_CHECKS,
    CASES,
    CHECKS,
    FIRST,
    LATE,
    MORE_ASSETS,
    NOVEMBER,
    OCTOBER,
    OPEN,
    figures,
    load,
    publish,
    shown,
)


@pytest.fixture(autouse=True)
def in_november(clock: Clock) -> None:
    clock.moment = datetime(2025, 11, 27, 9, 0, tzinfo=UTC)


def test_a_register_is_staged_as_one_file_and_shows_nothing_yet(ingest: Ingest) -> None:
    staged = ingest.store.submission(load(ingest, "ehc_cases", CASES + FIRST + OPEN))
    assert (staged.rows, staged.as_at, staged.state) == (2, "2025-11-27", "staged")
    assert ingest.vault.has(staged.register)
    assert staged.register != staged.digest
    assert ingest.store.rows_of(staged.id) == []
    assert ingest.store.register("kent", "ehc_cases") is None
    assert shown(ingest) == []


def test_a_register_with_an_error_is_not_kept_at_all(ingest: Ingest) -> None:
    with pytest.raises(FileRefusedError, match="an error"):
        load(ingest, "ehc_cases", CASES + "C1,31/02/2025,,,,\n" + OPEN)
    assert ingest.store.submissions() == ()
    assert not ingest.vault.folder.exists()


def test_nothing_in_a_register_can_have_happened_after_the_day_it_was_taken(
    ingest: Ingest,
) -> None:
    with pytest.raises(FileRefusedError) as refused:
        load(ingest, "ehc_cases", CASES + LATE, OCTOBER)
    (problem,) = refused.value.batch.errors
    assert (problem.row, problem.column) == (2, "final_plan_on")
    load(ingest, "ehc_cases", CASES + LATE, NOVEMBER)


def test_once_published_its_figures_and_its_rows_show(ingest: Ingest) -> None:
    identity = publish(ingest, "ehc_cases", CASES + FIRST + OPEN, OCTOBER)
    assert figures(ingest, "EHC-20W")["2025-09"] == ("100", "1", "1")
    assert figures(ingest, "EHC-OVER")["2025-10"][0] == "1"
    kept = ingest.store.register("kent", "ehc_cases")
    assert kept is not None
    rows = ingest.roll_up.register(kept)
    assert (rows.submission, rows.as_at, rows.texts("case_id")) == (identity, OCTOBER, ["C1", "C2"])
    assert rows.frame["row"].tolist() == [2, 3]
    assert ingest.store.rows("kent", "ehc_cases") == []  # no row of it is in the tables
    assert ingest.store.verify() is None


def test_a_register_that_lacks_a_month_leaves_what_the_one_before_it_said_of_it(
    ingest: Ingest,
) -> None:
    publish(ingest, "ehc_cases", CASES + FIRST + OPEN, OCTOBER)
    publish(ingest, "annual_reviews", "case_id,plan_made_on\nC1,2024-10-01\n", OCTOBER)
    publish(ingest, "annual_reviews", "case_id,plan_made_on\nC1,2025-10-01\n", NOVEMBER)
    assert {period: value for period, (value, *_) in figures(ingest, "AR-OVER").items()} == {
        "2025-10": "1",
        "2025-11": "0",
    }
    publish(ingest, "ehc_cases", CASES + LATE, NOVEMBER)
    assert figures(ingest, "EHC-20W")["2025-09"] == ("100", "1", "1")
    assert figures(ingest, "EHC-20W")["2025-11"] == ("0", "0", "1")


def test_withdrawing_a_register_brings_back_exactly_the_figures_before_it(ingest: Ingest) -> None:
    publish(ingest, "ehc_cases", CASES + FIRST + OPEN, OCTOBER)
    before = shown(ingest)
    second = publish(ingest, "ehc_cases", CASES + FIRST + LATE, NOVEMBER)
    assert shown(ingest) != before
    ingest.rollback(second, by="manager", why="the wrong month")
    assert shown(ingest) == before
    kept = ingest.store.register("kent", "ehc_cases")
    assert kept is not None
    assert kept.id == "S1"


def test_a_register_shows_as_of_a_revision_whatever_was_decided_since(ingest: Ingest) -> None:
    first = publish(ingest, "ehc_cases", CASES + FIRST, OCTOBER)
    second = publish(ingest, "ehc_cases", CASES + OPEN, NOVEMBER)
    ingest.rollback(second, by="manager", why="the wrong month")
    found = [ingest.store.register("kent", "ehc_cases", revision=at) for at in range(4)]
    assert [one.id if one else None for one in found] == [None, first, second, first]
    assert ingest.store.register("thurrock", "ehc_cases") is None
    assert ingest.store.register("kent", "hazards") is None


def test_homes_are_counted_once_both_the_checks_and_the_assets_are_there(ingest: Ingest) -> None:
    publish(ingest, "inspections", CHECKS)
    assert figures(ingest, "FRA") == {"2025-11": ("0", "0", "1")}
    assert figures(ingest, "BS02") == {}
    publish(ingest, "assets", ASSETS)
    assert figures(ingest, "BS02") == {"2025-11": ("0", "0", "2")}
    publish(ingest, "inspections", BETTER_CHECKS)
    assert figures(ingest, "BS02") == {"2025-11": ("100", "2", "2")}


def test_actions_that_checks_left_are_figures_of_their_own(ingest: Ingest) -> None:
    left = "asset_id,workstream,required,next_due,actions_open,actions_overdue\n"
    publish(ingest, "inspections", left + "B1,FRA,Y,2026-11-01,9,4\nB1,ASB,Y,2026-11-01,1,0\n")
    assert figures(ingest, "FRA") == {"2025-11": ("100", "1", "1")}
    assert figures(ingest, "ACT-OPEN") == {"2025-11": ("10", None, None)}
    assert figures(ingest, "ACT-OVER") == {"2025-11": ("4", None, None)}


def test_what_a_register_no_longer_counts_does_not_keep_the_figure_of_the_one_before(
    ingest: Ingest,
) -> None:
    more = CHECKS.replace(b"next_due\n", b"next_due,actions_open\n").replace(b"26\n", b"26,3\n")
    publish(ingest, "inspections", more + b"B1,LRA,Y,2026-11-26,0\n", OCTOBER)
    publish(ingest, "inspections", more + b"B1,LRA,Y,2026-11-26,0\n")
    publish(ingest, "inspections", CHECKS)
    assert figures(ingest, "LRA") == {"2025-10": ("100", "1", "1"), "2025-11": (None, "0", "0")}
    assert figures(ingest, "ACT-OPEN") == {"2025-10": ("3", None, None), "2025-11": (None,) * 3}
    assert figures(ingest, "FRA")["2025-11"] == ("0", "0", "1")


def test_a_return_of_the_same_period_is_not_taken_away_by_a_register(ingest: Ingest) -> None:
    returned = "workstream,period,annual_target,annual_completed,period_due,period_completed\n"
    publish(ingest, "compliance_returns", returned + "LRA,2025-11,,,4,3\n")
    publish(ingest, "inspections", CHECKS)
    assert figures(ingest, "LRA") == {"2025-11": ("75", "3", "4")}


def test_a_workstream_reports_as_often_as_its_organisation_says(ingest: Ingest) -> None:
    measure = "measure,title,section,unit,polarity,rule,frequency\n"
    publish(ingest, "measures", measure + "FRA,Fire risk,housing,percent,higher,none,quarterly\n")
    publish(ingest, "inspections", CHECKS)
    assert set(figures(ingest, "FRA")) == {"2025-26 Q3"}


def test_assets_that_checks_were_counted_with_are_withdrawn_after_them(ingest: Ingest) -> None:
    assets = publish(ingest, "assets", ASSETS)
    checks = publish(ingest, "inspections", CHECKS)
    with pytest.raises(WithdrawFirstError) as refused:
        ingest.rollback(assets, by="manager", why="a block too many")
    assert str(refused.value) == (
        "S2, inspections, was counted with this register. Withdraw S2 first."
    )
    assert figures(ingest, "BS02") == {"2025-11": ("0", "0", "2")}
    ingest.rollback(checks, by="manager", why="a block too many")
    ingest.rollback(assets, by="manager", why="a block too many")
    assert shown(ingest) == []


def test_checks_that_assets_were_counted_with_are_withdrawn_after_them(ingest: Ingest) -> None:
    checks = publish(ingest, "inspections", CHECKS)
    assets = publish(ingest, "assets", ASSETS)
    with pytest.raises(WithdrawFirstError, match="S2, assets, was counted with this register"):
        ingest.rollback(checks, by="manager", why="the wrong month")
    ingest.rollback(assets, by="manager", why="the wrong month")
    ingest.rollback(checks, by="manager", why="the wrong month")
    assert shown(ingest) == []


def test_what_was_counted_with_another_register_does_not_keep_one_from_being_withdrawn(
    ingest: Ingest,
) -> None:
    first = publish(ingest, "assets", ASSETS)
    publish(ingest, "assets", MORE_ASSETS)
    publish(ingest, "inspections", CHECKS)
    before = shown(ingest)
    ingest.rollback(first, by="manager", why="superseded")
    assert shown(ingest) == before
    assert figures(ingest, "BS02") == {"2025-11": ("0", "0", "3")}


def test_a_purge_takes_the_file_that_came_and_the_one_it_was_kept_as(
    ingest: Ingest, clock: Clock
) -> None:
    kept = ingest.store.submission(publish(ingest, "ehc_cases", CASES + FIRST, OCTOBER))
    idle = ingest.store.submission(load(ingest, "ehc_cases", CASES + OPEN, OCTOBER))
    clock.move(days=100)
    gone = purge(ingest, timedelta(days=90), by="officer")
    assert set(gone) == {idle.digest, idle.register}
    assert not ingest.vault.has(idle.register)
    assert ingest.vault.has(kept.register)
    assert ingest.vault.has(kept.digest)
    with pytest.raises(FileGoneError):
        ingest.publish(idle.id, by="manager")
    assert ingest.store.verify() is None


def test_the_same_register_of_another_day_is_kept_once_and_counted_again(ingest: Ingest) -> None:
    first = ingest.store.submission(publish(ingest, "ehc_cases", CASES + OPEN, OCTOBER))
    second = ingest.store.submission(publish(ingest, "ehc_cases", CASES + OPEN, NOVEMBER))
    assert (first.register, first.as_at) == (second.register, "2025-10-31")
    assert second.as_at == "2025-11-27"
    assert set(figures(ingest, "EHC-OPEN")) == {f"2025-{month:02}" for month in range(6, 12)}


def test_a_check_of_a_workstream_that_is_no_measure_is_a_warning_once_a_code(
    ingest: Ingest,
) -> None:
    again = CHECKS + b"H1,FRA,Y,2026-01-01\nH1,LRA,Y,2026-01-01\nH2,EICR-DOM,N,\n"
    measure = "measure,title,section,unit,polarity,rule\nLRA,Water,housing,percent,higher,none\n"
    publish(ingest, "measures", measure)
    batch = ingest.check("inspections", again, org="kent")
    found = [
        (one.row, one.column, one.value)
        for one in batch.problems
        if one.code == "measure_not_published"
    ]
    assert batch.ok
    assert found == [(2, "workstream", "FRA"), (5, "workstream", "EICR-DOM")]


REVIEWS = "case_id,plan_made_on,last_decision_on,meeting_on,decided_on,decision\n"


def reviewed(case: int, last: str, decided: str) -> str:
    return f"P{case},2020-01-01,{last},{decided},{decided},maintain\n"


def test_a_month_keeps_its_reviews_when_they_make_way_for_the_next(ingest: Ingest) -> None:
    october = "".join(reviewed(n, "2024-10-20", "2025-10-20") for n in range(3))
    publish(ingest, "annual_reviews", REVIEWS + october, OCTOBER)
    before = figures(ingest, "AR-4W")
    assert before["2025-10"] == ("100", "3", "3")
    again = "".join(reviewed(n, "2025-10-20", "2025-11-20") for n in range(2))
    publish(ingest, "annual_reviews", REVIEWS + again + october.splitlines(True)[2], NOVEMBER)
    after = figures(ingest, "AR-4W")
    assert (after["2025-10"], after["2025-11"]) == (("100", "3", "3"), ("100", "2", "2"))


def test_a_review_recorded_late_still_counts_in_its_month(ingest: Ingest) -> None:
    publish(ingest, "annual_reviews", REVIEWS + reviewed(1, "2024-10-20", "2025-10-20"), OCTOBER)
    late = "P2,2020-01-01,2024-09-01,2025-09-01,2025-10-21,maintain\n"
    both = REVIEWS + reviewed(1, "2024-10-20", "2025-10-20") + late
    publish(ingest, "annual_reviews", both, NOVEMBER)
    assert figures(ingest, "AR-4W")["2025-10"] == ("50", "1", "2")


def test_homes_of_a_later_month_do_not_count_again_in_an_earlier_one(ingest: Ingest) -> None:
    publish(ingest, "assets", ASSETS, OCTOBER)
    publish(ingest, "inspections", CHECKS, OCTOBER)
    before = figures(ingest, "BS02")
    assert list(before) == ["2025-10"]
    publish(ingest, "assets", MORE_ASSETS, NOVEMBER)
    assert figures(ingest, "BS02") == before
    publish(ingest, "inspections", BETTER_CHECKS, NOVEMBER)
    assert figures(ingest, "BS02")["2025-11"] == ("100", "3", "3")
    assert figures(ingest, "BS02")["2025-10"] == before["2025-10"]
