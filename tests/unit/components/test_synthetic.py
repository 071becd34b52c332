"""Made-up figures say so at the top of a page, and on every slide of one that is projected."""

from __future__ import annotations

from dash import html

from dashboard.components.slide import slide
from dashboard.components.synthetic import WORDS, marked_synthetic
from dashboard.readmodels.types import Foot
from tests.drawn import text

FOOT = Foot(("A paper",), "Bands.", "edition 1")


def test_a_page_says_it_once_before_anything_else() -> None:
    line, head = marked_synthetic([html.H1("Head")])
    assert (text(line), text(head)) == (WORDS, "Head")


def test_every_slide_says_it_because_one_may_be_photographed_alone() -> None:
    slides = [slide("Kicker", name, [html.P("Body")], FOOT) for name in ("One", "Two")]
    marked = marked_synthetic(slides)
    assert [text(part).startswith(WORDS) for part in marked] == [True, True]
    assert [text(part).count(WORDS) for part in marked] == [1, 1]


def test_a_page_with_slides_under_a_head_says_it_above_the_head_too() -> None:
    marked = marked_synthetic([html.H1("Head"), slide("Kicker", "One", [], FOOT)])
    assert [text(part).count(WORDS) for part in marked] == [1, 0, 1]


def test_nothing_to_show_is_marked_all_the_same() -> None:
    assert [text(part) for part in marked_synthetic([])] == [WORDS]
