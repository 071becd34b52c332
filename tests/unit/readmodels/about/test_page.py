"""What the about page says of rules, colours, decisions and limits."""

from __future__ import annotations

from datetime import date

from dashboard.domain.control import ENOUGH
from dashboard.domain.rating import Rag, Reason
from dashboard.readmodels.about.page import AboutQuery, AboutView, build
from dashboard.readmodels.about.words import Topic
from tests.unit.readmodels.papers import BANDS, Row, books_of

TODAY, ORG = date(2024, 2, 7), "thurrock"
TOLERANCE: Row = {"unit": "number", "rule": "tolerance", "tolerance_kind": "percent"}
LEVELS: Row = {"unit": "number", "polarity": "lower", "rule": "matrix"}


def measure(code: str, section: str, **given: str | None) -> Row:
    return {"measure": code, "title": code.title(), "section": section, **given}


def ask(*measures: Row, contact: str = "") -> AboutView:
    return build(AboutQuery(ORG, contact), books_of(ORG, TODAY, measures=measures))


def topic(view: AboutView, key: str) -> Topic:
    return next(one for one in view.topics if one.key == key)


def words(one: Topic) -> str:
    return " ".join([*one.paragraphs, *(fact.words for fact in one.facts), *one.points])


def test_each_rule_in_use_is_said_with_its_boundaries_and_how_many_it_rates() -> None:
    view = ask(
        measure("GAS", "housing", **BANDS),
        measure("ASB", "housing", **BANDS),
        measure("DELAY", "adult-social-care", **TOLERANCE, polarity="lower", tolerance="10"),
        measure("HOME", "partnership", **TOLERANCE, polarity="higher", tolerance="0"),
        measure("COUNT", "send", unit="number", polarity="higher", rule="none"),
        measure("OTHER", "send", unit="number", polarity="none", rule="none"),
    )
    assert [(rule.words, rule.good, rule.sections, rule.measures) for rule in view.rules] == [
        ("Green at 100%; amber from 90%; red under 90%.", "Higher", "Housing", 2),
        ("Not rated: no rule is set", "", "SEND", 2),
        ("Green at or under target; amber up to 10% over; red beyond.", "Lower", "Social care", 1),
        ("Green at or over target; no amber; red beyond.", "Higher", "Partnership", 1),
    ]
    assert view.rules_words == "Thurrock Council: six measures, four rules"


def test_the_levels_of_risk_are_said_by_the_council_s_own_scores() -> None:
    set_levels = measure("RISK", "risks", **LEVELS, green="6", amber="15")
    said = ask(set_levels).rules[0].words
    assert said == "Likelihood times impact: low to 6, medium from 7 to 15, high from 16."
    none_set = ask(measure("RISK", "risks", **LEVELS)).rules[0].words
    assert none_set == "Likelihood times impact; the council has set no levels."


def test_every_colour_has_its_word_and_its_meaning() -> None:
    colours = ask().colours
    assert [key.rating.rag for key in colours] == ["red", "amber", "green", "blue", "none"]
    assert {key.rating.word for key in colours} == {rag.word for rag in Rag}
    assert all(key.looks and key.means for key in colours)


def test_every_reason_for_no_rating_is_explained() -> None:
    reasons = ask().reasons
    assert len(reasons) == len(Reason)
    assert all(fact.label.startswith("Not rated") and fact.words for fact in reasons)


def test_the_edition_is_taken_apart() -> None:
    edition = topic(ask(), "edition")
    assert "7 February 2024, figures 1, definitions 00000000, release 1.0" in edition.paragraphs[0]
    assert [fact.label for fact in edition.facts] == [
        "7 February 2024",
        "Figures 1",
        "Definitions 00000000",
        "Release 1.0",
    ]


def test_whom_to_tell_is_not_stated_until_a_council_states_it() -> None:
    assert topic(ask(), "accessibility").facts[-1].words == "not stated"
    told = topic(ask(contact="the data team, room 4"), "accessibility")
    assert told.facts[-1].words == "the data team, room 4"


def test_the_accessibility_statement_claims_no_more_than_was_tested() -> None:
    said = words(topic(ask(), "accessibility"))
    assert "full conformance is not claimed" in said
    assert "Not tested with screen readers" in said


def test_the_sample_is_said_not_to_be_the_councils_own_publication() -> None:
    assert "not the councils’ own publication" in words(topic(ask(), "sample"))


def test_decisions_that_papers_left_open_are_listed() -> None:
    said = topic(ask(), "decisions")
    labels = " ".join(fact.label for fact in said.facts)
    for decision in ("8, 10 and 12 are medium", "10% of target", "no tolerance"):
        assert decision in labels


def test_the_rules_of_change_follow_the_product_s_own_numbers() -> None:
    assert f"With {ENOUGH} figures or more" in topic(ask(), "better").paragraphs[0]


def test_every_topic_has_its_own_place_in_the_address() -> None:
    view = ask()
    keys = [view.rating.key, *(one.key for one in view.topics)]
    assert len(set(keys)) == len(keys)
