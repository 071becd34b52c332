"""Books read the store as of one edition, and name where figures come from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.readmodels.books import Books
from dashboard.store import Submission
from tests.unit.readmodels.papers import Papers


@dataclass
class Asked:
    """A store that only remembers what it was asked."""

    calls: list[tuple[Any, ...]] = field(default_factory=list)

    def rows(self, *args: Any, **given: Any) -> list[Any]:
        self.calls.append((*args, given))
        return []


def test_every_read_is_as_of_the_editions_revision() -> None:
    given, asked = Papers().publish("kent", "measures").books(), Asked()
    edition = replace(given.edition, revision=7)
    Books(asked, given.catalogue, edition).rows("kent", "risks")  # type: ignore[arg-type]
    assert asked.calls == [("kent", "risks", {"revision": 7})]


def test_a_source_named_with_every_figure_is_read_once() -> None:
    given = Papers().publish("kent", "measures")
    books, asked = given.books(), list[str]()
    found = given.submission

    def submission(named: str) -> Submission:
        asked.append(named)
        return found(named)

    given.submission = submission  # type: ignore[method-assign]
    assert {books.source("S1"), books.source("S1")} == {"Paper S1"}
    assert asked == ["S1"]


def test_a_submission_says_where_its_figures_come_from() -> None:
    assert Papers().publish("kent", "measures").books().source("S1") == "Paper S1"


def test_an_organisation_out_of_reach_has_nothing_whatever_is_asked() -> None:
    given = Papers().measure("kent", "M1").measure("thurrock", "M1").measure("england", "M1")
    books = replace(given.books(), reach=("kent",))
    assert [one.code for one in books.organisations()] == ["england", "kent"]
    assert len(books.rows("kent", "measures")) == len(books.rows("england", "measures")) == 1
    assert books.rows("thurrock", "measures") == []
    assert books.register("thurrock", "assets") is None
    assert not books.has_register("thurrock", "assets")


def test_nobody_sees_more_than_the_comparators() -> None:
    given = Papers().measure("kent", "M1").measure("england", "M1")
    books = replace(given.books(), reach=())
    assert [one.code for one in books.organisations()] == ["england"]
