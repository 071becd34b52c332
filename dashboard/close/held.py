"""Files on their way in: kept aside until they are right, and found again by a signed token."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import flask
from itsdangerous import BadSignature, URLSafeTimedSerializer

from dashboard.store import Vault, VaultError

_SALT, _DAY = "held file", 24 * 3600


@dataclass(frozen=True, slots=True)
class Held:
    """A file that was sent, for whom and as what; `digest` finds its bytes."""

    org: str
    dataset: str
    filename: str
    source: str
    as_at: str
    digest: str
    by: str  # only they may go on with it


class HeldFiles:
    """Refused files, kept a day so that their problems can be sent back and headings named."""

    def __init__(self, folder: Path) -> None:
        self._vault = Vault(folder)

    def keep(self, data: bytes) -> str:
        """Keep the bytes, and drop those that were kept for a day; the digest.

        They may hold personal details, so a token that is no longer good leaves no file.
        """
        digest = self._vault.put(data)
        for old in self._vault.older(datetime.now(UTC) - timedelta(seconds=_DAY)):
            self._vault.remove(old)
        return digest

    def token(self, held: Held) -> str:
        """What an address or a form carries of a held file: signed, and good for a day."""
        return _serializer().dumps(asdict(held))

    def open(self, token: str, by: str) -> tuple[Held, bytes] | None:
        """The file behind a token; None where it is not theirs, too old or no longer there."""
        try:
            held = Held(**_serializer().loads(token, max_age=_DAY))
            return (held, self._vault.get(held.digest)) if held.by == by else None
        except (BadSignature, TypeError, VaultError):
            return None

    def forget(self, digest: str) -> None:
        """Drop a file that has been taken in."""
        self._vault.remove(digest)


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(flask.current_app.secret_key), salt=_SALT)
