"""Addresses are promises: members bookmark them."""

from __future__ import annotations

from dashboard.domain.periods import Period
from dashboard.readmodels import addresses


def test_an_address_carries_what_has_a_value_in_the_order_given() -> None:
    assert addresses.address("/send", org="kent", period=None, sort="worst") == (
        "/send?org=kent&sort=worst"
    )
    assert addresses.address("/send", org=None) == "/send"


def test_a_measure_is_addressed_at_its_period() -> None:
    period = Period.parse("2023-24 Q2")
    assert addresses.measure_address("kent", "A&B", period) == (
        "/measure?org=kent&measure=A%26B&period=2023-24-Q2"
    )
    assert addresses.measure_address("kent", "A") == "/measure?org=kent&measure=A"


def test_plans_and_risks_have_addresses() -> None:
    assert addresses.plan_address("kent", "Living Well", "1", status="complete") == (
        "/strategies?org=kent&plan=Living+Well&priority=1&status=complete"
    )
    assert addresses.risk_address("kent", "R1") == "/risks?org=kent&risk=R1"
    assert addresses.risk_address("kent") == "/risks?org=kent"


def test_every_section_has_a_page_and_a_tab() -> None:
    assert set(addresses.SECTION_PATHS) == set(addresses.SECTION_TABS)
