"""SEN2 returns: their module files become EHC cases and annual reviews, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.intake.sen2 import Return, check_return
from tests.unit.intake.returns import ACTIVE, ASSESSMENT, PERSON, PLAN, REQUEST, a_return

TODAY = date(2026, 3, 31)


def checked(**modules: object) -> Return:
    return check_return(a_return(**modules), today=TODAY)  # type: ignore[arg-type]


def case(**modules: object) -> dict[str, str | None]:
    ((_, row),) = checked(**modules).cases.rows()
    return {name: value for name, value in row.items() if value is not None}


def codes(made: Return) -> list[tuple[str, int | None]]:
    return [(one.code, one.row) for one in made.problems]


def test_a_request_with_its_plan_is_a_case_and_nothing_personal_comes_with_it() -> None:
    made = checked()
    assert (made.ok, made.problems, made.read) == (True, (), 6)
    assert case() == {
        "case_id": "R1",
        "child_id": "P1",
        "received_on": "2025-01-02",
        "source": "2",
        "decided_on": "2025-02-10",
        "decision": "assess",
        "assessment_outcome": "plan",
        "final_plan_on": "2025-05-22",
        "primary_need": "SLCN",
        "sex": "F",
    }
    kept = str([made.cases.rows(), made.reviews.rows(), made.problems])
    for personal in ("Orchard", "Long", "2012", "SS2", "A123456789012"):
        assert personal not in kept


def test_an_active_plan_is_a_review_with_its_transfer() -> None:
    ((number, row),) = checked().reviews.rows()
    assert number == 2
    assert {name: value for name, value in row.items() if value is not None} == {
        "case_id": "R1",
        "plan_made_on": "2025-05-22",
        "last_decision_on": "2025-12-10",
        "meeting_on": "2025-11-12",
        "decided_on": "2025-12-10",
        "decision": "amend",
        "phase_transfer_on": "2026-09-01",
        "phase": "other",
    }


def test_the_older_headings_and_the_misspelt_one_are_read_too() -> None:
    older = {k: v for k, v in ACTIVE.items() if not k.startswith(("review", "phase"))}
    person = {**PERSON, "gendercurrent": "M"}
    del person["sex"]
    request = {**REQUEST, "rquestsource": "3"}
    del request["requestsource"]
    made = checked(active=(older,), persons=(person,), requests=(request,))
    assert made.problems == ()
    ((_, row),) = made.cases.rows()
    assert (row["sex"], row["source"]) == ("M", "3")


def test_a_return_of_requests_alone_is_read() -> None:
    made = checked(assessments=(), plans=(), active=(), persons=())
    assert made.problems == ()
    assert made.reviews.rows() == []
    assert made.cases.rows()[0][1]["sex"] is None


def test_dates_of_the_workbook_are_read_as_well_and_others_are_problems_of_their_file() -> None:
    assert (
        case(requests=({**REQUEST, "receiveddate": "2025-01-02"},))["received_on"] == "2025-01-02"
    )
    (problem,) = checked(requests=({**REQUEST, "receiveddate": "2025-Foo-02"},)).problems
    assert (problem.code, problem.row, problem.column) == ("not_a_date", 2, "received_on")
    assert problem.message.startswith("In Blade-Export_20-01-2026_requests.csv: ")


HISTORICAL = {**REQUEST, "requestoutcome": "H", "requestoutcomedate": ""}


@pytest.mark.parametrize("request_", [HISTORICAL, REQUEST])
def test_a_plan_decided_on_before_the_period_is_no_case_but_has_its_reviews(
    request_: dict[str, str],
) -> None:
    earlier = {**ASSESSMENT, "assessmentoutcome": "H", "assessmentoutcomedate": ""}
    made = checked(requests=(request_,), assessments=(earlier,))
    assert (made.problems, made.cases.rows(), len(made.reviews.rows())) == ((), [], 1)


def test_a_request_decided_before_the_period_with_nothing_after_it_is_no_case() -> None:
    made = checked(requests=(HISTORICAL,), assessments=(), plans=(), active=())
    assert (made.problems, made.cases.rows()) == ((), [])


def test_a_plan_issued_in_the_period_counts_though_its_request_was_decided_before() -> None:
    made = checked(requests=(HISTORICAL,))
    ((_, row),) = made.cases.rows()
    assert (row["decision"], row["decided_on"]) == ("assess", None)
    assert (row["received_on"], row["final_plan_on"]) == ("2025-01-02", "2025-05-22")
    assert codes(made) == [("decided_before", None)]
    assert "decided before the period of the return: 1." in made.problems[0].message


def test_an_assessment_still_under_way_is_open_though_its_request_was_decided_before() -> None:
    waiting = {**ASSESSMENT, "assessmentoutcome": "A", "assessmentoutcomedate": ""}
    made = checked(requests=(HISTORICAL,), assessments=(waiting,), plans=(), active=())
    ((_, row),) = made.cases.rows()
    assert (row["decision"], row["final_plan_on"], row["left_on"]) == ("assess", None, None)
    assert [code for code, _ in codes(made)] == ["decided_before"]


def test_a_plan_issued_on_another_councils_assessment_is_a_plan() -> None:
    made = checked(assessments=({**ASSESSMENT, "assessmentoutcome": "S"},))
    assert made.problems == ()
    assert made.cases.rows()[0][1]["assessment_outcome"] == "plan"


@pytest.mark.parametrize(
    ("code", "decision"), [("A", "amend"), ("C", "cease"), ("m", "maintain"), ("N", None)]
)
def test_the_decision_of_a_review_is_one_of_three(code: str, decision: str | None) -> None:
    made = checked(active=({**ACTIVE, "reviewoutcome": code},))
    assert made.reviews.rows()[0][1]["decision"] == decision
    assert codes(made) == ([] if decision else [("unknown_outcome", 2)])


def test_a_refusal_and_an_assessment_without_plan() -> None:
    refused = case(
        requests=({**REQUEST, "requestoutcome": "N"},), assessments=(), plans=(), active=()
    )
    assert (refused["decision"], refused["decided_on"]) == ("refuse", "2025-02-10")
    ended = case(assessments=({**ASSESSMENT, "assessmentoutcome": "n"},), plans=(), active=())
    assert (ended["assessment_outcome"], ended["no_plan_notified_on"]) == ("no_plan", "2025-05-22")
    assert "final_plan_on" not in ended


def test_a_plan_without_a_start_ends_on_the_day_of_its_outcome() -> None:
    assert case(plans=(), active=())["final_plan_on"] == "2025-05-22"
    assert case(plans=({**PLAN, "startdate": ""},), active=())["final_plan_on"] == "2025-05-22"


def test_the_first_plan_counts_where_it_was_amended_since() -> None:
    later = {**PLAN, "startdate": "2025-Nov-01 00:00:00"}
    assert case(plans=(later, PLAN))["final_plan_on"] == "2025-05-22"


def test_a_plan_dated_otherwise_than_its_outcome_is_a_query() -> None:
    made = checked(plans=({**PLAN, "startdate": "2025-May-29 00:00:00"},))
    assert codes(made) == [("plan_dates_differ", 2)]
    assert made.cases.rows()[0][1]["final_plan_on"] == "2025-05-29"


@pytest.mark.parametrize(("mark", "exception"), [("1", "unstated"), ("Y", "unstated"), ("N", None)])
def test_an_exception_is_kept_without_a_reason(mark: str, exception: str | None) -> None:
    made = checked(assessments=({**ASSESSMENT, "week20": mark},))
    assert made.cases.rows()[0][1]["exception"] == exception
    assert [code for code, _ in codes(made)] == (["exception_unstated"] if exception else [])


@pytest.mark.parametrize(
    ("request_", "assessment", "left_on", "told"),
    [
        ({"exported": "1"}, {"assessmentoutcome": "A"}, "2025-05-22", ["left_undated"]),
        ({"exported": "2025-Apr-01 00:00:00"}, {"assessmentoutcome": "A"}, "2025-04-01", []),
        ({"requestoutcome": "W"}, {"assessmentoutcome": "A"}, "2025-02-10", []),
        ({}, {"assessmentoutcome": "W"}, "2025-05-22", []),
        (
            {"requestoutcome": "W", "requestoutcomedate": ""},
            {"assessmentoutcome": "A", "assessmentoutcomedate": ""},
            "2025-01-02",
            ["left_undated"],
        ),
        ({"exported": "0"}, {"assessmentoutcome": "A"}, None, []),
        ({"exported": "1"}, {}, None, []),
    ],
)
def test_who_left_the_process_has_a_day_of_leaving(
    request_: dict[str, str], assessment: dict[str, str], left_on: str | None, told: list[str]
) -> None:
    plans = (PLAN,) if "assessmentoutcome" not in assessment else ()
    made = checked(
        requests=({**REQUEST, **request_},),
        assessments=({**ASSESSMENT, **assessment},),
        plans=plans,
        active=(),
    )
    assert made.cases.rows()[0][1]["left_on"] == left_on
    assert [code for code, _ in codes(made)] == told


def test_a_meeting_after_the_last_decision_has_not_been_decided_on() -> None:
    made = checked(active=({**ACTIVE, "reviewmeeting": "2026-Jan-14 00:00:00"},))
    row = made.reviews.rows()[0][1]
    assert (row["meeting_on"], row["decided_on"], row["decision"]) == ("2026-01-14", None, None)
    assert row["last_decision_on"] == "2025-12-10"


@pytest.mark.parametrize(
    ("due", "transfer", "phase"),
    [
        ("2026-Mar-31 00:00:00", "2026-09-01", "post16"),
        ("2026-04-01", "2026-09-01", "within_post16"),
        ("", None, None),
    ],
)
def test_the_limit_of_a_transfer_tells_its_phase(
    due: str, transfer: str | None, phase: str | None
) -> None:
    row = checked(active=({**ACTIVE, "phasetransferduedate": due},)).reviews.rows()[0][1]
    assert (row["phase_transfer_on"], row["phase"]) == (transfer, phase)


def test_a_transfer_that_is_no_date_is_told_of() -> None:
    made = checked(active=({**ACTIVE, "phasetransferduedate": "soon"},))
    assert codes(made) == [("not_a_date", 2)]


def test_a_plan_without_any_start_is_left_out_with_an_error() -> None:
    made = checked(assessments=(), plans=())
    assert codes(made) == [("plan_without_start", 2)]
    assert (made.ok, made.reviews.rows()) == (False, [])


def test_the_digest_is_of_every_file() -> None:
    assert checked().digest == checked().digest
    assert checked().digest != checked(persons=()).digest
