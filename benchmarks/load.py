"""How many requests a second a server answers, and how many of the answers had been kept."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_SCRIPT = Path(__file__).parent / "load.lua"
_CONNECTIONS = 8
_HIT = b"\r\ncache-status: scorecard; hit\r\n"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, sent over and over."""

    port: int
    path: str
    body: bytes
    headers: Mapping[str, str]

    def once(self) -> tuple[int, Mapping[str, str], bytes]:
        """Status, headers (lower case) and body of the answer to it, sent by itself."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("POST", self.path, self.body, dict(self.headers))
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, headers, answer.read()
        finally:
            connection.close()

    def bytes(self) -> bytes:
        """The request as it goes over the wire."""
        lines = [f"POST {self.path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        lines += [f"Content-Length: {len(self.body)}", "", ""]
        return "\r\n".join(lines).encode() + self.body


@dataclass(frozen=True, slots=True)
class Rate:
    """Answers a second, answers in all, and those that were hits of the cache."""

    per_second: float
    answers: int
    hits: int


def loader() -> str:
    """Which loader there is."""
    return "wrk" if shutil.which("wrk") else "Python sockets"


def load(asked: Asked, seconds: float, folder: Path) -> Rate:
    """Send the request over eight kept connections from another process, for so long."""
    request = folder / "request.txt"
    if shutil.which("wrk"):
        request.write_bytes(asked.body)
        rest = [request, *(f"{name}={value}" for name, value in asked.headers.items())]
        line = ["wrk", "-t1", f"-c{_CONNECTIONS}", f"-d{max(1, round(seconds))}s", "-s", _SCRIPT]
        line += [f"http://127.0.0.1:{asked.port}{asked.path}", "--", *rest]
    else:
        request.write_bytes(asked.bytes())
        line = [sys.executable, "-m", "benchmarks.load", asked.port, request, seconds]
    done = subprocess.run([*map(str, line)], check=True, capture_output=True, text=True)
    answers, hits, failed, took = map(
        float, re.findall(r"^loaded (.*)$", done.stdout, re.M)[0].split()
    )
    if failed:
        raise SystemExit(f"{failed:.0f} answers under load were not 200")
    return Rate(answers / took, int(answers), int(hits))


class _Connection(threading.Thread):
    """One connection that sends the next request as soon as it has the last answer."""

    def __init__(self, port: int, request: bytes, until: float) -> None:
        super().__init__()
        self.port, self.request, self.until = port, request, until
        self.answers = self.hits = self.failed = 0

    def run(self) -> None:
        with socket.create_connection(("127.0.0.1", self.port)) as line:
            while time.monotonic() < self.until:
                line.sendall(self.request)
                head = _answer(line).lower()
                self.answers += 1
                self.hits += _HIT in head
                self.failed += not head.startswith(b"http/1.1 200")


def _answer(line: socket.socket) -> bytes:
    """The head of one answer, its body read to the end."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += line.recv(65536)
    head, _, body = got.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    missing = (int(length[1]) if length else 0) - len(body)
    while missing > 0:
        missing -= len(line.recv(65536))
    return head + b"\r\n"


def _main(port: str, request: str, seconds: str) -> None:
    started = time.monotonic()
    message = Path(request).read_bytes()
    until = started + float(seconds)
    lines = [_Connection(int(port), message, until) for _ in range(_CONNECTIONS)]
    for line in lines:
        line.start()
    for line in lines:
        line.join()
    counts = (sum(getattr(line, name) for line in lines) for name in ("answers", "hits", "failed"))
    sys.stdout.write("loaded {} {} {} ".format(*counts) + f"{time.monotonic() - started}\n")


if __name__ == "__main__":
    _main(*sys.argv[1:])
