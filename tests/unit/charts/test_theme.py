"""Charts and pages take their colours from one file."""

from __future__ import annotations

import pytest

from dashboard.charts import theme
from dashboard.charts.theme import NARROW, SCREEN, SLIDE


def test_every_rating_has_its_colour_in_the_tokens() -> None:
    for rag in theme.SYMBOLS:
        assert theme.rating_colour(rag).startswith("#")


def test_a_colour_the_tokens_lack_is_an_error() -> None:
    with pytest.raises(KeyError):
        theme.colour("chartreuse")


@pytest.mark.parametrize("size", [SCREEN, NARROW, SLIDE])
def test_a_chart_never_adds_room_of_its_own(size: theme.Size) -> None:
    layout = theme.layout(size)
    assert layout["margin"]["autoexpand"] is False
    assert layout["font"]["family"].startswith("IBM Plex Sans")


def test_the_width_of_words_is_that_of_the_longest_line_without_its_marks() -> None:
    assert SCREEN.words("<b>11.3</b><br>provisional") == SCREEN.words("provisional")
