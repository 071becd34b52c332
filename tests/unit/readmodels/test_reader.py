"""The cached door: an answer is computed once, never for another question, and right uncached."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Barrier
from time import sleep
from typing import Any

import pytest

from dashboard.domain.edition import Edition
from dashboard.domain.people import EVERYWHERE
from dashboard.readmodels.books import Books
from dashboard.readmodels.reader import Reach, Reader, answer_key
from dashboard.readmodels.within import Within
from tests.unit.readmodels.papers import Papers


@dataclass(frozen=True, slots=True)
class Query:
    org: str | None = None


@dataclass(frozen=True, slots=True)
class OtherQuery:
    org: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    words: str
    numbers: tuple[float | None, ...]


class Remembering(dict[str, bytes]):
    def set(self, key: str, value: bytes) -> None:
        self[key] = value


class Broken:
    """A cache that cannot be reached."""

    def get(self, key: str) -> Any:
        raise ConnectionError

    def set(self, key: str, value: bytes) -> None:
        raise ConnectionError


class Builder:
    """Builds an answer, and counts how often it was asked to."""

    def __init__(self) -> None:
        self.built, self.takes = 0, 0.0

    def __call__(self, query: Query, books: Books) -> View:
        self.built += 1
        sleep(self.takes)
        return View(f"{query.org} {books.edition.revision}", (1.5, None))


EDITION = Edition("1.0", "0" * 8, 1, date(2024, 2, 7))


@pytest.fixture
def build() -> Iterator[Builder]:
    return Builder()


def reader(
    cache: Any,
    locks: Path,
    editions: list[Edition] | None = None,
    reach: tuple[str, ...] = EVERYWHERE,
    sections: tuple[str, ...] = EVERYWHERE,
) -> Reader:
    held = editions or [EDITION]
    papers = Papers()
    return Reader(
        papers,
        papers.catalogue,
        cache,
        lambda: held[-1],
        locks,
        reach=lambda: Reach(reach, sections),
    )


def test_an_answer_is_built_once_and_is_the_same_from_the_cache(
    build: Builder, tmp_path: Path
) -> None:
    door = reader(Remembering(), tmp_path)
    first = door.answer(build, View, Query("kent"))
    assert door.answer(build, View, Query("kent")) == first == View("kent 1", (1.5, None))
    assert build.built == 1


def test_another_question_or_edition_is_another_answer(build: Builder, tmp_path: Path) -> None:
    editions = [EDITION]
    door = reader(Remembering(), tmp_path, editions)
    door.answer(build, View, Query("kent"))
    assert door.answer(build, View, Query("thurrock")).words == "thurrock 1"
    editions.append(replace(EDITION, revision=2))
    assert door.answer(build, View, Query("kent")).words == "kent 2"
    assert build.built == 3


@pytest.mark.parametrize(
    "changed",
    [{"release": "2"}, {"definitions": "1" * 8}, {"revision": 2}, {"as_at": date(2024, 2, 8)}],
)
def test_each_part_of_the_edition_is_in_the_key(changed: dict[str, Any]) -> None:
    key = answer_key(EDITION, Query("kent"))
    assert answer_key(replace(EDITION, **changed), Query("kent")) != key
    assert answer_key(EDITION, Query("kent")) == key
    assert answer_key(EDITION, OtherQuery("kent")) != key


def test_a_cache_that_cannot_be_reached_makes_answers_slower_and_not_different(
    build: Builder, tmp_path: Path
) -> None:
    door = reader(Broken(), tmp_path)
    assert door.answer(build, View, Query("kent")).words == "kent 1"
    assert door.answer(build, View, Query("kent")).words == "kent 1"
    assert build.built == 2


@pytest.mark.parametrize("kept", [b"not json", b'{"words": 1}', "text", None])
def test_what_cannot_be_read_as_the_view_is_built_anew(
    kept: Any, build: Builder, tmp_path: Path
) -> None:
    cache = Remembering({answer_key(EDITION, Query("kent")): kept})
    assert reader(cache, tmp_path).answer(build, View, Query("kent")).words == "kent 1"
    assert build.built == 1


def test_a_cold_answer_wanted_by_several_at_once_is_built_once(tmp_path: Path) -> None:
    cache, build, together = Remembering(), Builder(), Barrier(4)
    build.takes = 0.1

    def ask(_: int) -> View:
        door = reader(cache, tmp_path)
        together.wait(timeout=10)
        return door.answer(build, View, Query("kent"))

    with ThreadPoolExecutor(4) as pool:
        answers = set(pool.map(ask, range(4)))
    assert len(answers) == 1
    assert build.built == 1


def test_people_of_other_organisations_never_share_an_answer(
    build: Builder, tmp_path: Path
) -> None:
    cache = Remembering()
    for reach in (EVERYWHERE, ("kent",), ("kent", "thurrock"), ()):
        door = reader(cache, tmp_path, reach=reach)
        door.answer(build, View, Query())
        assert door.books().reach == reach
    assert (build.built, len(cache)) == (4, 4)
    reader(cache, tmp_path, reach=("thurrock", "kent")).answer(build, View, Query())
    assert build.built == 4


def test_people_of_other_sections_never_share_an_answer(build: Builder, tmp_path: Path) -> None:
    cache = Remembering()
    for sections in (EVERYWHERE, ("housing",), ("housing", "send"), ()):
        door = reader(cache, tmp_path, sections=sections)
        door.answer(build, View, Query())
        assert isinstance(door.books().kept, Within) is (sections != EVERYWHERE)
    assert (build.built, len(cache)) == (4, 4)
    reader(cache, tmp_path, sections=("send", "housing")).answer(build, View, Query())
    assert build.built == 4
