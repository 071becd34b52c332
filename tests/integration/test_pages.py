"""Every page, in every organisation: the promises it keeps, its callbacks, and how it fails."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import dash
import pytest
from dash import html
from dash.development.base_component import Component
from structlog.testing import capture_logs

import pages
from dashboard.app import create_app
from dashboard.readmodels.assessed import Series, assess
from dashboard.readmodels.books import Books
from dashboard.services import Services
from tests.drawn import of, parts, text
from tests.integration.promises import Known, keep_promises

ORGANISATIONS = ["thurrock", "kent", "southend"]
EVERY = pytest.mark.parametrize("module", pages.ALL, ids=lambda module: module.PAGE.key)
EACH = pytest.mark.parametrize("org", ORGANISATIONS)
STRANGE = {
    "org": "nowhere",
    "period": "not-a-period",
    "section": "parks",
    "measure": "NONE",
    "plan": "<b>",
    "sort": "sideways",
    "utm_source": "email",
}

Visit = Callable[..., Component]


@pytest.fixture(scope="module")
def app(sample_services: Services) -> dash.Dash:
    """The dashboard over the sample, whose pages let their errors through."""
    return create_app(sample_services.settings, strict=True)


@pytest.fixture(scope="module")
def books(sample_services: Services) -> Books:
    read = sample_services.read
    return Books(read.kept, read.catalogue, read.edition())


@pytest.fixture(scope="module")
def known(app: dash.Dash, books: Books) -> Known:
    paths = frozenset(page["path"] for page in dash.page_registry.values())
    return Known(paths, {org: frozenset(assess(books, org)) for org in ORGANISATIONS})


@pytest.fixture(scope="module")
def visit(sample_services: Services, known: Known) -> Visit:
    """Draws the page at a path for a query, and holds it to its promises."""
    layouts = {module.PAGE.path: partial(module.layout, sample_services) for module in pages.ALL}

    def draw(path: str, **query: str) -> Component:
        tree: Component = layouts[path](**query)
        keep_promises(f"{path} {query}", tree, known)
        return tree

    return draw


@EVERY
@EACH
def test_a_page_keeps_its_promises_and_opens_on_the_council_asked_for(
    module: Any, org: str, visit: Visit
) -> None:
    tree = visit(module.PAGE.path, org=org)
    councils = [part for part in parts(tree) if getattr(part, "id", "") == f"{module.PAGE.key}-org"]
    assert [council.value for council in councils] in ([], [org])
    visit(module.PAGE.path, org=org, view="present")


@EVERY
def test_a_page_opens_without_a_query_and_shrugs_off_a_strange_one(
    module: Any, visit: Visit
) -> None:
    visit(module.PAGE.path)
    tree = visit(module.PAGE.path, **STRANGE)
    asked = "org" in module.PAGE.filters
    assert ("There is no council “nowhere” here" in text(tree)) is asked


@EACH
def test_periods_that_are_offered_keep_the_promises_too(org: str, visit: Visit) -> None:
    for module in pages.ALL:
        tree = visit(module.PAGE.path, org=org)
        name = module.PAGE.filter_id("period")
        offered = [part for part in parts(tree) if getattr(part, "id", "") == name]
        options = [option["value"] for option in offered[0].options] if offered else []
        for period in {*options[1:3], *options[-1:]} - {""}:
            visit(module.PAGE.path, org=org, period=period)


@EACH
def test_a_measure_of_every_kind_has_a_page_that_keeps_its_promises(
    org: str, visit: Visit, books: Books
) -> None:
    for code in sorted({_kind(one): code for code, one in assess(books, org).items()}.values()):
        visit("/measure", org=org, measure=code)


def _kind(one: Series) -> tuple[Any, ...]:
    """What a page of a measure depends on, but for its figures."""
    states = {str(point.rating.reason) for point in one.points[-3:]}
    measure = one.measure
    return (measure.section, measure.rule, measure.polarity, measure.frequency, *sorted(states))


# -- callbacks


@pytest.fixture(scope="module")
def client(app: dash.Dash) -> Any:
    return app.server.test_client()


def redraw(client: Any, page: Any, values: dict[str, str]) -> Any:
    """What the server answers when the first filter of a page is changed to `values`."""
    dependencies = client.get("/_dash-dependencies").get_json()
    (callback,) = [one for one in dependencies if f"{page.content}.children" in one["output"]]
    outputs = [
        dict(zip(("id", "property"), output.rsplit(".", 1), strict=True))
        for output in callback["output"].strip(".").split("...")
    ]
    inputs = [
        {"id": part["id"], "property": "value", "value": values.get(part["id"].split("-")[-1])}
        for part in callback["inputs"]
    ]
    changed = [f"{inputs[0]['id']}.value"]
    state = [{**part, "value": values.get("edition")} for part in callback["state"]]
    body = {"output": callback["output"], "outputs": outputs, "inputs": inputs, "state": state}
    return client.post("/_dash-update-component", json={**body, "changedPropIds": changed})


@EVERY
def test_a_filter_redraws_the_page_for_the_council_chosen(module: Any, client: Any) -> None:
    if not module.PAGE.filters:
        pytest.skip("the page has no filter")
    answers = [redraw(client, module.PAGE, {"org": org}) for org in ("kent", "thurrock")]
    assert [answer.status_code for answer in answers] == [200, 200]
    kent, thurrock = (answer.get_json()["response"] for answer in answers)
    assert kent[module.PAGE.content]["children"] != thurrock[module.PAGE.content]["children"]
    assert "value" not in kent[module.PAGE.filter_id("org")], "a choice that stands is not sent"


def test_an_impossible_filter_falls_back_and_the_select_follows(client: Any) -> None:
    values = {"org": "kent", "section": "parks", "period": "never"}
    answer = redraw(client, pages.overview.PAGE, values).get_json()["response"]
    assert answer["overview-section"]["value"] == "adult-social-care"
    assert answer["overview-period"]["value"] == "2019-01"
    assert "There is no period" in json.dumps(answer["overview-content"], ensure_ascii=False)


# -- failures


@pytest.fixture
def failing(
    sample_services: Services, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Any]:
    """A dashboard as it is served, where nothing can be read from the store any more."""
    settings = sample_services.settings.model_copy(update={"cache_url": str(tmp_path)})
    served = create_app(settings)

    def unreadable(*_: Any, **__: Any) -> Any:
        raise OSError("/the/store/of/4 Acacia Avenue")

    monkeypatch.setattr("dashboard.readmodels.reader.Reader.answer", unreadable)
    with capture_logs() as logs:
        yield served.server.test_client(), logs


def go_to(client: Any, path: str) -> str:
    """What the server answers when the reader follows a link to `path`."""
    dependencies = client.get("/_dash-dependencies").get_json()
    (callback,) = [one for one in dependencies if "_pages_content.children" in one["output"]]
    outputs = [
        dict(zip(("id", "property"), output.rsplit(".", 1), strict=True))
        for output in callback["output"].strip(".").split("...")
    ]
    values = {"pathname": path, "search": "?org=kent"}
    inputs = [
        {"id": part["id"], "property": part["property"], "value": values.get(part["property"])}
        for part in callback["inputs"]
    ]
    body = {"output": callback["output"], "outputs": outputs, "inputs": inputs}
    state = [{**part, "value": None} for part in callback["state"]]
    asked = {**body, "changedPropIds": ["_pages_location.pathname"], "state": state}
    answer = client.post("/_dash-update-component", json=asked)
    assert answer.status_code == 200
    return json.dumps(answer.get_json(), ensure_ascii=False)


def test_a_link_brings_the_page_it_names(client: Any) -> None:
    assert "One measure is red: delayed transfers of care" in go_to(client, "/")


def test_a_page_that_fails_is_an_apology_and_not_the_page_before(failing: Any) -> None:
    client, logs = failing
    answer = go_to(client, "/housing")
    assert "This page could not be shown" in answer
    assert "Acacia" not in answer
    (line,) = logs
    assert line["reference"] in answer
    assert (line["kind"], line["what"]) == ("OSError", "page")
    assert "Acacia" not in str(line)


def test_the_first_answer_apologises_too_and_is_not_kept(
    failing: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, _ = failing
    assert "This page could not be shown" in client.get("/?org=kent").get_data(as_text=True)
    monkeypatch.undo()
    assert "One measure is red" in client.get("/?org=kent").get_data(as_text=True)


def test_a_filter_that_fails_leaves_the_figures_and_says_so(failing: Any) -> None:
    client, logs = failing
    answer = redraw(client, pages.overview.PAGE, {"org": "kent"})
    assert answer.status_code in (200, 204)
    said = answer.get_json() or {}
    assert "overview-content" not in said.get("response", {})
    assert logs[0]["reference"] in json.dumps(said)


# -- the store


def test_it_is_alive_and_ready_with_its_edition(client: Any) -> None:
    assert client.get("/healthz").get_json() == {"status": "alive"}
    ready = client.get("/readyz").get_json()
    assert ready["status"] == "ready"
    assert ready["edition"].startswith("10 December 2024, figures ")


def test_it_is_not_ready_where_the_store_cannot_be_reached(
    client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_: Any) -> Any:
        raise OSError

    monkeypatch.setattr("dashboard.store.Store.newest", unreachable)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.get_json()) == (
        503, {"status": "the store cannot be reached"},
    )  # fmt: skip
    assert client.get("/healthz").status_code == 200


def test_the_chart_library_is_this_hosts_own(client: Any) -> None:
    with client.get("/_dash-component-suites/plotly/package_data/plotly.min.js") as answer:
        assert answer.status_code == 200
        assert answer.mimetype == "text/javascript"


def test_every_slide_show_has_one_headline_and_nothing_to_press(visit: Visit) -> None:
    for module in pages.ALL:
        tree = visit(module.PAGE.path, org="southend", view="present")
        assert len(of(tree, html.H1)) == 1
