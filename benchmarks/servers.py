"""Which servers are compared: the dashboard and a yardstick, both under the same gunicorn."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dashboard.commands.operations import server_command
from dashboard.settings import Settings

ROOT = Path(__file__).parents[1]
DASHBOARD, YARDSTICK = "dashboard.app:server", "benchmarks.yardstick:server"
TODAY = "2024-12-10"  # the day of the newest paper in the sample
_PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running gunicorn: its port and the process that its workers belong to."""

    port: int
    pid: int

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        """Seconds of processor time that its workers have used so far. Linux only."""
        return sum(_cpu_of(worker) for worker in self._workers())

    def start_of_peak(self) -> float:
        """Megabytes that its workers hold now, from when on their peak counts. Linux only."""
        for worker in self._workers():
            Path(f"/proc/{worker}/clear_refs").write_text("5")
        return sum(_megabytes_of(worker, "VmRSS") for worker in self._workers())

    def peak(self) -> float:
        """The most megabytes that each of its workers has held since, together."""
        return sum(_megabytes_of(worker, "VmHWM") for worker in self._workers())

    def _workers(self) -> list[str]:
        return Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()


def _cpu_of(pid: str) -> float:
    # The fields after the name in brackets: user and system time are the 12th and 13th.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes_of(pid: str, name: str) -> float:
    said = Path(f"/proc/{pid}/status").read_text().partition(f"{name}:")[2]
    return int(said.split()[0]) * 1024 / 1e6


def environment(folder: Path) -> dict[str, str]:
    """The variables of an installation whose every file is under `folder`."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("SCORECARD_")}
    return own | {
        "SCORECARD_DATA_DIR": str(folder),
        "SCORECARD_TODAY": TODAY,
        "SCORECARD_SIGN_IN": "demonstration",
        "BENCHMARK_PAGES": str(folder / "pages"),
    }


def seed(folder: Path) -> None:
    """Make a store under `folder` and load the sample figures."""
    for command in ("migrate", "seed"):
        line = [sys.executable, "-m", "dashboard", command]
        subprocess.run(line, cwd=ROOT, env=environment(folder), check=True, capture_output=True)


@contextmanager
def serving(application: str, folder: Path, ready: str) -> Iterator[Server]:
    """Serve an application as `scorecard serve` does until the block ends.

    `ready` is a path that answers once it is up.
    """
    port = _free_port()
    command = server_command(Settings(host="127.0.0.1", port=port), dev=False)
    command[command.index(DASHBOARD)] = application
    with (folder / f"{application.partition('.')[0]}.log").open("w") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(folder), stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait(process, f"http://127.0.0.1:{port}{ready}")
            yield Server(port, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=60)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"the server at {address} does not answer")
