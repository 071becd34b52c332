"""Periods are locked and opened, with a sentence where they are not."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dashboard.domain.periods import Period
from dashboard.ingest import Ingest
from dashboard.readmodels.returns.restatements import restatements
from dashboard.services import Services
from tests.integration import files
from tests.integration.close.asking import be, words
from tests.integration.close.closing import csv, publish


def test_a_period_is_locked_and_opened(client: FlaskClient, ingest: Ingest) -> None:
    be(client, "approver")
    form = {"org": "thurrock", "period": "Q1 23-24"}
    assert client.post("/returns/lock", data=form).status_code == 303
    assert "Open Q1 2023-24" in words(client.get("/returns/periods?org=thurrock"))
    answer = client.post("/returns/unlock", data=form)
    assert answer.status_code == 422
    assert "Say why the period is opened" in words(answer)
    assert client.post("/returns/unlock", data={**form, "why": "an error"}).status_code == 303
    assert ingest.book.locked("thurrock") == ()


@pytest.mark.parametrize("period", ["", "soon", "2003-04", "2023-13", "<b>"])
def test_what_is_no_period_is_refused_with_a_sentence(client: FlaskClient, period: str) -> None:
    be(client, "approver")
    answer = client.post("/returns/lock", data={"org": "thurrock", "period": period})
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.text
    assert "<b>" not in answer.text


def test_a_figure_that_went_and_one_of_no_measure_are_listed_too(
    client: FlaskClient, ingest: Ingest
) -> None:
    unknown = csv("measure,period,value", "GAS-DON,2023-06,99", "LIFT-ADP,2023-06,")
    publish(ingest, "observations", unknown)
    publish(ingest, "observations", csv("measure,period,value", "GAS-DON,2023-06,98"))
    page = words(client.get("/returns/periods?org=thurrock"))
    assert "Two published figures were changed" in page
    assert "Adapted lifts June 2023 95% no figure month end" in page
    assert "GAS-DON June 2023 99 98 month end" in page


def test_the_page_says_what_is_locked_by_whom_and_when_and_what_was_before(
    client: FlaskClient,
) -> None:
    be(client, "approver")
    assert '<h1 class="headline">No period is locked</h1>' in page_of(client)
    for period in ("2023-06", "2023-05"):
        client.post("/returns/lock", data={"org": "thurrock", "period": period})
    assert "May 2023 and June 2023 are locked</h1>" in page_of(client)
    opened = {"org": "thurrock", "period": "2023-05", "why": "late returns"}
    client.post("/returns/unlock", data=opened)
    assert "June 2023 is locked</h1>" in page_of(client)
    said = " ".join(words(client.get("/returns/periods?org=thurrock")).split())
    at = "by demonstration approver, 7 February 2024, 12:00"
    assert f"June 2023 is locked {at}" in said
    assert f"May 2023 was opened {at}. “late returns”" in said


def test_many_locked_periods_are_counted(client: FlaskClient, ingest: Ingest) -> None:
    for month in range(1, 6):
        ingest.lock("thurrock", Period.parse(f"2023-0{month}"), by="manager")
    assert "Five periods are locked</h1>" in page_of(client)


def test_a_figure_that_is_corrected_and_withdrawn_is_one_figure(
    client: FlaskClient, services: Services
) -> None:
    ingest = services.ingest
    ingest.lock("thurrock", Period.parse("2023-06"), by="manager")
    later = publish(ingest, "observations", files.CORRECTION)
    ingest.rollback(later, by="manager", why="the wrong month")
    view = restatements(services.read.books(), "thurrock")
    assert len(view.lines) == 2
    assert view.headline == "One published figure was changed, in two restatements"
    page = client.get("/returns/periods?org=thurrock")
    assert view.headline in words(page)
    assert f'href="/returns/{later}"' in page.text


def test_a_figure_that_came_in_after_the_lock_is_not_one_that_was_changed(
    services: Services,
) -> None:
    services.ingest.lock("thurrock", Period.parse("2023-05"), by="manager")
    came = csv("measure,period,value", "GAS-DOM,2023-05,99")
    publish(services.ingest, "observations", came)
    headline = restatements(services.read.books(), "thurrock").headline
    assert headline == "One figure came in after the period was locked"
    publish(services.ingest, "observations", files.CORRECTION)
    headline = restatements(services.read.books(), "thurrock").headline
    assert headline == (
        "One published figure was changed and one came in after the period was locked"
    )


def page_of(client: FlaskClient) -> str:
    return str(client.get("/returns/periods?org=thurrock").text)


def test_only_the_restatements_of_one_measure_are_told_if_asked(services: Services) -> None:
    publish(services.ingest, "observations", files.CORRECTION)
    books = services.read.books()
    assert len(restatements(books, "thurrock", "GAS-DOM").lines) == 1
    none = restatements(books, "thurrock", "LIFT-ADP")
    assert (none.headline, none.lines) == ("No published figure has been changed", ())
