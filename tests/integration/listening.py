"""A cache on a port of this machine that answers as Redis does, and remembers all it was sent."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Listening(socketserver.ThreadingTCPServer):
    """Keeps values as Redis would; `heard` is everything that any client has sent."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Client)
        self.heard: list[bytes] = []
        self.kept: dict[bytes, bytes] = {}

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.server_address[1]}/0"

    def answer(self, command: list[bytes]) -> bytes:
        """What Redis says to a command: values as it keeps them, else that all is well."""
        self.heard += command
        match command:
            case [b"GET", key]:
                value = self.kept.get(key)
                return b"_\r\n" if value is None else b"$%d\r\n%s\r\n" % (len(value), value)
            case [b"SETEX", key, _, value] | [b"SET", key, value, *_]:
                self.kept[key] = value
            case [b"HELLO", *_]:
                return b"%1\r\n$5\r\nproto\r\n:3\r\n"
        return b"+OK\r\n"


class _Client(socketserver.StreamRequestHandler):
    server: Listening

    def handle(self) -> None:
        while head := self.rfile.readline():
            self.wfile.write(self.server.answer([self._word() for _ in range(int(head[1:]))]))

    def _word(self) -> bytes:
        word = self.rfile.read(int(self.rfile.readline()[1:]))
        self.rfile.readline()
        return word


@contextmanager
def listening() -> Iterator[Listening]:
    """A cache that listens as long as it is wanted."""
    with Listening() as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
