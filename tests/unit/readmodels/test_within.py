"""For a reader of some sections the others are not there, whatever is asked of the store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.catalogue import load_catalogue
from dashboard.readmodels.within import Within, placed_in
from dashboard.store import Record, Submission
from tests.unit.readmodels.papers import Papers


@pytest.fixture
def papers() -> Papers:
    given = Papers().measure("kent", "HOMES").measure("kent", "PUPILS", section="send")
    for code in ("HOMES", "PUPILS", "UNKNOWN"):
        given.observed("kent", code, "2024-01", value="95")
    given.publish("kent", "risks", {"risk_id": "R1"})
    return given.publish("kent", "contracts", {"contract_id": "C1"})


def within(papers: Papers, *sections: str) -> Within:
    return Within(papers, papers.catalogue, sections)


def codes(found: list[Record]) -> list[str | None]:
    return [one.row["measure"] for one in found]


@pytest.mark.parametrize("dataset", ["observations", "measures"])
def test_rows_are_those_of_measures_of_these_sections(papers: Papers, dataset: str) -> None:
    assert codes(within(papers, "housing").rows("kent", dataset)) == ["HOMES"]
    assert codes(within(papers, "housing", "send").rows("kent", dataset)) == ["HOMES", "PUPILS"]
    assert within(papers).rows("kent", dataset) == []


def test_what_was_sent_is_looked_at_in_the_same_way(papers: Papers) -> None:
    found = within(papers, "send").sent("kent", "observations", ["2024-01"])
    assert codes(found) == ["PUPILS"]
    assert within(papers, "send").sent("kent", "compliance_returns", ["2024-01"]) == []


def test_a_dataset_of_another_section_has_no_rows_and_no_submissions(papers: Papers) -> None:
    mine = within(papers, "risks")
    assert len(mine.rows("kent", "risks")) == 1
    assert mine.rows("kent", "contracts") == []
    assert {one.dataset for one in mine.submissions("kent")} == {
        "measures",
        "observations",
        "risks",
    }


def test_a_measure_that_moved_is_for_whoever_sees_both_its_sections(papers: Papers) -> None:
    papers.measure("kent", "HOMES", section="send", valid_from="2024-01-01")
    assert codes(within(papers, "housing").rows("kent", "observations")) == []
    assert codes(within(papers, "housing", "send").rows("kent", "observations")) == [
        "HOMES",
        "PUPILS",
    ]


def test_a_register_of_another_section_is_not_there(
    papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    [first, *_] = papers.submissions("kent")

    def kept(*_asked: object, **_given: object) -> Submission:
        return _register(first, "ehc_cases")

    monkeypatch.setattr(papers, "register", kept)
    monkeypatch.setattr(papers, "submission", kept)
    mine, theirs = within(papers, "send"), within(papers, "housing")
    assert mine.register("kent", "ehc_cases") == kept()
    assert theirs.register("kent", "ehc_cases") is None
    assert (mine.submission("S1").register, theirs.submission("S1").register) == ("digest", "")


def _register(one: Submission, dataset: str) -> Submission:
    return replace(one, dataset=dataset, register="digest")


def test_what_is_of_no_section_is_as_it_is(papers: Papers) -> None:
    mine = within(papers, "housing")
    assert mine.organisations() == papers.organisations()
    assert mine.revision() == papers.revision()


def test_the_catalogue_places_what_the_council_does_not_define(papers: Papers) -> None:
    own = papers.rows("kent", "measures")
    found = placed_in(own, load_catalogue())
    assert found["EHC-20W"] == {"send"}
    assert found["FRA"] == {"housing"}
    assert found["HOMES"] == {"housing"}
    papers.measure("kent", "EHC-20W", section="housing")
    assert placed_in(papers.rows("kent", "measures"), load_catalogue())["EHC-20W"] == {"housing"}
