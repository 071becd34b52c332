"""Commentary that was withdrawn is shown in no edition: it may have named somebody."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.ingest import Ingest
from dashboard.settings import Settings
from tests.integration import files
from tests.integration.close.closing import DAY, csv, publish

WORDS = "Two homes in a tall block kept us out"
AT = "/measure?org=thurrock&measure=GAS-DOM&period=2023-06"


@pytest.fixture
def client(ingest: Ingest, store_url: str, tmp_path: Path) -> FlaskClient:
    publish(ingest, "measures", files.MEASURES)
    publish(ingest, "observations", files.OBSERVATIONS)
    settings = Settings(database_url=store_url, data_dir=tmp_path, today=DAY)
    return create_app(settings, strict=True).server.test_client()


def commented(ingest: Ingest) -> str:
    return publish(ingest, "commentaries", csv("measure,period,what", f"GAS-DOM,2023-06,{WORDS}"))


def test_an_earlier_edition_keeps_its_figures_and_no_longer_says_what_was_withdrawn(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = commented(ingest)
    earlier = f"{AT}&edition={ingest.store.revision()}"
    assert WORDS in client.get(earlier).text, "and the answer is kept in the cache"
    ingest.rollback(identity, by="manager", why="It names a home")
    page = client.get(earlier).text
    assert WORDS not in page
    assert "Withdrawn on 7 February 2024, and no longer shown." in page
    assert "99.8%" in page
    assert WORDS not in client.get(AT).text


def test_whoever_may_see_what_was_sent_finds_the_words_there_and_is_told_so(
    client: FlaskClient, ingest: Ingest
) -> None:
    identity = commented(ingest)
    client.post("/demonstration", data={"role": "approver"})
    asked = client.get(f"/returns/{identity}/withdraw").text
    assert "What is withdrawn is shown in no earlier edition either" in asked
    ingest.rollback(identity, by="manager", why="It names a home")
    assert WORDS in client.get(f"/returns/{identity}/rows").text
    client.post("/demonstration", data={"role": "viewer"})
    assert client.get(f"/returns/{identity}/rows").status_code == 403


def test_other_words_of_an_earlier_edition_stay(client: FlaskClient, ingest: Ingest) -> None:
    commented(ingest)
    earlier = f"{AT}&edition={ingest.store.revision()}"
    other = publish(ingest, "commentaries", csv("measure,period,what", "LIFT-ADP,2023-06,One out"))
    ingest.rollback(other, by="manager", why="Another lift")
    assert WORDS in client.get(earlier).text
