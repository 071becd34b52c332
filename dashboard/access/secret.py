"""What cookies are signed with: a setting, or a key made once and kept where only we read it."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from dashboard.settings import Settings


def signed(value: str, settings: Settings) -> str:
    """A value with a signature that nobody without the key can give it."""
    key = secret_key(settings).encode()
    return f"{value}.{hmac.new(key, value.encode(), hashlib.sha256).hexdigest()}"


def alias(value: str, settings: Settings) -> str:
    """What stands for a value where others may read it, such as an address: never the value."""
    key = secret_key(settings).encode()
    return hmac.new(key, f"alias of {value}".encode(), hashlib.sha256).hexdigest()[:16]


def secret_key(settings: Settings) -> str:
    """The key of this installation, the same in every process and after every start."""
    if settings.secret_key:
        return settings.secret_key
    file = settings.data_dir / "secret-key"
    if not file.exists():
        _make(file)
    return file.read_text(encoding="ascii")


def _make(file: Path) -> None:
    """Put a new key there, whole or not at all; of several processes the first one's stays."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"secret-key.{secrets.token_hex(4)}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as written:
        written.write(secrets.token_hex(32))
        written.flush()
        os.fsync(written.fileno())
    try:
        os.link(aside, file)
    except FileExistsError:
        pass
    finally:
        aside.unlink()
