"""Kept answers of the dashboard itself: guarded, current, and the page in its first answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import TestResponse

from dashboard.app import create_app
from dashboard.ingest import Ingest
from dashboard.responses import HIT
from dashboard.settings import Settings
from dashboard.store import Store, Vault
from tests.integration import files
from tests.integration.conftest import Clock

GUARDS = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy")
CONTENT = "housing-content.children"
BETTER = files.RETURNS.replace(b"148,142", b"148,147")
Ask = Callable[..., TestResponse]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        database_url=f"sqlite:///{tmp_path}/figures.db",
        data_dir=tmp_path,
        approvals="one",
        today=date(2024, 2, 7),
    )


@pytest.fixture
def publish(settings: Settings, clock: Clock) -> Callable[[bytes], None]:
    """Puts a compliance return of Thurrock's before the readers."""
    kept = Store(settings.database_url)
    kept.migrate()
    ingest = Ingest(kept, Vault(settings.vault_dir), settings, clock)

    def put(data: bytes, dataset: str = "compliance_returns") -> None:
        staged, _ = ingest.stage(dataset, data, org="thurrock", by="officer")
        ingest.publish(staged.id, by="officer")

    return put


@pytest.fixture
def client(settings: Settings, publish: Any) -> Any:
    publish(files.MEASURES, "measures")
    publish(files.RETURNS)
    return create_app(settings, strict=True).server.test_client()


@pytest.fixture
def ask(client: Any) -> Ask:
    """Asks the housing page's callback for an order of the table."""
    (declared,) = (
        one for one in client.get("/_dash-dependencies").get_json() if CONTENT in one["output"]
    )
    outputs = [
        dict(zip(("id", "property"), name.rsplit(".", 1), strict=True))
        for name in declared["output"].strip(".").split("...")
    ]

    def post(order: str = "group") -> TestResponse:
        inputs = [
            {**one, "value": order if one["id"].endswith("sort") else None}
            for one in declared["inputs"]
        ]
        state = [{**one, "value": None} for one in declared["state"]]
        body = {"output": declared["output"], "outputs": outputs, "inputs": inputs, "state": state}
        answer: TestResponse = client.post("/_dash-update-component", json=body)
        return answer

    return post


def test_a_kept_answer_is_guarded_like_any_other(ask: Ask) -> None:
    first, again = ask(), ask()
    assert again.headers["Cache-Status"] == HIT
    assert again.data == first.data
    assert all(first.headers[name] == again.headers[name] for name in GUARDS)


def test_a_publication_shows_in_the_next_answer(ask: Ask, publish: Any) -> None:
    before = ask()
    publish(BETTER)
    after = ask()
    assert "Cache-Status" not in after.headers
    assert after.data != before.data


def test_a_new_day_is_another_edition(client: Any, settings: Settings) -> None:
    assert "7 February 2024" in client.get("/housing").text
    tomorrow = create_app(settings.model_copy(update={"today": date(2024, 2, 8)}))
    assert "8 February 2024" in tomorrow.server.test_client().get("/housing").text


def test_the_first_answer_has_the_page_in_it(client: Any) -> None:
    page = client.get("/housing?org=thurrock").text
    first, _, rest = page.partition('<div id="react-entry-point">')
    assert "<title>Housing - Civic Scorecard</title>" in first
    assert '<main id="housing-content"' in first
    assert first.count('class="heat-row') > 0
    assert '<template id="scripts">' in rest
    assert (
        client.get("/housing?org=thurrock").text.partition("<footer>")[0]
        == page.partition("<footer>")[0]
    )


def test_what_the_address_says_is_quoted_in_the_page(client: Any) -> None:
    page = client.get("/housing", query_string={"org": "<script>alert(1)</script>"}).text
    assert "&lt;script&gt;" in page
    assert not re.search(r"<script>alert", page)


@pytest.mark.parametrize("address", ["/hosuing?org=kent", "/housing/nothing", "/no-such-page"])
def test_an_address_without_a_page_is_not_found_and_leads_on(client: Any, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "<title>No such page - Civic Scorecard</title>" in answer.text
    assert "There is no such page</h1>" in answer.text
    assert 'href="/housing' in answer.text
    assert client.get("/housing").status_code == 200


def test_a_publication_shows_in_the_next_page(client: Any, publish: Any) -> None:
    before = client.get("/housing").text
    publish(BETTER)
    view = re.compile('<div id="first-view">.*</div>\n', re.DOTALL)
    after = client.get("/housing").text
    assert view.search(before)[0] != view.search(after)[0]  # type: ignore[index]
