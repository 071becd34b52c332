"""The list of returns opens with what is overdue."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from dashboard.ingest import Ingest
from tests.integration import files
from tests.integration.close.asking import be, send, words
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
    assert "For you to do" in page
    assert "No calendar" not in page
    be(client, "viewer")
    page = words(client.get("/returns?org=thurrock"))
    assert "Yet to come" in page
    assert "For you to do" not in page
    be(client, "officer")
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


def test_a_register_that_is_owed_is_sent_as_at_the_last_day_of_its_period(
    client: FlaskClient, ingest: Ingest
) -> None:
    risks = "RISK,Risk register,Risk team,risks,,quarterly,5,2023-24 Q2\n"
    publish(ingest, "returns_calendar", CALENDAR + risks.encode())
    page = client.get("/returns?org=thurrock").text
    assert "/returns/send?org=thurrock&amp;dataset=observations&amp;period=2023-12" in page
    href = "/returns/send?org=thurrock&amp;dataset=risks&amp;period=2023-24+Q2"
    assert href in page
    form = client.get(href.replace("&amp;", "&")).text
    assert "Monthly close: Q2 2023-24" in form
    assert 'type="date" max="2024-02-07" value="2023-09-30"' in form
    form = client.get("/returns/send?org=thurrock&dataset=observations&period=2023-12").text
    assert 'type="date" max="2024-02-07" value=""' in form
    assert "Monthly close: " not in client.get("/returns/send?org=thurrock&period=June").text


def test_an_old_register_is_the_return_of_its_period_and_clears_no_newer_one(
    client: FlaskClient, ingest: Ingest
) -> None:
    risks = "RISK,Risk register,Risk team,risks,,quarterly,5,2023-24 Q2\n"
    publish(ingest, "returns_calendar", CALENDAR + risks.encode())
    send(client, files.RISKS, "risks.csv", dataset="risks", as_at="2023-09-30")
    (one,) = [one for one in ingest.store.submissions() if one.dataset == "risks"]
    ingest.publish(one.id, by="manager")
    page = client.get("/returns?org=thurrock").text
    assert "dataset=risks&amp;period=2023-24+Q2" not in page
    assert "dataset=risks&amp;period=2023-24+Q3" in page


def test_a_late_return_leads_from_the_overview_to_the_returns(
    client: FlaskClient, ingest: Ingest
) -> None:
    publish(ingest, "returns_calendar", CALENDAR)
    page = client.get("/?org=thurrock").text
    assert re.search(r'href="/returns\?org=thurrock"[^>]*>Gas return', page)
