"""Which definition a measure has at a period."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.catalogue.definitions import (
    defined,
    filled_in,
    in_force,
    matrix_on,
    own_definitions,
)
from dashboard.domain.measures import Measure, RuleKind
from dashboard.domain.periods import Period
from dashboard.domain.rows import Row

GAS: Row = {
    "measure": "GAS",
    "title": "Gas",
    "section": "housing",
    "unit": "percent",
    "polarity": "higher",
    "rule": "none",
}


def spells(*days: str, **columns: str) -> list[Measure]:
    """Definitions called by their spell, each written first..last with either end left out."""
    rows = []
    for spell in days:
        first, last = spell.split("..")
        rows.append({**GAS, **columns, "title": spell, "valid_from": first, "valid_to": last})
    return own_definitions(rows)["GAS"]


@pytest.mark.parametrize(
    ("given", "month", "found"),
    [
        (("2023-04-01..", ".."), "2023-03", ".."),
        (("2023-04-01..", ".."), "2023-04", "2023-04-01.."),
        (("2023-04-01..",), "2023-03", None),
        (("..2024-03-31",), "2024-03", "..2024-03-31"),
        (("..2024-03-31",), "2024-04", None),
        # The day a change begins ends what had no end, also once the change has ended itself.
        (("..", "2023-04-01..2024-03-31"), "2024-04", None),
        # Of two that both say they hold, the last begun.
        (("..2024-12-31", "2023-04-01..2024-03-31"), "2024-03", "2023-04-01..2024-03-31"),
        (("..2024-12-31", "2023-04-01..2024-03-31"), "2024-04", "..2024-12-31"),
    ],
)
def test_the_definition_in_force_is_the_last_begun_of_those_that_cover_the_periods_end(
    given: tuple[str, ...], month: str, found: str | None
) -> None:
    measure = in_force(spells(*given), Period.parse(month))
    assert (measure.title if measure else None) == found


@pytest.mark.parametrize(
    ("month", "named"),
    [("2023-03", "2023-04-01..2024-03-31"), ("2026-07", "2025-04-01..2025-09-30")],
)
def test_a_figure_without_a_definition_in_force_is_named_by_the_nearest_and_rated_by_none(
    month: str, named: str
) -> None:
    bands = {"rule": "bands", "green": "100", "amber": "90"}
    versions = spells("2023-04-01..2024-03-31", "2025-04-01..2025-09-30", **bands)
    period = Period.parse(month)
    measure, why = defined(versions, period)
    assert (measure.title, measure.rule, measure.green) == (named, RuleKind.NONE, None)
    assert why == f"No definition is in force for {period.label}, so it is not rated."


def test_levels_of_risk_are_those_in_force_on_the_day() -> None:
    old, new = spells("..", "2024-04-01..", rule="matrix", green="6", amber="12")
    assert matrix_on([new, old], date(2024, 3, 31)) == old
    assert matrix_on([new, old], date(2024, 4, 1)) == new
    assert matrix_on(spells(".."), date(2024, 4, 1)) is None


def test_a_councils_own_words_stay_and_the_catalogues_fill_what_is_blank() -> None:
    (own,) = own_definitions([{**GAS, "source": "Our system."}])["GAS"]
    known = {"title": "Known", "source": "Counted.", "definition": "Checks.", "group": "Fire"}
    (catalogued,) = own_definitions([{**GAS, **known}])["GAS"]
    filled = filled_in(own, catalogued)
    assert (filled.title, filled.source) == ("Gas", "Our system.")
    assert (filled.definition, filled.group) == ("Checks.", "Fire")
