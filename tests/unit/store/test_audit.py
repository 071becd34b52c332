"""Whatever is altered behind the store's back, the audit names the first line that is wrong."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, text

from dashboard.store import Broken, CloseBook, Store
from tests.unit.store.loading import MORNING, THURROCK, figures, publish, stage


@pytest.fixture
def used(store: Store) -> Store:
    """Seven lines: a publication, a rejection, a withdrawal with what it restated, a purge."""
    first = publish(store, figures(GAS="99.7"))  # lines 1 and 2
    rejected = stage(store, figures(GAS="12"))  # line 3
    store.reject(rejected.id, by="manager", at=MORNING, why="wrong")  # line 4
    store.withdraw(first, by="manager", at=MORNING, why="restated")  # lines 5 and 6
    store.note("purged", by="officer", at=MORNING, detail={"files": []})  # line 7
    return store


def tamper(store: Store, *statements: str) -> Broken | None:
    """Change the database from outside, then verify."""
    engine = create_engine(store.database.url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
    return store.verify()


def test_an_untouched_audit_holds(used: Store) -> None:
    assert used.verify() is None
    assert [line.number for line in used.audit()] == [1, 2, 3, 4, 5, 6, 7]


def test_every_change_of_state_says_who_when_and_why(used: Store) -> None:
    line = used.audit()[3]
    assert (line.action, line.by, line.submission, line.at) == (
        "rejected",
        "manager",
        "S2",
        MORNING,
    )
    assert line.detail["why"] == "wrong"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("done_by", "'someone else'"),
        ("at", "'2020-01-01T00:00:00Z'"),
        ("detail", "'{}'"),
        ("action", "'published'"),
        ("submission", "'S1'"),
        ("hash", "'0'"),
    ],
)
def test_an_edited_line_is_found(used: Store, column: str, value: str) -> None:
    broken = tamper(used, f"UPDATE audit SET {column} = {value} WHERE number = 4")
    assert broken == Broken(4, "it was altered after it was written")


def test_a_deleted_line_is_found(used: Store) -> None:
    assert tamper(used, "DELETE FROM audit WHERE number = 2") == Broken(2, "the line is missing")


def test_a_first_line_deleted_is_found(used: Store) -> None:
    assert tamper(used, "DELETE FROM audit WHERE number = 1") == Broken(1, "the line is missing")


def test_an_audit_cut_short_is_found(used: Store) -> None:
    assert tamper(used, "DELETE FROM audit WHERE number >= 5") == Broken(5, "the line is missing")


def test_an_audit_emptied_is_found(used: Store) -> None:
    assert tamper(used, "DELETE FROM audit") == Broken(1, "the line is missing")


def test_a_line_rewritten_with_a_hash_that_fits_it_is_found(used: Store) -> None:
    from dashboard.store.chain import line_hash

    engine = create_engine(used.database.url)
    with engine.begin() as connection:
        line = connection.execute(text("SELECT * FROM audit WHERE number = 4")).one()
        forged = line_hash({**line._asdict(), "done_by": "someone else"})
    engine.dispose()
    change = f"UPDATE audit SET done_by = 'someone else', hash = '{forged}' WHERE number = 4"
    assert tamper(used, change) == Broken(4, "the store's history no longer agrees with it")


def test_a_chain_that_was_joined_up_wrongly_is_found(used: Store) -> None:
    broken = tamper(used, "UPDATE audit SET previous = '0' WHERE number = 3")
    assert broken == Broken(3, "it does not follow from the line before it")


def test_a_withdrawal_removed_with_its_line_in_the_middle_is_found(used: Store) -> None:
    removed = "DELETE FROM {} WHERE number = 5"
    broken = tamper(used, removed.format("audit"), removed.format("events"))
    assert broken == Broken(5, "the line is missing")


def test_an_event_removed_without_its_line_is_found(used: Store) -> None:
    broken = tamper(used, "DELETE FROM events WHERE number = 5")
    assert broken == Broken(5, "what it records is no longer in the store")


def test_an_event_altered_without_its_line_is_found(used: Store) -> None:
    broken = tamper(used, "UPDATE events SET done_by = 'officer' WHERE number = 2")
    assert broken == Broken(2, "the store's history no longer agrees with it")


def test_a_figure_altered_in_the_store_is_found(used: Store) -> None:
    broken = tamper(
        used, "UPDATE records SET body = '{\"value\": \"100\"}' WHERE submission = 'S1'"
    )
    assert broken == Broken(1, "the observations rows of S1 are not those that were staged")


def test_a_figure_deleted_from_the_store_is_found(used: Store) -> None:
    broken = tamper(used, "DELETE FROM records WHERE submission = 'S2'")
    assert broken == Broken(3, "the observations rows of S2 are not those that were staged")


def test_an_altered_description_of_a_submission_is_found(used: Store) -> None:
    broken = tamper(used, "UPDATE submissions SET source = 'elsewhere' WHERE id = 'S2'")
    assert broken == Broken(3, "the description of S2 was altered")


def test_a_submission_slipped_in_is_found(used: Store) -> None:
    broken = tamper(
        used,
        "INSERT INTO submissions SELECT 'S9', org, dataset, filename, digest, rows, source, "
        "whole_register, register, as_at FROM submissions WHERE id = 'S1'",
    )
    assert broken == Broken(8, "submission S9 is in the store but not in the audit")


@pytest.fixture
def remembering(store: Store) -> Store:
    """Two lines: a period that was locked, and a heading that was named."""
    book = CloseBook(store.database)
    book.lock(THURROCK, "2023-06", True, by="manager", at=MORNING, why="month end")
    named = {"figure": "value", "month": "period"}
    book.remember_headings("thurrock", "observations", named, by="officer", at=MORNING)
    return store


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("UPDATE locks SET locked = :no", 1),
        ("UPDATE locks SET period = '2023-07'", 1),
        ("DELETE FROM locks", 1),
        ("UPDATE headings SET \"column\" = 'target' WHERE heading = 'figure'", 2),
        ("DELETE FROM headings WHERE heading = 'month'", 2),
        ("INSERT INTO locks VALUES (2, 'kent', '2023-06', :no)", 2),
        ("INSERT INTO headings VALUES (1, 'kent', 'funds', 'sum', 'budget')", 1),
    ],
)
def test_a_lock_or_a_heading_altered_in_the_store_is_found(
    remembering: Store, statement: str, number: int
) -> None:
    broken = tamper(remembering, statement.replace(":no", "false"))
    assert broken == Broken(number, "the lock or the headings that it records were altered")


def test_a_lock_slipped_in_without_a_line_is_found(remembering: Store) -> None:
    broken = tamper(remembering, "INSERT INTO locks VALUES (3, 'kent', '2023-06', true)")
    assert broken == Broken(3, "the line is missing")
