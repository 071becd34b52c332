"""What a command costs from start to end: `python -m benchmarks.timed COMMAND...` prints it.

It is a process of its own, and imports little, because Linux counts the memory of whoever starts a
command as the least that the command has used.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time


def _main(command: list[str]) -> None:
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - started
    json.dump([took, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6], sys.stdout)
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    _main(sys.argv[1:])
