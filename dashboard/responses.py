"""Which answers may be kept and sent again: read callbacks and views of one edition, and files."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable, Container, Mapping
from functools import lru_cache
from typing import Any

import brotli
import dash
import orjson
import plotly
from flask import Flask, Response, g, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from dashboard.paths import program
from dashboard.private import is_private

CALLBACK = "/_dash-update-component"
FILES = ("/_dash-component-suites/", "/assets/", "/_favicon.ico")
HIT = "scorecard; hit"  # the Cache-Status of an answer that was kept
# A file without a fingerprint in its address must not outlive an upgrade of what it comes with.
_RELEASE = f"file {program()} {dash.__version__} {plotly.__version__}"
_NEAR = 200  # answers held in memory by each process: a few megabytes
_COMPRESSIBLE = ("application/json", "text/", "application/javascript", "image/svg+xml")
_FINGERPRINT = re.compile(r"\.v\d+_\d+_\d+m\d+\.")


class Kept:
    """Bytes kept under the edition they were worked out for, so that nothing is ever cleared.

    A publication or a new day makes every key a new one. A cache that is down is a slow page, not
    a failed one. What holds an apology is not kept: the next reader may have better luck.
    """

    def __init__(self, cache: Any, edition: Callable[[], str]) -> None:
        self._cache, self._edition = cache, edition
        self._near: dict[str, bytes] = {}  # what this process sent last: a key never changes

    def key(self, kind: str, asked: bytes) -> str | None:
        """What to keep an answer as: `kind` is what was asked for, `asked` the whole request.

        None where the store cannot say its edition: whoever works the answer out will say so.
        """
        try:
            return _hashed(f"{kind} {self._edition()}", asked)
        except Exception:
            return None

    def get(self, key: str | None) -> bytes | None:
        """The bytes kept under `key`, None where there are none."""
        if key is None or key in self._near:
            return self._near.get(key or "")
        try:
            value = self._cache.get(key)
        except Exception:  # the answer is worked out instead
            return None
        if not isinstance(value, bytes):
            return None
        if len(self._near) >= _NEAR:
            self._near.clear()
        self._near[key] = value
        return value

    def set(self, key: str | None, value: bytes) -> None:
        """Keep the bytes, unless they hold an apology or rows of a register, or have no key."""
        if key is None or g.get("apologised") or is_private():
            return
        try:
            self._cache.set(key, value)
        except Exception:  # the answer is right without it
            return


def keep_responses(
    server: Flask, kept: Kept, callbacks: Mapping[str, Any], reads: Container[str]
) -> None:
    """Serve a read callback's compressed bytes again while its edition stands, and files.

    Only callbacks whose output is in `reads` are kept: one that writes is never answered from
    here. The key holds the edition and the whole request. Files of the release are kept by
    address. What asks no callback of `callbacks` (Dash's own map) as it was declared gets 400.
    """

    @server.before_request
    def answer_from_kept() -> Response | None:
        g.keep_as = None
        if request.method == "POST" and request.path == CALLBACK:
            return _callback(kept, callbacks, reads)
        if request.method == "GET" and request.path.startswith(FILES):
            address = request.full_path.encode()
            return _kept_as(kept, _hashed(f"{_RELEASE} {_encoding()}", address))
        return None

    @server.after_request
    def keep(response: Response) -> Response:
        if response.status_code == 200 and request.path.startswith(FILES) and _has_fingerprint():
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        if is_private():
            response.headers["Cache-Control"] = "no-store"
            return response
        key = g.get("keep_as")
        if key is None or response.status_code != 200 or response.headers.get("Set-Cookie"):
            return response
        if not response.content_type.startswith(_COMPRESSIBLE):
            return response
        response.direct_passthrough = False
        packed = orjson.dumps(_headers(response)) + b"\n" + _compress(response.get_data())
        kept.set(key, packed)
        response.close()  # a file that was to be sent
        return _response(packed)


def _callback(kept: Kept, callbacks: Mapping[str, Any], reads: Container[str]) -> Response | None:
    """The kept answer to a callback, a refusal, or None where it has to be worked out."""
    body = request.get_data()
    asked = _asked(body)
    reading = asked.get("output") in reads
    again = _kept_as(kept, kept.key(f"callback {_encoding()}", body) if reading else None)
    if again is None and not _is_declared(asked, callbacks):
        return Response("Not a callback request.", status=400, mimetype="text/plain")
    return again


def _kept_as(kept: Kept, key: str | None) -> Response | None:
    """The answer kept under `key`; where there is none, the one to come is."""
    found = kept.get(key)
    if found is None:
        g.keep_as = key
        return None
    response = _response(found)
    response.headers["Cache-Status"] = HIT
    return response


def _has_fingerprint() -> bool:
    """Whether the address names the moment of a change, or Dash's version: it never changes."""
    return bool({"m", "v"} & request.args.keys() or _FINGERPRINT.search(request.path))


def _asked(body: bytes) -> dict[str, Any]:
    """What a callback body asks for; nothing where it is no such body."""
    try:
        asked = orjson.loads(body)
    except orjson.JSONDecodeError:
        return {}
    return asked if isinstance(asked, dict) and isinstance(asked.get("output"), str) else {}


def _is_declared(asked: dict[str, Any], callbacks: Mapping[str, Any]) -> bool:
    """Whether a callback is asked with the outputs, inputs and state it was declared with.

    Dash fails on anything else, and a failure should mean a fault of ours.
    """
    declared = callbacks.get(asked.get("output", ""))
    if declared is None:
        return False
    try:
        outputs = asked["outputs"] if isinstance(asked["outputs"], list) else [asked["outputs"]]
        return (
            "...".join(_names(outputs)) == asked["output"].strip(".")
            and _names(asked["inputs"]) == _names(declared["inputs"])
            and _names(asked.get("state", [])) == _names(declared["state"])
            and all(isinstance(name, str) for name in asked.get("changedPropIds", []))
        )
    except (KeyError, TypeError):
        return False


def _names(parts: Any) -> list[str]:
    if not isinstance(parts, list):
        raise TypeError
    return [f"{part['id']}.{part['property']}" for part in parts]


def _hashed(kind: str, asked: bytes) -> str:
    return "response-" + hashlib.sha256(kind.encode() + b"\n" + asked).hexdigest()


def _encoding() -> str:
    return _best_encoding(request.headers.get("Accept-Encoding", ""))


@lru_cache(maxsize=64)
def _best_encoding(accepted: str) -> str:
    offered = parse_accept_header(accepted, Accept)
    return next((name for name in ("br", "gzip") if offered[name]), "identity")


def _compress(body: bytes) -> bytes:
    match _encoding():
        case "br":
            return brotli.compress(body, quality=5)
        case "gzip":
            return gzip.compress(body, 6, mtime=0)
    return body


def _headers(response: Response) -> dict[str, str]:
    """What is kept of a response beside its body."""
    named = {name: response.headers.get(name) for name in ("Content-Type", "Cache-Control")}
    etag, _ = response.get_etag()
    if etag:
        named["ETag"] = f'"{etag}-{_encoding()}"'  # the bytes differ, so the tags do
    if _encoding() != "identity":
        named["Content-Encoding"] = _encoding()
    return {name: value for name, value in named.items() if value} | {"Vary": "Accept-Encoding"}


def _response(packed: bytes) -> Response:
    head, _, body = packed.partition(b"\n")
    headers = orjson.loads(head)
    response = Response(body, headers=headers)
    if "ETag" in headers:
        response.make_conditional(request)
    return response
