"""What registers roll up to is defined in full, and a bad definition is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.catalogue import CatalogueError, load_catalogue
from dashboard.catalogue.register_measures import RegisterMeasure, with_years
from dashboard.domain.measures import RuleKind
from tests.unit.catalogue.test_loader import REGISTERS, folder_with

MADE = {"code": "M", "name": "Plans in time", "section": "send", "dataset": "ehc_cases"}


def made(**changed: object) -> RegisterMeasure:
    return RegisterMeasure(**(MADE | {"below": "plans issued in the month"} | changed))  # type: ignore[arg-type]


def test_the_shipped_measures_name_a_register_and_who_is_counted() -> None:
    shipped = load_catalogue().register_measures
    assert {"EHC-20W", "EHC-20W-CY", "AR-OVER", "HAZ-EM", "BS01"} <= set(shipped)
    registers = {"ehc_cases", "ehc_advice", "annual_reviews", "hazards", "inspections"}
    assert {one.dataset for one in shipped.values()} == registers
    assert [code for code, one in shipped.items() if one.code != code] == []
    assert [code for code, one in shipped.items() if one.is_share and not one.above] == []


def test_every_shipped_measure_makes_a_definition_that_is_rated_by_nothing() -> None:
    made = [one.measure() for one in load_catalogue().register_measures.values()]
    assert {one.rule for one in made} == {RuleKind.NONE}
    assert all(one.definition and one.definition.endswith(".") for one in made)


def test_a_share_says_of_whom_and_who_and_a_number_says_whom() -> None:
    assert made(above="issued in time").measure().definition == (
        "Of plans issued in the month: issued in time."
    )
    assert made(unit="number").measure().definition == "Plans issued in the month."
    assert (made().is_share, made(unit="number").is_share) == (True, False)


def test_a_measure_without_a_statutory_basis_states_none() -> None:
    assert made().measure().statutory_basis is None
    assert made(statutory_basis="The regulation").measure().statutory_basis == "The regulation"


def test_S11_one_kept_by_calendar_year_too_is_followed_by_its_year() -> None:
    both = with_years({"M": made(calendar_year=True), "N": made(code="N")})
    assert list(both) == ["M", "M-CY", "N"]
    year = both["M-CY"]
    assert (year.name, year.frequency) == ("Plans in time, calendar year", "yearly")
    assert (year.below, year.calendar_year) == ("plans issued in the year", False)


@pytest.mark.parametrize("part", ["section", "dataset", "below"])
def test_a_definition_without_a_part_is_named_by_file_and_code(tmp_path: Path, part: str) -> None:
    lines = [line for line in REGISTERS.splitlines() if not line.startswith(part)]
    folder = folder_with(tmp_path, registers="\n".join(lines))
    said = rf"register_measures.toml, \[EHC-20W\]: {part} is missing"
    with pytest.raises(CatalogueError, match=said):
        load_catalogue(folder)


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ('polarity = "up"', "polarity cannot be 'up'"),
        ('colour = "red"', "there is no 'colour'"),
        ('decimals = "1"', "decimals cannot be '1'"),
    ],
)
def test_a_bad_part_is_named_by_file_and_code(tmp_path: Path, added: str, said: str) -> None:
    folder = folder_with(tmp_path, registers=f"{REGISTERS}\n{added}\n")
    with pytest.raises(CatalogueError, match=rf"register_measures.toml, \[EHC-20W\]: {said}"):
        load_catalogue(folder)
