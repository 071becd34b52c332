"""Published rows leave as files that can be corrected and sent back, to whoever may see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from dash import html
from flask.testing import FlaskClient

from dashboard import downloads
from dashboard.app import create_app
from dashboard.domain.people import Person, Role
from dashboard.downloads import ENDINGS, file_of
from dashboard.ingest import Ingest
from dashboard.intake.batch import Batch, check
from dashboard.intake.contracts import DATASETS
from dashboard.intake.limits import Limits
from dashboard.registers.clocks import KEPT_WHOLE
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.store import People, Store, Vault
from pages import data
from tests.drawn import of
from tests.integration import files
from tests.integration.close.closing import csv, publish
from tests.integration.signing_in import BY, KEPT, NINE, SignIn

OBSERVATIONS = csv(
    "measure,period,value,commentary",
    "GAS-DOM,2023-06,99.75,'=1+1 homes had no access",
    'LIFT-ADP,2023-06,-5,"Café, ""closed"""',
)
ASSETS = csv("asset_id,kind,homes", "H1,dwelling,1", "H2,dwelling,1")
EACH_KIND = pytest.mark.parametrize("ending", ENDINGS)
Run = Callable[..., Any]


@pytest.fixture
def published(ingest: Ingest, store_url: str, tmp_path: Path) -> Settings:
    """Figures 2 of two measures, figures 3 in which one is put right, and a register."""
    publish(ingest, "measures", files.MEASURES)
    publish(ingest, "observations", OBSERVATIONS)
    publish(ingest, "observations", files.CORRECTION)
    publish(ingest, "assets", ASSETS)
    return Settings(database_url=store_url, data_dir=tmp_path, today=date(2024, 2, 7))


@pytest.fixture
def client(published: Settings) -> FlaskClient:
    return create_app(published, strict=True).server.test_client()


@pytest.fixture
def shown(published: Settings) -> FlaskClient:
    """The same, where Thurrock's registers may be seen row by row."""
    settings = published.model_copy(update={"registers": "thurrock"})
    return create_app(settings, strict=True).server.test_client()


@pytest.fixture
def run(scorecard: Run, published: Settings, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line over the same store."""
    monkeypatch.setenv("SCORECARD_DATABASE_URL", published.database_url)
    monkeypatch.setenv("SCORECARD_DATA_DIR", str(published.data_dir))
    return scorecard


def rows(batch: Batch) -> list[dict[str, str | None]]:
    """What the intake reads in a file that has no error."""
    assert batch.errors == ()
    return [{name: text for name, text in row.items() if text} for _, row in batch.rows()]


def figures(data: bytes) -> dict[str | None, str | None]:
    return {row["measure"]: row.get("value") for row in rows(check("observations", data))}


@EACH_KIND
def test_what_is_published_leaves_in_its_own_columns_and_is_read_back_unchanged(
    client: FlaskClient, ending: str
) -> None:
    answer = client.get(f"/data/thurrock/observations.{ending}?edition=2")
    assert answer.status_code == 200
    again = check("observations", answer.data)
    assert [column for _, column in again.headings] == list(DATASETS["observations"].names)
    assert rows(again) == rows(check("observations", OBSERVATIONS))
    named = f'attachment; filename="thurrock-observations-figures-2.{ending}"'
    assert answer.headers["Content-Disposition"] == named
    assert answer.headers["Cache-Control"] == "no-store"


def test_words_that_look_like_a_formula_are_neutral_in_both_kinds_of_file(
    client: FlaskClient,
) -> None:
    text = client.get("/data/thurrock/observations.csv").data.decode("utf-8-sig")
    assert ",'=1+1 homes" not in text  # figures 3 put that row right
    text = client.get("/data/thurrock/observations.csv?edition=2").data.decode("utf-8-sig")
    assert ",'=1+1 homes" in text
    assert ",=1+1" not in text
    book = client.get("/data/thurrock/observations.xlsx?edition=2").data
    sheet = openpyxl.load_workbook(BytesIO(book)).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if "=1+1" in str(cell.value)]
    assert [cell.data_type for cell in cells] == ["s"]


@EACH_KIND
def test_each_edition_leaves_with_the_figures_it_had(client: FlaskClient, ending: str) -> None:
    address = f"/data/thurrock/observations.{ending}"
    assert figures(client.get(f"{address}?edition=2").data)["GAS-DOM"] == "99.75"
    assert figures(client.get(f"{address}?edition=3-2024-02-07").data)["GAS-DOM"] == "99.8"
    assert figures(client.get(address).data) == {"GAS-DOM": "99.8", "LIFT-ADP": "-5"}


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("thurrock/nothing.csv", 404, "There is no such dataset."),
        ("thurrock/risks.xlsx", 404, "Risks: nothing is published here."),
        ("nowhere/observations.csv", 404, "Observations: nothing is published here."),
        ("%3Cb%3E/observations.csv", 404, "Observations: nothing is published here."),
        ("thurrock/observations.csv?edition=1", 404, "nothing is published here."),
        ("thurrock/observations.csv?edition=99", 404, "There is no edition “99”"),
        ("thurrock/assets.csv", 403, "may not be seen row by row here."),
        ("nowhere/assets.xlsx", 403, "may not be seen row by row here."),
    ],
)
def test_where_there_is_no_file_a_page_says_why(
    client: FlaskClient, address: str, status: int, sentence: str
) -> None:
    answer = client.get(f"/data/{address}")
    assert (answer.status_code, answer.mimetype) == (status, "text/html")
    assert sentence in answer.text
    assert "<h1>There is no file here</h1>" in answer.text
    assert "Content-Disposition" not in answer.headers


@EACH_KIND
def test_a_register_leaves_where_its_rows_may_be_seen_and_is_kept_by_nobody(
    shown: FlaskClient, ending: str
) -> None:
    answer = shown.get(f"/data/thurrock/assets.{ending}")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert rows(check("assets", answer.data)) == rows(check("assets", ASSETS))
    assert shown.get("/data/thurrock/hazards.csv").status_code == 404
    assert shown.get("/data/kent/assets.csv").status_code == 403


def test_a_workbook_that_could_not_be_sent_back_gives_way_to_the_csv(
    client: FlaskClient, run: Run, sent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "Limits", lambda: Limits(cells=15))
    answer = client.get("/data/thurrock/observations.xlsx")
    assert answer.status_code == 422
    assert "Take the CSV file." in answer.text
    assert client.get("/data/thurrock/observations.csv").status_code == 200
    place = sent(b"", "big.xlsx")
    done = run("export", "observations", "--org", "thurrock", "-o", place)
    assert (done.code, "Take the CSV file." in done.said) == (1, True)
    assert place.read_bytes() == b""


def test_the_command_writes_the_same_file_by_its_ending(
    client: FlaskClient, run: Run, tmp_path: Path
) -> None:
    asked = ("export", "observations", "--org", "thurrock")
    for edition, value in (((), "99.8"), (("--edition", "2"), "99.75")):
        printed = run(*asked, *edition)
        assert (printed.code, printed.said) == (0, "")
        assert printed.out.startswith("measure,period,")
        assert figures(printed.out.encode())["GAS-DOM"] == value
        for name in ("rows.csv", "rows.XLSX"):
            done = run(*asked, *edition, "-o", tmp_path / name)
            assert (done.code, done.out) == (0, "")
            assert f"Wrote {tmp_path / name}." in done.said
            assert figures((tmp_path / name).read_bytes())["GAS-DOM"] == value
    asked_for = client.get("/data/thurrock/observations.csv?edition=2").data
    assert (tmp_path / "rows.csv").read_bytes() == asked_for


@pytest.mark.parametrize(
    ("asked", "code", "sentence"),
    [
        (("nothing", "--org", "thurrock"), 2, "there is no dataset nothing"),
        (("observations", "--org", "thurrock", "-o", "rows.txt"), 2, "neither .csv nor"),
        (("observations", "--org", "thurrock", "--edition", "99"), 2, "no edition “99”"),
        (("observations", "--org", "thurrock", "--edition", "1"), 1, "No observations of thurrock"),
        (("risks", "--org", "thurrock"), 1, "No risks of thurrock are published."),
        (("assets", "--org", "thurrock"), 1, "SCORECARD_REGISTERS names those that may."),
        (("observations", "--org", "thurrock", "-o", "no/such/rows.csv"), 1, "cannot be written"),
    ],
)
def test_the_command_refuses_in_a_sentence(
    run: Run, asked: tuple[str, ...], code: int, sentence: str
) -> None:
    done = run("export", *asked)
    assert (done.code, done.out) == (code, "")
    assert sentence in " ".join(done.said.replace("│", " ").split())


def test_the_command_writes_a_register_where_the_setting_names_its_council(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORECARD_REGISTERS", "thurrock")
    done = run("export", "assets", "--org", "thurrock")
    assert done.code == 0
    assert rows(check("assets", done.out.encode())) == rows(check("assets", ASSETS))
    assert run("export", "assets", "--org", "kent").code == 1


@pytest.fixture
def both_with_assets(with_users: Settings, people: People) -> None:
    """The same register in both councils; an officer and a viewer of Kent alone."""
    store = Store(with_users.database_url)
    ingest = Ingest(store, Vault(with_users.vault_dir), with_users, lambda: NINE)
    for org in ("thurrock", "kent"):
        staged, _ = ingest.stage("assets", ASSETS, org=org, by="officer")
        ingest.publish(staged.id, by="officer")
    people.add(Person("Kent", Role.OFFICER, ("kent",)), KEPT, **BY)
    people.add(Person("Kay", Role.VIEWER, ("kent",)), KEPT, **BY)


@EACH_KIND
@pytest.mark.usefixtures("both_with_assets")
def test_a_person_of_one_council_gets_nothing_of_another(signed_in: SignIn, ending: str) -> None:
    for name, registers in (("Kent", 200), ("Kay", 403)):
        browser = signed_in(name)
        asked = {
            (org, dataset): browser.get(f"/data/{org}/{dataset}.{ending}").status_code
            for org in ("kent", "thurrock")
            for dataset in ("compliance_returns", "assets")
        }
        assert asked == {
            ("kent", "compliance_returns"): 200,
            ("kent", "assets"): registers,
            ("thurrock", "compliance_returns"): 404,
            ("thurrock", "assets"): 403,
        }
    everywhere = signed_in().get(f"/data/thurrock/assets.{ending}")
    assert (everywhere.status_code, everywhere.headers["Cache-Control"]) == (200, "no-store")


@pytest.mark.usefixtures("both_with_assets")
def test_the_data_page_offers_a_person_only_files_that_they_get(signed_in: SignIn) -> None:
    offered = {
        name: signed_in(name).get("/data?org=kent").text.count('href="/data/kent/assets.')
        for name in ("Kent", "Kay")
    }
    assert offered == {"Kent": 2, "Kay": 0}


def test_the_data_page_leads_to_files_of_its_own_edition(client: FlaskClient) -> None:
    page = client.get("/data?org=thurrock&edition=3").text
    assert 'href="/data/thurrock/observations.csv?edition=3"' in page
    assert 'href="/data/thurrock/observations.xlsx"' in client.get("/data?org=thurrock").text
    assert "/data/thurrock/assets" not in page
    assert "/data/thurrock/risks" not in page
    assert "Download as sent" not in client.get("/data?org=thurrock&edition=3&view=present").text


def ways(services: Services, org: str) -> Iterator[tuple[str, str]]:
    for link in of(data.layout(services, org=org), html.A):
        if link.href.startswith("/data/"):
            yield link.to_plotly_json()["props"]["aria-label"], link.href


def test_each_file_is_named_for_those_who_hear_the_page(demo_shown: Services) -> None:
    named = dict(ways(demo_shown, "demo"))
    assert named["Definitions of measures as CSV"] == "/data/demo/measures.csv"
    assert named["Safety checks as Excel"] == "/data/demo/inspections.xlsx"


def test_registers_are_not_offered_where_their_rows_are_hidden(demo_services: Services) -> None:
    offered = {href.rpartition("/")[2].partition(".")[0] for _, href in ways(demo_services, "demo")}
    assert offered
    assert not offered & KEPT_WHOLE


@EACH_KIND
@pytest.mark.parametrize("org", ["thurrock", "kent", "southend"])
def test_every_published_file_of_the_sample_can_be_sent_back(
    sample_services: Services, org: str, ending: str
) -> None:
    books = sample_services.read.books()
    for dataset in DATASETS:
        made = file_of(books, org, dataset, ending)
        kept = [record.row for record in books.rows(org, dataset)]
        assert (made is None) == (not kept)
        if made is not None:
            batch = check(dataset, made)
            assert (dataset, batch.errors, batch.read) == (dataset, (), len(kept))
