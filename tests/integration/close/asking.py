"""What a browser sends to the pages of the close, and what their answers say."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from flask.testing import FlaskClient

from dashboard.ingest import Ingest
from tests.integration import files
from tests.integration.close.closing import csv

ROLES = ("viewer", "officer", "approver", "administrator")
OFFICERS = ROLES[1:]
APPROVERS = ROLES[2:]
UNKNOWN = csv("measure,period,value", "GAS-DON,2023-06,99")
OWN_HEADINGS = csv("measure,Month,Figure", "GAS-DOM,2023-06,99")


def be(client: FlaskClient, role: str) -> None:
    assert client.post("/demonstration", data={"role": role}).status_code == 303


def send(client: FlaskClient, data: bytes | None, name: str = "june.csv", **given: str) -> Any:
    """Send the form as a browser does: a file that is refused leads to its report."""
    form: dict[str, Any] = {"org": "thurrock", "dataset": "observations", **given}
    if data is not None:
        form["file"] = (BytesIO(data), name)
    headers = {"X-Requested-With": given.pop("script")} if "script" in given else {}
    return report(client, client.post("/returns/send", data=form, headers=headers))


def report(client: FlaskClient, answer: Any) -> Any:
    """The report that an answer leads to, else the answer itself."""
    refused = "/returns/refused/" in (answer.location or "")
    return client.get(answer.location) if refused else answer


def token(page: Any) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page.text)
    assert found
    return found.group(1)


def words(answer: Any) -> str:
    """What a page says, without its tags."""
    text = re.sub(r"<[^>]+>", " ", answer.text)
    return re.sub(r"\s+", " ", text)


def state(ingest: Ingest, identity: str) -> str:
    return ingest.store.submission(identity).state


def submitted(
    ingest: Ingest, data: bytes = files.CORRECTION, by: str = "demonstration officer"
) -> str:
    """A file that an officer of the demonstration has sent and submitted."""
    found, batch = ingest.stage("observations", data, org="thurrock", by=by)
    ingest.submit(found.id, by=by, why="it is right" if batch.problems else "")
    return found.id
