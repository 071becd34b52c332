"""The list of returns opens with what is overdue."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from dashboard.ingest import Ingest
from tests.integration.close.asking import (
    words,
)
from tests.integration.close.closing import csv, publish

CALENDAR = csv(
    "return_id,title,service,dataset,covers,frequency,due_working_days,first_period",
    "GAS,Gas return,Property services,observations,GAS-DOM,monthly,10,2023-12",
)


def test_the_list_says_first_what_is_overdue_and_who_owes_it(
    client: FlaskClient, ingest: Ingest
) -> None:
    assert "No calendar says which returns are owed" in words(client.get("/returns?org=thurrock"))
    publish(ingest, "returns_calendar", CALENDAR)
    page = words(client.get("/returns?org=thurrock"))
    assert "Gas return is overdue for December 2023, from Property services" in page
    assert "Yet to come" in page
    more = CALENDAR + b"LIFT,Lift return,Lift team,observations,LIFT-ADP,monthly,5,2023-12\n"
    publish(ingest, "returns_calendar", more)
    assert "Two returns are overdue: gas return and lift return" in words(
        client.get("/returns?org=thurrock")
    )


def test_a_return_that_came_is_no_longer_owed(client: FlaskClient, ingest: Ingest) -> None:
    publish(ingest, "returns_calendar", CALENDAR)
    publish(ingest, "observations", csv("measure,period,value", "GAS-DOM,2023-12,99"))
    page = words(client.get("/returns?org=thurrock"))
    assert "Returns that came, and when" in page
    assert "overdue" not in page


def test_a_late_return_leads_from_the_overview_to_the_returns(
    client: FlaskClient, ingest: Ingest
) -> None:
    publish(ingest, "returns_calendar", CALENDAR)
    page = client.get("/?org=thurrock").text
    assert re.search(r'href="/returns\?org=thurrock"[^>]*>Gas return', page)
