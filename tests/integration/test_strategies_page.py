"""The strategies page over the sample: every plan, and the figures its papers print."""

from __future__ import annotations

import pytest

from dashboard.services import Services
from pages import strategies
from tests.integration.drawn import classed, words

SEND = "SEND strategic action plan"


def drawn(services: Services, **query: str) -> str:
    return words(strategies.layout(services, **query))


def test_the_send_plan_counts_its_actions_and_measures_no_claim(sample_services: Services) -> None:
    page = drawn(sample_services, org="southend", plan=SEND)
    assert "19 of 48 actions complete; no impact claim is measured" in page
    assert "none has a due date, so the plan cannot say what is late." in page
    assert page.count("No measure attached") == 5
    assert "Only figure: about 5%, June 2024" in page


def test_every_plan_is_listed_with_its_counts(sample_services: Services) -> None:
    page = drawn(sample_services, org="southend")
    for plan in (SEND, "Caring Well", "Living Well", "Ageing Well", "All three adult strategies"):
        assert plan in page
    assert "counted once" in page


def test_a_plan_that_states_no_status_is_not_read_as_on_track(sample_services: Services) -> None:
    page = drawn(sample_services, org="kent")
    assert "No status is stated for any of 79 actions" in page
    for count in (14, 30, 18, 17):
        assert f"All {count} actions" in page
    assert "In progress" not in page


def test_a_priority_shows_each_action_with_its_evidence(sample_services: Services) -> None:
    page = drawn(sample_services, org="southend", plan="Ageing Well", priority="5.7a")
    assert "541 of 2,250 completions" in page
    assert "24% of target" in page
    assert "Wellbeing course completions" in page


@pytest.mark.parametrize(
    "query",
    [
        {"org": "thurrock"},
        {"org": "nowhere", "plan": "nothing", "utm_source": "post"},
        {"org": "southend", "status": "at_risk"},
        {"org": "southend", "plan": SEND, "view": "present"},
        {"org": "southend", "view": "present"},
    ],
)
def test_any_address_draws_a_page_with_one_headline(
    query: dict[str, str], sample_services: Services
) -> None:
    page = strategies.layout(sample_services, **query)
    headings = [part for part in page._traverse() if type(part).__name__ == "H1"]
    assert len(headings) == 1


def test_every_plan_is_projected_with_its_message_first(sample_services: Services) -> None:
    page = strategies.layout(sample_services, org="southend", view="present")
    first, *rest = classed(page, "slide")
    assert "Southend-on-Sea City Council: all plans" in words(first)
    assert "actions complete across seven plans" in words(first)
    assert "Due dates that have passed" in words(rest[-1])


def test_each_priority_of_a_projected_plan_has_its_own_message(sample_services: Services) -> None:
    page = strategies.layout(sample_services, org="southend", plan=SEND, view="present")
    said = [words(one) for one in classed(page, "slide")]
    assert "19 of 48 actions complete" in said[0]
    assert "Priority 1: 4 of 8 actions complete" in said[1]
    silent = words(strategies.layout(sample_services, org="kent", view="present"))
    assert "no status stated" in silent


def test_a_projected_priority_shows_every_action(sample_services: Services) -> None:
    query = {"org": "southend", "plan": "Ageing Well", "priority": "5.7a"}
    onscreen = strategies.layout(sample_services, **query)
    projected = strategies.layout(sample_services, **query, view="present")
    assert len(classed(projected, "action-title")) == len(classed(onscreen, "action-title")) > 9
