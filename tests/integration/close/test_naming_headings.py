"""What an officer says of headings that are not the return's own, and who is told of it."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.ingest import Ingest
from tests.integration.close.asking import be, report, send, token, words
from tests.integration.close.closing import csv

COUNTS = csv(
    "Work stream,Reporting month,Total properties,Properties with valid LGSR,Engineer,Spare",
    "GAS-DOM,2023-06,8624,8609,4,",
)
NAMED = {
    "Reporting month": "period",
    "Total properties": "annual_target",
    "Properties with valid LGSR": "annual_completed",
    "Engineer": "-",
    "Spare": "-",
}


def name(client: FlaskClient, answer: Any, named: dict[str, str]) -> Any:
    form = {"heading": list(named), "column": list(named.values())}
    return client.post("/returns/headings", data={"token": token(answer), **form})


def chosen(page: Any, heading: str) -> str:
    """What stands first in the list of a heading, or is chosen in it."""
    options = page.text.split(f'name="heading" value="{heading}"')[1].split("</select>")[0]
    first = options.split('<option value="')[1].split('"')[0]
    picked = [one for one in options.split("<option ") if " selected" in one]
    return picked[0].split('"')[1] if picked else first


def test_a_heading_with_figures_under_it_is_left_out_only_when_somebody_says_so(
    client: FlaskClient, ingest: Ingest
) -> None:
    page = send(client, COUNTS, dataset="compliance_returns")
    proposed = {heading: chosen(page, heading) for heading in NAMED}
    assert proposed == {**NAMED, "Engineer": ""}, "what is blank throughout may be left out"
    assert page.text.count('<option value="">Choose</option>') == 1
    assert page.text.count('name="column" required>') == len(NAMED)


def test_a_heading_left_unanswered_is_named_and_the_other_answers_stand(
    client: FlaskClient, ingest: Ingest
) -> None:
    page = send(client, COUNTS, dataset="compliance_returns")
    again = name(client, page, {**NAMED, "Total properties": "overdue", "Engineer": ""})
    assert again.status_code == 422
    assert "or that it is not needed: “Engineer”." in words(again)
    assert chosen(again, "Total properties") == "overdue"
    assert ingest.book.headings("thurrock", "compliance_returns") == {}
    done = name(client, page, NAMED)
    assert done.location == "/returns/S3"
    (row,) = ingest.store.rows_of("S3")
    assert (row.row["annual_target"], row.row["annual_completed"]) == ("8624", "8609")


def test_months_across_the_top_are_not_asked_about_one_by_one(client: FlaskClient) -> None:
    page = send(client, csv("measure,Apr-26,May-26,Jun-26", "GAS-DOM,1,2,3"))
    assert "One thing must be fixed" in words(page)
    assert "Turn the table so that each month" in words(page)
    assert "Which column is which" not in words(page)


@pytest.mark.parametrize("column", ["surname", "org", ""])
def test_a_form_of_ones_own_making_remembers_no_column_there_is_not(
    client: FlaskClient, ingest: Ingest, column: str
) -> None:
    page = send(client, COUNTS, dataset="compliance_returns")
    again = report(client, name(client, page, {**NAMED, "x": column}))
    assert "not needed: “x”." in words(again)
    assert ingest.book.headings("thurrock", "compliance_returns") == {}
    assert [line.action for line in ingest.store.audit()].count("headings") == 0


def test_how_headings_were_read_is_shown_to_the_approver_and_after_publication(
    client: FlaskClient, ingest: Ingest
) -> None:
    name(client, send(client, COUNTS, dataset="compliance_returns"), NAMED)
    assert "Not right: forget them" in client.get("/returns/S3").text
    client.post("/returns/S3/submit", data={"looked": "Y", "why": "it is right"})
    be(client, "approver")
    for state in ("submitted", "published"):
        assert ingest.store.submission("S3").state == state
        page = client.get("/returns/S3")
        assert "“Engineer” is not needed: left out" in words(page)
        assert "“Total properties” is annual_target" in words(page)
        assert "Not right: forget them" not in page.text
        ingest.publish("S3", by="approver") if state == "submitted" else None
