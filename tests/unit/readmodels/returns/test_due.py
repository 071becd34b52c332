"""The list of returns owed: by due day, each with what came, in numbers and in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.readmodels.returns.due import DueLine, DueQuery, DueView, build
from tests.unit.readmodels.calendars import DUE, GAS, calendar, sent, to_september
from tests.unit.readmodels.papers import Papers

AFTER = DUE + timedelta(days=6)


def view(given: Papers, today: date, as_at: str | None = None) -> DueView:
    return build(DueQuery("thurrock", as_at), given.books(today))


def newest(given: Papers, today: date) -> DueLine:
    return view(given, today).lines[-1]


def test_a_line_names_return_service_period_and_due_day() -> None:
    line = newest(to_september(), AFTER)
    assert line == DueLine(
        return_id="GAS",
        title="Gas return",
        service="Property services",
        dataset="observations",
        period="2023-10",
        period_label="October 2023",
        due_on="2023-11-14",
        due_label="14 November 2023",
        state="missing",
        state_label="Missing",
        received_on=None,
        published=False,
        days_late=6,
        words="Nothing received, six days late",
    )


def test_a_return_in_time_says_the_day_and_one_awaited_that_it_is_not_due() -> None:
    august, _, october = view(to_september(), DUE).lines
    assert (august.words, august.received_on, august.published, august.days_late) == (
        "Published 8 September 2023",
        "2023-09-08",
        True,
        0,
    )
    assert (october.words, october.state) == ("Not due yet", "awaited")


def test_a_late_one_says_when_it_was_loaded_too() -> None:
    given = sent(to_september(), AFTER, "2023-10")
    assert newest(given, AFTER).words == "Published 20 November 2023, six days late"
    given.history["S5"]["created_at"] -= timedelta(days=10)
    assert newest(given, AFTER).words == (
        "Loaded 10 November 2023, published 20 November 2023, six days late"
    )


def test_one_that_waits_is_received_and_not_published() -> None:
    given = sent(to_september(), DUE, "2023-10")
    submitted = datetime(2023, 11, 14, 12, tzinfo=UTC)
    given.history["S5"] |= {"published_at": None, "revision": None, "submitted_at": submitted}
    line = newest(given, DUE)
    assert (line.state, line.received_on, line.published) == ("received", "2023-11-14", False)
    assert line.words == "Received 14 November 2023, not published"
    assert newest(given, AFTER).words == "Received 14 November 2023, not published, six days late"


def test_lines_stand_by_due_day_then_service() -> None:
    lift = {**GAS, "return_id": "LIFT", "title": "Lift return", "service": "Estates"}
    lines = view(to_september(dict(GAS), dict(lift)), AFTER).lines
    assert [(one.due_on, one.title) for one in lines[-2:]] == [
        ("2023-11-14", "Lift return"),
        ("2023-11-14", "Gas return"),
    ]


def test_the_day_may_be_another_than_the_editions() -> None:
    seen = view(to_september(), AFTER, "2023-10-15")
    assert (seen.as_at, [one.period for one in seen.lines]) == (
        "2023-10-15",
        ["2023-08", "2023-09"],
    )
    assert view(to_september(), AFTER).as_at == "2023-11-20"
    with pytest.raises(ValueError, match="isoformat"):
        view(to_september(), AFTER, "tomorrow")


def test_the_headline_counts_what_is_missing_and_what_came_late() -> None:
    given = to_september()
    assert view(given, DUE).headline == "No return is late: three returns owed"
    assert view(given, AFTER).headline == "One of three returns is missing"
    assert view(sent(given, AFTER, "2023-10"), AFTER).headline == "One of three returns is late"
    last = date(2024, 1, 31)
    assert view(given, last).headline == "Two of five returns are missing and one is late"
    assert view(calendar(), last).headline == "Five of five returns are missing"
    assert view(Papers(), last).headline == "No return is owed"
