"""Definitions load by code, and a bad one is named by file and code."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.catalogue import CatalogueError, load_catalogue

ORGANISATIONS = (
    '[kent]\nname = "Kent County Council"\n[england]\nname = "England"\ncomparator = true\n'
)
WORKSTREAMS = '[GAS-DOM]\nname = "Gas safety in homes"\nbasis = "stock"\nasset_count = 3\n'

REGISTERS = """
[EHC-20W]
name = "Plans issued within 20 weeks"
section = "send"
dataset = "ehc_cases"
above = "issued in time"
below = "plans issued in the month"
calendar_year = true
"""


def folder_with(
    folder: Path,
    organisations: str = ORGANISATIONS,
    workstreams: str = WORKSTREAMS,
    registers: str = REGISTERS,
) -> Path:
    (folder / "organisations.toml").write_text(organisations, encoding="utf-8")
    (folder / "workstreams.toml").write_text(workstreams, encoding="utf-8")
    (folder / "register_measures.toml").write_text(registers, encoding="utf-8")
    return folder


def test_the_shipped_definitions_load() -> None:
    catalogue = load_catalogue()
    assert {"thurrock", "kent", "southend", "demo", "england"} <= set(catalogue.organisations)
    assert catalogue.workstreams["GAS-DOM"].basis == "stock"
    assert catalogue.basis("EICR-DOM") == "running"
    assert len(catalogue.digest) == 8


def test_what_is_not_known_has_no_basis_and_is_no_comparator(tmp_path: Path) -> None:
    catalogue = load_catalogue(folder_with(tmp_path))
    assert catalogue.basis("LIFT") is None
    assert not catalogue.is_comparator("leeds")


def test_an_organisation_is_called_by_its_name_or_its_code_in_words(tmp_path: Path) -> None:
    catalogue = load_catalogue(folder_with(tmp_path))
    assert catalogue.name_of("kent") == "Kent County Council"
    assert catalogue.name_of("milton-keynes") == "Milton Keynes"
    assert catalogue.is_comparator("england")
    assert not catalogue.is_comparator("kent")


def test_a_made_up_organisation_is_known_as_one(tmp_path: Path) -> None:
    made_up = '[demo]\nname = "Nowhere"\nsynthetic = true\n'
    catalogue = load_catalogue(folder_with(tmp_path, organisations=ORGANISATIONS + made_up))
    assert catalogue.is_synthetic("demo")
    assert not any(map(catalogue.is_synthetic, ("kent", "england", "leeds")))
    shipped = load_catalogue()
    assert [code for code in shipped.organisations if shipped.is_synthetic(code)] == ["demo"]


def test_the_digest_follows_every_definition(tmp_path: Path) -> None:
    places = [tmp_path / name for name in ("a", "b", "c")]
    for place in places:
        place.mkdir()
    same = [load_catalogue(folder_with(place)).digest for place in places[:2]]
    other = load_catalogue(folder_with(places[2], workstreams=WORKSTREAMS + 'note = "x"\n')).digest
    assert same[0] == same[1] != other


@pytest.mark.parametrize(
    ("workstreams", "said"),
    [
        ('[GAS]\ngroup = "Gas"', r"workstreams.toml, \[GAS\]: name is missing"),
        ('[GAS]\nname = "Gas"\nbasis = "sum"', r"\[GAS\]: basis is 'sum'; it can be stock"),
        ('[GAS]\nname = "Gas"\nfrequency = "often"', r"\[GAS\]: frequency is 'often'"),
        ('[GAS]\nname = "Gas"\ncolour = "red"', r"\[GAS\]: there is no 'colour'"),
        ('[GAS]\nname = "Gas"\ncode = "X"', r"\[GAS\]: there is no 'code'"),
        ('[GAS]\nname = "Gas"\nasset_count = "3"', r"\[GAS\]: asset_count cannot be '3'"),
        ("[GAS]\nname = 3", r"\[GAS\]: name cannot be 3"),
        ('GAS = "Gas"', r"workstreams.toml: GAS stands outside"),
        ("[GAS", r"workstreams.toml cannot be read"),
    ],
)
def test_a_bad_workstream_is_named_by_file_and_code(
    tmp_path: Path, workstreams: str, said: str
) -> None:
    with pytest.raises(CatalogueError, match=said):
        load_catalogue(folder_with(tmp_path, workstreams=workstreams))


def test_an_organisation_with_a_code_that_no_address_can_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"organisations.toml, \[Kent County\]"):
        load_catalogue(folder_with(tmp_path, '["Kent County"]\nname = "Kent"'))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"organisations.toml cannot be read"):
        load_catalogue(tmp_path)
