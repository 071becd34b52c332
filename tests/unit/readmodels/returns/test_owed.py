"""What is owed and what has come of it, and the figures that a missing return holds up."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.domain.calendar import ReturnState
from dashboard.domain.periods import Period
from dashboard.readmodels.assessed import Series, assess
from dashboard.readmodels.cells import cell
from dashboard.readmodels.positions import Position, position
from dashboard.readmodels.returns.owed import owing, returns_owed
from tests.unit.readmodels.calendars import DUE, GAS, OCTOBER, calendar, sent, to_september
from tests.unit.readmodels.papers import Papers

AFTER = DUE + timedelta(days=6)


def gas(given: Papers, as_at: date) -> Series:
    return assess(given.books(as_at), "thurrock")["GAS-DOM"]


def stands(given: Papers, as_at: date, period: Period = OCTOBER) -> Position:
    return position(gas(given, as_at), period)


def states(given: Papers, today: date, **how: object) -> dict[str, str]:
    found = returns_owed(given.books(today), "thurrock", **how)  # type: ignore[arg-type]
    return {str(one.period): str(one.state) for one in found if one.ended}


def test_without_a_calendar_nothing_is_owed() -> None:
    assert returns_owed(Papers().books(), "thurrock") == ()


def test_each_period_that_has_ended_is_owed_and_judged_by_when_it_was_published() -> None:
    given = to_september()
    assert states(given, DUE) == {
        "2023-08": "received",
        "2023-09": "received",
        "2023-10": "awaited",
    }
    assert states(given, AFTER)["2023-10"] == "missing"
    assert states(sent(given, AFTER, "2023-10"), AFTER)["2023-10"] == "late"


def test_a_correction_does_not_make_a_return_late() -> None:
    assert states(sent(to_september(), AFTER, "2023-09"), AFTER)["2023-09"] == "received"


def test_a_row_without_a_figure_is_no_return() -> None:
    given = sent(to_september(), DUE, "2023-10", value=None, commentary="To follow.")
    assert states(given, AFTER)["2023-10"] == "missing"


def test_another_measures_figure_is_no_return() -> None:
    given = sent(to_september(), DUE, "2023-10", measure="LIFT")
    assert states(given, AFTER)["2023-10"] == "missing"


def test_what_waits_counts_only_where_it_is_asked_for() -> None:
    given = sent(to_september(), DUE, "2023-10")
    given.history["S5"] |= {"published_at": None, "revision": None}
    assert states(given, AFTER, waiting=True)["2023-10"] == "missing", "it was only checked"
    given.history["S5"]["submitted_at"] = datetime(2023, 11, 14, 12, tzinfo=UTC)
    assert states(given, DUE) == states(to_september(), DUE)
    assert states(given, DUE, waiting=True)["2023-10"] == "received"
    assert states(given, AFTER, waiting=True)["2023-10"] == "late"
    assert states(given, AFTER)["2023-10"] == "missing"
    given.history["S5"]["closed_at"] = datetime(2023, 11, 15, tzinfo=UTC)
    assert states(given, AFTER, waiting=True)["2023-10"] == "missing"


def test_looking_back_sees_only_what_had_come() -> None:
    given = sent(to_september(), AFTER, "2023-10")
    later = AFTER + timedelta(days=30)
    assert states(given, later, as_at=DUE)["2023-10"] == "awaited"
    assert states(given, later, as_at=AFTER - timedelta(days=1))["2023-10"] == "missing"
    assert states(given, later, as_at=AFTER)["2023-10"] == "late"
    assert states(given, later, as_at=DUE, waiting=True)["2023-10"] == "awaited"


def test_a_withdrawn_return_is_missing_again_from_that_revision_on() -> None:
    given = sent(to_september(), DUE, "2023-10")
    gone = {"closed_at": datetime(2023, 11, 16, tzinfo=UTC), "withdrawn_revision": 5}
    given.history["S5"] |= gone
    assert states(given, AFTER)["2023-10"] == "missing"
    assert states(given, AFTER, as_at=date(2023, 11, 15))["2023-10"] == "received"
    given.history["S5"]["withdrawn_revision"] = 6
    assert states(given, AFTER)["2023-10"] == "received"


def test_a_quarterly_return_is_also_the_one_for_its_last_month() -> None:
    quarterly: dict[str, str | None] = {**GAS, "frequency": "quarterly", "first_period": None}
    given = calendar(None, quarterly)
    sent(given, date(2023, 10, 9), "2023-07", "2023-08")
    assert states(given, DUE) == {"2023-24 Q2": "missing"}
    sent(given, date(2023, 10, 10), "2023-09")
    assert states(given, DUE) == {"2023-24 Q2": "received"}


def test_a_section_covers_what_its_dataset_brings_and_a_blank_all_of_it() -> None:
    for covers in ("housing", None):
        given = to_september({**GAS, "covers": covers})
        given.measure("thurrock", "SEND-1", section="send")
        sent(given, DUE, "2023-10", measure="SEND-1")
        expected = "received" if covers is None else "missing"
        assert states(given, AFTER)["2023-10"] == expected
    given = to_september({**GAS, "covers": None, "dataset": "compliance_returns"})
    assert gas(given, AFTER).owed == ()
    given.returned("thurrock", "GAS-DOM", "2023-10", annual_completed="9", annual_target="10")
    assert {one.entry.return_id for one in gas(given, AFTER).owed} == {"GAS"}
    assert states(given, AFTER)["2023-09"] == "missing"


def test_a_fund_has_figures_but_no_measures() -> None:
    fund = {**GAS, "dataset": "funds", "covers": None, "frequency": "quarterly"}
    given = calendar(None, {**fund, "first_period": "2023-24 Q2"})
    given.publish("thurrock", "funds", {"fund": "BCF", "period": "2023-24 Q2", "budget": "9"})
    assert states(given, DUE) == {"2023-24 Q2": "received"}
    assert gas(given, DUE).owed == ()


@pytest.mark.parametrize(
    ("taken", "state"),
    [("2023-10-31", "received"), ("2023-10-01", "received"), ("2023-11-01", "missing")],
)
def test_a_register_is_the_return_of_the_month_it_was_taken_in(taken: str, state: str) -> None:
    given = calendar(None, {**GAS, "dataset": "hazards", "first_period": "2023-10"})
    given.day = date(2023, 11, 3)
    given.publish("thurrock", "hazards", {"hazard_id": "H1"})
    given.history["S3"]["as_at"] = taken
    assert states(given, AFTER) == {"2023-10": state}


@pytest.mark.parametrize(
    ("taken", "came"),
    [("2023-09-30", "2023-09"), ("2023-10-30", "2023-09"), ("2023-10-31", "2023-10")],
)
def test_a_register_of_risks_that_says_its_day_is_the_return_of_then(taken: str, came: str) -> None:
    given = calendar(None, {**GAS, "dataset": "risks", "first_period": "2023-09"})
    given.day = AFTER
    given.publish("thurrock", "risks", {"risk_id": "R1"})
    given.history["S3"] |= {"as_at": taken, "whole_register": True}
    found = states(given, AFTER)
    assert [period for period, state in found.items() if state == "late"] == [came]


@pytest.mark.parametrize(
    ("loaded", "october"),
    [
        (date(2023, 10, 30), "missing"),
        (date(2023, 10, 31), "received"),
        (date(2023, 11, 29), "late"),
        (date(2023, 11, 30), "missing"),
    ],
)
def test_a_file_without_periods_is_for_the_one_that_last_ended(loaded: date, october: str) -> None:
    given = calendar(None, {**GAS, "dataset": "risks", "covers": None, "first_period": "2023-10"})
    given.day = loaded
    given.publish("thurrock", "risks", {"risk_id": "R1"})
    assert states(given, date(2023, 12, 1))["2023-10"] == october


def test_a_missing_return_turns_its_measure_grey_with_the_service_named() -> None:
    given = to_september()
    place = stands(given, AFTER)
    seen = cell(place, given.books(AFTER), OCTOBER)
    assert (seen.state, seen.text, seen.rating.rag, seen.rating.reason) == (
        "late",
        None,
        "none",
        "late_return",
    )
    assert seen.rating.why == (
        "No figure for October 2023: the gas return was due from Property services "
        "on 14 November 2023."
    )
    assert place.owed is not None
    assert owing(place.owed) == "due from Property services on 14 November 2023"


def test_before_the_due_day_the_figure_is_not_due() -> None:
    given = to_september()
    seen = cell(stands(given, DUE), given.books(DUE), OCTOBER)
    assert (seen.state, seen.rating.reason) == ("not_due", "not_due")
    assert seen.rating.why == (
        "No figure for October 2023 yet: the gas return is due from Property services "
        "by 14 November 2023."
    )


def test_the_calendar_does_not_touch_a_figure_that_is_here() -> None:
    place = stands(to_september(), AFTER, OCTOBER.previous())
    assert (place.state, place.owed) == ("rated", None)


def test_a_blank_sent_with_its_reason_is_grey_and_held_up_only_once_overdue() -> None:
    given = sent(to_september(), DUE, "2023-10", value=None, commentary="Contract ended.")
    before, after = stands(given, DUE), stands(given, AFTER)
    assert (before.state, before.owed) == ("no_figure", None)
    seen = cell(after, given.books(AFTER), OCTOBER)
    assert (seen.state, seen.rating.reason, seen.commentary) == (
        "late",
        "late_return",
        "Contract ended.",
    )


def test_a_return_that_came_without_the_figure_leaves_the_rhythm_to_decide() -> None:
    given = to_september({**GAS, "covers": "GAS-DOM; LIFT"})
    sent(given, DUE, "2023-10", measure="LIFT")
    place = stands(given, AFTER)
    assert (place.state, place.owed) == ("late", None)


def test_a_measure_that_never_came_is_late_where_a_calendar_says_so() -> None:
    place = stands(calendar(), AFTER)
    assert (place.state, place.expected) == ("late", OCTOBER)
    assert place.last is None


def test_of_two_returns_that_bring_a_figure_the_missing_one_is_named() -> None:
    slower = {**GAS, "return_id": "SLOW", "title": "Year book", "due_working_days": "60"}
    place = stands(to_september(dict(GAS), dict(slower)), AFTER)
    assert place.owed is not None
    assert (place.owed.state, place.owed.entry.title) == (ReturnState.MISSING, "Gas return")


def test_a_return_staged_while_the_answer_is_made_is_left_for_the_next() -> None:
    given = sent(to_september(), DUE, "2023-10")
    kept = given.submissions
    given.submissions = lambda org=None: kept(org)[:-1]  # type: ignore[method-assign]
    assert states(given, AFTER)["2023-10"] == "missing"
