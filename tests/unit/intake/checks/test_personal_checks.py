"""Free text that seems to name a home or a person."""

from __future__ import annotations

import pytest

from dashboard.intake.batch import check
from dashboard.intake.checks.personal import REGISTERS, personal_column, postcode
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Problem, Severity
from tests.unit.intake.sending import checked, file_of, problems


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


@pytest.mark.parametrize("number", ["A123456789012", "N12345678901L"])
def test_upn_is_a_warning(number: str) -> None:
    assert said_of(f"Pupil {number} is waiting") == ["upn"]


@pytest.mark.parametrize("number", ["B123456789012", "A12345678901", "A1234567890123"])
def test_upn_needs_its_check_letter_and_twelve_places(number: str) -> None:
    assert said_of(f"Asset {number} is waiting") == []


@pytest.mark.parametrize(
    "number", ["07700 900123", "07700900123", "+44 7700 900123", "01702 215000", "020 7946 0123"]
)
def test_phone_number_is_a_warning(number: str) -> None:
    assert said_of(f"Ring {number} first.") == ["phone_number"]


@pytest.mark.parametrize(
    "text", ["0345 600 0400", "0.7946 0123", "01-02-2024", "£1,072,500,600", "017 of 02154"]
)
def test_phone_number_is_not_what_anyone_may_ring_nor_any_other_number(text: str) -> None:
    assert said_of(text) == []


def test_email_address_is_a_warning() -> None:
    assert said_of("Ask long.orchard@example.org first.") == ["email_address"]
    assert said_of("100 @ 20% each") == []


@pytest.mark.parametrize(
    "text",
    ["DOB 04/03/2012", "born on 4th March 2012", "date of birth: 2012-03-04", "d.o.b. 4.3.12"],
)
def test_birth_date_is_a_warning(text: str) -> None:
    assert said_of(text) == ["birth_date"]


def test_birth_date_is_not_any_date_or_any_birth() -> None:
    assert said_of("Births registered by 04/03/2012: 1,200 babies born in August 2023.") == []


@pytest.mark.parametrize("name", ["Mrs Orchard", "Mr. L. Orchard", "Miss O’Orchard", "Mx Orchard"])
def test_person_named_is_a_warning(name: str) -> None:
    assert said_of(f"{name} did not answer.") == ["person_named"]


@pytest.mark.parametrize(
    "text",
    [
        "Forced entry by John Orchard",
        "Priya M. Orchard is to chase it",
        "Engineer Long Orchard did not come",
        "The keys are with her son Long Orchard.",
        "Spoke to Mark O’Orchard-Long",
    ],
)
def test_person_named_is_found_by_a_forename_or_a_role(text: str) -> None:
    assert said_of(text) == ["person_named"]


@pytest.mark.parametrize(
    "text",
    [
        "William Harvey Hospital and the Thomas Coram Foundation",
        "Oliver McGowan Mandatory Training; Marie Curie nurses; St James Park",
        "James Smith and Sons Ltd; Peter Jones Lift Services; Mary Jane Court; George Street",
        "Tenant Satisfaction Measures; Engineer Training Programme; engineer Gas Safe registered",
        "Director of Housing; Head of Service; Lee Valley",
    ],
)
def test_person_named_is_no_post_place_firm_or_scheme(text: str) -> None:
    assert said_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tenant has schizophrenia",
        "Tenant at 12 has dementia, so nobody was let in.",
        "No access: the tenant has dementia",
        "Elderly: an elderly resident was hospitalised",
        "Long Orchard has epilepsy and could not be visited.",
        "Two were missed; one child's autism made the visit hard.",
    ],
)
def test_health_of_a_person_is_a_warning(text: str) -> None:
    assert said_of(text) == ["health_of_a_person"]


@pytest.mark.parametrize(
    "text",
    [
        "Engineer Priya Orchard off sick with cancer",
        "Tenant has dementia and her son Mark Orchard refused entry",
    ],
)
def test_health_of_a_person_is_told_of_beside_the_name(text: str) -> None:
    assert said_of(text) == ["health_of_a_person", "person_named"]


@pytest.mark.parametrize(
    "text",
    [
        "Dementia diagnosis rate rose; residents with diabetes were called in.",
        "Southend Council has a dementia strategy.",
        "The tenant moved. Autism assessments took longer.",
        "Children with autism wait 120 weeks, and the service is recruiting.",
        "Strokes of luck: the resident group met.",
        "Each child has autism assessed within 20 weeks; two engineers were off sick.",
    ],
)
def test_health_of_a_person_is_not_a_condition_the_paper_is_about(text: str) -> None:
    assert said_of(text) == []


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
        "Mobile no.",
        "Telephone number",
        "Unique pupil number",
    ],
)
def test_personal_column_is_an_error_and_nothing_of_the_file_is_read(heading: str) -> None:
    batch = checked("ehc_cases", {heading: "Orchard"})
    (problem,) = batch.problems
    assert (problem.code, problem.row, problem.severity) == ("personal_column", 1, Severity.ERROR)
    assert "Delete the column and send the file again" in problem.fix
    assert batch.rows() == []


def test_personal_column_is_never_read_as_a_column_that_somebody_named_it() -> None:
    data = file_of("hazards", {"Address": "12 Long Road"})
    batch = check("hazards", data, own={"address": "asset_id"})
    assert [one.code for one in batch.problems] == ["personal_column"]
    assert batch.headings[-1] == ("Address", None)


@pytest.mark.parametrize("dataset", REGISTERS)
def test_personal_column_is_no_column_of_a_register_itself(dataset: str) -> None:
    every = {one.name: one.example for one in DATASETS[dataset].columns}
    assert "personal_column" not in {one.code for one in problems(dataset, every)}
    assert not [name for name in every if personal_column.find(name)]


@pytest.mark.parametrize(
    "heading",
    [
        "Unique property reference number",
        "Date addressed",
        "Entryphone",
        "Mobile home",
        "Block name",
        "Workstream name",
    ],
)
def test_personal_column_is_not_what_only_sounds_like_one(heading: str) -> None:
    assert [one.code for one in problems("inspections", {heading: "x"})] == ["unknown_column"]


@pytest.mark.parametrize("heading", ["ward name code", "notes", "unnamed"])
def test_other_headings_are_only_unknown(heading: str) -> None:
    assert [one.code for one in problems("ehc_cases", {heading: "x"})] == ["unknown_column"]
