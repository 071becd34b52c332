"""Which pages stand beside one another: those a section's registers give something to show."""

from __future__ import annotations

import pytest

from dashboard.readmodels.families import FAMILIES, beside
from dashboard.readmodels.types import Option
from dashboard.store import Submission
from tests.unit.readmodels.papers import Papers


class Holding(Papers):
    """Papers of an organisation that has published some registers too."""

    def __init__(self, *registers: str) -> None:
        super().__init__()
        self.registers = registers

    def register(self, org: str, dataset: str, *, revision: int | None = None) -> Submission | None:
        return self.submission("S1") if org == "kent" and dataset in self.registers else None


def offered(*registers: str, path: str = "/send", org: str = "kent") -> tuple[Option, ...]:
    papers = Holding(*registers)
    papers.publish("kent", "measures")
    return beside("send", path, org, papers.books())


def test_a_section_without_registers_has_one_page_and_no_links() -> None:
    assert offered() == ()
    assert offered("ehc_cases", org="thurrock") == ()


def test_a_register_brings_its_page_and_the_present_one_is_no_link() -> None:
    assert offered("ehc_cases") == (
        Option("", "Figures"),
        Option("/send/cases?org=kent", "Assessments in time"),
    )


def test_every_page_names_the_others_in_the_same_order() -> None:
    both = ("ehc_cases", "annual_reviews")
    names = [[one.label for one in offered(*both, path=path)] for path, *_ in FAMILIES["send"]]
    assert names == [["Figures", "Assessments in time", "Annual reviews"]] * 3


@pytest.mark.parametrize("section", sorted(FAMILIES))
def test_a_sections_own_page_needs_no_register(section: str) -> None:
    (_, _, register), *others = FAMILIES[section]
    assert register is None
    assert all(needed for _, _, needed in others)
