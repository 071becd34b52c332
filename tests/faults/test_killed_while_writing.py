"""A process killed with no warning leaves a change whole or not made, never half of it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard.store import Store, Vault
from tests.unit.store.loading import MORNING, figures, publish, shown, stage

ROOT = Path(__file__).parents[2]

# The child does what ingest does, and is killed at the point that is named: just before the line
# of the audit is written, by when the rows are in, or just before the transaction is committed.
CHILD = """
import os, signal, sys
from dataclasses import replace
from dashboard.store import Store, chain
from tests.unit.store.loading import MORNING, figures, stage

url, doing, point = sys.argv[1:]
store = Store(url)
real = chain.append

def killed(connection, *args, **kwargs):
    if point == "before the audit line":
        os.kill(os.getpid(), signal.SIGKILL)
    real(connection, *args, **kwargs)
    os.kill(os.getpid(), signal.SIGKILL)

chain.append = killed
rows = figures(GAS="12", LIFT="34")
if doing == "stage":
    stage(store, rows)
elif doing == "publish":
    derived = [replace(row, dataset="rollups") for row in rows]
    store.publish("S2", by="manager", at=MORNING, derived=derived)
else:
    store.withdraw("S1", by="manager", at=MORNING, why="wrong")
"""


def run_until_killed(*arguments: str) -> None:
    command = [sys.executable, "-c", CHILD, *arguments]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()


@pytest.mark.parametrize("point", ["before the audit line", "before the commit"])
@pytest.mark.parametrize("doing", ["stage", "publish", "withdraw"])
def test_a_change_cut_off_by_a_kill_was_never_made(
    store: Store, store_url: str, doing: str, point: str
) -> None:
    publish(store, figures(GAS="99.7"))
    stage(store, figures(GAS="12", LIFT="34"))
    before = (store.revision(), store.head(), store.submissions(), store.audit())

    run_until_killed(store_url, doing, point)

    after = (store.revision(), store.head(), store.submissions(), store.audit())
    assert after == before
    assert shown(store) == {"GAS": "99.7"}
    assert store.rows_of("S2", "rollups") == []
    assert store.verify() is None
    assert store.publish("S2", by="manager", at=MORNING).revision == 2  # and work goes on


WRITER = """
import sys
from dashboard.store import Store
from tests.unit.store.loading import figures, publish

store = Store(sys.argv[1])
for number in range(10_000):
    publish(store, figures(GAS=str(number), LIFT=str(number)))
    print(number, flush=True)
"""


def test_a_writer_killed_at_any_moment_leaves_whole_revisions(store: Store, store_url: str) -> None:
    for pause in (0.0, 0.013, 0.031):
        command = [sys.executable, "-c", WRITER, store_url]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(pause)
            writer.kill()
        assert store.verify() is None
        values = shown(store)
        assert values["GAS"] == values["LIFT"]
        published = [found for found in store.submissions() if found.state == "published"]
        assert [found.revision for found in published] == list(range(1, store.revision() + 1))


def test_a_file_cut_off_while_it_is_put_away_is_not_taken_for_the_whole(tmp_path: Path) -> None:
    child = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from dashboard.store import Vault\n"
        "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "Vault(Path(sys.argv[1])).put(b'x' * 1_000_000)\n"
    )
    command = [sys.executable, "-c", child, str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, timeout=60, check=False)
    assert ended.returncode == -signal.SIGKILL
    vault = Vault(tmp_path)
    kept = [place.name for place in tmp_path.rglob("*") if place.is_file()]
    assert all(name.startswith(".aside-") for name in kept)
    assert vault.get(vault.put(b"x" * 1_000_000)) == b"x" * 1_000_000
