"""What a request says of where it comes from, and where it may be sent on to.

This is asked before every answer, so it reads what the server was handed and parses little.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

Environ = dict[str, Any]

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_LOCAL_PEERS = frozenset({"127.0.0.1", "::1"})


def is_forged(environ: Environ) -> bool:
    """Whether another site's page made a browser send what may change something.

    Browsers say it themselves: in Sec-Fetch-Site where the address is encrypted or this machine's
    own, and in Origin everywhere. What says neither was sent by no page, but by a program.
    """
    if environ["REQUEST_METHOD"] in _SAFE:
        return False
    site = environ.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = environ.get("HTTP_ORIGIN")
    return origin is not None and urlsplit(origin).netloc != environ.get("HTTP_HOST")


def is_local(environ: Environ) -> bool:
    """Whether a browser at this machine asks for an address of this machine.

    The name matters too: another site may give its own name this machine's number.
    """
    return environ.get("REMOTE_ADDR") in _LOCAL_PEERS and _has_local_name(environ)


def is_open_to_eavesdroppers(environ: Environ) -> bool:
    """Whether what is typed into a page here crosses a network unencrypted."""
    origin = urlsplit(environ.get("HTTP_ORIGIN", ""))
    return origin.scheme == "http" and not _has_local_name(environ)


def cookie_is_secure(environ: Environ) -> bool:
    """Whether a cookie may be kept to encrypted addresses: everywhere but at this machine.

    A server in front of us may ask for us by this machine's name on behalf of an encrypted one.
    """
    in_front = environ.get("HTTP_X_FORWARDED_PROTO") == "https"
    return in_front or not _has_local_name(environ)


def cookie(environ: Environ, name: str) -> str | None:
    """One of our own cookies, whose values need no unquoting; None where it was not sent."""
    for sent in environ.get("HTTP_COOKIE", "").split(";"):
        key, _, value = sent.strip().partition("=")
        if key == name:
            return value
    return None


def own_path(address: str | None) -> str:
    """The address where it is a path of ours, else the first page: nobody is sent elsewhere."""
    if not address or not address.startswith("/") or not address.isprintable():
        return "/"
    # A browser reads two slashes, or a backslash among them, as the name of another host.
    return "/" if address.startswith("//") or "\\" in address else address


def _has_local_name(environ: Environ) -> bool:
    return _without_port(environ.get("HTTP_HOST", "")) in _LOCAL_NAMES


@lru_cache(maxsize=64)
def _without_port(host: str) -> str:
    return host if host.endswith("]") else host.rpartition(":")[0] or host
