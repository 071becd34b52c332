"""Commentary in the browser: drafted, submitted, approved by another, shown with its figure."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.ingest import Ingest
from dashboard.settings import Settings
from dashboard.store import Store, Vault
from tests.integration import files
from tests.integration.close import asking

FORM = "/returns/commentary"
PLACE = {"org": "thurrock", "measure": "GAS-DOM", "period": "2023-06"}
WORDS = {
    "what": "Twenty-one homes had no check in date.",
    "why": "Tenants were away. Nobody answered in the daytime, and no evening visits were offered.",
    "action": "Book evening visits",
    "owner_role": "Head of assets",
    "action_due": "2099-09-30",
}
SHOWN = "Action: Book evening visits (Head of assets, by 30 September 2099)."


@pytest.fixture
def kept(tmp_path: Path, clock: Callable[..., Any]) -> Ingest:
    """The write path over a store with two measures and their figures for June 2023."""
    settings = Settings(database_url=f"sqlite:///{tmp_path}/figures.db", data_dir=tmp_path)
    store = Store(settings.database_url)
    store.migrate()
    ingest = Ingest(store, Vault(settings.vault_dir), settings, clock)
    for dataset, data in (("measures", files.MEASURES), ("observations", files.OBSERVATIONS)):
        submission, _ = ingest.stage(dataset, data, org="thurrock", by="officer")
        ingest.publish(submission.id, by="manager")
    return ingest


@pytest.fixture
def client(kept: Ingest) -> FlaskClient:
    """A visitor of a demonstration, who starts as an officer."""
    return create_app(kept.settings, strict=True).server.test_client()


def be(client: FlaskClient, role: str) -> None:
    assert client.post("/demonstration", data={"role": role}).status_code == 303


def write(client: FlaskClient, **given: str) -> Any:
    """Send the form; `submit="Y"` is its second button."""
    return client.post(FORM, data={**PLACE, **WORDS, **given})


def read(client: FlaskClient, address: str = FORM) -> str:
    """What a page of the close, or of the dashboard before its scripts, says."""
    found = client.get(address, query_string=PLACE)
    assert found.status_code == 200
    return re.sub(r"\s+", " ", found.text)


def approve(client: FlaskClient, identity: str) -> None:
    be(client, "approver")
    assert client.post(f"/returns/{identity}/approve").status_code == 303
    be(client, "officer")


def test_the_form_shows_the_figure_its_rating_and_why(client: FlaskClient) -> None:
    page = read(client)
    for words in ("Domestic gas", "99.8%", "Amber", "A post, never a name", "600 characters"):
        assert words in page
    assert "No earlier commentary on this measure" in page


def test_a_draft_waits_and_shows_nowhere_until_another_approves_it(
    client: FlaskClient, kept: Ingest
) -> None:
    assert "Write commentary" in read(client, "/measure")
    answer = write(client)
    assert (answer.status_code, answer.location.partition("?")[0]) == (303, FORM)
    form = read(client)
    assert "Your draft is kept as" in form
    assert "It is not submitted yet" in form
    assert WORDS["what"] in form
    assert kept.store.submission("S3").state == "staged"
    assert write(client, submit="Y").location == "/returns/S3", "the same words are one draft"
    assert kept.store.submission("S3").state == "submitted"
    for address in ("/measure", "/"):
        assert "Tenants were away" not in read(client, address)
    page = client.get("/returns/S3").text
    for words in ("One commentary would be published", *list(WORDS.values())[:4]):
        assert words in page
    assert client.post("/returns/S3/approve").status_code == 403
    approve(client, "S3")
    for address in ("/measure", "/"):
        assert "Tenants were away." in read(client, address)
    assert SHOWN in read(client, "/")
    shown = read(client, "/measure")
    assert "Written by demonstration officer, approved by demonstration approver" in shown
    assert "Edit commentary" in shown


def test_whoever_approves_reads_it_under_its_figure_and_its_rating(client: FlaskClient) -> None:
    write(client, submit="Y")
    be(client, "approver")
    listed = asking.words(client.get("/returns?org=thurrock"))
    assert "Commentary that waits, beside its figure" in listed
    assert WORDS["what"] in listed
    assert "Decide on S3" in listed
    page = client.get("/returns/S3").text
    assert page.index("Amber") < page.index(WORDS["what"])
    assert "No earlier commentary on this measure." in page
    approve(client, "S3")
    page = client.get("/returns/S3").text
    assert "<h3>Published</h3>" in page
    assert WORDS["what"] in page, "it stays on its page"


def test_withdrawing_a_commentary_brings_the_former_back(client: FlaskClient) -> None:
    write(client, submit="Y")
    approve(client, "S3")
    form = read(client)
    assert all(words in form for words in WORDS.values()), "it starts with what is published"
    assert "It stays until another is approved." in form
    write(client, what="It was the weather.", submit="Y")
    assert "Published now" in client.get("/returns/S4").text
    approve(client, "S4")
    assert "It was the weather." in read(client, "/measure")
    assert WORDS["what"] not in read(client, "/measure")
    be(client, "approver")
    client.post("/returns/S4/withdraw", data={"why": "It was not"})
    assert "It was the weather." not in read(client, "/measure")
    assert WORDS["what"] in read(client, "/measure")
    client.post("/returns/S3/withdraw", data={"why": "Nor this"})
    assert "No officer commentary for June 2023" in read(client, "/measure")


def test_a_draft_written_anew_takes_the_place_of_ones_own_and_of_nobody_elses(
    client: FlaskClient, kept: Ingest
) -> None:
    write(client)
    be(client, "approver")
    assert WORDS["what"] in read(client), "another may go on from it"
    write(client, what="Another view.")
    be(client, "officer")
    write(client, what="My second thoughts.")
    states = {one.id: (one.state, one.why) for one in kept.store.submissions()[2:]}
    assert states == {
        "S3": ("rejected", "Written anew as S5"),
        "S4": ("staged", ""),
        "S5": ("staged", ""),
    }
    assert kept.store.verify() is None
    be(client, "officer")
    form = asking.words(client.get(FORM, query_string=PLACE))
    assert "Your draft is kept as S5 , since" in form
    assert "A draft by demonstration approver is kept as S4 , since" in form
    page = asking.words(client.get("/returns/S3"))
    assert "S3 is replaced by a later draft, S5" in page
    assert "Demonstration officer wrote it anew, as S5" in page
    assert "Sent back" not in asking.words(client.get("/returns?org=thurrock"))


@pytest.mark.parametrize("column", ["what", "owner_role"])
def test_what_is_too_long_is_said_at_its_field_and_nothing_is_kept(
    column: str, client: FlaskClient, kept: Ingest
) -> None:
    answer = write(client, **{column: "a" * 601})
    assert answer.status_code == 422
    assert f'id="{column}-error"' in answer.text
    assert "Nothing was kept" in answer.text
    assert "601 characters" in answer.text
    assert len(kept.store.submissions()) == 2


def test_a_form_left_blank_says_what_is_needed(client: FlaskClient) -> None:
    answer = client.post(FORM, data=PLACE)
    assert answer.status_code == 422
    assert "nothing is said" in answer.text


@pytest.mark.parametrize(
    ("given", "warned"),
    [
        ({"why": "The tenant of RM17 6SL was away."}, "“Why” seems to hold a postcode."),
        ({"what": "Mrs Orchard was away."}, "“What happened” seems to name a person."),
        ({"owner_role": "Long Orchard"}, "“Who sees to it” seems to be the name of a person"),
        (
            {"action_due": "2023-09-30"},
            "The action was to be done by 30 September 2023, which has passed",
        ),
        ({"what": "It fell in May 2023."}, "The commentary speaks of May 2023"),
    ],
)
def test_a_warning_needs_a_tick_and_a_reason_before_it_is_submitted(
    given: dict[str, str], warned: str, client: FlaskClient, kept: Ingest
) -> None:
    for answer in ({}, {"accept": "on"}, {"why_right": "It is so"}):
        refused = write(client, **given, **answer, submit="Y")
        assert refused.status_code == 422
        assert warned in refused.text
    assert len(kept.store.submissions()) == 2
    done = write(client, **given, accept="on", why_right="It is so", submit="Y")
    assert done.status_code == 303
    assert kept.store.submission("S3").submitted_why == "It is so"


def test_last_months_words_are_warned_of_and_stand_beside_the_form(client: FlaskClient) -> None:
    write(client, submit="Y")
    approve(client, "S3")
    july = {**PLACE, "period": "2023-07"}
    form = client.get(FORM, query_string=july).text
    assert "No figure for July 2023." in form
    assert WORDS["what"] in form.partition("Last commentary")[2]
    again = client.post(FORM, data={**july, **WORDS, "submit": "Y"})
    assert again.status_code == 422
    assert "The commentary is word for word that of June 2023 (as published)." in again.text


def test_text_that_looks_like_a_formula_is_shown_as_it_was_typed(client: FlaskClient) -> None:
    write(client, what="=1+1 more, or so", why="-3 visits", submit="Y")
    approve(client, "S3")
    shown = read(client, "/measure")
    assert "<dd>=1+1 more, or so</dd>" in shown
    assert "<dd>-3 visits</dd>" in shown


def test_a_draft_that_was_decided_on_meanwhile_says_so(client: FlaskClient, kept: Ingest) -> None:
    write(client)
    found = kept.store.submission("S3")
    kept.vault.remove(found.digest)
    refused = write(client, submit="Y")
    assert refused.status_code == 409
    assert "The file of S3 is no longer kept" in refused.text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"measure": "NONE"}, "There is no measure NONE to comment on."),
        ({"period": "never"}, "is not a period"),
        ({"org": "england"}, "There is no measure GAS-DOM to comment on."),
    ],
)
def test_a_place_there_is_not_is_refused(
    change: dict[str, str], said: str, client: FlaskClient
) -> None:
    answer = client.get(FORM, query_string={**PLACE, **change})
    assert answer.status_code == 404
    assert said in answer.text


def test_a_viewer_is_shown_no_way_to_the_form_and_is_refused_it(client: FlaskClient) -> None:
    be(client, "viewer")
    assert "Write commentary" not in read(client, "/measure")
    assert client.get(FORM, query_string=PLACE).status_code == 403
    assert write(client).status_code == 403


def test_a_restated_figure_stands_on_its_measures_page(client: FlaskClient, kept: Ingest) -> None:
    assert "Restated figures" not in read(client, "/measure")
    correction, _ = kept.stage("observations", files.CORRECTION, org="thurrock", by="officer")
    kept.publish(correction.id, by="manager", why="Recounted")
    page = read(client, "/measure").partition("Restated figures")[2]
    for words in ("99.75%", "99.8%", "Recounted", "manager"):
        assert words in page
    assert "<small>restated</small>" in read(client, "/measure")
