"""Free text that seems to name a home or a person."""

from __future__ import annotations

import pytest

from dashboard.intake.checks.personal import postcode
from dashboard.intake.problems import Problem, Severity
from tests.unit.intake.sending import checked, problems


def said_of(commentary: str) -> list[str]:
    found = problems("compliance_returns", {"commentary": commentary})
    assert all(private(one, commentary) for one in found)
    return [one.code for one in found]


def private(problem: Problem, commentary: str) -> bool:
    return (
        problem.severity is Severity.WARNING
        and problem.value is None
        and (problem.row, problem.column) == (2, "commentary")
        and commentary not in problem.message
    )


def test_postcode_is_a_warning_that_does_not_repeat_it() -> None:
    assert said_of("No access at SS2 6ER on two visits") == ["postcode"]
    assert not postcode.find("BCF001 and Q2 23")


@pytest.mark.parametrize("text", ["at 12 Long Orchard Road", "flat 7 refused", "Flat No. 12b"])
def test_address_is_a_warning(text: str) -> None:
    assert said_of(text) == ["address"]


def test_upn_is_a_warning() -> None:
    assert said_of("Pupil A123456789012 is waiting") == ["upn"]


@pytest.mark.parametrize("text", ["NHS 943 476 5919", "NHS 9434765919"])
def test_nhs_number_is_a_warning(text: str) -> None:
    assert said_of(text) == ["nhs_number"]


@pytest.mark.parametrize(
    "text",
    [
        "415 of 415 sites were tested, 99.68% in date by 31 March 2024.",
        "The rate was flat 3% below target; 2 House teams; call 1234567890.",
        "EICR for 33 sheltered sites, Q2 2023-24, see Appendix A1.",
        "9434765918",
    ],
)
def test_ordinary_sentences_are_let_through(text: str) -> None:
    assert said_of(text) == []


def test_a_row_with_personal_details_is_warned_of_and_not_refused() -> None:
    batch = checked("compliance_returns", {"commentary": "Flat 7 refused entry"})
    assert batch.ok
    assert len(batch.rows()) == 1


@pytest.mark.parametrize(
    "heading",
    [
        "Surname",
        "child_name",
        "Name",
        "UPN",
        "Address line 1",
        "postcode",
        "Date of birth",
        "Email",
    ],
)
def test_personal_column_is_a_warning_and_never_read(heading: str) -> None:
    batch = checked("ehc_cases", {heading: "Orchard"})
    (problem,) = batch.problems
    assert (problem.code, problem.row, problem.severity) == ("personal_column", 1, Severity.WARNING)
    ((_, row),) = batch.rows()
    assert "Orchard" not in row.values()


@pytest.mark.parametrize("heading", ["ward name code", "notes", "unnamed"])
def test_other_headings_are_only_unknown(heading: str) -> None:
    assert [one.code for one in problems("ehc_cases", {heading: "x"})] == ["unknown_column"]
