"""Periods are locked and opened, with a sentence where they are not."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dashboard.ingest import Ingest
from tests.integration.close.asking import (
    be,
    words,
)


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
