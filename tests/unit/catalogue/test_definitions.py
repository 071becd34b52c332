"""Which definition a measure has at a period."""

from __future__ import annotations

from dashboard.catalogue.definitions import filled_in, in_force, own_definitions
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


def test_the_definition_in_force_is_the_last_that_had_begun_or_else_the_first() -> None:
    later, first = (
        {**GAS, "title": "Later", "valid_from": "2024-04-01"},
        {
            **GAS,
            "valid_from": "2023-04-01",
        },
    )
    versions = own_definitions([later, first])["GAS"]
    at = [in_force(versions, Period.parse(one)).title for one in ("2022-01", "2023-05", "2024-04")]
    assert at == ["Gas", "Gas", "Later"]


def test_a_councils_own_words_stay_and_the_catalogues_fill_what_is_blank() -> None:
    (own,) = own_definitions([{**GAS, "source": "Our system."}])["GAS"]
    known = {"title": "Known", "source": "Counted.", "definition": "Checks.", "group": "Fire"}
    (catalogued,) = own_definitions([{**GAS, **known}])["GAS"]
    filled = filled_in(own, catalogued)
    assert (filled.title, filled.source) == ("Gas", "Our system.")
    assert (filled.definition, filled.group) == ("Checks.", "Fire")
