"""Where kept answers lie on one machine: a folder that anybody may delete while it is served."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask_caching.backends import FileSystemCache


class CacheFolder(FileSystemCache):
    """A folder of answers, made again when it is gone; without that nothing would be kept."""

    def set(self, key: str, value: Any, *rest: Any, **more: Any) -> Any:
        """Keep a value; whether it was kept."""
        Path(self._path).mkdir(parents=True, exist_ok=True)
        return super().set(key, value, *rest, **more)
