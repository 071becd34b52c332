"""Which responses may be kept compressed and sent again: read callbacks of one edition, files."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from typing import Any

import brotli
import dash
import orjson
import plotly
from flask import Flask, Response, g, request

from dashboard import __version__

CALLBACK = "/_dash-update-component"
FILES = ("/_dash-component-suites/", "/assets/")
# A file without a fingerprint in its address must not outlive an upgrade.
_RELEASE = f"{__version__} {dash.__version__} {plotly.__version__}"
_COMPRESSIBLE = ("application/json", "text/", "application/javascript", "image/svg+xml")


def keep_responses(
    server: Flask, cache: Any, edition: Callable[[], str], read_outputs: frozenset[str]
) -> None:
    """Serve a read callback's compressed bytes again while its edition stands.

    Only callbacks whose output is named in `read_outputs` are kept: a callback that writes is
    never answered from here. The key holds the edition and the whole request, so a publication
    or a new day makes every kept response unreachable. Files of the release are kept by address.
    """

    @server.before_request
    def answer_from_kept() -> Response | None:
        g.keep_as = _key(edition, read_outputs)
        if g.keep_as is None:
            return None
        kept = _get(cache, g.keep_as)
        if kept is None:
            return None
        g.keep_as = None
        return _response(kept)

    @server.after_request
    def keep(response: Response) -> Response:
        key = getattr(g, "keep_as", None)
        if key is None or response.status_code != 200 or response.headers.get("Set-Cookie"):
            return response
        if not response.content_type.startswith(_COMPRESSIBLE):
            return response
        response.direct_passthrough = False
        body = _compress(response.get_data())
        headers = {
            "Content-Type": response.content_type,
            "Cache-Control": response.headers.get("Cache-Control", ""),
            "ETag": response.headers.get("ETag", ""),
        }
        kept = orjson.dumps(headers) + b"\n" + body
        _set(cache, key, kept)
        return _response(kept)


def _key(edition: Callable[[], str], read_outputs: frozenset[str]) -> str | None:
    """What to keep this response as, or None where it must be worked out each time."""
    if request.method == "GET" and request.path.startswith(FILES):
        return _hashed(f"file {_RELEASE}", request.full_path.encode())
    if request.method == "POST" and request.path == CALLBACK:
        body = request.get_data(cache=True)
        try:
            output = orjson.loads(body)["output"]
        except (orjson.JSONDecodeError, KeyError, TypeError):
            return None
        if output in read_outputs:
            return _hashed(f"callback {edition()}", body)
    return None


def _hashed(kind: str, body: bytes) -> str:
    digest = hashlib.sha256(kind.encode() + b"\n" + _encoding().encode() + b"\n" + body)
    return "response-" + digest.hexdigest()


def _encoding() -> str:
    accepted = request.headers.get("Accept-Encoding", "")
    return next((name for name in ("br", "gzip") if name in accepted), "identity")


def _compress(body: bytes) -> bytes:
    match _encoding():
        case "br":
            return brotli.compress(body, quality=5)
        case "gzip":
            return gzip.compress(body, 6, mtime=0)
    return body


def _response(kept: bytes) -> Response:
    head, _, body = kept.partition(b"\n")
    headers = {name: value for name, value in orjson.loads(head).items() if value}
    if _encoding() != "identity":
        headers["Content-Encoding"] = _encoding()
    headers["Vary"] = "Accept-Encoding"
    response = Response(body, headers=headers)
    return response.make_conditional(request) if "ETag" in headers else response


def _get(cache: Any, key: str) -> bytes | None:
    try:
        value = cache.get(key)
    except Exception:  # a cache that is down is a slow page, not a failed one
        return None
    return value if isinstance(value, bytes) else None


def _set(cache: Any, key: str, value: bytes) -> None:
    try:
        cache.set(key, value)
    except Exception:  # as above
        return
