"""Advice on an assessment: 6 weeks for each service (rule S2)."""

from __future__ import annotations

import pytest

from dashboard.domain.clocks.advice import (
    AdviceError,
    AdviceRequest,
    ServiceTimeliness,
    by_service,
    clock,
    doubts,
)
from dashboard.domain.clocks.ehc import EhcSettings
from tests.unit.domain.clocks.law import BOOK, day, said

ASKED = {"case_id": "1", "service": "health", "requested_on": "2025-01-02"}
AS_AT = day("2025-03-01")


def asked(**columns: str) -> AdviceRequest:
    return AdviceRequest.from_row(ASKED | columns)


@pytest.mark.parametrize(
    ("received", "as_at", "state"),
    [
        ("2025-02-13", "2025-03-01", "met"),
        ("2025-02-14", "2025-03-01", "late"),
        ("", "2025-02-13", "open"),
        ("", "2025-02-14", "overdue"),
    ],
)
def test_S2_advice_is_due_back_in_six_weeks(received: str, as_at: str, state: str) -> None:
    one = clock(asked(received_on=received), day(as_at), BOOK)
    assert (one.case_id, one.service) == ("1", "health")
    assert said(one.advice) == ("2025-02-13", state)
    assert one.advice.rule is not None
    assert one.advice.rule.id == "S2"


def test_D2_the_day_of_the_request_can_be_counted() -> None:
    one = clock(asked(), AS_AT, BOOK, EhcSettings(count_day_of_receipt=True))
    assert said(one.advice) == ("2025-02-12", "overdue")


def test_S2_a_request_from_before_the_law_has_no_limit() -> None:
    one = clock(asked(requested_on="2014-08-31"), AS_AT, BOOK)
    assert said(one.advice) == (None, "not_applicable")


def test_S2_timeliness_is_shown_service_by_service() -> None:
    rows = [("social care", "2025-02-13"), ("health", "2025-02-14"), ("health", "2025-02-01")]
    rows += [("health", ""), ("psychology", "")]
    requests = [asked(service=service, received_on=received) for service, received in rows]
    services = by_service(clock(request, AS_AT, BOOK) for request in requests)
    assert services == (
        ServiceTimeliness("health", met=1, late=1, open=0, overdue=1),
        ServiceTimeliness("psychology", met=0, late=0, open=0, overdue=1),
        ServiceTimeliness("social care", met=1, late=0, open=0, overdue=0),
    )
    assert [service.percent for service in services] == [50, None, 100]


def test_D12_advice_before_it_was_asked_for_is_refused() -> None:
    found = doubts(asked(received_on="2025-01-01"), AS_AT)
    assert [(one.column, one.code) for one in found] == [("received_on", "date_before_its_start")]


@pytest.mark.parametrize("column", ["case_id", "service", "requested_on"])
def test_a_request_without_what_it_needs_is_refused(column: str) -> None:
    with pytest.raises(AdviceError, match=f"{column}: is blank"):
        asked(**{column: ""})
