"""Files that were refused: held for whoever sent them, until they are right or a day old."""

from __future__ import annotations

import html
import os
import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.close import held as holding
from dashboard.ingest import Ingest
from tests.integration import files
from tests.integration.close.asking import (
    OWN_HEADINGS,
    ROLES,
    be,
    report,
    send,
    token,
    words,
)
from tests.integration.close.closing import csv


def held_files(ingest: Ingest, folder: str = "held") -> list[Path]:
    return list((ingest.settings.data_dir / folder).glob("*/*"))


def test_headings_are_named_once_and_the_file_is_then_taken_in_and_forgotten(
    client: FlaskClient, ingest: Ingest
) -> None:
    answer = send(client, OWN_HEADINGS)
    page = words(answer)
    assert "“Month” in your file is" in page
    assert "period (required)" in page
    assert len(held_files(ingest)) == 1
    form = {"token": token(answer), "heading": ["Month", "Figure"], "column": ["period", "value"]}
    done = client.post("/returns/headings", data=form)
    assert (done.status_code, done.location) == (303, "/returns/S3")
    assert held_files(ingest) == []
    assert client.post("/returns/headings", data=form).status_code == 410
    assert "“Month” is period" in words(client.get("/returns/S3"))
    again = send(client, OWN_HEADINGS.replace(b"99", b"98"))
    assert again.status_code == 303, "it is remembered"


def test_what_a_heading_most_likely_is_is_chosen_already_and_read_only_once_it_is_said(
    client: FlaskClient, ingest: Ingest
) -> None:
    answer = send(client, OWN_HEADINGS.replace(b"Figure", b"Ward"))
    assert answer.text.count('<option value="period" selected>') == 1
    assert answer.text.count(" selected>") == 2, "and the council"
    assert '<option value="-">not needed: leave it out</option>' in answer.text
    assert ingest.book.headings("thurrock", "observations") == {}


def test_what_is_wrong_under_a_likely_heading_is_told_at_once(client: FlaskClient) -> None:
    rows = "GAS-DOM,2023-06,1\nGAS-DOM,2023-06,2\nLIFT-ADP,soon,3\nLIFT-ADP,2023-06,4\n"
    answer = send(client, f"measure,Month,value\n{rows}".encode())
    page = words(answer)
    assert "Three things must be fixed; nothing was loaded" in page
    assert "“Month” is taken for period here, and not yet read so." in page
    assert "There is no column headed “period”" in page
    assert "Row 2 has the same measure and period already." in page
    assert "'soon' is not a period" in html.unescape(page)
    back = client.post("/returns/problems", data={"token": token(answer)}).text
    assert "Row 2 has the same measure and period already." in back


def test_a_heading_under_which_most_would_be_wrong_is_taken_for_nothing(
    client: FlaskClient,
) -> None:
    rows = "GAS-DOM,warm\nLIFT-ADP,cold\nASB,dry\n"
    page = words(send(client, f"measure,Month\n{rows}".encode()))
    assert "One thing must be fixed" in page
    assert "taken for" not in page


def test_a_column_that_is_not_needed_is_said_so_once_on_the_form_of_headings(
    client: FlaskClient, ingest: Ingest
) -> None:
    data = OWN_HEADINGS.replace(b"Figure", b"Ward")
    form = {"heading": ["Month", "Ward"], "column": ["period", "-"]}
    done = client.post("/returns/headings", data={"token": token(send(client, data)), **form})
    assert done.location == "/returns/S3"
    page = words(client.get("/returns/S3"))
    assert "“Ward” is not needed: left out" in page
    assert "is not a column of observations" not in page


def test_a_column_that_was_not_read_is_left_out_from_now_on_by_one_button(
    client: FlaskClient, ingest: Ingest
) -> None:
    data = b"measure,period,value,Ward\nGAS-DOM,2023-07,99,Orsett\n"
    send(client, data)
    page = words(client.get("/returns/S3"))
    assert "“Ward” is not a column of observations" in page
    assert "Columns that were not read “Ward”." in page
    done = client.post("/returns/S3/headings", data={"leave": "y"})
    assert done.location == "/returns/S3"
    page = words(client.get("/returns/S3"))
    assert "is not a column of observations" not in page
    assert "Columns that were not read" not in page
    assert "“Ward” is not needed: left out" in page
    client.post("/returns/S3/headings")
    assert "“Ward” is not a column of observations" in words(client.get("/returns/S3"))


def test_a_column_of_personal_details_is_told_of_whatever_was_said_of_it(ingest: Ingest) -> None:
    data = b"hazard_id,kind,aware_at,Tenant name,Ward\nZ1,significant,2023-01-02,A,B\n"
    named = {"Tenant name": "-", "Ward": "-"}
    ingest.remember_headings("hazards", named, org="thurrock", by="officer")
    batch = ingest.check("hazards", data, org="thurrock")
    assert [(one.code, one.value) for one in batch.problems] == [("personal_column", "Tenant name")]


def test_headings_named_wrongly_are_shown_and_can_be_named_anew(
    client: FlaskClient, ingest: Ingest
) -> None:
    answer = send(client, OWN_HEADINGS)
    wrong = {"heading": ["Month", "Figure"], "column": ["value", "value"]}
    answer = report(
        client, client.post("/returns/headings", data={"token": token(answer), **wrong})
    )
    assert answer.text.count('<option value="value" selected>') == 1
    right = {"heading": ["Month", "Figure"], "column": ["period", "-"]}
    answer = client.post("/returns/headings", data={"token": token(answer), **right})
    assert ingest.book.headings("thurrock", "observations") == {"month": "period", "figure": "-"}
    assert answer.status_code == 303


def test_headings_can_be_forgotten_from_the_page_of_the_file(
    client: FlaskClient, ingest: Ingest
) -> None:
    named = {"Month": "period", "Figure": "value"}
    ingest.remember_headings("observations", named, org="thurrock", by="officer")
    send(client, OWN_HEADINGS)
    answer = client.post("/returns/S3/headings")
    assert answer.location == "/returns/send?org=thurrock&dataset=observations"
    assert ingest.book.headings("thurrock", "observations") == {}
    before = len(ingest.store.audit())
    client.post("/returns/S3/headings")
    assert len(ingest.store.audit()) == before, "there is nothing left to forget"


@pytest.mark.parametrize("address", ["/returns/headings", "/returns/problems"])
def test_a_held_file_is_for_whoever_sent_it_and_for_a_day(
    client: FlaskClient, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = send(client, files.WRONG)
    mine = token(answer)
    assert client.post("/returns/problems", data={"token": mine}).status_code == 200
    be(client, "approver")
    assert client.post(address, data={"token": mine}).status_code == 410
    assert client.get(answer.request.path).status_code == 410
    be(client, "officer")
    for forged in ("", "nonsense", "../../figures.db", "0" * 64, mine.upper()):
        assert client.post(address, data={"token": forged}).status_code == 410
    monkeypatch.setattr(holding, "_DAY", timedelta(0))
    gone = client.post(address, data={"token": mine})
    assert (gone.status_code, "Send it again" in gone.text) == (410, True)
    assert client.get(answer.request.path).status_code == 410


def test_a_held_file_is_out_of_reach_for_one_who_may_no_longer_send(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = send(client, files.WRONG)
    mine = token(answer)
    monkeypatch.setattr("dashboard.domain.people.ALLOWED", dict.fromkeys(ROLES, frozenset()))
    assert client.post("/returns/problems", data={"token": mine}).status_code == 403
    assert client.get(answer.request.path).status_code == 403


def test_the_report_of_a_refused_file_has_an_address_that_outlasts_a_reload(
    client: FlaskClient,
) -> None:
    answer = send(client, files.WRONG, "names of children.csv", period="2023-06")
    where = answer.request.path
    assert re.fullmatch(r"/returns/refused/[0-9a-f]{64}", where), "it says nothing of the file"
    assert client.get(where).text == answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert where in client.get("/returns?org=thurrock").text
    assert where not in client.get("/returns?org=kent").text
    again = "/returns/send?org=thurrock&amp;dataset=observations&amp;period=2023-06"
    assert f'href="{again}"' in answer.text
    be(client, "approver")
    assert where not in client.get("/returns?org=thurrock").text


def test_a_script_is_told_where_the_report_is(client: FlaskClient) -> None:
    form = {"org": "thurrock", "dataset": "observations", "file": (BytesIO(files.WRONG), "j.csv")}
    headers = {"X-Requested-With": "XMLHttpRequest"}
    answer = client.post("/returns/send", data=form, headers=headers)
    assert answer.status_code == 422
    assert "Two things must be fixed" in client.get(answer.location).text


def test_a_report_goes_once_a_file_of_its_name_is_right(
    client: FlaskClient, ingest: Ingest
) -> None:
    first, other = send(client, files.WRONG), send(client, files.WRONG, "may.csv")
    assert len(held_files(ingest)) == 1, "the same bytes are kept once"
    send(client, files.CORRECTION)
    assert client.get(first.request.path).status_code == 410
    assert client.get(other.request.path).status_code == 200
    send(client, files.CORRECTION + b"\n", "may.csv")
    assert client.get(other.request.path).status_code == 410
    assert held_files(ingest) == []


def test_a_file_sent_as_the_wrong_return_is_checked_as_the_right_one_without_sending_it_again(
    client: FlaskClient, ingest: Ingest
) -> None:
    answer = send(client, files.CORRECTION, dataset="risks", as_at="2023-06-30")
    assert "Its headings are those of Observations, and it was sent as Risks." in answer.text
    assert "Which column is which" not in answer.text
    form = {"token": token(answer)}
    done = client.post("/returns/refused/as", data=form)
    assert done.location == "/returns/S3"
    found = ingest.store.submission("S3")
    assert (found.dataset, found.as_at, found.filename) == ("observations", "", "june.csv")
    assert held_files(ingest, "held-reports") == [], "nor is the slip asked about again"
    assert client.post("/returns/refused/as", data=form).status_code == 410


def test_a_file_whose_headings_are_no_other_returns_is_checked_as_none(client: FlaskClient) -> None:
    for data in (files.WRONG, csv("who,knows", "a,b"), b"%PDF-1.7 a scan"):
        answer = send(client, data)
        assert "Its headings are those of" not in answer.text
        form = {"token": answer.request.path.rpartition("/")[2]}
        assert client.post("/returns/refused/as", data=form).status_code == 422


def test_a_refused_file_can_be_discarded(client: FlaskClient, ingest: Ingest) -> None:
    answer = send(client, files.WRONG)
    done = client.post("/returns/refused/discard", data={"token": token(answer)})
    assert done.location == "/returns?org=thurrock"
    assert held_files(ingest) == held_files(ingest, "held-reports") == []
    assert "See what is wrong" not in client.get(done.location).text


def test_refused_files_are_dropped_after_a_day(client: FlaskClient, ingest: Ingest) -> None:
    send(client, files.WRONG)
    old = [*held_files(ingest), *held_files(ingest, "held-reports")]
    assert len(old) == 2
    for one in old:
        os.utime(one, (1e9, 1e9))
    send(client, files.WRONG + b"GAS-DOM,2003-06,1\n", "may.csv")
    assert not {*old} & {*held_files(ingest), *held_files(ingest, "held-reports")}
    assert len(held_files(ingest)) == 1
