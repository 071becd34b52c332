"""A rating is always its word, its shape and its colour; a mark is always its words."""

from __future__ import annotations

import re

import pytest
from dash import html

from dashboard import paths
from dashboard.components.marks import RATINGS, mark, severity, shape
from dashboard.components.rag_badge import rag_badge, rag_with_reason
from dashboard.components.tally import SHAPES, tally
from dashboard.readmodels.types import Mark, TallyItem
from tests.drawn import WORDS, called, of, rating, text

MARKS = ("clock", "query", "provisional", "stale", "missing", "half", "open", "note")
CSS = (paths.shipped("assets") / "20-components.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("rag", RATINGS)
@pytest.mark.parametrize("current", [True, False])
def test_G9_a_rating_has_its_word_and_its_shape_in_every_form(rag: str, current: bool) -> None:
    badge = rag_badge(rating(rag), current=current)
    assert text(badge) == WORDS[rag]
    assert called(badge, f"shape--{rag}")
    assert f"rag--{rag}" in badge.className


def test_only_the_current_period_gets_a_block() -> None:
    assert "rag--past" not in rag_badge(rating()).className
    assert "rag--past" in rag_badge(rating(), current=False).className


def test_a_badge_is_followed_by_its_reason() -> None:
    assert text(rag_with_reason(rating("red", "30% worse than target."))).endswith("target.")


@pytest.mark.parametrize("kind", sorted({*RATINGS, *SHAPES.values(), "clock", "ring"}))
def test_every_shape_is_drawn_and_no_two_are_alike(kind: str) -> None:
    drawn = dict(re.findall(r"\.shape--(\w+) \{ --shape: url\(\"(.+?)\"\)", CSS))
    assert kind in drawn
    assert list(drawn.values()).count(drawn[kind]) == 1


def test_shapes_are_hidden_from_screen_readers() -> None:
    assert shape("red").to_plotly_json()["props"]["aria-hidden"] == "true"


@pytest.mark.parametrize("kind", MARKS)
def test_a_mark_says_its_words_in_ink(kind: str) -> None:
    drawn = mark(Mark(kind, "One month in arrears"))
    assert text(drawn) == "One month in arrears"
    assert not any(called(drawn, f"shape--{rag}") for rag in RATINGS)


@pytest.mark.parametrize(("kind", "word"), [("error", "Must fix"), ("warning", "Check")])
def test_a_problem_wears_no_rating_colour(kind: str, word: str) -> None:
    assert text(severity(kind)) == word
    assert "rag" not in severity(kind).className


def test_a_tally_draws_a_mark_for_each_and_writes_nought_without_one() -> None:
    red, amber = tally([TallyItem("red", "red", 0), TallyItem("amber", "amber", 5)]).children
    assert text(red) == "0  red"
    assert not called(red, "tally-mark")
    assert text(amber) == "5  amber"
    assert len(called(amber, "tally-mark")) == 5


def test_the_marks_of_a_tally_are_hidden_and_its_words_are_read() -> None:
    (marks,) = called(tally([TallyItem("green", "green", 7)]), "tally-marks")
    assert marks.to_plotly_json()["props"]["aria-hidden"] == "true"


def test_a_long_tally_draws_smaller_marks() -> None:
    assert "tally--many" in tally([TallyItem("complete", "complete", 48)]).className
    assert "tally--many" not in tally([TallyItem("red", "red", 5)]).className


def test_a_tally_is_a_list() -> None:
    drawn = tally([TallyItem("red", "red", 1)])
    assert isinstance(drawn, html.Ul)
    assert len(of(drawn, html.Li)) == 1
