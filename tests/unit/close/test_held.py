"""Files that were refused are held for a day and no longer, whoever sends the next one."""

from __future__ import annotations

import os
from pathlib import Path

from dashboard.close.held import HeldFiles
from dashboard.store import Vault


def test_a_file_that_no_token_opens_any_more_is_dropped_when_the_next_is_held(
    tmp_path: Path,
) -> None:
    held, folder = HeldFiles(tmp_path), Vault(tmp_path)
    old, again = held.keep(b"names of children"), held.keep(b"sent again")
    for digest in (old, again):
        os.utime(tmp_path / digest[:2] / digest, (0, 0))
    assert held.keep(b"sent again") == again
    assert not folder.has(old)
    assert folder.has(again)
