"""How long a large return takes from being sent to its preview, and what memory that needs."""

from __future__ import annotations

import time
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from uuid import uuid4

from benchmarks import ingest
from benchmarks.servers import Server
from dashboard.commands.stores import open_ingest
from dashboard.settings import Settings

ORG = "southend"


@dataclass(frozen=True, slots=True)
class Sent:
    """Seconds until the preview was there, and megabytes that the workers took beyond idle."""

    seconds: float
    megabytes: float


def multipart(fields: dict[str, str], name: str, data: bytes) -> tuple[bytes, dict[str, str]]:
    """A form with a file as a browser sends it, and the headers that go with it."""
    boundary = uuid4().hex
    said = [f'form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields.items()]
    file = f'form-data; name="file"; filename="{name}"\r\n\r\n'
    head = "".join(f"--{boundary}\r\nContent-Disposition: {one}" for one in (*said, file))
    body = head.encode() + data + f"\r\n--{boundary}--\r\n".encode()
    return body, {
        "Content-Type": f"multipart/form-data; boundary={boundary}",
        "X-Requested-With": "fetch",
    }


def publish_measures(folder: Path, rows: int) -> None:
    """Publish the measures that so many generated observations are of."""
    settings = Settings(data_dir=folder)
    writer = open_ingest(settings)
    found, _ = writer.stage("measures", ingest.measures(rows), org=ORG, by="benchmark")
    writer.publish(found.id, by="another")
    writer.store.database.close()


def until_previewed(server: Server, data: bytes) -> Sent:
    """Send observations to the dashboard and open the page that previews them."""
    body, headers = multipart({"dataset": "observations", "org": ORG}, "return.csv", data)
    idle = server.start_of_peak()
    connection = HTTPConnection("127.0.0.1", server.port, timeout=120)
    started = time.perf_counter()
    connection.request("POST", "/returns/send", body, headers)
    answer = connection.getresponse()
    answer.read()
    page = answer.getheader("Location") or ""
    if answer.status != 201:
        raise SystemExit(f"the file was not taken in: {answer.status}")
    connection.request("GET", page)
    shown = connection.getresponse()
    shown.read()
    took = time.perf_counter() - started
    connection.close()
    if shown.status != 200:
        raise SystemExit(f"{page} does not answer: {shown.status}")
    return Sent(took, server.peak() - idle)
