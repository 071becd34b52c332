"""An address that keeps to one edition goes on saying what it said, whatever is published since."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.ingest import Ingest
from dashboard.settings import Settings
from tests.integration import files
from tests.integration.close.closing import publish
from tests.integration.test_pages import redraw

from pages import housing  # isort: skip

BETTER = files.RETURNS.replace(b"148,142", b"148,147")


@pytest.fixture
def client(ingest: Ingest, store_url: str, tmp_path: Path) -> FlaskClient:
    """Two editions of returns: figures 2, and figures 3 in which lifts are put right."""
    publish(ingest, "measures", files.MEASURES)
    publish(ingest, "compliance_returns", files.RETURNS)
    publish(ingest, "compliance_returns", BETTER)
    settings = Settings(database_url=store_url, data_dir=tmp_path, today=date(2024, 2, 7))
    return create_app(settings, strict=True).server.test_client()


def main_of(page: str) -> str:
    """What a first answer shows between its tabs and its foot."""
    return page.partition("<main")[2].partition('<footer class="foot"')[0]


def test_an_earlier_edition_shows_the_figures_it_had_and_says_so(client: FlaskClient) -> None:
    earlier = client.get("/housing?org=thurrock&edition=2").text
    newest = client.get("/housing?org=thurrock").text
    assert "95.9%" in main_of(earlier)
    assert "95.9%" not in main_of(newest)
    assert "This address keeps to one edition: 7 February 2024, figures 2." in earlier
    assert "This address keeps to one edition" not in newest
    assert "figures 2, definitions" in earlier


def test_the_foot_of_a_page_has_its_address_in_this_edition(client: FlaskClient) -> None:
    page = client.get("/housing?org=thurrock&period=2023-24-Q2").text
    named = "/housing?org=thurrock&amp;period=2023-24-Q2&amp;sort=group&amp;edition=3-2024-02-07"
    assert named in page


def test_links_stay_in_the_edition_but_for_the_way_out_and_the_returns(client: FlaskClient) -> None:
    page = client.get("/housing?org=thurrock&edition=2-2024-02-07").text
    links = [part.partition('"')[0] for part in page.partition("<main")[0].split('href="/')[1:]]
    tabs = [link for link in links if "org=thurrock" in link and "returns" not in link]
    assert tabs
    assert [link for link in tabs if "edition=2-2024-02-07" not in link] == []
    (out,) = [line for line in page.split("<a ") if "Show the newest figures" in line]
    assert "edition=" not in out


def test_a_filter_changed_in_an_earlier_edition_stays_in_it(client: FlaskClient) -> None:
    values = {"org": "thurrock", "sort": "worst"}
    old, new = (
        json.dumps(redraw(client, housing.PAGE, {**values, **edition}).get_json())
        for edition in ({"edition": "2"}, {})
    )
    assert "95.9%" in old
    assert "keeps to one edition" in old
    assert "95.9%" not in new


@pytest.mark.parametrize("slug", ["99", "x", "2-2030-01-01"])
def test_an_edition_there_is_not_shows_the_newest_and_says_so(
    client: FlaskClient, slug: str
) -> None:
    page = client.get(f"/housing?org=thurrock&edition={slug}").text
    assert f"There is no edition “{slug}”: these are the newest figures." in page
    assert "95.9%" not in main_of(page)


def test_a_slide_of_an_earlier_edition_says_so_first(client: FlaskClient) -> None:
    page = client.get("/housing?org=thurrock&edition=2&view=present").text
    assert main_of(page).index("This address keeps to one edition") < main_of(page).index("<h1")


@pytest.mark.usefixtures("client")
def test_the_command_line_prints_an_earlier_edition(
    scorecard: Any, store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORECARD_DATABASE_URL", store_url)
    asked = ("observations", "--org", "thurrock", "--measure", "LIFT-ADP", "--json")
    done = [
        json.loads(scorecard(*asked, *edition).out)["observations"][0]["numerator"]
        for edition in (("--edition", "2"), ("--edition", "3"), ())
    ]
    assert done == [142, 147, 147]
    missing = scorecard(*asked, "--edition", "99")
    assert (missing.code, "There is no edition “99”" in missing.said) == (2, True)
