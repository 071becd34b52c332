"""Raw files by content hash: written aside, synced and renamed before anything refers to them."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from dashboard.store.errors import VaultError

_ASIDE = ".aside-"  # what is still being written, or was cut off


class Vault:
    """A folder of files named by their SHA-256, so that the same bytes are kept once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their SHA-256; on disk for good when this returns."""
        digest = hashlib.sha256(data).hexdigest()
        place = self._place(digest)
        if not _holds(place, data):  # a damaged copy is written again
            _write(place, data)
        for folder in (place.parent, self.folder):
            _sync_folder(folder)
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes as they were put away. Raises VaultError if missing or altered."""
        try:
            data = self._place(digest).read_bytes()
        except FileNotFoundError:
            raise VaultError(f"The file {digest[:12]} is no longer kept.") from None
        if hashlib.sha256(data).hexdigest() != digest:
            raise VaultError(f"The kept file {digest[:12]} was altered after it was put away.")
        return data

    def has(self, digest: str) -> bool:
        """Whether the bytes with this SHA-256 are kept."""
        return self._place(digest).exists()

    def remove(self, digest: str) -> bool:
        """Forget a file; False if it was not kept."""
        try:
            self._place(digest).unlink()
        except FileNotFoundError:
            return False
        return True

    def older(self, before: datetime) -> Iterator[str]:
        """What was last put away before a moment, by SHA-256.

        What a writer that was cut off by then left behind is removed: nothing can refer to it.
        """
        for place in self.folder.glob("*/*"):
            with suppress(FileNotFoundError):  # another process looks too
                if place.stat().st_mtime >= before.timestamp():
                    continue
                if place.name.startswith(_ASIDE):
                    place.unlink()
                else:
                    yield place.name

    def _place(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest


def _holds(place: Path, data: bytes) -> bool:
    """Whether these very bytes are there; if so, they count as put away just now."""
    try:
        if place.read_bytes() != data:
            return False
        os.utime(place)
    except FileNotFoundError:
        return False
    return True


def _write(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=place.parent, prefix=_ASIDE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, place)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    """Make a rename in the folder outlast a power cut, where the system can."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
