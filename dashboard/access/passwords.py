"""Which passwords will do, and how one is kept and recognised: argon2id, never the words."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_LISTED = Path(__file__).parent / "commonest.txt"
SHORTEST, LONGEST = 12, 200
# The commonest of at least twelve characters, as lists of leaked passwords have them.
COMMONEST = frozenset(_LISTED.read_text(encoding="ascii").split())

# The least that OWASP's cheat sheet on storing passwords asks of argon2id: 19 MiB, twice over.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


class PasswordRefusedError(ValueError):
    """The password will not do; the sentence says why."""


def require_good(password: str) -> None:
    """Refuse a password that is short or among the commonest. Raises PasswordRefusedError.

    There are no rules on which characters: they make passwords shorter, and noted down.
    """
    if not SHORTEST <= len(_normal(password)) <= LONGEST:
        raise PasswordRefusedError(f"A password has {SHORTEST} to {LONGEST} characters.")
    if _normal(password).casefold() in COMMONEST:
        raise PasswordRefusedError("That password is among the commonest: others would try it.")


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _HASHER.hash(_normal(password))


def is_right(kept: str | None, password: str) -> bool:
    """Whether a password is the one kept. Takes as long where nothing is kept, as of a stranger."""
    if len(password) > LONGEST:
        return False
    try:
        return _HASHER.verify(kept or _nobodys(), _normal(password)) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def _normal(password: str) -> str:
    """The same text from every keyboard: an accent may arrive in one character or in two."""
    return unicodedata.normalize("NFKC", password)


@cache
def _nobodys() -> str:
    return hashed("")
