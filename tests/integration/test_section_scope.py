"""A person of some sections sees, sends and decides on those alone, by whatever door."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client

import pages
from dashboard.app import create_app
from dashboard.settings import Settings
from dashboard.store import Store
from tests.integration import sectioned
from tests.integration.sectioned import MIXED, ORG, OWN
from tests.integration.signing_in import enter_as
from tests.integration.walking import everywhere, said, walk

CODES = ("OTTER", "ZEBRA", "CARE", "PLAN", "POOL")
ADDRESSES = everywhere(ORG, dict.fromkeys(CODES, "2023-12"))
THEIRS = ("/send", "/send/cases", "/send/reviews", "/strategies", "/social-care", "/partnership")


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return sectioned.a_council(tmp_path_factory.mktemp("sections"))


@pytest.fixture(scope="module")
def server(council: Settings) -> Any:
    return create_app(council).server


@pytest.fixture
def own_council(tmp_path: Path) -> Settings:
    """One that a test may change."""
    return sectioned.a_council(tmp_path)


class As:
    """A server as one person has it: whoever opens a browser on it is signed in."""

    def __init__(self, server: Any, name: str) -> None:
        self.url_map = server.url_map
        self._client: Client = server.test_client()
        assert enter_as(self._client, name).status_code == 303

    def test_client(self) -> Client:
        return self._client


def zebras(text: str) -> list[str]:
    return re.findall(
        r".{0,60}zebra.{0,40}", re.sub("“ZEBRA”|measure=ZEBRA", "", text), re.IGNORECASE
    )


def walked(server: Any, name: str) -> dict[str, str]:
    return {place: said(answer) for place, answer in walk(As(server, name), *ADDRESSES)}


def test_nothing_of_another_section_leaves_by_any_page_callback_route_or_file(server: Any) -> None:
    everything = walked(server, "All")
    mine = walked(server, "Housing")
    again = walked(server, "Viewer")
    assert set(mine) == set(everything)
    assert len([text for text in everything.values() if zebras(text)]) > 40
    for walk_of in (mine, again):
        shown = {place: zebras(text) for place, text in walk_of.items()}
        assert {place: found for place, found in shown.items() if found} == {}


def test_a_measure_of_another_section_does_not_leave_by_what_it_is_linked_to(server: Any) -> None:
    for place, text in walked(server, "Planner").items():
        shown = re.sub("“OTTER”|measure=OTTER|otter.csv", "", text)
        assert re.findall(r".{0,60}otter.{0,40}", shown, re.IGNORECASE) == [], place
    plans = As(server, "Planner").test_client().get(f"/strategies?org={ORG}").text
    assert "Count the zebras" in plans


def test_nothing_that_was_kept_for_others_is_sent_to_them(server: Any) -> None:
    address = f"/?org={ORG}"
    assert zebras(As(server, "All").test_client().get(address).text)
    for name in ("Housing", "Viewer", "Approver"):
        page = As(server, name).test_client().get(address).text
        assert (zebras(page), "Otter homes" in page) == ([], True)


@pytest.mark.parametrize("path", [*THEIRS, "/risks"])
def test_a_page_of_another_section_says_so_and_not_that_nothing_is_published(
    server: Any, path: str
) -> None:
    client = As(server, "Housing").test_client()
    for present in ("", "&view=present"):
        page = client.get(f"{path}?org={ORG}{present}").text
        assert "not one of your sections" in page
        assert "You work here for Housing." in page
        assert "published" not in page.split("page-tabs")[-1].split("</footer>")[0]


def test_the_tabs_are_those_of_ones_own_sections(server: Any) -> None:
    def tabs(name: str, address: str) -> list[str]:
        page = As(server, name).test_client().get(address).text
        return re.findall(r"tab-(\w[\w-]*)", page)

    for address in (f"/returns?org={ORG}", "/account"):
        assert {"housing", "overview", "data"} <= {*tabs("Housing", address)}
        assert not {"send", "risks", "partnership"} & {*tabs("Housing", address)}
        assert {"housing", "send", "risks", "partnership"} <= {*tabs("All", address)}


def test_the_strip_says_what_one_is_limited_to(server: Any) -> None:
    page = As(server, "Housing").test_client().get("/housing").text
    assert "Signed in as Housing (officer, Housing only)" in page
    assert "Signed in as All (officer)</p>" in As(server, "All").test_client().get("/").text


@pytest.mark.parametrize("path", ["/", "/data", "/measure", "/rows-behind", "/returns"])
def test_a_page_of_any_section_says_that_it_is_of_a_part(server: Any, path: str) -> None:
    notice = "You work here for Housing: what this page says is of that alone."
    assert notice in As(server, "Housing").test_client().get(f"{path}?org={ORG}").text
    assert notice not in As(server, "Housing").test_client().get(f"/about?org={ORG}").text
    assert "You work here for" not in As(server, "All").test_client().get(f"{path}?org={ORG}").text


def test_ones_own_section_is_whole(server: Any) -> None:
    client = As(server, "Housing").test_client()
    everyone = As(server, "All").test_client()
    for dataset in ("compliance_returns", "hazards"):
        place = f"/data/{ORG}/{dataset}.csv"
        assert client.get(place).data == everyone.get(place).data
    assert "Otters swam" in client.get(f"/measure?org={ORG}&measure=OTTER&period=2023-12").text
    returns = client.get(f"/returns?org={ORG}").text
    assert "Otter return" in returns
    assert "Otter figures" in returns
    assert "otter.csv" in returns


def test_files_hold_ones_own_sections_and_say_so_in_their_name(server: Any) -> None:
    client = As(server, "Housing").test_client()
    answer = client.get(f"/data/{ORG}/observations.csv")
    assert "demo-observations-housing-figures-" in answer.headers["Content-Disposition"]
    assert answer.text.count("OTTER") == 2
    assert zebras(answer.text) == []
    assert zebras(client.get(f"/data/{ORG}/measures.csv").text) == []
    for dataset in ("ehc_cases", "risks", "actions", "funds", "contracts"):
        refused = client.get(f"/data/{ORG}/{dataset}.csv")
        assert refused.status_code == 403
        assert "a section that you do not work for" in refused.text


def test_rows_are_those_of_ones_own_registers(server: Any) -> None:
    mine, theirs = f"/data/{ORG}/hazards.csv", f"/data/{ORG}/ehc_cases.csv"
    client = As(server, "Housing").test_client()
    assert "OTTER1" in client.get(mine).text
    assert client.get(theirs).status_code == 403
    viewer = As(server, "Viewer").test_client()
    assert viewer.get(mine).status_code == viewer.get(theirs).status_code == 403


def send(client: Client, dataset: str, data: bytes) -> Any:
    form = {"org": ORG, "dataset": dataset, "file": (BytesIO(data), "sent.csv")}
    return client.post("/returns/send", data=form)


def test_the_returns_offered_are_those_one_may_send(server: Any) -> None:
    page = As(server, "Housing").test_client().get(f"/returns/send?org={ORG}").text
    offered = set(re.findall(r'<option value="(\w+)"', page.split('id="dataset"')[1]))
    assert offered == {
        "measures",
        "observations",
        "compliance_returns",
        "commentaries",
        "assets",
        "inspections",
        "hazards",
    }


@pytest.mark.parametrize(
    ("dataset", "data"),
    [
        *((name, sectioned.FILES[name]) for name in ("ehc_cases", "actions", "risks", "funds")),
        *((name, sectioned.FILES[name]) for name in ("contracts", "printed", "returns_calendar")),
        ("observations", MIXED),
        ("observations", b"measure,period,value\nZEBRA,2023-11,lots\n"),
        ("observations", b"measure,period,value\nNEWT,2023-11,5\n"),
        ("commentaries", sectioned.FILES["commentaries"]),
        ("measures", sectioned.MEASURES),
        (
            "measures",
            b"measure,title,section,unit,polarity,rule,green,amber\n"
            b"ZEBRA,Mine now,housing,percent,higher,bands,100,90\n",
        ),
    ],
)
def test_what_is_of_another_section_is_not_taken_in_nor_told_of(
    server: Any, council: Settings, dataset: str, data: bytes
) -> None:
    before = Store(council.database_url).submissions()
    refused = send(As(server, "Housing").test_client(), dataset, data)
    assert refused.status_code == 403
    assert "You work here for Housing" in refused.text
    assert "88" not in refused.text.split("<main")[1]
    assert Store(council.database_url).submissions() == before


def test_ones_own_return_goes_from_sent_to_published(own_council: Settings) -> None:
    server = create_app(own_council, strict=True).server
    officer, approver = (As(server, name).test_client() for name in ("Housing", "Approver"))
    sent = send(officer, "observations", OWN)
    assert sent.status_code == 303
    page = officer.get(sent.location)
    assert page.status_code == 200
    assert "Submit it for approval" in page.text
    form = {"looked": "Y", "why": "It is"}
    assert officer.post(f"{sent.location}/submit", data=form).status_code == 303
    seen = re.findall(r'name="seen" value="(\d+)"', approver.get(sent.location).text)
    done = approver.post(f"{sent.location}/approve", data={"seen": seen, "why": ""})
    assert done.status_code == 303
    identity = sent.location.rpartition("/")[2]
    assert Store(own_council.database_url).submission(identity).state == "published"
    withdrawn = approver.post(f"{sent.location}/withdraw", data={"why": "It was not"})
    assert withdrawn.status_code == 303


def test_returns_of_others_are_neither_seen_nor_decided_on(server: Any, council: Settings) -> None:
    store = Store(council.database_url)
    theirs = [one for one in store.submissions(ORG) if one.filename != "otter.csv"]
    theirs = [one for one in theirs if one.dataset != "compliance_returns"]
    assert len(theirs) > 8
    for name in ("Housing", "Approver"):
        client = As(server, name).test_client()
        for one in theirs:
            assert client.get(f"/returns/{one.id}").status_code == 403
            for decision in ("submit", "approve", "send-back", "withdraw", "discard", "headings"):
                sent = client.post(f"/returns/{one.id}/{decision}", data={"why": "because"})
                assert sent.status_code == 403, (one.dataset, decision)
    assert store.submissions(ORG) == Store(council.database_url).submissions(ORG)


def test_periods_are_of_every_section_so_nobody_limited_locks_one(
    server: Any, council: Settings
) -> None:
    client = As(server, "Approver").test_client()
    page = client.get(f"/returns/periods?org={ORG}")
    assert page.status_code == 200
    assert "Lock a period" not in page.text
    assert zebras(page.text) == []
    for place in ("lock", "unlock"):
        form = {"org": ORG, "period": "2023-12", "why": "because"}
        assert client.post(f"/returns/{place}", data=form).status_code == 403


@pytest.mark.parametrize(("measure", "status"), [("OTTER", 200), ("ZEBRA", 403), ("NEWT", 403)])
def test_commentary_is_written_on_ones_own_measures(server: Any, measure: str, status: int) -> None:
    client = As(server, "Housing").test_client()
    asked = {"org": ORG, "measure": measure, "period": "2023-12"}
    assert client.get("/returns/commentary", query_string=asked).status_code == status
    if status == 403:
        assert client.post("/returns/commentary", data=asked).status_code == 403


def test_every_page_of_one_section_knows_which_it_is() -> None:
    of_any = {"overview", "measure", "rows", "data", "about"}
    named = {page.PAGE.key: page.PAGE.section for page in pages.ALL}
    assert {key for key, section in named.items() if not section} == of_any
