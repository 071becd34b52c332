"""Who is on a measure that misses its target, in lists and on slides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.components.measure_line import missed_table
from dashboard.components.slide import measure_slide
from dashboard.readmodels.types import Fact, Foot
from tests.drawn import line, text

KNOWN, UNKNOWN = Fact("Owner", "Head of Compliance"), Fact("Owner", "not stated")


@pytest.mark.parametrize(("fact", "said"), [(KNOWN, True), (UNKNOWN, False)])
def test_a_list_says_who_is_on_it_where_that_is_stated(fact: Fact, said: bool) -> None:
    missed = replace(line("amber"), facts=(fact,))
    drawn = text(missed_table([missed], caption="Furthest first.", period_head="January"))
    assert ("Owner: Head of Compliance" in drawn) is said
    assert "not stated" not in drawn


@pytest.mark.parametrize(
    ("fact", "kicker"), [(KNOWN, "Gas, June. Owner: Head of Compliance"), (UNKNOWN, "Gas, June")]
)
def test_the_slide_of_a_measure_says_so_above_its_headline(fact: Fact, kicker: str) -> None:
    drawn = text(measure_slide("Gas, June", replace(line("red"), facts=(fact,)), Foot((), "", "")))
    assert kicker in drawn
    assert ("Owner" in drawn) is fact.stated
