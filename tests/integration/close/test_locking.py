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


@pytest.mark.parametrize(
    ("period", "sentence"),
    [
        ("2024-02-05", "5 February 2024 is a day: lock its month, quarter or year."),
        ("2024-03", "March 2024 has not begun, so there is nothing to lock in it yet."),
        ("2023-06", "June 2023 is locked already."),
    ],
)
def test_a_slip_of_the_hand_locks_nothing(
    client: FlaskClient, ingest: Ingest, period: str, sentence: str
) -> None:
    be(client, "approver")
    ingest.lock("thurrock", Period.parse("2023-06"), by="manager")
    answer = client.post("/returns/lock", data={"org": "thurrock", "period": period})
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert ingest.book.locked("thurrock") == ("2023-06",)


def test_a_long_ledger_is_turned_over_page_by_page(
    client: FlaskClient, ingest: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.readmodels.pager.ROWS", 1)
    monkeypatch.setattr("dashboard.close.periods.ROWS", 1)
    for value in (98, 97):
        publish(ingest, "observations", csv("measure,period,value", f"GAS-DOM,2023-06,{value}"))
    first = client.get("/returns/periods?org=thurrock")
    assert "Rows 1 to 1 of two restatements Later rows" in words(first)
    assert "98% 97%" in words(first)
    assert 'href="/returns/periods?org=thurrock&amp;page=2#restatements"' in first.text
    second = words(client.get("/returns/periods?org=thurrock&page=2"))
    assert "99.8% 98%" in second
    assert "98% 97%" not in second


def test_targets_and_ratings_that_changed_stand_beside_the_figure(
    client: FlaskClient, ingest: Ingest
) -> None:
    measures = csv(
        "measure,title,section,unit,polarity,rule,tolerance,tolerance_kind",
        "DTOC,Delays,adult-social-care,percent,higher,tolerance,2,points",
    )
    publish(ingest, "measures", measures)
    for row in ("80,80,70", "80,90,", "80,,"):
        data = csv("measure,period,value,target,minimum", f"DTOC,2023-06,{row}")
        publish(ingest, "observations", data)
    page = words(client.get("/returns/periods?org=thurrock"))
    assert "80% (target 80%, minimum 70) 80% (target 90%, no minimum)" in page
    assert "80% (target 90%) 80% (no target)" in page
    publish(
        ingest,
        "measures",
        files.MEASURES.replace(
            b"LIFT-ADP,Adapted lifts,housing,percent,higher,bands,100,90",
            b"LIFT-ADP,Adapted lifts,housing,percent,higher,bands,95,90",
        ),
    )
    assert "Adapted lifts June 2023 95% (amber) 95% (green)" in words(
        client.get("/returns/periods?org=thurrock")
    )


def test_nothing_due_is_not_called_no_figure(client: FlaskClient, ingest: Ingest) -> None:
    counted = "measure,period,numerator,denominator"
    publish(ingest, "observations", csv(counted, "LIFT-ADP,2023-06,0,0"))
    page = words(client.get("/returns/periods?org=thurrock"))
    assert "Adapted lifts June 2023 95% Nothing due" in page


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
