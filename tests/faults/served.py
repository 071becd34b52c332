"""A dashboard as it is served, seen from outside, and what it has kept, seen from within."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dashboard.ingest import Ingest


@dataclass(frozen=True, slots=True)
class Served:
    """Where it listens, the process that its workers belong to, and a way into its store."""

    address: str
    pid: int
    ingest: Ingest

    def workers(self) -> list[int]:
        """The processes that answer just now. Linux only."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text()
        return [int(one) for one in children.split()]
