"""A row is of the sections of its dataset or of its measure, or of none that is known."""

from __future__ import annotations

import pytest

from dashboard.domain.sections import NONE, OF_DATASET, SECTIONS, named, sections_of
from dashboard.intake.contracts import DATASETS

PLACED = {
    "GAS-DOM": frozenset({"housing"}),
    "EHC-20W": frozenset({"send"}),
    "MOVED": frozenset({"send", "housing"}),
}


@pytest.mark.parametrize("dataset", OF_DATASET)
def test_a_dataset_of_one_section_is_of_it_whatever_its_rows_say(dataset: str) -> None:
    assert sections_of(dataset, {"measure": "EHC-20W"}, PLACED) == {OF_DATASET[dataset]}
    assert OF_DATASET[dataset] in SECTIONS


def test_every_dataset_has_a_section_or_rows_that_do() -> None:
    mixed = {"measures", "observations", "commentaries", "printed", "returns_calendar"}
    assert {*DATASETS} - {*OF_DATASET} == mixed


@pytest.mark.parametrize("dataset", ["observations", "rollups", "commentaries"])
@pytest.mark.parametrize(
    ("measure", "sections"),
    [
        ("GAS-DOM", {"housing"}),
        ("MOVED", {"housing", "send"}),
        ("OTHER", NONE),
        ("", NONE),
        (None, NONE),
    ],
)
def test_a_figure_is_of_every_section_its_measure_was_ever_of(
    dataset: str, measure: str | None, sections: frozenset[str]
) -> None:
    assert sections_of(dataset, {"measure": measure}, PLACED) == sections


def test_a_definition_is_of_its_own_section_and_of_that_it_would_change() -> None:
    row = {"measure": "EHC-20W", "section": "housing"}
    assert sections_of("measures", row, PLACED) == {"housing", "send"}
    assert sections_of("measures", {"measure": "NEW", "section": "risks"}, PLACED) == {"risks"}
    assert sections_of("measures", {"measure": "NEW", "section": None}, PLACED) == NONE


def test_a_printed_figure_is_of_its_measures_section() -> None:
    assert sections_of("printed", {"subject": "GAS-DOM"}, PLACED) == {"housing"}
    assert sections_of("printed", {"subject": "A fund"}, PLACED) == NONE


@pytest.mark.parametrize(
    ("dataset", "covers", "sections"),
    [
        ("ehc_cases", None, {"send"}),
        ("observations", None, NONE),
        ("observations", "Housing; gas-dom", {"housing"}),
        ("observations", "EHC-20W; risks", {"send", "risks"}),
        ("ehc_cases", "GAS-DOM", {"send", "housing"}),
        ("observations", "housing; nobody knows", NONE),
    ],
)
def test_a_return_owed_is_of_all_that_it_covers(
    dataset: str, covers: str | None, sections: frozenset[str]
) -> None:
    row = {"dataset": dataset, "covers": covers}
    assert sections_of("returns_calendar", row, PLACED) == sections


def test_a_dataset_that_nobody_placed_is_of_no_section() -> None:
    assert sections_of("unheard-of", {"measure": "GAS-DOM"}, PLACED) == NONE


@pytest.mark.parametrize(
    ("sections", "words"),
    [
        (("send", "housing"), "Housing and SEND"),
        (("risks", "send", "housing"), "Housing, SEND and Risks"),
        (("housing",), "Housing"),
        (("*",), ""),
        ((), ""),
    ],
)
def test_sections_are_named_in_the_order_of_the_pages(
    sections: tuple[str, ...], words: str
) -> None:
    assert named(sections) == words
