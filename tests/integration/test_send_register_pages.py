"""The SEND pages from registers: what anyone sees, what only the permitted do, and what is kept."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import dash
import pytest
from dash import html

from dashboard.app import create_app
from dashboard.readmodels.assessed import assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.send_cases.rows import CaseListQuery, build
from dashboard.services import RowsNotShownError, Services
from pages import send, send_cases, send_reviews
from tests.drawn import of, parts, text
from tests.integration.promises import Known, keep_promises

BOTH = pytest.mark.parametrize("module", [send_cases, send_reviews], ids=lambda one: one.PAGE.key)
A_CASE = re.compile(r"\b[CP]\d{5}\b")


@pytest.fixture(scope="module")
def permitted(demo_services: Services) -> Services:
    """The same where the borough's registers may be seen row by row."""
    settings = demo_services.settings.model_copy(update={"registers": "demo"})
    return replace(demo_services, settings=settings)


@pytest.fixture(scope="module")
def books(demo_services: Services) -> Books:
    return demo_services.read.books()


@pytest.fixture(scope="module")
def known(permitted: Services, books: Books) -> Known:
    create_app(permitted.settings)
    paths = frozenset(page["path"] for page in dash.page_registry.values())
    return Known(paths, {org: frozenset(assess(books, org)) for org in ("demo", "thurrock")})


@pytest.fixture(scope="module")
def client(permitted: Services, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = str(tmp_path_factory.mktemp("cache"))
    settings = permitted.settings.model_copy(update={"cache_url": folder})
    return create_app(settings).server.test_client()


@BOTH
@pytest.mark.parametrize("org", ["demo", "thurrock"])
def test_a_page_keeps_its_promises_whoever_may_see_rows(
    module: Any, org: str, permitted: Services, demo_services: Services, known: Known
) -> None:
    for services in (permitted, demo_services):
        for view in ("", "present"):
            tree = module.layout(services, org=org, view=view, page="2", received="2025")
            keep_promises(f"{module.PAGE.path} {org} {view}", tree, known)


@BOTH
def test_cases_are_listed_only_where_they_may_be_seen_and_never_on_a_slide(
    module: Any, permitted: Services, demo_services: Services
) -> None:
    assert A_CASE.search(text(module.layout(permitted, org="demo")))
    assert not A_CASE.search(text(module.layout(permitted, org="demo", view="present")))
    withheld = text(module.layout(demo_services, org="demo"))
    assert not A_CASE.search(withheld)
    assert "The setting SCORECARD_REGISTERS names the organisations" in withheld


@BOTH
def test_no_address_on_a_page_holds_a_case(module: Any, permitted: Services) -> None:
    tree = module.layout(permitted, org="demo")
    addresses = [part.href for part in parts(tree) if getattr(part, "href", None)]
    assert any("page=2" in address for address in addresses)
    assert not [address for address in addresses if A_CASE.search(address)]


def test_the_rows_are_refused_to_who_may_not_see_them(demo_services: Services) -> None:
    with pytest.raises(RowsNotShownError):
        demo_services.rows(build, CaseListQuery("demo"), "demo")


@BOTH
def test_a_page_with_rows_is_kept_nowhere_and_one_without_is(module: Any, client: Any) -> None:
    assert client.get(f"{module.PAGE.path}?org=demo").headers["Cache-Control"] == "no-store"
    other = client.get(f"{module.PAGE.path}?org=thurrock").headers
    assert other.get("Cache-Control") != "no-store"


@BOTH
def test_a_council_without_the_register_is_told_what_would_fill_the_page(
    module: Any, demo_services: Services
) -> None:
    tree = module.layout(demo_services, org="thurrock")
    assert "once the register" in text(tree)
    assert not of(tree, html.Table)


def test_the_pages_stand_beside_the_figures_of_the_section(demo_services: Services) -> None:
    said = text(send.layout(demo_services, org="demo"))
    for name in ("Assessments in time", "Annual reviews"):
        assert name in said
        assert name not in text(send.layout(demo_services, org="thurrock"))


def test_yearly_figures_have_a_group_of_their_own_on_the_section(demo_services: Services) -> None:
    headings = [text(one) for one in of(send.layout(demo_services, org="demo"), html.H2)]
    assert headings[0] == "Statutory timeliness"
    assert "Statutory timeliness by calendar year: 6 figures" in headings
    assert "EHC demand by calendar year: 1 figure" in headings


# -- what one plan would come to


def ask(client: Any, org: str, case: str | None, day: str | None) -> Any:
    """What the server answers when a case and a day are chosen."""
    key = f"{send_cases.PAGE.key}-if"
    output = f"{key}-said"
    chosen = {"which": case, "day": day}
    inputs = [
        {"id": f"{key}-{name}", "property": "value", "value": value}
        for name, value in chosen.items()
    ]
    state = [
        {"id": send_cases.PAGE.filter_id("org"), "property": "value", "value": org},
        {"id": send_cases.PAGE.whole, "property": "data-edition", "value": ""},
    ]
    return client.post(
        "/_dash-update-component",
        json={
            "output": f"{output}.children",
            "outputs": {"id": output, "property": "children"},
            "inputs": inputs,
            "state": state,
            "changedPropIds": [f"{key}-which.value"],
        },
    )


@pytest.fixture(scope="module")
def first_case(books: Books) -> str:
    return build(CaseListQuery("demo"), books).choices[0].value


def test_a_case_and_a_day_are_answered_in_words_that_nobody_keeps(
    client: Any, first_case: str
) -> None:
    answers = [ask(client, "demo", first_case, "2026-12-15") for _ in range(2)]
    for answer in answers:
        said = str(answer.get_json())
        assert "Late by" in said
        assert "Rule S5: The final plan is sent within 20 weeks" in said
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Cache-Status" not in answer.headers


def test_a_wrong_question_is_answered_with_a_sentence(client: Any, first_case: str) -> None:
    for case, day, said in [
        (first_case, "", "Give the day as a date"),
        (first_case, "soon", "Give the day as a date"),
        ("C99999", "2026-12-15", "There is no open case of that number"),
        ("none", "2026-12-15", "Choose a case and a day"),
    ]:
        answer = ask(client, "demo", case, day)
        assert answer.status_code == 200
        assert said in str(answer.get_json())


def test_a_question_of_a_council_whose_cases_may_not_be_seen_is_refused(client: Any) -> None:
    answer = ask(client, "thurrock", "C10001", "2026-12-15")
    assert answer.status_code == 200
    assert "may not be seen here" in str(answer.get_json())
