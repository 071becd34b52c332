"""Someone at a browser of this machine: forms and files sent to a dashboard that is served."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode, urlsplit

from benchmarks.uploads import multipart

CUT_OFF = (OSError, HTTPException)  # the worker was killed: what it was asked may be done or not


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: its status, where it sends the browser, and the page."""

    status: int
    location: str
    page: str

    @property
    def identity(self) -> str:
        """The submission that it sends the browser to."""
        return urlsplit(self.location).path.rpartition("/")[2]

    @property
    def seen(self) -> str:
        """The revision that the page was compared with, blank where it has no such form."""
        found = re.search(r'name="seen" value="(\d+)"', self.page)
        return found[1] if found else ""


@dataclass(slots=True)
class Visitor:
    """A visitor of a demonstration in one role; every request on a connection of its own."""

    address: str
    role: str
    _cookie: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self._ask("POST", "/demonstration", urlencode({"role": self.role}).encode(), _FORM)

    def send(
        self, dataset: str, data: bytes, org: str, name: str = "return.csv", **said: str
    ) -> Answer:
        """Send a file as the form does with the script's help: 201 where it was taken in."""
        body, headers = multipart({"dataset": dataset, "org": org, **said}, name, data)
        return self._ask("POST", "/returns/send", body, headers)

    def decide(self, identity: str, decision: str, **said: str) -> Answer:
        """Press a button of a submission's page: 303 where it was done, 409 where refused."""
        return self._ask("POST", f"/returns/{identity}/{decision}", urlencode(said).encode(), _FORM)

    def look(self, path: str) -> Answer:
        """Open a page."""
        return self._ask("GET", path)

    def _ask(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> Answer:
        connection = HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        try:
            sent = {**(headers or {}), **({"Cookie": self._cookie} if self._cookie else {})}
            connection.request(method, path, body, sent)
            response = connection.getresponse()
            page = response.read().decode("utf-8", "replace")
        finally:
            connection.close()
        if kept := response.getheader("Set-Cookie"):
            self._cookie = kept.partition(";")[0]
        return Answer(response.status, response.getheader("Location") or "", page)


_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
