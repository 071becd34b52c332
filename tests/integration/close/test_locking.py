"""Periods are locked and opened, with a sentence where they are not."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dashboard.ingest import Ingest
from dashboard.readmodels.restatements import restatements
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


def test_only_the_restatements_of_one_measure_are_told_if_asked(services: Services) -> None:
    publish(services.ingest, "observations", files.CORRECTION)
    books = services.read.books()
    assert len(restatements(books, "thurrock", "GAS-DOM").lines) == 1
    none = restatements(books, "thurrock", "LIFT-ADP")
    assert (none.headline, none.lines) == ("No published figure has been changed", ())
