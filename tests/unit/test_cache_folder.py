"""The folder of kept answers may be deleted at any moment."""

from __future__ import annotations

import shutil
from pathlib import Path

from dashboard.cache_folder import CacheFolder


def test_a_folder_that_is_gone_is_made_again(tmp_path: Path) -> None:
    cache = CacheFolder(str(tmp_path / "cache"))
    shutil.rmtree(tmp_path / "cache")
    assert cache.get("a") is None
    assert cache.set("a", b"1")
    assert cache.get("a") == b"1"
