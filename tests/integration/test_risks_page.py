"""The risks page over the sample: the counts and moves that the registers print."""

from __future__ import annotations

from dashboard.readmodels.risks import page as register
from dashboard.readmodels.risks.page import RisksQuery, RisksView
from dashboard.services import Services
from pages import risks
from tests.integration.drawn import classed, words


def ask(services: Services, **query: str) -> RisksView:
    return services.read.answer(register.build, RisksView, RisksQuery(**query))


def test_kents_register_counts_and_moves_as_printed(sample_services: Services) -> None:
    view = ask(sample_services, org="kent")
    assert [(item.word, item.count) for item in view.frame.head.tally] == [
        ("high", 9),
        ("medium", 2),
        ("low", 0),
    ]
    assert [fact.words for fact in view.moves[:3]] == ["1 risk, by 3", "2 risks, by 9", "−6"]
    assert "All 11 reviews were due by 28 May 2019" in view.frame.head.lead
    assert "8, 10 or 12" in view.frame.foot.bands


def test_southends_register_has_scores_and_no_levels(sample_services: Services) -> None:
    view = ask(sample_services, org="southend")
    assert len(view.lines) == 18
    assert {line.now.level for line in view.lines} == {None}
    assert "No banding is published" in view.frame.head.lead


def test_a_council_without_a_register_says_so(sample_services: Services) -> None:
    head = ask(sample_services, org="thurrock").frame.head
    assert head.headline == "No risk register is published"


def test_each_risk_and_each_slide_can_be_drawn(sample_services: Services) -> None:
    for line in ask(sample_services, org="kent").lines:
        page = risks.layout(sample_services, org="kent", risk=line.ref)
        assert line.title in str(page)
    slides = risks.layout(sample_services, org="kent", view="present")
    shown = [part for part in slides._traverse() if getattr(part, "className", None) == "slide"]
    assert len(shown) == 6


def test_one_risk_is_projected_with_the_councils_name(sample_services: Services) -> None:
    drawn = risks.layout(sample_services, org="kent", risk="AH0004", view="present")
    first, second = classed(drawn, "slide")
    assert "Kent County Council: risk register, 12 March 2019, AH0004" in words(first)
    assert "Consequence" in words(second)
