"""No row of a register leaves by any page, callback, route or cache, but where it may be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.app import create_app
from dashboard.readmodels.assessed import assess
from dashboard.services import Services
from tests.integration.listening import Listening, listening
from tests.integration.walking import everywhere, said, walk

REGISTERS = ("assets", "inspections", "hazards", "ehc_cases", "ehc_advice", "annual_reviews")
COLUMNS = ("asset_id", "parent_id", "hazard_id", "case_id", "child_id")
FIGURES = ("GAS-DOM", "BS02", "HAZ-SIG", "EHC-ADV", "EHC-OVER", "AR-OVER")


@pytest.fixture(scope="module")
def identities(demo_services: Services) -> frozenset[str]:
    """Whatever identifies a home, a hazard, a case or a child of the synthetic borough."""
    books, found = demo_services.read.books(), set[str | None]()
    for dataset in REGISTERS:
        register = books.register("demo", dataset)
        assert register is not None
        for column in COLUMNS:
            found.update(register.texts(column))
    return frozenset(one for one in found if one)


@pytest.fixture(scope="module")
def addresses(demo_services: Services) -> list[str]:
    """Every page of the borough, and those of a measure of each kind at its newest period."""
    every = assess(demo_services.read.books(), "demo")
    return everywhere("demo", {code: every[code].points[-1].period.slug for code in FIGURES})


@pytest.fixture
def redis() -> Iterator[Listening]:
    with listening() as server:
        yield server


def named(text: str, identities: frozenset[str]) -> set[str]:
    return set(re.findall(r"[A-Za-z0-9]+", text)) & identities


def kept_in(folder: Path) -> list[str]:
    files = [place for place in folder.rglob("*") if place.is_file()]
    return [place.read_bytes().decode("latin-1") for place in files]


def test_where_registers_are_hidden_nothing_anywhere_names_a_row(
    demo_services: Services, identities: frozenset[str], addresses: list[str], tmp_path: Path
) -> None:
    settings = demo_services.settings.model_copy(update={"cache_url": str(tmp_path)})
    told = [
        (name, named(said(answer), identities))
        for name, answer in walk(create_app(settings).server, *addresses)
    ]
    assert len(told) > 2 * len(addresses)
    assert [one for one in told if one[1]] == []
    kept = kept_in(tmp_path)
    assert kept
    assert not any(named(one, identities) for one in kept)


def test_where_registers_are_shown_no_row_of_them_is_kept_in_the_folder(
    demo_services: Services, identities: frozenset[str], addresses: list[str], tmp_path: Path
) -> None:
    shown = {"registers": "demo", "cache_url": str(tmp_path)}
    server = create_app(demo_services.settings.model_copy(update=shown)).server
    rows = [answer for _, answer in walk(server, *addresses) if named(said(answer), identities)]
    assert rows, "rows are shown, so there is something that could have been kept"
    assert {answer.headers["Cache-Control"] for answer in rows} == {"no-store"}
    assert not any("Cache-Status" in answer.headers for answer in rows)
    kept = kept_in(tmp_path)
    assert kept
    assert not any(named(one, identities) for one in kept)


@pytest.mark.filterwarnings("ignore:Call to deprecated setex")  # by the library of the cache
def test_where_registers_are_shown_no_row_of_them_is_sent_to_redis(
    demo_services: Services, identities: frozenset[str], addresses: list[str], redis: Listening
) -> None:
    shown = {"registers": "demo", "cache_url": redis.url}
    server = create_app(demo_services.settings.model_copy(update=shown)).server
    rows = [answer for _, answer in walk(server, *addresses) if named(said(answer), identities)]
    assert rows
    assert redis.kept
    assert not any(named(one.decode("latin-1"), identities) for one in redis.heard)


def test_an_organisation_that_is_not_named_is_hidden_while_another_is_shown(
    demo_services: Services, identities: frozenset[str], tmp_path: Path
) -> None:
    other = {"registers": "thurrock", "cache_url": str(tmp_path)}
    server = create_app(demo_services.settings.model_copy(update=other)).server
    page = server.test_client().get("/rows-behind?org=demo&measure=EHC-20W")
    assert not named(said(page), identities)
    assert "does not name this council" in page.text
