"""A dashboard for tests: a store of its own with the sample figures, served as in production."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
TODAY = "2024-12-10"  # the day of the newest paper in the sample, so that pages do not age
_PATIENCE = 60.0


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(folder: Path, port: int, **more: str) -> dict[str, str]:
    """The variables of an installation whose every file is under `folder`."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("SCORECARD_") and name not in {"HOST", "PORT"}
    }
    return inherited | {
        "SCORECARD_DATA_DIR": str(folder),
        "SCORECARD_DATABASE_URL": f"sqlite:///{folder / 'scorecard.db'}",
        "SCORECARD_HOST": "127.0.0.1",
        "SCORECARD_PORT": str(port),
        "SCORECARD_WORKERS": "1",
        "SCORECARD_TODAY": TODAY,
        **more,
    }


@contextmanager
def serving(folder: Path, **more: str) -> Iterator[str]:
    """Seed a store under `folder` and serve it until the block ends; gives the address."""
    port = free_port()
    variables = environment(folder, port, **more)
    for command in (["migrate"], ["seed", "--demo-homes", "1000"]):
        done = subprocess.run(
            [sys.executable, "-m", "dashboard", *command],
            cwd=ROOT,
            env=variables,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    with running(folder, variables):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def running(folder: Path, variables: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Serve the store that the variables name until the block ends; gives gunicorn's process."""
    log = folder / "server.log"
    with log.open("w") as written:
        server = subprocess.Popen(
            [sys.executable, "-m", "dashboard", "serve"],
            cwd=ROOT,
            env=variables,
            stdout=written,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(server, f"http://127.0.0.1:{variables['SCORECARD_PORT']}/readyz", log)
            yield server
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the dashboard does not answer:\n{log.read_text()[-4000:]}")
