"""What the monthly close remembers: locked periods, and what a council calls its columns."""

from __future__ import annotations

from dashboard.store import CloseBook, Store
from tests.unit.store.loading import MORNING, THURROCK, figures, publish


def named(store: Store, org: str = "thurrock", dataset: str = "observations", **to: str) -> None:
    CloseBook(store.database).remember_headings(org, dataset, to, by="officer", at=MORNING)


def test_the_newest_line_about_a_period_holds(store: Store) -> None:
    book = CloseBook(store.database)
    for period, locked in (("2023-06", True), ("2023-05", True), ("2023-06", False)):
        book.lock(THURROCK, period, locked, by="manager", at=MORNING, why="month end")
    assert book.locked("thurrock") == ("2023-05",)
    book.lock(THURROCK, "2023-06", True, by="manager", at=MORNING, why="")
    assert book.locked("thurrock") == ("2023-05", "2023-06")


def test_locking_a_period_makes_the_council_known_and_has_a_line_in_the_audit(
    store: Store,
) -> None:
    CloseBook(store.database).lock(
        THURROCK, "2023-06", True, by="manager", at=MORNING, why="month end"
    )
    assert [one.code for one in store.organisations()] == ["thurrock"]
    (line,) = store.audit()
    assert (line.action, line.by, line.at) == ("locked", "manager", MORNING)
    assert line.detail["lock"] == {"org": "thurrock", "period": "2023-06", "locked": True}
    assert store.verify() is None


def test_a_lock_says_who_locked_the_period_and_when_and_what_held_at_a_revision(
    store: Store,
) -> None:
    book = CloseBook(store.database)
    publish(store, figures(GAS="99.7"))
    book.lock(THURROCK, "2023-05", True, by="manager", at=MORNING, why="month end")
    publish(store, figures(LIFT="95"))
    book.lock(THURROCK, "2023-05", False, by="director", at=MORNING, why="late returns")
    assert book.locks("thurrock") == ()
    assert book.locks("thurrock", revision=1) == ()
    assert [(one.locked, one.by) for one in book.lock_history("thurrock")] == [
        (False, "director"),
        (True, "manager"),
    ]
    (lock,) = book.locks("thurrock", revision=2)
    assert (lock.period, lock.by, lock.at, lock.why) == (
        "2023-05",
        "manager",
        MORNING,
        "month end",
    )


def test_headings_are_remembered_for_one_council_and_one_dataset(store: Store) -> None:
    named(store, figure="value")
    book = CloseBook(store.database)
    assert book.headings("thurrock", "observations") == {"figure": "value"}
    assert book.headings("thurrock", "funds") == {}
    assert book.headings("kent", "observations") == {}


def test_the_newest_meaning_of_a_heading_wins_and_the_others_stay(store: Store) -> None:
    named(store, figure="value", month="period")
    named(store, figure="target")
    book = CloseBook(store.database)
    assert book.headings("thurrock", "observations") == {"figure": "target", "month": "period"}
    assert [line.action for line in store.audit()] == ["headings", "headings"]
    assert store.verify() is None
