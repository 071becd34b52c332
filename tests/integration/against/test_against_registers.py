"""A register is held against the one whose place it takes, which never keeps it out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dashboard.ingest import Ingest
from dashboard.intake.batch import Batch
from tests.integration.against.test_against_published import publish


def cases(numbers: Iterable[int], received: str = "2024-01-30") -> bytes:
    rows = [f"C{number},{received}" for number in numbers]
    return "\n".join(["case_id,received_on", *rows]).encode()


def lost(batch: Batch) -> list[str]:
    return [one.message for one in batch.problems if one.code == "register_loses_rows"]


def test_an_extract_sent_in_place_of_the_whole_register_is_a_warning(ingest: Ingest) -> None:
    publish(ingest, "ehc_cases", cases(range(100)))
    assert lost(ingest.check("ehc_cases", cases(range(11)), org="thurrock")) == [
        "89 of the 100 rows published would go: a file takes the place of the whole register."
    ]
    others = cases(range(100, 200))  # as long as it was, and none of it the same
    assert len(lost(ingest.check("ehc_cases", others, org="thurrock"))) == 1
    assert lost(ingest.check("ehc_cases", cases(range(10, 200)), org="thurrock")) == []
    assert lost(ingest.check("ehc_cases", cases(range(11)), org="kent")) == []


def test_a_register_of_an_earlier_day_takes_nothing_away(ingest: Ingest) -> None:
    publish(ingest, "ehc_cases", cases(range(100), "2024-01-02"))
    few = cases(range(11), "2024-01-02")
    earlier = ingest.check("ehc_cases", few, org="thurrock", as_at=date(2024, 1, 31))
    assert lost(earlier) == []
    assert len(lost(ingest.check("ehc_cases", few, org="thurrock"))) == 1


def test_rows_of_a_key_that_cannot_be_read_may_be_any_of_those_published(ingest: Ingest) -> None:
    publish(ingest, "ehc_cases", cases(range(20)))
    data = cases(range(2)) + b"\n,2024-01-02\n"
    assert lost(ingest.check("ehc_cases", data, org="thurrock")) == []


def test_a_plan_that_loses_its_actions_is_a_warning_and_other_plans_stay(ingest: Ingest) -> None:
    head = "plan,plan_year,priority,action_id,title\n"
    row = "{plan},2024-25,P1,A{at},A forum\n"
    every = [row.format(plan=plan, at=at) for plan in ("Carers", "Autism") for at in range(20)]
    publish(ingest, "actions", (head + "".join(every)).encode())
    few = (head + "".join(every[:5])).encode()
    assert lost(ingest.check("actions", few, org="thurrock")) == [
        "15 of the 20 rows published would go: a file takes the place of each plan that it names."
    ]


def test_what_a_published_register_took_away_is_still_said_of_it(ingest: Ingest) -> None:
    publish(ingest, "ehc_cases", cases(range(100)))
    few, _ = ingest.stage("ehc_cases", cases(range(11)), org="thurrock", by="officer")
    assert len(lost(ingest.recheck(few.id))) == 1
    ingest.publish(few.id, by="manager")
    assert len(lost(ingest.recheck(few.id))) == 1


def test_a_register_that_is_no_longer_kept_is_held_against_nothing(ingest: Ingest) -> None:
    publish(ingest, "ehc_cases", cases(range(100)))
    shown = ingest.store.register("thurrock", "ehc_cases")
    assert shown is not None
    ingest.vault.remove(shown.register)
    assert lost(ingest.check("ehc_cases", cases(range(11)), org="thurrock")) == []


def test_a_register_sent_without_the_earlier_day_it_was_taken_is_a_warning(ingest: Ingest) -> None:
    def older(batch: Batch) -> list[str]:
        return [one.message for one in batch.problems if one.code == "register_seems_older"]

    data = cases(range(9), "2023-11-30") + b"\nC9,2023-12-31\n"
    assert older(ingest.check("ehc_cases", data, org="thurrock")) == [
        "Nothing in it is later than 31 December 2023, and it counts as at 7 February 2024."
    ]
    taken = ingest.check("ehc_cases", data, org="thurrock", as_at=date(2023, 12, 31))
    assert older(taken) == []
    assert older(ingest.check("ehc_cases", b"case_id,received_on\n", org="thurrock")) == []
    undated = ingest.check("ehc_cases", cases(range(20), ""), org="thurrock")
    assert older(undated) == []
